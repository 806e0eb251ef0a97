"""Statements as lines: which one begins its line, what shares it, which loop it is in. Reads nodes, changes nothing."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from ..core import nodes as n
from ..core.syntax import Module

_HOLDERS = (n.Statement, n.ExceptHandler, n.Case)
_SUITES = ("body", "orelse", "final")
_GAP = b" \t\f\r\n\\"


def find_statement(module: Module, start: int, end: int) -> n.Statement | None:
    """The innermost statement that spans the range; with end == start, the innermost that holds the offset."""
    unit = module.unit_at(start)
    if unit is None:
        return None
    base = module.base(unit)
    found = None
    level: list[n.Node] = list(unit.body)
    while level:
        below: list[n.Node] = []
        for node in level:
            if base + node.start <= start and end <= base + node.end:
                if isinstance(node, n.Statement):
                    found = node
                below = [child for child in node.children() if isinstance(child, _HOLDERS)]
                break
        level = below
    return found


def parent_statement(node: n.Node) -> n.Statement | None:
    """The compound statement whose suite holds the statement."""
    parent = node.parent
    while parent is not None and not isinstance(parent, n.Statement):
        parent = parent.parent
    return parent


def suite(node: n.Node) -> list[n.Node]:
    """The suite that holds a statement, empty at module level."""
    if node.parent is not None:
        for name in _SUITES:
            statements = getattr(node.parent, name, None)
            if type(statements) is list and any(other is node for other in statements):
                return statements
    return []


def neighbour(module: Module, node: n.Node, step: int) -> n.Node | None:
    """The statement before (step -1) or after (step 1) one in its suite; at module level that is the program."""
    if node.parent is None:
        index = bisect_left(module.bases, module.base(node.unit))
        statements: list[n.Node] = module.units[index].body
        place = _place(statements, node) + step
        while not 0 <= place < len(statements):
            index += step
            if not 0 <= index < len(module.units):
                return None
            statements = module.units[index].body
            place = 0 if step > 0 else len(statements) - 1
        return statements[place]
    statements = suite(node)
    place = _place(statements, node) + step
    return statements[place] if statements and 0 <= place < len(statements) else None


def _place(statements: list[n.Node], node: n.Node) -> int:
    return next((index for index, other in enumerate(statements) if other is node), 0)


def is_elif(node: n.Node) -> bool:
    """Whether an ``if`` is written as the ``elif`` of another."""
    parent = node.parent
    return type(node) is n.If and type(parent) is n.If and parent.else_start == node.start


def begins_line(module: Module, node: n.Node) -> bool:
    """Whether only blanks stand before the statement on its line, and no backslash ends the line above."""
    data = module.program
    before, _ = module.span(node)
    while before and data[before - 1] in b" \t\f":
        before -= 1
    if before and data[before - 1] not in b"\r\n":
        return False
    return not _after_backslash(module, before)


def _after_backslash(module: Module, line_start: int) -> bool:
    data, end = module.program, line_start
    if data[end - 2 : end] == b"\r\n":
        end -= 2
    elif end:
        end -= 1
    if not end or data[end - 1] != 0x5C:
        return False
    node = module.tree.root_node.descendant_for_byte_range(end - 1, end)
    return node is None or node.type != "comment"


def joined(module: Module, left: n.Node, right: n.Node) -> bool:
    """Whether a semicolon joins two neighbours on one logical line."""
    gap = module.program[module.span(left)[1] : module.span(right)[0]]
    return gap.strip(_GAP) == b";" and not begins_line(module, right)


def line_statement(module: Module, node: n.Node) -> n.Node | None:
    """The statement that begins the logical line of a statement: above it a comment is legal and sensible.

    Climbs from ``b`` in ``a; b`` to ``a``, out of one-line suites, and from ``elif`` to its ``if``. None without one.
    """
    while True:
        if is_elif(node):
            node = node.parent
        elif begins_line(module, node):
            return node
        else:
            left = neighbour(module, node, -1)
            above = left if left is not None and joined(module, left, node) else parent_statement(node)
            if above is None:
                return None
            node = above


def last_statement(module: Module, node: n.Node) -> n.Node:
    """The last of the statements that semicolons join to one that begins a line."""
    while (right := neighbour(module, node, 1)) is not None and joined(module, node, right):
        node = right
    return node


def enclosing_loop(node: n.Node, in_header: bool) -> n.Node | None:
    """The nearest loop whose body runs the statement; the statement itself when it is a loop and in_header is true."""
    if in_header and isinstance(node, n.LOOPS):
        return node
    child, parent = node, node.parent
    while parent is not None and not isinstance(parent, n.SCOPES):
        if isinstance(parent, n.LOOPS) and any(other is child for other in parent.body):
            return parent
        child, parent = parent, parent.parent
    return None


def begins_definition(module: Module, node: n.Node) -> bool:
    """Whether the statement is the first of a function, class or program: a string above it would be a docstring."""
    if node.parent is None:
        return neighbour(module, node, -1) is None
    return isinstance(node.parent, (n.FunctionDef, n.ClassDef)) and node.parent.body[:1] == [node]


def last_future_import(module: Module, start: int, end: int) -> int:
    """The offset of the last ``from __future__`` import between the offsets, -1 without."""
    if module.program.find(b"__future__", start, end) < 0:
        return -1
    for unit in reversed(module.units):
        for node in reversed(unit.body):
            if type(node) is n.ImportFrom and node.module == "__future__":
                offset, _ = module.span(node)
                if start <= offset < end:
                    return offset
    return -1


def is_broken(module: Module, node: n.Node, start: int) -> bool:
    """Whether the syntax from an offset to the statement could not be read: its place in the program is not certain."""
    if not module.tree.root_node.has_error:
        return False
    offset, _ = module.span(node)
    if node.parent is None and offset > 0 and module.program[offset - 1] in b" \t":
        return True
    return any(first <= offset and start <= last for first, last in _unreadable(module))


@lru_cache(maxsize=2)
def _unreadable(module: Module) -> tuple[tuple[int, int], ...]:
    """The ranges of the top-level nodes that hold a syntax error."""
    return tuple((child.start_byte, child.end_byte) for child in module.tree.root_node.children if child.has_error)
