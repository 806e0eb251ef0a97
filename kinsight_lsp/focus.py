"""What an edit concerns, and how everything else moves along with the text.

A document is analysed statement by statement of its top level (a unit). An edit puts the units in focus that it changed and
those that use a name they bind. What an earlier analysis says of the other units still holds, at other offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .core import nodes as n
from .core.analysis import Analysis, Edit, Finding, Fix, Related
from .core.occurrence import Occurrence, spliced
from .core.scopes import class_table, unit_table
from .core.source import Source
from .core.syntax import Exchange, Module, exchanged
from .core.text import changed
from .resolve.infer import returns

MAX_CHANGED = 12  # units: an edit of more is no keystroke
MAX_FOCUS = 6_000  # bytes of units that are looked at because they use a name of an edited one


class Focus:
    """The units of one edit. units: those to analyse anew, in document order.

    statement: the one whose names are to be looked up anew, where no other statement of its unit can mean something else
    now; None for all that the units hold.
    """

    def __init__(
        self, source: Source, module: Module, before: Analysis, units: list[n.Unit], exchange: Exchange
    ) -> None:
        self.before = before
        self._shell = {line.kind for line in source.shell}  # such lines are looked up anew each time
        self.units = units
        self.start, self.old_end, self.new_end = changed(before.source.program, source.program)
        self._new = module
        self._ours = {id(unit) for unit in units}
        self._edited = self._stretch(exchange)
        self.statement: n.Statement | None = None
        if self._edited is not None and len(units) == 1 and not self._shell:
            self._narrow(exchange)

    def _narrow(self, exchange: Exchange) -> None:
        """Look at a single statement where only that was edited, and it gives nothing a name or a value."""
        old, new = exchange.gone, self.units[0]
        base = self._new.base(new)
        if len(old) != 1 or not (old[0].kind and new.kind) or self.before.module.base(old[0]) != base or self.start < base:
            return
        was = n.innermost_statement(old[0], self.start - base, self.old_end - base)
        now = n.innermost_statement(new, self.start - base, self.new_end - base)
        if was is None or now is None or not (_gives_nothing(was) and _gives_nothing(now)):
            return
        shift = self.new_end - self.old_end
        if was.start == now.start and was.end + shift == now.end:
            self.statement = now
            self._edited = base + was.start, base + was.end

    def _stretch(self, exchange: Exchange) -> tuple[int, int] | None:
        """Where the units in focus stood in the earlier text, when they are those that were edited and no others.

        What begins before the first offset stands where it stood, what begins at the second or later has moved together.
        """
        old, new = self.before.module, self._new
        first, last = exchange.first, exchange.last
        until = len(old.units) - last
        if self.units != new.units[first : len(new.units) - last] or exchange.gone != old.units[first:until]:
            return None
        since = old.bases[first - 1] + len(old.units[first - 1].text) if first else 0
        return since, old.bases[until] if last else len(old.program) + 1

    @classmethod
    def of(cls, source: Source, module: Module, before: Analysis) -> Focus | None:
        """The focus of the edit between two versions; None where nothing of the earlier one can be relied on."""
        if not _same_cells(source, before.source):
            return None
        exchange = exchanged(before.module, module)
        gone, fresh = exchange.gone, exchange.fresh
        if len(fresh) > MAX_CHANGED or len(gone) > MAX_CHANGED:
            return None
        tables = [unit_table(unit) for unit in (*fresh, *gone)]
        if any(binding.kind == "import" for table in tables for bindings in table.values() for binding in bindings):
            return None
        names = {name for table in tables for name in table} - _unaltered(fresh, gone)
        if not names:
            return cls(source, module, before, fresh, exchange)
        wanted, room = {id(unit) for unit in fresh}, MAX_FOCUS
        for unit in module.units:
            if id(unit) not in wanted and len(unit.text) <= room and not names.isdisjoint(_names_in(unit)):
                wanted.add(id(unit))
                room -= len(unit.text)
        return cls(source, module, before, [unit for unit in module.units if id(unit) in wanted], exchange)

    # -- what an earlier analysis said, at its new offsets

    def occurrences(self, fresh: tuple[Occurrence, ...]) -> Sequence[Occurrence]:
        """The occurrences of the units in focus and, moved, those of the others."""
        if self._edited is not None and not self._shell:
            return spliced(self.before.occurrences, *self._edited, fresh, self.new_end - self.old_end)
        kept = []
        for occurrence in self.before.occurrences:
            shift = self._shift(occurrence.start)
            if shift is not None and occurrence.kind not in self._shell:
                kept.append(occurrence.moved(shift) if shift else occurrence)
        return tuple(sorted((*kept, *fresh), key=lambda o: (o.start, o.end)))

    def unresolved(self, fresh: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
        """The places that tier 2 may be asked about, as :meth:`occurrences`."""
        known = self.before.unresolved
        if self._edited is not None:
            since, until = self._edited
            shift = self.new_end - self.old_end
            behind = [(offset + shift, name) for offset, name in known if offset >= until]
            return (*(place for place in known if place[0] < since), *fresh, *behind)
        shifts = ((self._shift(offset), offset, name) for offset, name in known)
        return (*((offset + shift, name) for shift, offset, name in shifts if shift is not None), *fresh)

    def findings(self, fresh: Iterable[Finding]) -> list[Finding]:
        """The findings of local rules in focus; and, moved, those of other units and of rules that wait."""
        found = {(f.start, f.end, f.code): f for f in fresh}
        for finding in self.before.findings:
            if finding.local and self._shift(finding.start) is None:
                continue
            moved = self._finding(finding)
            if moved is not None:
                found.setdefault((moved.start, moved.end, moved.code), moved)
        return list(found.values())

    def _shift(self, offset: int) -> int | None:
        """How far the text at an offset has moved with its unit; None in units in focus and between units."""
        old = self.before.module
        unit = old.unit_at(offset)
        if unit is None or id(unit) in self._ours or not self._new.has(unit):
            return None
        base = old.base(unit)
        return self._new.base(unit) - base if offset <= base + len(unit.text) else None

    def _range(self, start: int, end: int) -> tuple[int, int] | None:
        """A range of the earlier text in the newer one; None where the edit replaced it or took one of its ends away."""
        shift = self._shift(start)
        if shift is not None and shift == self._shift(end):
            return start + shift, end + shift
        if self.start <= start and end <= self.old_end and self.start < self.old_end and start < end:
            return None
        if self.start < start < self.old_end or self.start < end < self.old_end:
            return None
        return self._at(start), end if end <= self.start else self._at(end)

    def _at(self, offset: int) -> int:
        return offset if offset < self.old_end or offset < self.start else offset + self.new_end - self.old_end

    def _finding(self, finding: Finding) -> Finding | None:
        edits = finding.fix.edits if finding.fix is not None else ()
        others = (*edits, *finding.related)
        if finding.end < self.start and all(x.end < self.start for x in others):
            return finding
        if finding.start > self.old_end and all(x.start > self.old_end for x in others):
            return _moved(finding, self.new_end - self.old_end)
        span = self._range(finding.start, finding.end)
        if span is None:
            return None
        fix = finding.fix
        if fix is not None:
            moved = [self._range(edit.start, edit.end) for edit in edits]
            touched = any(
                self._shift(edit.start) is None and edit.start <= self.old_end and self.start <= edit.end for edit in edits
            )
            if touched or None in moved:
                fix = None  # it was made for another text
            else:
                fix = Fix(fix.title, tuple(Edit(*at, edit.text) for at, edit in zip(moved, edits, strict=True)), fix.safe)
        related = ((r, self._range(r.start, r.end)) for r in finding.related)
        return replace(
            finding, start=span[0], end=span[1], fix=fix,
            related=tuple(replace(r, start=at[0], end=at[1]) for r, at in related if at is not None),
        )  # fmt: skip


def _moved(finding: Finding, shift: int) -> Finding:
    """A finding so many bytes further on, with all that belongs to it."""
    if not shift:
        return finding
    fix = finding.fix
    if fix is not None:
        edits = tuple(Edit(edit.start + shift, edit.end + shift, edit.text) for edit in fix.edits)
        fix = Fix(fix.title, edits, fix.safe)
    related = tuple(Related(r.start + shift, r.end + shift, r.message) for r in finding.related)
    return Finding(
        finding.start + shift, finding.end + shift, finding.code, finding.severity, finding.message, fix, related,
        finding.tags, finding.local,
    )  # fmt: skip


def _gives_nothing(statement: n.Statement) -> bool:
    """Whether no name, attribute of a class or result gets its value in a statement."""
    kind = type(statement)
    if kind is n.Assign:
        if any(type(target) not in (n.Attribute, n.Subscript) for target in statement.targets):
            return False
        if any(type(outer) is n.ClassDef for outer in statement.ancestors()):
            return False
    elif kind not in (n.Expr, n.AugAssign, n.Assert, n.Raise, n.Delete):
        return False
    return not any(type(node) in (n.NamedExpr, n.Yield) for node in statement.walk())


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
        names = unit.cache["names"] = frozenset(node.id for node in unit.nodes if type(node) is n.Name)
    return names
