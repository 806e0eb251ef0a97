"""The edit that writes one insight beside one occurrence. It never changes what the program does."""

from __future__ import annotations

from ..core.analysis import Analysis, Edit, Occurrence
from ..knowledge.model import Insight
from .markers import continues_insight
from .place import Place, find_place
from .present import is_present
from .text import block_lines, comment_lines, inline_lines, without_coding

FORMS = ("auto", "inline", "block")


def insert_edit(analysis: Analysis, occurrence: Occurrence, insight: Insight, form: str = "auto") -> Edit | None:
    """The insertion of an insight at the place that its placement asks for.

    form: auto (the insight's own), inline or block; a block becomes ``#`` lines where a string changes the program.
    None when the insight is already there, or where no comment is legal. Offsets are bytes of the program.
    """
    if form not in FORMS:
        raise ValueError(f"form: {form!r}")
    place = find_place(analysis, occurrence, insight.placement)
    if place is None or is_present(analysis, place, insight):
        return None
    if insight.placement != "before":
        above = find_place(analysis, occurrence, "before")
        if above is not None and is_present(analysis, above, insight):
            return None
    if (insight.form if form == "auto" else form) == "inline":
        lines = inline_lines(insight)
    elif place.block and occurrence.kind not in ("shell", "magic"):
        lines = block_lines(insight, place.indent)
    else:
        lines = _ended(analysis, place, comment_lines(insight, place.indent))
    return _edit(analysis, place, lines)


def _ended(analysis: Analysis, place: Place, lines: list[str]) -> list[str]:
    """The comment form, closed with a bare ``#`` where somebody else's comment follows: it would read as its text."""
    text = analysis.source.text
    if place.line <= place.region.last and continues_insight(text.line(place.line), place.indent):
        return [*lines, "#"]
    return lines


def _edit(analysis: Analysis, place: Place, lines: list[str]) -> Edit:
    text, region = analysis.source.text, place.region
    if not analysis.source.is_notebook and place.line < 2:
        lines = [without_coding(line) if line.startswith("#") else line for line in lines]
    written = region.eol.join(place.indent + line for line in lines)
    if place.line > region.last:
        return Edit(region.end, region.end, region.eol + written)
    offset = max(text.line_start(place.line), region.start)
    return Edit(offset, offset, written + region.eol)
