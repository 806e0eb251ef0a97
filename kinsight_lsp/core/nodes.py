"""Our own tree: what rules and resolution read instead of tree-sitter's nodes.

Names follow Python's ``ast``. Offsets are bytes relative to the start of the node's :class:`Unit`, a top-level
statement; they stay valid while the unit moves inside the document. Nodes are made once and never changed.
"""

from __future__ import annotations

from collections.abc import Iterator


class Unit:
    """One top-level statement: the piece that is parsed, analysed and remembered on its own.

    kind: what the grammar takes it for, or "" when it is broken: then its tree depends on the code around it.
    """

    __slots__ = ("text", "kind", "body", "cache", "_nodes")

    def __init__(self, text: bytes, kind: str) -> None:
        self.text = text
        self.kind = kind
        self.body: list[Node] = []
        self.cache: dict = {}
        self._nodes: list[Node] | None = None

    @property
    def nodes(self) -> list[Node]:
        """Every node in pre-order. Made once, when the body is complete."""
        if self._nodes is None:
            self._nodes = list(_in_order(self.body[::-1]))
        return self._nodes


class Node:
    """Base of all nodes. start, end: bytes relative to the unit."""

    __slots__ = ("unit", "start", "end", "parent")
    _fields: tuple[str, ...] = ()

    def __init__(self, unit: Unit, start: int, end: int) -> None:
        self.unit = unit
        self.start = start
        self.end = end
        self.parent: Node | None = None

    def children(self) -> Iterator[Node]:
        """Direct children in source order, as far as the fields are."""
        for name in self._fields:
            value = getattr(self, name)
            if value is None:
                continue
            if type(value) is list:
                yield from value
            else:
                yield value

    def walk(self) -> Iterator[Node]:
        """This node and everything below it, in pre-order."""
        return _in_order([self])

    def ancestors(self) -> Iterator[Node]:
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @property
    def source(self) -> str:
        """The text of the node."""
        return self.unit.text[self.start : self.end].decode("utf-8", "surrogatepass")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.source[:40]!r}>"


def _in_order(stack: list[Node]) -> Iterator[Node]:
    """The nodes of a stack, the last one first, each followed by all that is below it. Uses the stack up."""
    while stack:
        node = stack.pop()
        yield node
        for name in reversed(node._fields):
            value = getattr(node, name)
            if value.__class__ is list:
                stack += value[::-1]
            elif value is not None:
                stack.append(value)


def _define(name: str, fields: str = "", extra: str = "", base: type = Node) -> type:
    """A node class with child fields (walked) and extra slots (plain values).

    Its constructor is written out as ``dataclasses`` do it: nodes are what parsing makes most of.
    """
    children = tuple(fields.split())
    slots = children + tuple(extra.split())
    lines = [f"def __init__({', '.join(('self', 'unit', 'start', 'end', *slots))}):"]
    lines += [" self.unit = unit", " self.start = start", " self.end = end", " self.parent = None"]
    for slot in slots:
        lines.append(f" self.{slot} = {slot}")
    for slot in children:
        lines += [f" if {slot}.__class__ is list:", f"  for child in {slot}: child.parent = self"]
        lines += [f" elif {slot} is not None: {slot}.parent = self"]
    made: dict = {}
    exec("\n".join(lines), made)
    members = {"__slots__": slots, "_fields": children, "__init__": made["__init__"], "__module__": __name__}
    return type(name, (base,), members)


class Statement(Node):
    """Base of statements."""

    __slots__ = ()


class Expression(Node):
    """Base of expressions."""

    __slots__ = ()


