"""Writes the planned insights into a document, in place of those that it wrote before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ..core.analysis import Analysis, Edit
from ..core.source import Source
from ..core.syntax import parse
from ..knowledge.model import Catalog
from .fixes import apply_edits
from .insert import insert_edit
from .plan import Choice, Options, Plan, make_plan
from .recognize import insight_comments
from .strip import own_comments, strip_source


@dataclass(frozen=True, slots=True)
class Annotated:
    """source: the annotated document; bare: without what annotate writes; plan: what was written."""

    source: Source
    bare: Source
    plan: Plan


def annotate_source(
    source: Source, analyze: Callable[[Source], Analysis], catalog: Catalog, options: Options | None = None
) -> Annotated:
    """Annotate a document. What annotate wrote before goes first, so that a second run changes nothing.

    analyze: takes a document; its findings are not looked at.
    """
    bare = strip_source(source, catalog)
    analysis = analyze(bare)
    plan = make_plan(analysis, catalog, options)
    written = [(choice, edit) for choice in plan.choices if (edit := choice_edit(analysis, choice)) is not None]
    edits = [edit for _, edit in written]
    if not _comes_off(analysis, edits, catalog):
        written = _safe(analysis, written, catalog)
        edits = [edit for _, edit in written]
    plan = replace(plan, choices=tuple(choice for choice, _ in written))
    return Annotated(apply_edits(bare, edits), bare, plan)


def choice_edit(analysis: Analysis, choice: Choice) -> Edit | None:
    """The edit that writes one choice of a plan for the analysis."""
    return insert_edit(analysis, choice.occurrence, choice.insight, choice.form)


def _safe(analysis: Analysis, written: list[tuple[Choice, Edit]], catalog: Catalog) -> list[tuple[Choice, Edit]]:
    """As many as can be removed again byte for byte."""
    kept: list[tuple[Choice, Edit]] = []
    for entry in written:
        if _comes_off(analysis, [edit for _, edit in [*kept, entry]], catalog):
            kept.append(entry)
    return kept


def _comes_off(analysis: Analysis, edits: list[Edit], catalog: Catalog) -> bool:
    """Whether all that the edits write is known as annotate's, and removing it restores the document."""
    if not edits:
        return True
    after = apply_edits(analysis.source, edits)
    module = parse(after.program, analysis.module)
    known = own_comments(after, insight_comments(after, module), catalog)
    if len(known) != len(edits):
        return False
    return strip_source(after, catalog, before=module).text.data == analysis.source.text.data
