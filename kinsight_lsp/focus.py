"""What an edit concerns, and how everything else moves along with the text.

A document is analysed statement by statement of its top level (a unit). An edit puts the units in focus that it changed and
those that use a name they bind. What an earlier analysis says of the other units still holds, at other offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .core import nodes as n
from .core.analysis import Analysis, Edit, Finding, Fix, Occurrence
from .core.scopes import class_table, unit_table
from .core.source import Source
from .core.syntax import Module
from .core.text import changed
from .resolve.infer import returns

MAX_CHANGED = 12  # units: an edit of more is no keystroke
MAX_FOCUS = 6_000  # bytes of units that are looked at because they use a name of an edited one


class Focus:
    """The units of one edit. units: those to analyse anew, in document order."""

    def __init__(self, source: Source, module: Module, before: Analysis, units: list[n.Unit]) -> None:
        self.source = source
        self.before = before
        self.units = units
        self.start, self.old_end, self.new_end = changed(before.source.program, source.program)
        old, new = before.module, module
        ours = {id(unit) for unit in units}
        # Where the units that are not in focus stood: what lies in one of these ranges is still known.
        self._kept = [
            (base, base + len(unit.text))
            for unit, base in zip(old.units, old.bases, strict=True)
            if id(unit) not in ours and new.has(unit)
        ]

    @classmethod
    def of(cls, source: Source, module: Module, before: Analysis) -> Focus | None:
        """The focus of the edit between two versions; None where nothing of the earlier one can be relied on."""
        if not _same_cells(source, before.source):
            return None
        fresh = [unit for unit in module.units if not before.module.has(unit)]
        gone = [unit for unit in before.module.units if not module.has(unit)]
        if len(fresh) > MAX_CHANGED or len(gone) > MAX_CHANGED:
            return None
        tables = [unit_table(unit) for unit in (*fresh, *gone)]
        if any(binding.kind == "import" for table in tables for bindings in table.values() for binding in bindings):
            return None
        names = {name for table in tables for name in table} - _unaltered(fresh, gone)
        wanted, room = {id(unit) for unit in fresh}, MAX_FOCUS
        for unit in module.units:
            if id(unit) not in wanted and len(unit.text) <= room and not names.isdisjoint(_names_in(unit)):
                wanted.add(id(unit))
                room -= len(unit.text)
        return cls(source, module, before, [unit for unit in module.units if id(unit) in wanted])

    # -- what an earlier analysis said, at its new offsets

    def occurrences(self, fresh: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
        """The occurrences of the units in focus and, moved, those of the others."""
        kept = [
            self._occurrence(o)
            for o, inside in zip(self.before.occurrences, self._inside(o.start for o in self.before.occurrences), strict=True)
            if inside
        ]
        return tuple(sorted((*kept, *fresh), key=lambda o: (o.start, o.end)))

    def unresolved(self, fresh: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
        known = sorted(self.before.unresolved)
        inside = self._inside(offset for offset, _ in known)
        return (*((self._at(offset), name) for (offset, name), kept in zip(known, inside, strict=True) if kept), *fresh)

    def findings(self, fresh: Iterable[Finding]) -> list[Finding]:
        """The findings of local rules in focus; and, moved, those of other units and of rules that wait."""
        found = {(f.start, f.end, f.code): f for f in fresh}
        old = self.before.findings
        for finding, inside in zip(old, self._inside(f.start for f in old), strict=True):
            if finding.local and not inside:
                continue
            moved = self._finding(finding)
            if moved is not None:
                found.setdefault((moved.start, moved.end, moved.code), moved)
        return list(found.values())

    def _inside(self, offsets: Iterable[int]) -> Iterable[bool]:
        """For each of ascending offsets whether it lies in a unit that is not in focus."""
        index, kept = 0, self._kept
        for offset in offsets:
            while index < len(kept) and kept[index][1] < offset:
                index += 1
            yield index < len(kept) and kept[index][0] <= offset

    def _at(self, offset: int) -> int:
        return offset if offset < self.old_end or offset < self.start else offset + self.new_end - self.old_end

    def _range(self, start: int, end: int) -> tuple[int, int] | None:
        """A range of the earlier text in the newer one; None where the edit replaced it or took one of its ends away."""
        if self.start <= start and end <= self.old_end and self.start < self.old_end and start < end:
            return None
        if self.start < start < self.old_end or self.start < end < self.old_end:
            return None
        return self._at(start), end if end <= self.start else self._at(end)

    def _occurrence(self, occurrence: Occurrence) -> Occurrence:
        shift = self._at(occurrence.start) - occurrence.start
        if not shift:
            return occurrence
        first, last = occurrence.statement
        outer = occurrence.outer and (occurrence.outer[0] + shift, occurrence.outer[1] + shift)
        return Occurrence(
            occurrence.start + shift, occurrence.end + shift, occurrence.insights, occurrence.name, occurrence.kind,
            occurrence.guess, (first + shift, last + shift), outer,
        )  # fmt: skip

    def _finding(self, finding: Finding) -> Finding | None:
        edits = finding.fix.edits if finding.fix is not None else ()
        if finding.end <= self.start and all(x.end < self.start for x in (*edits, *finding.related)):
            return finding
        span = self._range(finding.start, finding.end)
        if span is None:
            return None
        fix = finding.fix
        if fix is not None:
            moved = [self._range(edit.start, edit.end) for edit in edits]
            touched = any(edit.start <= self.old_end and self.start <= edit.end for edit in edits)
            if touched or None in moved:
                fix = None  # it was made for another text
            else:
                fix = Fix(fix.title, tuple(Edit(*at, edit.text) for at, edit in zip(moved, edits, strict=True)), fix.safe)
        related = ((r, self._range(r.start, r.end)) for r in finding.related)
        return replace(
            finding, start=span[0], end=span[1], fix=fix,
            related=tuple(replace(r, start=at[0], end=at[1]) for r, at in related if at is not None),
        )  # fmt: skip


def _same_cells(source: Source, before: Source) -> bool:
    """Whether both are made of the same cells in the same order, with the same magics."""
    if [cell.uri for cell in source.code_cells] != [cell.uri for cell in before.code_cells]:
        return False
    return [line.text for line in source.shell] == [line.text for line in before.shell]


def _unaltered(fresh: list[n.Unit], gone: list[n.Unit]) -> set[str]:
    """The functions and classes that were edited where nobody outside looks: signatures and results are what they were."""
    before = {name: interface for unit in gone for name, interface in _interfaces(unit)}
    after = {name: interface for unit in fresh for name, interface in _interfaces(unit)}
    return {name for name, interface in after.items() if before.get(name) == interface}


def _interfaces(unit: n.Unit) -> Iterator[tuple[str, list[str]]]:
    """What others see of a unit's function or class: heads and returned values, for a class also its attributes."""
    for statement in unit.body:
        if type(statement) is n.FunctionDef:
            yield statement.name, _face(statement)
        elif type(statement) is n.ClassDef:
            table = class_table(statement)
            seen = [base.source for base in statement.bases]
            for name, method in table.methods.items():
                seen += [name, *_face(method)]
            for name, bindings in table.attributes.items():
                seen += [name, *(binding.node.source for binding in bindings)]
            yield statement.name, seen


def _face(function: n.FunctionDef) -> list[str]:
    head = [node.source for node in (*function.decorators, *function.params)]
    return [*head, function.returns.source if function.returns is not None else "", *(r.source for r in returns(function))]


def _names_in(unit: n.Unit) -> frozenset[str]:
    """The names that a unit uses. Cached with the unit."""
    names = unit.cache.get("names")
    if names is None:
        nodes = (node for statement in unit.body for node in statement.walk())
        names = unit.cache["names"] = frozenset(node.id for node in nodes if type(node) is n.Name)
    return names