# Expressions
Name = _define("Name", "", "id", Expression)
Attribute = _define("Attribute", "value", "attr attr_start", Expression)
Keyword = _define("Keyword", "value", "name name_end")  # name None for **value
Call = _define("Call", "func args keywords", "", Expression)
Constant = _define("Constant", "", "value kind", Expression)  # kind: str bytes number bool none ellipsis
JoinedStr = _define("JoinedStr", "values", "", Expression)
BinOp = _define("BinOp", "left right", "op op_start", Expression)
UnaryOp = _define("UnaryOp", "operand", "op", Expression)
BoolOp = _define("BoolOp", "left right", "op", Expression)
Compare = _define("Compare", "left comparators", "ops", Expression)
IfExp = _define("IfExp", "body test orelse", "", Expression)
Lambda = _define("Lambda", "args body", "", Expression)
NamedExpr = _define("NamedExpr", "target value", "", Expression)
Subscript = _define("Subscript", "value index", "", Expression)
Slice = _define("Slice", "parts", "", Expression)
Starred = _define("Starred", "value", "", Expression)
Await = _define("Await", "value", "", Expression)
Yield = _define("Yield", "value", "", Expression)
Sequence = _define("Sequence", "elements", "kind", Expression)  # kind: tuple list set
Dict = _define("Dict", "keys values", "", Expression)  # a None key is ** of its value: kept as Starred
Comprehension = _define("Comprehension", "generators element value", "kind", Expression)  # list set dict generator
Generator = _define("Generator", "target iter conditions")
Unknown = _define("Unknown", "parts", "", Expression)  # what the grammar could not read, with what is readable inside

# Statements
Expr = _define("Expr", "value", "", Statement)
Assign = _define("Assign", "targets value annotation", "", Statement)
AugAssign = _define("AugAssign", "target value", "op", Statement)
Return = _define("Return", "value", "", Statement)
Raise = _define("Raise", "value", "", Statement)
Assert = _define("Assert", "value", "", Statement)
Delete = _define("Delete", "value", "", Statement)
Global = _define("Global", "", "names", Statement)
Simple = _define("Simple", "", "word", Statement)  # pass break continue and the rest
Alias = _define("Alias", "", "name asname name_end")  # one imported name, dotted for plain imports
Import = _define("Import", "names", "", Statement)
ImportFrom = _define("ImportFrom", "names", "module level module_start star", Statement)
If = _define("If", "test body orelse", "else_start", Statement)  # else_start: offset of elif/else or None
For = _define("For", "target iter body orelse", "is_async", Statement)
While = _define("While", "test body orelse", "", Statement)
WithItem = _define("WithItem", "value target")
With = _define("With", "items body", "", Statement)
ExceptHandler = _define("ExceptHandler", "type body", "name")
Try = _define("Try", "body handlers orelse final", "", Statement)
Case = _define("Case", "pattern guard body", "captures")  # captures: the names that the pattern binds
Match = _define("Match", "subject cases", "", Statement)
Parameter = _define("Parameter", "annotation default", "name star")
FunctionDef = _define("FunctionDef", "decorators params returns body", "name name_start is_async", Statement)
ClassDef = _define("ClassDef", "decorators bases keywords body", "name name_start", Statement)

LOOPS = (For, While)
SCOPES = (FunctionDef, ClassDef, Lambda)
BLOCKS = ("body", "orelse", "final")


def dotted(node: Node) -> str | None:
    """``a.b.c`` for a chain of names and attributes, else None."""
    parts = []
    while type(node) is Attribute:
        parts.append(node.attr)
        node = node.value
    if type(node) is not Name:
        return None
    parts.append(node.id)
    return ".".join(reversed(parts))


def statement_of(node: Node) -> Statement:
    """The innermost statement that holds the node (the node itself if it is one)."""
    while not isinstance(node, Statement) and node.parent is not None:
        node = node.parent
    return node


def innermost_statement(unit: Unit, start: int, end: int) -> Statement | None:
    """The innermost statement of a unit that holds a range; None where none holds all of it."""
    found, level = None, unit.body
    while True:
        inside = next((s for s in level if s.start <= start and end <= s.end), None)
        if inside is None:
            return found if isinstance(found, Statement) else None
        found = inside
        level = [child for child in inside.children() if isinstance(child, (Statement, ExceptHandler, Case))]


def enclosing(node: Node, kinds: tuple[type, ...]) -> Node | None:
    """The nearest ancestor of one of the kinds, not looking past a function or class unless asked for."""
    for ancestor in node.ancestors():
        if isinstance(ancestor, kinds):
            return ancestor
        if isinstance(ancestor, (FunctionDef, ClassDef, Lambda)):
            return None
    return None
