"""Parsing: a document becomes a :class:`Module`, a list of units with their places.

Units whose text did not change are taken over from the module before, so that an edit lowers one statement anew.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

import tree_sitter_python
from tree_sitter import Language, Parser, Tree

from .lower import Lowering
from .nodes import Node, Unit
from .text import changed



@lru_cache(maxsize=1)
def _language() -> Language:
    return Language(tree_sitter_python.language())


class Module:
    """A parsed document. Offsets of nodes are relative to their unit; :meth:`span` makes them absolute."""

    __slots__ = ("program", "tree", "units", "bases", "_base_of")

    def __init__(self, program: bytes, tree: Tree, units: list[Unit], bases: list[int]) -> None:
        self.program = program
        self.tree = tree
        self.units = units
        self.bases = bases
        self._base_of = {id(unit): base for unit, base in zip(units, bases, strict=True)}

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
    parser = Parser(_language())
    edit = changed(before.program, program) if before is not None else None
    tree = parser.parse(program, _edited(before, program, edit)) if edit else parser.parse(program)
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
        if unit is None:
            unit = Unit(program[start:end], kind)
            try:
                Lowering(unit, start).statement(child, unit.body)
            except RecursionError:
                unit.body = []
        units.append(unit)
        bases.append(start)
    return Module(program, tree, units, bases)


def _edited(before: Module, program: bytes, edit: tuple[int, int, int]) -> Tree:
    """The earlier tree, told what happened to its text."""
    tree = before.tree.copy()
    start, old_end, new_end = edit
    tree.edit(start, old_end, new_end, _point(program, start), _point(before.program, old_end), _point(program, new_end))
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
