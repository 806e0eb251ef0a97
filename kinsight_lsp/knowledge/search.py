"""Finds the insights and cautions that hold words."""

from __future__ import annotations

from collections.abc import Sequence

from .model import CATEGORIES, Catalog, Caution, Insight


def search(catalog: Catalog, words: Sequence[str]) -> list[Insight | Caution]:
    """The entries that hold every word, those with words in id or title first."""
    wanted = [word.casefold() for text in words for word in text.split()]
    ranked = []
    for entry in (*catalog.insights.values(), *catalog.cautions.values()):
        head = f"{name_of(entry)} {entry.title}".casefold()
        body = _body(entry).casefold()
        if wanted and all(word in head or word in body for word in wanted):
            ranked.append(
                (-sum(word in head for word in wanted), -getattr(entry, "priority", 50), name_of(entry), entry)
            )
    return [entry for *_, entry in sorted(ranked, key=lambda item: item[:3])]


def name_of(entry: Insight | Caution) -> str:
    """The id of an insight, the code of a caution."""
    return entry.id if isinstance(entry, Insight) else entry.code


def _body(entry: Insight | Caution) -> str:
    if isinstance(entry, Insight):
        names = (f"{t.value} {t.keyword}" for t in entry.on)
        return " ".join((entry.brief, entry.text, *entry.points, *names, CATEGORIES[entry.category]))
    return " ".join((entry.message, entry.what, entry.why, entry.mend, *entry.replacements))
