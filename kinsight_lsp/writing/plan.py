"""Chooses the insights of a whole document: which, where and how they speak. The same input gives the same plan.

A level teaches its own insights first; what is missing to the target is filled from the levels next to it. Priority
places go first, guesses after what is certain, no insight twice, no two on one statement, and of insights that explain
the same name one, as long as there are others. The document's total is a hard cap; a section's cell is exceeded only
where the document would otherwise stay below its target.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ..core.analysis import Analysis, InsightComment, Occurrence
from ..core.config import CATEGORIES, Settings
from ..knowledge.model import SECTIONS, Catalog, Insight
from .present import squash
from .seats import Seat, Seats
from .sections import GENERAL

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


class _Planner:
    def __init__(self, analysis: Analysis, catalog: Catalog, options: Options, ignored: set[InsightComment]) -> None:
        self.catalog = catalog
        self.options = options
        self.comments = [comment for comment in analysis.comments if comment not in ignored]
        self.seats = Seats(analysis, catalog, options.categories, options.sections, self.comments)
        self.taken: dict[int, str] = {}  # line of a statement -> insight, "" for a person's
        self.seated: dict[str, Seat] = {}
        self.own: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self.apart = True  # whether insights that explain the same name stay apart
        self.loose = False  # whether an insight may move to a place that fits it less

    def plan(self) -> Plan:
        for comment in self.comments:
            line, section = self.seats.person(comment)
            self.taken[line] = ""
            self.own[section] += 1
            self.counts[section] += 1
        self.choose()
        seats = sorted(self.seated.items(), key=lambda item: (item[1].occurrence.start, item[0]))
        return Plan(tuple(self.spoken(seats)), dict(self.own), self.options)

    # -- choosing

    def choose(self) -> None:
        options = self.options
        low, high = options.total
        tiers = {level: self.ranked(level) for level in _NEAREST[options.level]}
        every = sorted((name for tier in tiers.values() for name in tier), key=self.is_guess)
        # A guess about what belongs to no section is said only where little else can be.
        own = [name for name in tiers[options.level] if not (self.is_guess(name) and self.is_general(name))]

        def within(end: int, more: int = 0) -> Callable[[str], bool]:
            return lambda section: self.counts[section] < options.cell(section)[end] + more

        # Every section its lower end first, priority places before the rest; then priority places alone.
        for self.apart in (True, False):
            self.fill(own, high, within(0), self.is_priority)
            self.fill(own, high, within(0))
        self.apart = True
        self.fill(own, high, within(1), self.is_priority)
        self.fill(own, low, within(1))
        self.fill(tiers.get(_BELOW[options.level], []), high, within(0))
        for self.apart in (True, False):
            for end in (0, 1):
                self.fill(every, low, within(end))
        self.loose = True
        self.fill(every, low, within(1))
        if options.sections:
            return
        self.fill(every, low, lambda section: section == GENERAL)
        # The document's target is worth more than a section's cell: priority places win, and sections grow evenly.
        for wanted in (self.is_priority, None):
            for more in range(1, low):
                self.fill(every, low, within(1, more), wanted)
        for name in every:
            if sum(self.counts.values()) < low and name not in self.seated and self.is_new(name):
                self.squeeze(name, set())

    def is_priority(self, name: str) -> bool:
        return self.catalog.insights[name].priority >= PRIORITY

    def is_general(self, name: str) -> bool:
        return self.catalog.insights[name].section == GENERAL

    def is_guess(self, name: str) -> bool:
        return self.seats.of(name)[0].occurrence.guess

    def ranked(self, level: str) -> list[str]:
        """The candidates of a level: certain ones first, then by priority, then in the order of the document."""
        keys = {}
        for name in self.seats.candidates:
            insight = self.catalog.insights[name]
            if insight.level == level and (seats := self.seats.of(name)):
                best = seats[0]
                keys[name] = (best.occurrence.guess, -self.weight(insight, best), best.occurrence.start, name)
        return sorted(keys, key=keys.__getitem__)

    @staticmethod
    def weight(insight: Insight, seat: Seat) -> int:
        """The priority, less what makes the insight fit its place less than others do."""
        strange = seat.section != insight.section and insight.section != GENERAL
        beside = _BESIDE * seat.occurrence.insights.index(insight.id)
        return insight.priority - beside - _STRANGE * strange - _NO_SECTION * (seat.section == GENERAL)

    def fill(
        self,
        names: list[str],
        limit: int,
        room: Callable[[str], bool],
        wanted: Callable[[str], bool] | None = None,
    ) -> None:
        """Seat the insights until the document has as many as the limit. room: whether a section has room for one."""
        for name in names:
            if sum(self.counts.values()) >= limit:
                return
            if self.apart and not self.seats.kin[name].isdisjoint(self.seated):
                continue
            if name not in self.seated and (wanted is None or wanted(name)) and self.is_new(name):
                self.seat(name, room)

    def is_new(self, name: str) -> bool:
        """Whether no chosen insight says the same under another id."""
        brief = squash(self.catalog.insights[name].brief)
        return all(squash(self.catalog.insights[other].brief) != brief for other in self.seated)

    def seat(self, name: str, room: Callable[[str], bool]) -> bool:
        """Give the insight its best free place, or one whose insight can move to another of its own."""
        seats = [seat for seat in self.seats.of(name) if room(seat.section)]
        for seat in seats:
            if not any(line in self.taken for line in seat.claims):
                self.take(name, seat)
                return True
        for seat in seats:
            blockers = {self.taken[line] for line in seat.claims if line in self.taken}
            if len(blockers) == 1 and "" not in blockers:
                blocker = blockers.pop()
                if self.gives_way(blocker, name) and self.moved(blocker, seat):
                    self.take(name, seat)
                    return True
        return False

    def gives_way(self, seated: str, name: str) -> bool:
        """Whether one insight may push another off: what matters more stays where its name is met first."""
        insights = self.catalog.insights
        return self.loose or insights[seated].priority <= insights[name].priority

    def moved(self, name: str, wanted: Seat) -> bool:
        """Move a seated insight to a place of the same section, as certain, that leaves the wanted one free."""
        alike = 2 if self.loose else 4
        old = self.seated[name]
        self.free(name)
        for seat in self.seats.of(name):
            same = seat.section == old.section and seat.rank[:alike] == old.rank[:alike]
            if same and not seat.claims & wanted.claims and not any(line in self.taken for line in seat.claims):
                self.take(name, seat)
                return True
        self.take(name, old)
        return False

    def squeeze(self, name: str, tried: set[int]) -> bool:
        """Give the insight a place by moving others, which may move others in turn, to any place of theirs."""
        for seat in self.seats.of(name):
            blockers = {self.taken[line] for line in seat.claims if line in self.taken}
            if seat.claims & tried or "" in blockers or len(blockers) > 1:
                continue
            tried |= seat.claims
            moved = {other: self.seated[other] for other in blockers}
            for other in moved:
                self.free(other)
            self.take(name, seat)
            if all(self.squeeze(other, tried) for other in moved):
                return True
            self.free(name)
            for other, old in moved.items():
                self.take(other, old)
        return False

    def take(self, name: str, seat: Seat) -> None:
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

    def spoken(self, seats: Iterable[tuple[str, Seat]]) -> Iterator[Choice]:
        """Beginners get every insight in its own form, the intermediate one block a section, the advanced one line."""
        seats = list(seats)
        blocks: list[tuple[str, str]] = []  # what is told at length, what matters more first, and its section
        for name, seat in sorted(seats, key=lambda item: -self.catalog.insights[item[0]].priority):
            if self.catalog.insights[name].form == "block" and self.at_length(name, seat.section, blocks):
                blocks.append((name, seat.section))
        for name, seat in seats:
            form = self.options.form
            if form == "auto":
                form = "block" if (name, seat.section) in blocks else "inline"
            insight = replace(self.catalog.insights[name], placement=seat.placement)
            yield Choice(insight, seat.occurrence, seat.placement, form, seat.section)

    def at_length(self, name: str, section: str, blocks: list[tuple[str, str]]) -> bool:
        """Whether a block stays one. Of insights that explain the same name one is told at length."""
        if self.options.level == "beginner":
            return not any(other in self.seats.kin[name] for other, _ in blocks)
        return self.options.level == "intermediate" and all(where != section for _, where in blocks)
