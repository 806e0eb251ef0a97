"""textDocument/hover: the insights of the place under the pointer, or what an insight comment says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from ...core.analysis import InsightComment, Occurrence
from ...knowledge.model import Catalog, Insight
from ..engine import View
from ..render import MARKDOWN, PLAIN, Style, comment_note, lesson

if TYPE_CHECKING:
    from ..server import KinsightServer


def register(server: KinsightServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        view = await server.view(params.text_document.uri, findings=False)
        if view is None or not view.settings.hover:
            return None
        return answer(view, params.text_document.uri, params.position, server.caps.hover_markdown)


def answer(view: View, uri: str, position: types.Position, markdown: bool) -> types.Hover | None:
    """The hover at a position, None where nothing is explained."""
    offset = view.places.offset(uri, position)
    if offset is None:
        return None
    style = MARKDOWN if markdown else PLAIN
    comment = view.analysis.comment_at(offset)
    if comment is not None:
        return _hover(view, comment, _about_comment(comment, view.catalog, style), markdown)
    occurrence = view.analysis.occurrence_at(offset)
    if occurrence is None:
        return None
    insights = shown(occurrence, view)
    if not insights:
        return None
    text = lesson(style, occurrence.name, insights, view.settings.level, occurrence.guess)
    return _hover(view, occurrence, text, markdown)


def shown(occurrence: Occurrence, view: View) -> list[Insight]:
    """The insights of an occurrence that the settings let through, in order."""
    known = (view.catalog.insights.get(name) for name in occurrence.insights)
    return [insight for insight in known if insight is not None and insight.category in view.settings.categories]


def _hover(view: View, at: Occurrence | InsightComment, text: str, markdown: bool) -> types.Hover | None:
    place = view.places.locate(at.start, at.end)
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    return types.Hover(types.MarkupContent(kind, text), place[1]) if place else None


def _about_comment(comment: InsightComment, catalog: Catalog, style: Style) -> str:
    return comment_note(style, comment.category, comment.form, _written_insight(comment, catalog))


def _written_insight(comment: InsightComment, catalog: Catalog) -> Insight | None:
    """The catalog's insight whose brief or text the comment repeats."""
    words = {_squeezed(comment.text), _squeezed(re.split(r"\n\s*-\s", comment.text, maxsplit=1)[0])}
    for insight in catalog.insights.values():
        if _squeezed(insight.brief) in words or _squeezed(insight.text) in words:
            return insight
    return None


def _squeezed(text: str) -> str:
    return " ".join(text.split())
