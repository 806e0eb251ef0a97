"""Cautions whose conditions are catalog data: calls with arguments, uses of names, imports, literals, shell lines.

The same door is open to users' catalogs: nothing in a condition is executed, and only literal values are compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from ..core import nodes as n
from ..knowledge.conditions import ANY, Condition
from ..knowledge.index import shell_matches, shell_parts, shell_words
from ..knowledge.model import Catalog
from ..resolve.conventions import UNMISTAKABLE
from ..resolve.stubs import StubIndex
from .context import RULES, RuleContext
from .edits import insert, name_of_module, replace
from .report import NodeEdit, Report

Entry = tuple[str, Condition]


class ConditionTable:
    """The conditions of a catalog by kind and name, so that a document is walked once."""

    def __init__(self, catalog: Catalog, stubs: StubIndex) -> None:
        self.made_from = (catalog, stubs)  # kept alive: their ids are the key
        self.named: dict[str, dict[str, list[Entry]]] = {"call": defaultdict(list), "use": defaultdict(list), "import": defaultdict(list)}
        self.globs: dict[str, list[tuple[str, Entry]]] = {"call": [], "use": [], "import": []}
        self.literals: list[tuple[str, Entry]] = []
        self.shell: list[tuple[list[str], Entry]] = []
        self.last: set[str] = set()
        for caution in catalog.cautions.values():
            for condition in caution.when:
                entry = (caution.code, condition)
                for name in condition.names:
                    if condition.kind == "literal":
                        self.literals.append((name, entry))
                    elif condition.kind == "shell":
                        self.shell.append((name.split(), entry))
                    elif "*" in name:
                        self.globs[condition.kind].append((name, entry))
                    else:
                        name = stubs.canonical(name)
                        self.named[condition.kind][name].append(entry)
                        self.last.add(name.rpartition(".")[2])

    def find(self, kind: str, names: Iterable[str]) -> list[tuple[str, Entry]]:
        """Conditions of a kind that one of the names meets, with the name that did."""
        found = []
        for name in names:
            found += [(name, entry) for entry in self.named[kind].get(name, ())]
            found += [(name, entry) for pattern, entry in self.globs[kind] if fnmatchcase(name, pattern)]
        return found


_TABLES: dict[tuple[int, int], ConditionTable] = {}


def _table(ctx: RuleContext) -> ConditionTable:
    key = (id(ctx.catalog), id(ctx.inference.stubs))
    table = _TABLES.get(key)
    if table is None:
        _TABLES.clear()
        table = _TABLES[key] = ConditionTable(ctx.catalog, ctx.inference.stubs)
    return table


@RULES.node()
def declarative(ctx: RuleContext) -> Iterator[Report]:
    """Every caution that is written as data."""
    table = _table(ctx)
    if table.named["call"] or table.globs["call"]:
        yield from _calls(ctx, table)
    if table.named["use"] or table.globs["use"]:
        yield from _uses(ctx, table)
    if table.named["import"] or table.globs["import"]:
        yield from _imports(ctx, table)
    if table.literals:
        yield from _literals(ctx, table)
    if table.shell and ctx.source.shell:
        yield from _shell(ctx, table)
    if table.shell:
        yield from _commands(ctx, table)


def _calls(ctx: RuleContext, table: ConditionTable) -> Iterator[Report]:
    for call in ctx.nodes.get(n.Call, ()):
        func = call.func
        last = func.attr if type(func) is n.Attribute else func.id if type(func) is n.Name else ""
        if not table.globs["call"] and last not in table.last and type(func) is n.Attribute:
            continue
        for name, (code, condition) in table.find("call", callee_names(ctx, call)):
            given = _given(ctx, call, name, condition)
            if given is None or _absent_broken(ctx, call, name, condition):
                continue
            fields = {"call": func.source, "name": name, **given}
            keyword = next((k for k in call.keywords if k.name in condition.given), None)
            node: n.Node = keyword if keyword is not None else call
            yield Report(code, node, fields, tuple(_edits(ctx, call, condition)))


def callee_names(ctx: RuleContext, call: n.Call) -> tuple[str, ...]:
    """The public names of what a call calls: itself and, for a method or class, its bases'."""
    found = ctx.inference.type_of(call.func)
    stubs = ctx.inference.stubs
    if found is None:
        convention = UNMISTAKABLE.get(call.func.attr) if type(call.func) is n.Attribute else None
        return (convention,) if convention is not None and ctx.inference.type_of(call.func.value) is None else ()
    if found.kind == "ref":
        return (found.name, *(b for b in stubs.mro(found.name) if b != found.name)) if stubs.kind(found.name) == "c" else (found.name,)
    if found.kind == "method":
        return tuple(f"{cls}.{found.attr}" for cls in ctx.inference.classes(found.receiver) or (found.name,))
    if found.kind == "inst":
        return tuple(f"{cls}.__call__" for cls in stubs.mro(found.name))
    return ()


