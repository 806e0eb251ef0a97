"""Parsing: a document becomes a :class:`Module`, a list of units with their places.

Units whose text did not change are taken over from the module before, so that an edit lowers one statement anew.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

import tree_sitter_python
from tree_sitter import Language, Parser, Tree
from tree_sitter import Node as TreeNode

from .lower import Lowering
from .nodes import Node, Unit
from .text import changed

_NEXT = b"0\n"  # stands for the statement after a region that is parsed by itself


@lru_cache(maxsize=1)
def _language() -> Language:
    return Language(tree_sitter_python.language())


class Module:
    """A parsed document. Offsets of nodes are relative to their unit; :meth:`span` makes them absolute.

    tree may be that of an earlier version, ``text``: it is brought up to date when somebody asks for it.
    """

    __slots__ = ("program", "units", "bases", "_base_of", "_parsed")

    def __init__(
        self, program: bytes, tree: Tree, units: list[Unit], bases: list[int], text: bytes | None = None
    ) -> None:
        self.program = program
        self.units = units
        self.bases = bases
        self._base_of = dict(zip(map(id, units), bases, strict=True))
        self._parsed = tree, program if text is None else text  # the newest tree there is, and what it is of

    @property
    def tree(self) -> Tree:
        """tree-sitter's tree of the program."""
        tree, text = self._parsed
        if text is not self.program:
            tree = Parser(_language()).parse(self.program, _carried(self, self.program))
            self._parsed = tree, self.program
        return tree

    def base(self, unit: Unit) -> int:
        return self._base_of[id(unit)]

    def has(self, unit: Unit) -> bool:
        return id(unit) in self._base_of

    def span(self, node: Node) -> tuple[int, int]:
        """Absolute start and end of a node."""
        base = self._base_of[id(node.unit)]
        return base + node.start, base + node.end

    def absolute(self, node: Node, offset: int) -> int:
        """An offset of the node's unit as an offset of the document."""
        return self._base_of[id(node.unit)] + offset

    def unit_at(self, offset: int) -> Unit | None:
        """The unit that holds the offset, or the last one before it."""
        index = bisect_right(self.bases, offset) - 1
        return self.units[index] if index >= 0 else None

    def comments(self) -> list[tuple[int, int]]:
        """Absolute start and end of every comment, in order."""
        found = []
        cursor_stack = [self.tree.root_node]
        while cursor_stack:
            node = cursor_stack.pop()
            if node.type == "comment":
                found.append((node.start_byte, node.end_byte))
            elif b"#" in self.program[node.start_byte : node.end_byte] and node.type != "string":
                cursor_stack.extend(node.children)
        found.sort()
        return found


def parse(program: bytes, before: Module | None = None, exact: bool = True) -> Module:
    """Parse a program; what an earlier version has of it is reused where the text is the same. Never raises on any text.

    exact: the result is what parsing without ``before`` gives. Otherwise broken code may be cut up in another way: the
    parser mends it from where the earlier tree stood.
    """
    edit = changed(before.program, program) if before is not None else None
    if edit and not exact:
        module = _patched(program, before, edit)
        if module is not None:
            return module
    parser = Parser(_language())
    tree = parser.parse(program, _carried(before, program)) if edit else parser.parse(program)
    if edit and exact and tree.root_node.has_error:
        tree = parser.parse(program)
    reuse = _Reuse(before, edit) if edit else None
    units: list[Unit] = []
    bases: list[int] = []
    for child in tree.root_node.children:
        if child.type == "comment" or not child.is_named:
            continue
        start, end = child.start_byte, child.end_byte
        kind = "" if child.has_error else child.type
        unit = reuse.unit(kind, start, end, program) if reuse is not None else None
        units.append(unit or _unit(program[start:end], kind, child))
        bases.append(start)
    return Module(program, tree, units, bases)


class Exchange(NamedTuple):
    """How the units of two modules differ. gone: those that only the first has; fresh: those that only the second has.

    first: how many they share at their beginning, at the same places; last: how many others they share at their end.
    """

    gone: list[Unit]
    fresh: list[Unit]
    first: int
    last: int


