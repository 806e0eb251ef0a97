"""Parsing: a document becomes a :class:`Module`, a list of units with their places.

Units whose text did not change are taken over from the module before, so that an edit lowers one statement anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache

import tree_sitter_python
from tree_sitter import Language, Parser, Tree

from .lower import Lowering
from .nodes import Node, Unit



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


def parse(program: bytes, before: Module | None = None) -> Module:
    """Parse a program; whole units of an earlier version are reused where their text is the same. Never raises on any text."""
    tree = Parser(_language()).parse(program)
    known: dict[tuple[str, bytes], list[Unit]] = defaultdict(list)
    if before is not None:
        for unit in before.units:
            if unit.kind:
                known[unit.kind, unit.text].append(unit)
    units: list[Unit] = []
    bases: list[int] = []
    for child in tree.root_node.children:
        if child.type == "comment" or not child.is_named:
            continue
        start = child.start_byte
        text = program[start : child.end_byte]
        kind = "" if child.has_error else child.type
        same = known.get((kind, text))
        if same:
            unit = same.pop(0)
        else:
            unit = Unit(text, kind)
            try:
                Lowering(unit, start).statement(child, unit.body)
            except RecursionError:
                unit.body = []
        units.append(unit)
        bases.append(start)
    return Module(program, tree, units, bases)