def _value(ctx: RuleContext, call: n.Call, name: str, parameter: str) -> n.Node | None:
    """The argument given to a parameter, by keyword or by its place in the signature."""
    for keyword in call.keywords:
        if keyword.name == parameter:
            return keyword.value
    parameters = ctx.inference.stubs.parameters(name)
    if not parameters or any(type(a) is n.Starred for a in call.args):
        return None
    positional = []
    for entry in parameters:
        if entry == "/":
            continue
        if entry.startswith("*"):
            break
        positional.append(entry.rstrip("="))
    if parameter in positional and positional.index(parameter) < len(call.args):
        return call.args[positional.index(parameter)]
    return None


def _given(ctx: RuleContext, call: n.Call, name: str, condition: Condition) -> dict[str, str] | None:
    """The message's fields for the arguments, or None when one is missing or has another value."""
    fields = {}
    for parameter, wanted in condition.given.items():
        value = _value(ctx, call, name, parameter)
        if value is None or not any(_equals(value, w) for w in wanted):
            return None
        fields["keyword"] = parameter
        fields["value"] = value.source
    return fields


def _equals(node: n.Node, wanted: object) -> bool:
    if wanted == ANY:
        return True
    if type(node) is n.UnaryOp and node.op == "-" and type(node.operand) is n.Constant and isinstance(wanted, (int, float)):
        return node.operand.value == -wanted
    if type(node) is not n.Constant:
        return False
    if isinstance(wanted, str) and node.kind == "str":
        return fnmatchcase(str(node.value), wanted)
    if isinstance(wanted, bool) or isinstance(node.value, bool):
        return node.value is wanted
    return wanted is None and node.kind == "none" or wanted is not None and node.value == wanted


def _absent_broken(ctx: RuleContext, call: n.Call, name: str, condition: Condition) -> bool:
    if not condition.absent:
        return False
    if any(k.name is None for k in call.keywords) or any(type(a) is n.Starred for a in call.args):
        return True
    return any(_value(ctx, call, name, parameter) is not None for parameter in condition.absent)


def _uses(ctx: RuleContext, table: ConditionTable) -> Iterator[Report]:
    for kind in (n.Attribute, n.Name):
        for node in ctx.nodes.get(kind, ()):
            last = node.attr if kind is n.Attribute else None
            if last is not None and last not in table.last and not table.globs["use"]:
                continue
            name = ctx.inference.public_name(node)
            if name is None:
                continue
            for _, (code, condition) in table.find("use", (name,)):
                edits = tuple(_name_edits(ctx, node, condition))
                yield Report(code, node, {"name": name, "new": dict(condition.edit).get("replace_name", "")}, edits)


def _imports(ctx: RuleContext, table: ConditionTable) -> Iterator[Report]:
    for node in ctx.nodes.get(n.Import, ()):
        for alias in node.names:
            for name, (code, _) in table.find("import", (alias.name,)):
                yield Report(code, alias, {"name": name})
    for node in ctx.nodes.get(n.ImportFrom, ()):
        if node.level:
            continue
        for alias in node.names:
            seen = set()
            for name, (code, _) in table.find("import", (f"{node.module}.{alias.name}", node.module)):
                if code not in seen:
                    seen.add(code)
                    yield Report(code, alias, {"name": name})


def _literals(ctx: RuleContext, table: ConditionTable) -> Iterator[Report]:
    for node in ctx.nodes.get(n.Constant, ()):
        if node.kind != "str" or len(node.value) > 200 or type(node.parent) is n.Expr:
            continue
        for pattern, (code, condition) in table.literals:
            if fnmatchcase(node.value, pattern):
                new = dict(condition.edit).get("replace_literal")
                edits = (replace(node, node.source.replace(node.value, new)),) if new else ()
                yield Report(code, node, {"literal": node.value, "new": new or ""}, edits)


def _shell(ctx: RuleContext, table: ConditionTable) -> Iterator[Report]:
    for line in ctx.source.shell:
        if line.kind != "shell":
            continue
        for part in shell_parts(line.text):
            for wanted, (code, condition) in table.shell:
                if shell_matches(wanted, shell_words(part)):
                    anchor = _anchor(ctx, line.start)
                    if anchor is None:
                        continue
                    base = ctx.module.base(anchor.unit)
                    span = (line.start - base, line.end - base)
                    words = dict(condition.edit).get("replace_word") or {}
                    edits = tuple(_word_edits(ctx, anchor, line.start, line.end, words))
                    yield Report(code, anchor, {"command": line.text, "new": ", ".join(words.values())}, edits, span=span)


_RUNNERS = {
    "os.system", "os.popen", "subprocess.run", "subprocess.call", "subprocess.check_call", "subprocess.check_output", "subprocess.Popen",
    "subprocess.getoutput",
}  # fmt: skip