def exchanged(before: Module, after: Module) -> Exchange:
    """The difference between two modules."""
    old, new = before.units, after.units
    first, shortest = 0, min(len(old), len(new))
    while first < shortest and old[first] is new[first] and before.bases[first] == after.bases[first]:
        first += 1
    last = 0
    while last < shortest - first and old[-1 - last] is new[-1 - last]:
        last += 1
    gone = [unit for unit in old[first : len(old) - last] if not after.has(unit)]
    return Exchange(gone, [unit for unit in new[first : len(new) - last] if not before.has(unit)], first, last)


def _unit(text: bytes, kind: str, child: TreeNode) -> Unit:
    """A statement lowered. child: its node in a tree."""
    unit = Unit(text, kind)
    try:
        Lowering(unit, child.start_byte).statement(child, unit.body)
    except RecursionError:
        unit.body = []
    return unit


def _patched(program: bytes, before: Module, edit: tuple[int, int, int]) -> Module | None:
    """The earlier module with the statements around an edit parsed anew, by themselves.

    None where that may not give what parsing the program gives: they are broken, or their neighbours are, or the edit
    reaches them.
    """
    start, old_end, new_end = edit
    units, bases = before.units, before.bases
    first = max(bisect_left(bases, start) - 1, 0)
    last = bisect_left(bases, old_end, first)
    shift = new_end - old_end
    begin = bases[first] if units and bases[first] < start else 0
    end = bases[last] + shift if last < len(units) else len(program)
    if not begin:
        first = 0
    neighbours = (*units[max(first - 1, 0) : first], *units[last : last + 1])
    if not all(unit.kind for unit in neighbours):
        return None
    if not all(at == 0 or program[at - 1 : at] == b"\n" for at in (begin, end if last < len(units) else 0)):
        return None
    region = program[begin:end]
    root = Parser(_language()).parse(region + _NEXT if last < len(units) else region).root_node
    children = root.children
    if root.has_error or last < len(units) and (not children or children.pop().start_byte != len(region)):
        return None
    known: dict[tuple[str, bytes], list[Unit]] = {}
    for unit in units[first:last]:
        known.setdefault((unit.kind, unit.text), []).append(unit)
    new, places = [], []
    for child in children:
        if child.type != "comment" and child.is_named:
            text = region[child.start_byte : child.end_byte]
            same = known.get((child.type, text))
            new.append(same.pop(0) if same else _unit(text, child.type, child))
            places.append(begin + child.start_byte)
    moved = [base + shift for base in bases[last:]] if shift else bases[last:]
    tree, text = before._parsed
    return Module(program, tree, units[:first] + new + units[last:], bases[:first] + places + moved, text)


def _carried(before: Module, program: bytes) -> Tree:
    """The newest tree of the earlier version, told how the program differs from what it was made of."""
    tree, text = before._parsed
    return _edited(tree, text, program, changed(text, program))


def _edited(tree: Tree, text: bytes, program: bytes, edit: tuple[int, int, int]) -> Tree:
    """A tree, told what happened to its text."""
    tree = tree.copy()
    start, old_end, new_end = edit
    tree.edit(start, old_end, new_end, _point(program, start), _point(text, old_end), _point(program, new_end))
    return tree


def _point(program: bytes, offset: int) -> tuple[int, int]:
    """Row and column of an offset, as tree-sitter counts them."""
    return program.count(b"\n", 0, offset), offset - program.rfind(b"\n", 0, offset) - 1


class _Reuse:
    """The units of an earlier version: those outside the edit by their place, the others by their text."""

    def __init__(self, before: Module, edit: tuple[int, int, int]) -> None:
        self.start, old_end, self.end = edit
        self.shift = self.end - old_end
        self.places = {base: unit for unit, base in zip(before.units, before.bases, strict=True) if unit.kind}
        self.old_end = old_end
        self.known: dict[tuple[str, bytes], list[Unit]] | None = None

    def unit(self, kind: str, start: int, end: int, program: bytes) -> Unit | None:
        if not kind:
            return None  # the tree of broken code depends on what stands around it
        if end < self.start or start > self.end:
            place = start if end < self.start else start - self.shift
            unit = self.places.get(place)
            if unit is not None and unit.kind == kind and len(unit.text) == end - start:
                del self.places[place]
                return unit
        if self.known is None:
            self.known = {}
            for base, unit in self.places.items():
                if base <= self.old_end and base + len(unit.text) >= self.start:
                    self.known.setdefault((unit.kind, unit.text), []).append(unit)
        same = self.known.get((kind, program[start:end]))
        return same.pop(0) if same else None
