"""Small edits that fixes are made of. Offsets are relative to the node's unit."""

from __future__ import annotations

import re

from ..core import nodes as n
from ..core.scopes import ScopeMap
from ..core.source import Source
from ..core.syntax import Module
from ..core.text import Text
from .report import NodeEdit


def replace(node: n.Node, text: str) -> NodeEdit:
    """Replace a whole node."""
    return NodeEdit(node, node.start, node.end, text)


def insert(node: n.Node, offset: int, text: str) -> NodeEdit:
    """Insert text at an offset of the node's unit."""
    return NodeEdit(node, offset, offset, text)


def arguments_of(call: n.Call) -> list[n.Node]:
    """Positional arguments and keywords in source order."""
    return sorted([*call.args, *call.keywords], key=lambda node: node.start)


def add_keyword(call: n.Call, code: str) -> NodeEdit | None:
    """One more keyword (``num_workers=2``) behind the last argument, on a line of its own where the others have one."""
    text = call.unit.text
    if text[call.end - 1 : call.end] != b")":
        return None
    given = arguments_of(call)
    if not given:
        return insert(call, call.end - 1, code)
    last = given[-1]
    at = last.end
    while True:  # parentheses around an argument are no part of its node
        closing = re.match(rb"\s*\)", text[at : call.end - 1])
        if closing is None:
            break
        at += closing.end()
    line = text[: last.start].rpartition(b"\n")
    own_line = line[1] and not line[2].strip() and b"\n" not in text[last.start : at] and b"#" not in text[at : call.end]
    if own_line:
        break_ = "\r\n" if line[0].endswith(b"\r") else "\n"
        return insert(call, at, f",{break_}{line[2].decode()}{code}")
    return insert(call, at, f", {code}")


def remove_argument(call: n.Call, argument: n.Node) -> NodeEdit | None:
    """Take one keyword away with the comma before it (behind it, for the first argument)."""
    text = call.unit.text
    given = arguments_of(call)
    index = next((i for i, node in enumerate(given) if node is argument), -1)
    if index < 0 or not isinstance(argument, n.Keyword):
        return None
    start, end = argument.start, argument.end
    if index > 0:
        gap = text[given[index - 1].end : start]
        if b"#" in gap:  # keep the comment: take the argument's own line
            line = gap.rfind(b"\n")
            comma = re.match(rb"\s*,", text[end : call.end])
            if line < 0:
                return None
            if line > 0 and gap[line - 1 : line] == b"\r":
                line -= 1
            return NodeEdit(call, given[index - 1].end + line, end + (comma.end() if comma else 0), "")
        comma_at = gap.rfind(b",")
        if comma_at < 0:
            return None
        return NodeEdit(call, given[index - 1].end + comma_at, end, "")
    comma = re.match(rb"\s*,[ \t]*", text[end : call.end])
    return NodeEdit(call, start, end + (comma.end() if comma else 0), "")