def _commands(ctx: RuleContext, table: ConditionTable) -> Iterator[Report]:
    """The same commands, run from Python: ``os.system("git …")``, ``subprocess.run(["git", …])``, ``get_ipython().system("git …")``."""
    for last in ("system", "popen", "run", "call", "check_call", "check_output", "Popen", "getoutput"):
        for call in ctx.calls(last):
            if not call.args or not _runs_a_command(ctx, call):
                continue
            given = call.args[0]
            pieces = given.elements if type(given) is n.Sequence else [given]
            if not pieces or any(type(p) is not n.Constant or p.kind != "str" for p in pieces):
                continue
            lines = [[str(p.value) for p in pieces]] if type(given) is n.Sequence else map(
                shell_words, shell_parts(str(given.value))
            )  # fmt: skip
            for words in lines:
                for wanted, (code, condition) in table.shell:
                    if shell_matches(wanted, words):
                        new = dict(condition.edit).get("replace_word") or {}
                        edits = tuple(_command_edits(pieces, new))
                        yield Report(code, given, {"command": " ".join(words), "new": ", ".join(new.values())}, edits)


def _runs_a_command(ctx: RuleContext, call: n.Call) -> bool:
    if type(call.func) is n.Attribute and type(call.func.value) is n.Call and n.dotted(call.func.value.func) == "get_ipython":
        return True
    return (ctx.inference.public_name(call.func) or "") in _RUNNERS


def _command_edits(pieces: list[n.Node], words: dict[str, str]) -> Iterator[NodeEdit]:
    for piece in pieces:
        text = piece.source
        for old, new in words.items():
            for match in re.finditer(r"(?<![\w-])" + re.escape(old) + r"(?![\w-])", text):
                start = piece.start + len(text[: match.start()].encode())
                yield NodeEdit(piece, start, start + len(old.encode()), new)


def _word_edits(ctx: RuleContext, anchor: n.Node, start: int, end: int, words: dict[str, str]) -> Iterator[NodeEdit]:
    text = ctx.source.text.data[start:end]
    base = ctx.module.base(anchor.unit)
    for old, new in words.items():
        for match in re.finditer(rb"(?<!\S)" + re.escape(old.encode()) + rb"(?!\S)", text):
            yield NodeEdit(anchor, start - base + match.start(), start - base + match.end(), new)


def _anchor(ctx: RuleContext, offset: int) -> n.Node | None:
    """A node of the unit that stands for the masked line."""
    unit = ctx.module.unit_at(offset)
    return unit.body[0] if unit is not None and unit.body else None


def _edits(ctx: RuleContext, call: n.Call, condition: Condition) -> Iterator[NodeEdit]:
    for kind, operand in condition.edit:
        if kind == "rename_keyword":
            for keyword in call.keywords:
                if keyword.name in operand:
                    yield NodeEdit(keyword, keyword.start, keyword.name_end, operand[keyword.name])
        elif kind == "remove_keyword":
            for name in [operand] if isinstance(operand, str) else operand:
                keyword = next((k for k in call.keywords if k.name == name), None)
                if keyword is not None:
                    yield remove_argument(call, keyword)
        elif kind == "add_keyword":
            yield add_argument(call, operand)
        elif kind == "set_keyword":
            for keyword in call.keywords:
                if keyword.name in operand:
                    yield replace(keyword.value, operand[keyword.name])
        elif kind == "replace_name":
            yield from _name_edits(ctx, call.func, condition)


def _name_edits(ctx: RuleContext, node: n.Node, condition: Condition) -> Iterator[NodeEdit]:
    new = dict(condition.edit).get("replace_name")
    if not new:
        return
    module, _, last = new.rpartition(".")
    prefix = name_of_module(ctx.scopes, module, node)
    if prefix is None:
        root, _, rest = module.partition(".")
        alias = name_of_module(ctx.scopes, root, node)
        prefix = f"{alias}.{rest}" if alias and rest else alias
    if prefix is not None:
        yield replace(node, f"{prefix}.{last}")


def remove_argument(call: n.Call, keyword: n.Keyword) -> NodeEdit:
    """Take a keyword out of a call, with the comma that goes with it."""
    text = call.unit.text
    start, end = keyword.start, keyword.end
    after = re.compile(rb"\s*,\s*").match(text, end)
    others = [x for x in (*call.args, *call.keywords) if x is not keyword]
    if after and any(x.start >= end for x in others):
        end = after.end()
    elif any(x.end <= start for x in others):
        start = max(x.end for x in others if x.end <= start)
    elif after:
        end = after.end()
    return NodeEdit(keyword, start, end, "")


def add_argument(call: n.Call, text: str) -> NodeEdit:
    """Add ``name=value`` as the last argument of a call; a trailing comma is kept in mind."""
    last = max((x.end for x in (*call.args, *call.keywords)), default=None)
    if last is None:
        return insert(call, call.end - 1, text)
    return insert(call, last, f", {text}")
