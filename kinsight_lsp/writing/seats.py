"""Where insights could stand in a document: for each the places of its own, and the statements that it would take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..core import nodes as n
from ..core.analysis import Analysis, InsightComment, Occurrence
from ..knowledge.model import Catalog, Insight
from .place import Place, find_place
from .present import says
from .region import is_blank_line, is_comment_line, line_indent, region_at
from .sections import GENERAL, Sections
from .statements import enclosing_loop, find_statement, line_statement

_KINDS = {"keyword": 0, "literal": 0, "definition": 1, "attribute": 1, "name": 1, "chain": 2, "import": 9}


@dataclass(frozen=True, slots=True)
class Seat:
    """A place for an insight. claims: the statements (by their line) that it would stand on or directly above.

    rank: smaller fits better; its first fields are guess (or mere mention) and other section.
    """

    occurrence: Occurrence
    placement: str
    section: str
    claims: frozenset[int]
    rank: tuple


class Seats:
    """The seats of one document. comments: people's insights, which stay; wanted: only these sections (none: all)."""

    def __init__(
        self, analysis: Analysis, catalog: Catalog, categories: Iterable[str], wanted: Iterable[str],
        comments: Iterable[InsightComment],
    ) -> None:  # fmt: skip
        self.analysis = analysis
        self.catalog = catalog
        self.wanted = tuple(wanted)
        self.sections = Sections(analysis, catalog)
        self.text = analysis.source.text
        self._places: dict[tuple[int, int, str], Place | None] = {}
        self._seats: dict[str, list[Seat]] = {}
        self.candidates = self._candidates(set(categories), list(comments))
        self.kin = self._kin()

    def _candidates(self, categories: set[str], comments: list[InsightComment]) -> dict[str, list[Occurrence]]:
        """The occurrences of every insight that may be chosen at all, by its id in the catalog's order."""
        found: dict[str, list[Occurrence]] = defaultdict(list)
        for occurrence in self.analysis.occurrences:
            for name in occurrence.insights:
                found[name].append(occurrence)
        usable = {}
        for name, insight in self.catalog.insights.items():
            if name in found and insight.category in categories:
                if not any(says(comment, insight) for comment in comments):
                    usable[name] = found[name]
        return usable

    def _kin(self) -> dict[str, set[str]]:
        """For each candidate the others that explain the same name: side by side they would say much of it twice."""
        kin: dict[str, set[str]] = defaultdict(set)
        for occurrences in self.candidates.values():
            for occurrence in occurrences:
                for name in occurrence.insights:
                    kin[name].update(occurrence.insights)
        return kin

    def of(self, name: str) -> list[Seat]:
        """The places of an insight, the best first."""
        if name not in self._seats:
            insight = self.catalog.insights[name]
            occurrences = self.candidates[name]
            used = [o for o in occurrences if o.kind != "import"]  # an import is a place for what is used nowhere
            seats = [seat for o in used or occurrences for seat in self._at(insight, o)]
            seats.sort(key=lambda seat: seat.rank)
            self._seats[name] = seats
        return self._seats[name]

    def _at(self, insight: Insight, occurrence: Occurrence) -> Iterator[Seat]:
        section = self.sections.of(occurrence)
        if section == GENERAL or occurrence.kind == "import" and insight.section != GENERAL:
            section = insight.section
        if self.wanted and section not in self.wanted:
            return
        placements = [self._placement(insight, occurrence)]
        if placements[0] != "before":
            placements.append("before")
        for turn, placement in enumerate(placements):
            place = self._place(occurrence, placement)
            if place is None:
                continue
            rank = (
                occurrence.guess or self._is_mention(occurrence),
                section != insight.section and insight.section != GENERAL,
                occurrence.insights.index(insight.id), _KINDS.get(occurrence.kind, 1),
                occurrence.start, turn,
            )  # fmt: skip
            yield Seat(occurrence, placement, section, frozenset(self._claims(place, occurrence)), rank)

    def _is_mention(self, occurrence: Occurrence) -> bool:
        """Whether a class is only named, as in ``isinstance(layer, nn.Linear)``: it is explained where it is made."""
        last = occurrence.name.rpartition(".")[2]
        if occurrence.kind not in ("name", "attribute", "chain") or not last[:1].isupper():
            return False
        return self.text.data[occurrence.end : occurrence.end + 1] not in (b"(", b".")

    def _placement(self, insight: Insight, occurrence: Occurrence) -> str:
        """Where the insight goes. A statement in a loop's body has it above itself, which is in the loop as well."""
        if insight.placement == "loop":
            node = find_statement(self.analysis.module, *occurrence.statement)
            if node is None or enclosing_loop(node, in_header=False) is not None:
                return "before"
        if insight.placement == "after":
            node = find_statement(self.analysis.module, *occurrence.statement)
            if isinstance(node, n.Return | n.Raise) or not self._ends_paragraph(self._place(occurrence, "after")):
                return "before"  # between two lines of code it would read as about the lower one
        return insight.placement

    def _ends_paragraph(self, place: Place | None) -> bool:
        """Whether the code above a place ends there: with a blank line, its suite or its cell."""
        if place is None or place.line > place.region.last or is_blank_line(self.text, place.line):
            return True
        return len(line_indent(self.text, place.line).expandtabs(8)) < len(place.indent.expandtabs(8))

    def _place(self, occurrence: Occurrence, placement: str) -> Place | None:
        key = (occurrence.start, occurrence.end, placement)
        if key not in self._places:
            self._places[key] = find_place(self.analysis, occurrence, placement)
        return self._places[key]

    def _claims(self, place: Place, occurrence: Occurrence) -> Iterator[int]:
        """The statement that the insight is about, and the one that it would stand above."""
        about = self._place(occurrence, "before")
        yield about.first if about is not None else place.first
        landing = place.line
        while landing <= place.region.last:
            if not (is_blank_line(self.text, landing) or is_comment_line(self.text, landing)):
                yield self._statement_line(landing)
                return
            landing += 1
        yield -2 - place.region.last  # the end of the region can hold one

    def _statement_line(self, line: int) -> int:
        """The first line of the statement that the line belongs to."""
        content = self.text.line(line)
        offset = self.text.line_start(line) + len(content) - len(content.lstrip(" \t\f\ufeff"))
        node = find_statement(self.analysis.module, offset, offset)
        anchor = line_statement(self.analysis.module, node) if node is not None else None
        if anchor is None:
            return line
        start, _ = self.analysis.module.span(anchor)
        first = self.text.line_of(start)
        return first if self.analysis.module.span(node)[1] > offset else line

    def person(self, comment: InsightComment) -> tuple[int, str]:
        """The statement that a person's insight is about, by its line, and its section."""
        region = region_at(self.analysis.source, comment.start)
        first = self.text.line_of(comment.start)
        head = self.text.slice(self.text.line_start(first), comment.start).strip(" \t\f\ufeff")
        line = first if head else self.text.line_of(max(comment.end - 1, comment.start)) + 1
        while not head and line <= region.last:
            if not (is_blank_line(self.text, line) or is_comment_line(self.text, line)):
                break
            line += 1
        if line > region.last:
            line = first
        line = self._statement_line(line)
        content = self.text.line(line)
        offset = self.text.line_start(line) + len(content) - len(content.lstrip(" \t\f\ufeff"))
        node = find_statement(self.analysis.module, offset, offset)
        span = self.analysis.module.span(node) if node is not None else (offset, offset)
        return line, self.sections.at(*span)
