"""Chooses the insights of a whole document: which, where and how they speak. The same input gives the same plan.

A level teaches its own insights first; what is missing to the target is filled from the levels next to it. Priority
places go first, guesses after what is certain, no insight twice, no two on one statement. The document's total is a
hard cap; a section's cell is exceeded only where priority places would otherwise leave the document below its target.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ..core.analysis import Analysis, InsightComment, Occurrence
from ..core.config import CATEGORIES, Settings
from ..knowledge.model import SECTIONS, Catalog, Insight
from .place import Place, find_place
from .present import says, squash
from .region import is_blank_line, is_comment_line, region_at
from .sections import GENERAL, Sections
from .statements import enclosing_loop, find_statement, line_statement

TOTALS = {"beginner": (15, 20), "intermediate": (8, 12), "advanced": (3, 5)}
_CELLS = {"beginner": (4, 5), "intermediate": (2, 3), "advanced": (1, 1)}
_SHORT_CELLS = {"beginner": (3, 4), "intermediate": (2, 2), "advanced": (1, 1)}
_SHORT = ("inference", "evaluation")
PRIORITY = 70
"""From this priority on an insight belongs to a priority place."""

# What a place that fits less costs: another insight explains it better, another section, none at all.
_BESIDE, _STRANGE, _NO_SECTION = 3, 4, 10
_NEAREST = {
    "beginner": ("beginner", "intermediate", "advanced"),
    "intermediate": ("intermediate", "beginner", "advanced"),
    "advanced": ("advanced", "intermediate", "beginner"),
}
_BELOW = {"beginner": "", "intermediate": "beginner", "advanced": "intermediate"}  # fills sections that lack some
_KINDS = {"keyword": 0, "literal": 0, "definition": 1, "attribute": 1, "name": 1, "chain": 2, "import": 9}


@dataclass(frozen=True, slots=True)
class Options:
    """What to choose. sections: only what stands in these (none: all); form: auto, inline or block."""

    level: str = "beginner"
    density: float = 1.0
    categories: tuple[str, ...] = CATEGORIES
    sections: tuple[str, ...] = ()
    form: str = "auto"

    @classmethod
    def of(cls, settings: Settings, sections: tuple[str, ...] = ()) -> Options:
        return cls(settings.level, settings.density, settings.categories, sections, settings.form)

    @property
    def total(self) -> tuple[int, int]:
        """The band of the whole document: the target and the cap."""
        low, high = self._scaled(TOTALS[self.level])
        if self.sections and GENERAL not in self.sections:
            low = min(low, sum(self.cell(section)[0] for section in self.sections))
        return low, high

    def cell(self, section: str) -> tuple[int, int]:
        """The band of one section."""
        return self._scaled((_SHORT_CELLS if section in _SHORT else _CELLS)[self.level])

    def _scaled(self, band: tuple[int, int]) -> tuple[int, int]:
        low, high = (max(1, int(number * self.density + 0.5)) for number in band)
        return low, high


@dataclass(frozen=True, slots=True)
class Choice:
    """One insight at one place. placement: where it goes, before, after or loop; form: inline or block."""

    insight: Insight
    occurrence: Occurrence
    placement: str
    form: str
    section: str


@dataclass(frozen=True, slots=True)
class Plan:
    """choices: in the order of the document; own: how many insights people wrote, by section."""

    choices: tuple[Choice, ...]
    own: dict[str, int]
    options: Options

    def counts(self) -> dict[str, int]:
        """How many insights each section has, people's included, in the order of the sections."""
        found = Counter(choice.section for choice in self.choices)
        found.update(self.own)
        return {section: found[section] for section in SECTIONS if found[section]}

    @property
    def total(self) -> int:
        return len(self.choices) + sum(self.own.values())


def make_plan(
    analysis: Analysis, catalog: Catalog, options: Options | None = None,
    ignored: Iterable[InsightComment] = (),
) -> Plan:  # fmt: skip
    """The plan for a document. ignored: insight comments that annotate itself wrote and would replace."""
    return _Planner(analysis, catalog, options or Options(), set(ignored)).plan()


@dataclass(frozen=True, slots=True)
class _Seat:
    """A place for an insight. claims: the statements (by their line) that it would stand on or directly above."""

    occurrence: Occurrence
    placement: str
    section: str
    claims: frozenset[int]
    rank: tuple


