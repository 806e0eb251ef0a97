"""The insights that could be written into a document, for inlay hints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..core.analysis import Edit, Occurrence
from ..core.text import changed
from ..knowledge.model import Insight
from ..writing.annotate import choice_edit
from ..writing.insert import insert_edit
from ..writing.plan import Options, make_plan
from ..writing.present import says
from ..writing.strip import own_comments
from ..writing.text import columns
from .engine import View

WIDTH = 40
"""Columns of a label at most: editors cut longer ones, in the middle of a word."""


@dataclass(frozen=True, slots=True)
class Hint:
    """An insight that could be written. offset: the end of the line that it is shown at."""

    offset: int
    insight: Insight
    occurrence: Occurrence
    edit: Edit

    @property
    def place(self) -> tuple[str, int, Edit]:
        """What a client sees of it, and where."""
        return self.insight.id, self.offset, self.edit


@dataclass(frozen=True, slots=True)
class Known:
    """The hints of a view. cost: seconds that it took to find them."""

    view: View
    hints: list[Hint]
    cost: float


def label(insight: Insight) -> str:
    """The label of a hint: the category and the title."""
    text = f"◂ [{insight.badge}] {' '.join(insight.title.split())}"
    if columns(text) <= WIDTH:
        return text
    while columns(text) > WIDTH - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def moved(known: Known, view: View) -> list[Hint]:
    """Hints at the places that they have in a newer text; what the edit touched, or wrote, is left out."""
    before, after = known.view.analysis.source.program, view.analysis.source.program
    if before == after:
        return known.hints
    start, end, new_end = changed(before, after)
    shift = new_end - end
    found = []
    for hint in known.hints:
        if any(says(comment, hint.insight) for comment in view.analysis.comments):
            continue
        places = (hint.offset, hint.edit.start, hint.edit.end)
        if all(place < start for place in places):
            found.append(hint)
        elif all(place > end for place in places):
            edit = Edit(hint.edit.start + shift, hint.edit.end + shift, hint.edit.text)
            found.append(Hint(hint.offset + shift, hint.insight, hint.occurrence, edit))
    return found


def find_hints(view: View) -> list[Hint]:
    """The hints that the settings ask for, in the order of the document."""
    found = _planned(view) if view.settings.inlay_hints == "priority" else _all(view)
    return sorted(found, key=lambda hint: hint.offset)


def _planned(view: View) -> Iterator[Hint]:
    """What annotate would write here, as far as it does not stand there."""
    own = [o.comment for o in own_comments(view.analysis.source, view.analysis.comments, view.catalog)]
    plan = make_plan(view.analysis, view.catalog, Options.of(view.settings), own)
    for choice in plan.choices:
        edit = choice_edit(view.analysis, choice)
        if edit is not None:
            yield Hint(_line_end(view, choice.occurrence), choice.insight, choice.occurrence, edit)


def _all(view: View) -> Iterator[Hint]:
    """The insight that fits best of every occurrence, each insight once: at a certain place rather than at a guess."""
    seen: set[str] = set()
    for occurrence in sorted(view.analysis.occurrences, key=lambda o: (o.guess, o.kind == "import", o.start)):
        insight = _best(view, occurrence)
        if insight is None or insight.id in seen:
            continue
        edit = insert_edit(view.analysis, occurrence, insight, view.settings.form)
        seen.add(insight.id)
        if edit is not None:
            yield Hint(_line_end(view, occurrence), insight, occurrence, edit)


def _best(view: View, occurrence: Occurrence) -> Insight | None:
    known = (view.catalog.insights.get(name) for name in occurrence.insights)
    shown = [i for i in known if i is not None and i.category in view.settings.categories]
    return next((i for i in shown if i.level == view.settings.level), shown[0] if shown else None)


def _line_end(view: View, occurrence: Occurrence) -> int:
    source = view.analysis.source
    cell = source.cell_at(occurrence.start)
    end = source.text.line_end(source.text.line_of(occurrence.start))
    return min(end, cell.end) if cell is not None else end


def gist(view: View) -> list[tuple[str, tuple[str, ...]]]:
    """What the hints of a view depend on, places aside."""
    return [(o.name, o.insights) for o in view.analysis.occurrences]
