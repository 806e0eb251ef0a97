"""The places that insights explain, in order, and the same after an edit without touching each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_DEEP = 40  # occurrences before an offset that may still hold it: they nest no deeper


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place that insights explain.

    insights: ids, the most fitting first; name: the public name, literal or command; guess: a convention named it;
    statement: the range of the whole statement that holds the place; kind: name, keyword, literal, definition, shell …
    """

    start: int
    end: int
    insights: tuple[str, ...]
    name: str
    kind: str
    guess: bool
    statement: tuple[int, int]

    def moved(self, shift: int) -> Occurrence:
        """The same place that many bytes further on."""
        first, last = self.statement
        return Occurrence(
            self.start + shift, self.end + shift, self.insights, self.name, self.kind, self.guess,
            (first + shift, last + shift),
        )  # fmt: skip


class Moved(Sequence[Occurrence]):
    """Occurrences of which the last ones have all moved by as many bytes. Whoever wants all of them pays for the moving.

    first: those in place; rest: those that moved, at their earlier offsets, all of them behind the others; shift: bytes.
    """

    __slots__ = ("first", "rest", "shift", "_all")

    def __init__(self, first: tuple[Occurrence, ...], rest: tuple[Occurrence, ...], shift: int) -> None:
        self.first = first
        self.rest = rest
        self.shift = shift
        self._all: tuple[Occurrence, ...] | None = None

    @property
    def all(self) -> tuple[Occurrence, ...]:
        if self._all is None:
            self._all = self.first + tuple(occurrence.moved(self.shift) for occurrence in self.rest)
        return self._all

    def __len__(self) -> int:
        return len(self.first) + len(self.rest)

    def __getitem__(self, index):
        return self.all[index]

    def __iter__(self) -> Iterator[Occurrence]:
        return iter(self.all)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Moved):
            return self.all == other.all
        return self.all == other

    __hash__ = None


def spliced(known: Sequence[Occurrence], start: int, end: int, fresh: tuple[Occurrence, ...], shift: int) -> Moved:
    """Occurrences after an edit: those that begin before ``start``, the fresh ones, and those from ``end`` on, moved.

    start, end: offsets in the text that ``known`` is about; shift: bytes that what follows has moved by.
    """
    if not isinstance(known, Moved):
        known = Moved(tuple(known), (), 0)
    elif known.rest and known.rest[0].start + known.shift < end:
        split = bisect_left(known.rest, end - known.shift, key=_start)
        brought = tuple(occurrence.moved(known.shift) for occurrence in known.rest[:split])
        known = Moved(known.first + brought, known.rest[split:], known.shift)
    behind = bisect_left(known.first, end, key=_start)
    if behind < len(known.first):  # what stands between the edit and the rest moves by less than the rest
        between = tuple(occurrence.moved(-known.shift) for occurrence in known.first[behind:])
        known = Moved(known.first[:behind], between + known.rest, known.shift)
    before = known.first[: bisect_left(known.first, start, key=_start)]
    if shift:  # statements around the edit have grown
        before = tuple(_grown(one, shift) if one.statement[1] >= end else one for one in before)
    return Moved(before + fresh, known.rest, known.shift + shift)


def _grown(occurrence: Occurrence, shift: int) -> Occurrence:
    """The occurrence with a statement that ends so many bytes later."""
    return replace(occurrence, statement=(occurrence.statement[0], occurrence.statement[1] + shift))


def innermost(known: Sequence[Occurrence], offset: int) -> Occurrence | None:
    """The innermost occurrence whose range holds the offset (its end included, as a cursor after a name does)."""
    if not isinstance(known, Moved):
        return _best(known, offset, None)[1]
    best = _best(known.first, offset, None)
    moved = _best(known.rest, offset - known.shift, best[0])
    return moved[1].moved(known.shift) if moved[1] is not None else best[1]


def _best(
    known: Sequence[Occurrence], offset: int, rank: tuple[bool, int] | None
) -> tuple[tuple[bool, int] | None, Occurrence | None]:
    """The best of the occurrences that hold an offset, with its rank; none unless it is better than ``rank``."""
    best = None
    index = bisect_right(known, offset, key=_start) if known else 0
    for occurrence in known[max(0, index - _DEEP) : index]:
        if occurrence.start <= offset <= occurrence.end:
            here = offset == occurrence.end, occurrence.end - occurrence.start
            if rank is None or here < rank:
                rank, best = here, occurrence
    return rank, best


def _start(occurrence: Occurrence) -> int:
    return occurrence.start