class _Planner:
    def __init__(self, analysis: Analysis, catalog: Catalog, options: Options, ignored: set[InsightComment]) -> None:
        self.analysis = analysis
        self.catalog = catalog
        self.options = options
        self.sections = Sections(analysis, catalog)
        self.comments = [comment for comment in analysis.comments if comment not in ignored]
        self.text = analysis.source.text
        self.taken: dict[int, str] = {}  # line of a statement -> insight, "" for a person's
        self.seated: dict[str, _Seat] = {}
        self.own: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self.loose = False  # whether an insight may move to a place that fits it less
        self._places: dict[tuple[int, int, str], Place | None] = {}
        self._seats: dict[str, list[_Seat]] = {}

    def plan(self) -> Plan:
        for comment in self.comments:
            line, section = self.person(comment)
            self.taken[line] = ""
            self.own[section] += 1
            self.counts[section] += 1
        self.candidates = self.find_candidates()
        self.choose()
        seats = sorted(self.seated.items(), key=lambda item: (item[1].occurrence.start, item[0]))
        return Plan(tuple(self.spoken(seats)), dict(self.own), self.options)

    # -- what can be chosen

    def find_candidates(self) -> dict[str, list[Occurrence]]:
        """The occurrences of every insight that may be chosen at all, by its id in the catalog's order."""
        found: dict[str, list[Occurrence]] = defaultdict(list)
        for occurrence in self.analysis.occurrences:
            for name in occurrence.insights:
                found[name].append(occurrence)
        usable = {}
        for name, insight in self.catalog.insights.items():
            if name in found and insight.category in self.options.categories:
                if not any(says(comment, insight) for comment in self.comments):
                    usable[name] = found[name]
        return usable

    def seats(self, name: str) -> list[_Seat]:
        """The places of an insight, the best first."""
        if name not in self._seats:
            insight = self.catalog.insights[name]
            seats = [seat for o in self.candidates[name] for seat in self.seats_at(insight, o)]
            seats.sort(key=lambda seat: seat.rank)
            self._seats[name] = seats
        return self._seats[name]

    def seats_at(self, insight: Insight, occurrence: Occurrence) -> Iterator[_Seat]:
        section = self.sections.of(occurrence)
        if section == GENERAL or occurrence.kind == "import" and insight.section != GENERAL:
            section = insight.section
        if self.options.sections and section not in self.options.sections:
            return
        placements = [self.placement(insight, occurrence)]
        if placements[0] != "before":
            placements.append("before")
        for turn, placement in enumerate(placements):
            place = self.place(occurrence, placement)
            if place is None:
                continue
            rank = (
                occurrence.guess, occurrence.kind == "import",
                section != insight.section and insight.section != GENERAL,
                occurrence.insights.index(insight.id), len(occurrence.insights), _KINDS.get(occurrence.kind, 1),
                occurrence.start, turn,
            )  # fmt: skip
            yield _Seat(occurrence, placement, section, frozenset(self.claims(place, occurrence)), rank)

    def placement(self, insight: Insight, occurrence: Occurrence) -> str:
        """Where the insight goes. A statement in a loop's body has it above itself, which is in the loop as well."""
        if insight.placement == "loop":
            node = find_statement(self.analysis.module, *occurrence.statement)
            if node is None or enclosing_loop(node, in_header=False) is not None:
                return "before"
        return insight.placement

    def place(self, occurrence: Occurrence, placement: str) -> Place | None:
        key = (occurrence.start, occurrence.end, placement)
        if key not in self._places:
            self._places[key] = find_place(self.analysis, occurrence, placement)
        return self._places[key]

    def claims(self, place: Place, occurrence: Occurrence) -> Iterator[int]:
        """The statement that the insight is about, and the one that it would stand above."""
        about = self.place(occurrence, "before")
        yield about.first if about is not None else place.first
        landing = place.line
        while landing <= place.region.last:
            if not (is_blank_line(self.text, landing) or is_comment_line(self.text, landing)):
                yield self.statement_line(landing)
                return
            landing += 1
        yield -2 - place.region.last  # the end of the region can hold one

    def statement_line(self, line: int) -> int:
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
        line = self.statement_line(line)
        content = self.text.line(line)
        offset = self.text.line_start(line) + len(content) - len(content.lstrip(" \t\f\ufeff"))
        node = find_statement(self.analysis.module, offset, offset)
        span = self.analysis.module.span(node) if node is not None else (offset, offset)
        return line, self.sections.at(*span)

    # -- choosing

    def choose(self) -> None:
        options = self.options
        low, high = options.total
        tiers = {level: self.ranked(level) for level in _NEAREST[options.level]}
        own, *rest = tiers.values()
        others = [name for tier in rest for name in tier]

        def within(end: int) -> Callable[[str], bool]:
            return lambda section: self.counts[section] < options.cell(section)[end]

        # Every section its lower end first, priority places before the rest; then priority places alone.
        self.fill(own, high, within(0), self.is_priority)
        self.fill(own, high, within(0))
        self.fill(own, high, within(1), self.is_priority)
        self.fill(own, low, within(1))
        self.fill(tiers.get(_BELOW[options.level], []), high, within(0))
        for end in (0, 1):
            self.fill(others, low, within(end))
        self.loose = True
        for names in (own, others):
            self.fill(names, low, within(1))
        if options.sections:
            return
        for names in (own, others):
            self.fill(names, low, lambda section: section == GENERAL)
            self.fill(names, low, lambda section: True, self.is_priority)

    def is_priority(self, name: str) -> bool:
        return self.catalog.insights[name].priority >= PRIORITY

    def ranked(self, level: str) -> list[str]:
        """The candidates of a level: certain ones first, then by priority, then in the order of the document."""
        keys = {}
        for name in self.candidates:
            insight = self.catalog.insights[name]
            if insight.level == level and (seats := self.seats(name)):
                best = seats[0]
                keys[name] = (best.occurrence.guess, -self.weight(insight, best), best.occurrence.start, name)
        return sorted(keys, key=keys.__getitem__)

    @staticmethod
    def weight(insight: Insight, seat: _Seat) -> int:
        """The priority, less what makes the insight fit its place less than others do."""
        strange = seat.section != insight.section and insight.section != GENERAL
        beside = _BESIDE * seat.occurrence.insights.index(insight.id)
        return insight.priority - beside - _STRANGE * strange - _NO_SECTION * (seat.section == GENERAL)

    def fill(
        self,
        names: list[str],
        limit: int,
        room: Callable[[str], bool],
        wanted: Callable[[str], bool] = lambda name: True,
    ) -> None:
        """Seat the insights until the document has as many as the limit. room: whether a section has room for one."""
        for name in names:
            if sum(self.counts.values()) >= limit:
                return
            if name not in self.seated and wanted(name) and self.is_new(name):
                self.seat(name, room)

    def is_new(self, name: str) -> bool:
        """Whether no chosen insight says the same under another id."""
        brief = squash(self.catalog.insights[name].brief)
        return all(squash(self.catalog.insights[other].brief) != brief for other in self.seated)

    def seat(self, name: str, room: Callable[[str], bool]) -> bool:
        """Give the insight its best free place, or one whose insight can move to another of its own."""
        seats = [seat for seat in self.usable_seats(name) if room(seat.section)]
        for seat in seats:
            if not any(line in self.taken for line in seat.claims):
                self.take(name, seat)
                return True
        for seat in seats:
            blockers = {self.taken[line] for line in seat.claims if line in self.taken}
            if len(blockers) == 1 and "" not in blockers and self.moved(blockers.pop(), seat):
                self.take(name, seat)
                return True
        return False

    def usable_seats(self, name: str) -> list[_Seat]:
        """Without imports where the name is used further down, as long as the document is not short of insights."""
        seats = self.seats(name)
        if self.loose or all(seat.occurrence.kind == "import" for seat in seats):
            return seats
        return [seat for seat in seats if seat.occurrence.kind != "import"]

    def moved(self, name: str, wanted: _Seat) -> bool:
        """Move a seated insight to a place of the same section, as certain, that leaves the wanted one free."""
        alike = 3 if self.loose else 6
        old = self.seated[name]
        self.free(name)
        for seat in self.seats(name):
            same = seat.section == old.section and seat.rank[:alike] == old.rank[:alike]
            if same and not seat.claims & wanted.claims and not any(line in self.taken for line in seat.claims):
                self.take(name, seat)
                return True
        self.take(name, old)
        return False

    def take(self, name: str, seat: _Seat) -> None:
        self.seated[name] = seat
        self.counts[seat.section] += 1
        for line in seat.claims:
            self.taken[line] = name

    def free(self, name: str) -> None:
        seat = self.seated.pop(name)
        self.counts[seat.section] -= 1
        for line in seat.claims:
            del self.taken[line]

    # -- how they speak

    def spoken(self, seats: Iterable[tuple[str, _Seat]]) -> Iterator[Choice]:
        """Beginners get every insight in its own form, the intermediate one block a section, the advanced one line."""
        seats = list(seats)
        blocks: dict[str, str] = {}  # of each section, the block that matters most
        for name, seat in sorted(seats, key=lambda item: -self.catalog.insights[item[0]].priority):
            if self.catalog.insights[name].form == "block":
                blocks.setdefault(seat.section, name)
        for name, seat in seats:
            insight = self.catalog.insights[name]
            form = self.options.form
            if form == "auto":
                form = insight.form
                if (
                    self.options.level == "advanced"
                    or self.options.level == "intermediate"
                    and blocks.get(seat.section) != name
                ):
                    form = "inline"
            yield Choice(
                replace(insight, placement=seat.placement), seat.occurrence, seat.placement, form, seat.section
            )
