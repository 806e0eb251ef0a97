"""What is known of a document, and what a search finds, as JSON for a client's own views."""

from __future__ import annotations

from typing import Any

from ..core.analysis import InsightComment, Occurrence
from ..knowledge.model import LEVELS, SECTIONS, Catalog, Caution, Insight
from ..knowledge.search import search
from ..writing.markers import KOREAN
from ..writing.strip import own_comments
from .engine import View
from .plain import range_json
from .render import MARKDOWN, caution_page, lesson_of, safe_url

_CATEGORIES = {word: name for name, word in KOREAN.items() if name != word}


def document_listing(view: View, uri: str) -> dict[str, Any]:
    """The occurrences, findings and insight comments of a view. uri: the program's."""
    return {
        "uri": uri,
        "level": view.settings.level,
        "insights": [entry for o in view.analysis.occurrences if (entry := _occurrence(view, o)) is not None],
        "findings": [
            {
                **place, "code": f.code, "severity": f.severity, "message": f.message,
                "fixable": f.fix is not None,
            }
            for f in view.analysis.findings
            if (place := _place(view, f.start, f.end)) is not None
        ],
        "comments": _comments(view),
    }  # fmt: skip


def search_results(catalog: Catalog, query: str, limit: int) -> list[dict[str, Any]]:
    """What holds all words of the query, the best first; everything for no word."""
    if query.split():
        found = search(catalog, [query])
    else:
        found = [*catalog.insights.values(), *catalog.cautions.values()]
    return [_insight_entry(e) if isinstance(e, Insight) else _caution_entry(e) for e in found[:limit]]


def _occurrence(view: View, occurrence: Occurrence) -> dict[str, Any] | None:
    place = _place(view, occurrence.start, occurrence.end)
    insights = (view.catalog.insights.get(name) for name in occurrence.insights)
    shown = [i for i in insights if i is not None and i.category in view.settings.categories]
    if place is None or not shown:
        return None
    return {
        **place,
        "name": occurrence.name,
        "kind": occurrence.kind,
        "guess": occurrence.guess,
        "insights": [_insight(insight) for insight in shown],
    }


def _comments(view: View) -> list[dict[str, Any]]:
    source, comments = view.analysis.source, view.analysis.comments
    written = {own.comment: own.insight.id for own in own_comments(source, comments, view.catalog)}
    return [_comment(place, c, written.get(c)) for c in comments if (place := _place(view, c.start, c.end))]


def _comment(place: dict[str, Any], comment: InsightComment, written: str | None) -> dict[str, Any]:
    return {
        **place,
        "form": comment.form,
        "category": _CATEGORIES[comment.category],
        "badge": comment.category,
        "text": comment.text,
        "id": written,
    }


def _place(view: View, start: int, end: int) -> dict[str, Any] | None:
    place = view.places.locate(start, end)
    return {"uri": place[0], "range": range_json(place[1])} if place else None


def _insight(insight: Insight) -> dict[str, Any]:
    return {
        "id": insight.id,
        "category": insight.category,
        "badge": insight.badge,
        "level": insight.level,
        "levelName": LEVELS[insight.level],
        "section": insight.section,
        "sectionName": SECTIONS[insight.section],
        "title": insight.title,
        "brief": insight.brief,
    }


def _insight_entry(insight: Insight) -> dict[str, Any]:
    names = [f"{t.value}({t.keyword}=)" if t.kind == "keyword" else t.value for t in insight.on]
    return {
        "kind": "insight",
        **_insight(insight),
        "names": list(dict.fromkeys(names)),
        "markdown": lesson_of(MARKDOWN, insight),
        "sources": [url for source in insight.source if (url := safe_url(source))],
    }


def _caution_entry(caution: Caution) -> dict[str, Any]:
    return {
        "kind": "caution",
        "id": caution.code,
        "severity": caution.severity,
        "level": caution.level,
        "levelName": LEVELS[caution.level],
        "section": caution.section,
        "sectionName": SECTIONS[caution.section],
        "title": caution.title,
        "brief": caution.what,
        "markdown": caution_page(MARKDOWN, caution),
        "sources": [url for source in caution.source if (url := safe_url(source))],
    }