class Lines:
    """Line-wise edits that keep the document's indentation and line breaks."""

    def __init__(self, text: Text, module: Module) -> None:
        self.text = text
        self.module = module

    def starts_line(self, node: n.Node) -> bool:
        """Whether only white space stands before the node on its line."""
        start, _ = self.module.span(node)
        line = self.text.line_of(start)
        return not self.text.slice(self.text.line_start(line), start).strip()

    def before(self, statement: n.Node, code: str) -> NodeEdit | None:
        """A new line of code above a statement at its indentation; None when it shares its line with other code."""
        if not self.starts_line(statement):
            return None
        start, _ = self.module.span(statement)
        line = self.text.line_of(start)
        indent = self.text.slice(self.text.line_start(line), start)
        return insert(statement, statement.start, f"{code}{self._eol}{indent}")

    def after(self, statement: n.Node, code: str) -> NodeEdit | None:
        """A new line of code below a statement at its indentation."""
        if not self.starts_line(statement):
            return None
        start, end = self.module.span(statement)
        first = self.text.line_of(start)
        indent = self.text.slice(self.text.line_start(first), start)
        last = self.text.line_of(end)
        rest = self.text.slice(end, self.text.line_end(last)).strip()
        if rest and not rest.startswith("#"):
            return None
        line_end = self.text.line_end(last) - self.module.base(statement.unit)
        return NodeEdit(statement, line_end, line_end, f"{self._eol}{indent}{code}")

    def remove(self, statement: n.Node) -> NodeEdit | None:
        """The statement's whole lines taken out; None when it shares a line, or is the only one of its block."""
        if not self.starts_line(statement) or _is_alone(statement):
            return None
        start, end = self.module.span(statement)
        last = self.text.line_of(end)
        if self.text.slice(end, self.text.line_end(last)).strip():
            return None
        first_start = self.text.line_start(self.text.line_of(start))
        stop = self.text.line_start(last + 1) if last + 1 < len(self.text.starts) else len(self.text)
        base = self.module.base(statement.unit)
        return NodeEdit(statement, first_start - base, stop - base, "")

    def first_in(self, owner: n.Node, code: str) -> NodeEdit | None:
        """A new line of code as the first statement of a loop's or function's body, after its docstring."""
        body = owner.body
        if not body:
            return None
        first = body[0]
        if isinstance(owner, (n.FunctionDef, n.ClassDef)) and is_docstring(first):
            if len(body) > 1:
                return self.before(body[1], code)
            return self.after(first, code)
        if self.starts_line(first):
            return self.before(first, code)
        return None

    @property
    def _eol(self) -> str:
        return self.text.eol


def kept_in_cell(source: Source, module: Module, edit: NodeEdit) -> NodeEdit:
    """The removal of a line, without the line break that joins its notebook cell to the next one."""
    base = module.base(edit.node.unit)
    cell = source.cell_at(base + edit.start)
    if cell is None or base + edit.end <= cell.end:
        return edit
    data = source.text.data
    start, end = base + edit.start, cell.end
    if start > cell.start and data[start - 1 : start] == b"\n":
        start -= 2 if data[start - 2 : start] == b"\r\n" and start - 2 >= cell.start else 1
    return NodeEdit(edit.node, start - base, end - base, edit.text)


def _is_alone(statement: n.Node) -> bool:
    parent = statement.parent
    if parent is None:
        return False
    return any([s for s in getattr(parent, name, None) or ()] == [statement] for name in n.BLOCKS)


def is_docstring(statement: n.Node) -> bool:
    return type(statement) is n.Expr and type(statement.value) is n.Constant and statement.value.kind == "str"


def block_statement(node: n.Node) -> n.Node:
    """The statement that stands in a block of its own line: the innermost one that holds the node."""
    return n.statement_of(node)


def name_of_module(scopes: ScopeMap, module: str, use: n.Node) -> str | None:
    """How the document calls a module at a place (``torch``, ``nn``), or None when it has no name for it."""
    for name, bindings in scopes.table.items():
        for binding in bindings:
            if binding.kind == "import" and binding.target == module:
                node = binding.node
                if type(binding.statement) is n.Import and node.asname is None and "." in node.name and module != node.name:
                    continue
                if scopes.key(binding.statement) < scopes.key(use) or n.enclosing(use, (n.FunctionDef,)) is not None:
                    return name
    for name, bindings in scopes.table.items():
        for binding in bindings:
            if binding.kind == "import" and type(binding.statement) is n.Import and binding.target == module and name == module:
                return name
    return None


def import_edit(scopes: ScopeMap, module: Module, text: Text, code: str) -> NodeEdit | None:
    """An import line put where the document's first import stands (after ``__future__``); None when there is no import."""
    for unit in module.units:
        for statement in unit.body:
            if isinstance(statement, (n.Import, n.ImportFrom)):
                if isinstance(statement, n.ImportFrom) and statement.module == "__future__":
                    continue
                return Lines(text, module).before(statement, code)
    return None
