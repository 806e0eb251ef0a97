"""What a program says, in our tree and in Python's: the same multiset of facts, with places."""

from __future__ import annotations

import ast
from collections import Counter

from kinsight_lsp.core import nodes as n
from kinsight_lsp.core.syntax import Module
from kinsight_lsp.core.text import Text

_OURS = {
    n.For: "for", n.While: "while", n.With: "with", n.Try: "try", n.Return: "return", n.Raise: "raise", n.Assert: "assert",
    n.If: "if", n.Assign: "assign", n.AugAssign: "augassign", n.Delete: "delete", n.Global: "global", n.Expr: "expr",
    n.Match: "match", n.Simple: "simple", n.Compare: "compare", n.IfExp: "ifexp", n.Lambda: "lambda", n.NamedExpr: "walrus",
    n.Subscript: "subscript", n.Starred: "starred", n.Await: "await", n.Yield: "yield", n.Dict: "dict",
    n.Comprehension: "comprehension", n.ExceptHandler: "except", n.Case: "case", n.WithItem: "withitem",
}  # fmt: skip
_THEIRS = {
    ast.For: "for", ast.AsyncFor: "for", ast.While: "while", ast.With: "with", ast.AsyncWith: "with", ast.Try: "try",
    ast.Return: "return", ast.Raise: "raise", ast.Assert: "assert", ast.If: "if", ast.Assign: "assign", ast.AnnAssign: "assign",
    ast.AugAssign: "augassign", ast.Delete: "delete", ast.Global: "global", ast.Nonlocal: "global", ast.Expr: "expr",
    ast.Match: "match", ast.Pass: "simple", ast.Break: "simple", ast.Continue: "simple", ast.Compare: "compare",
    ast.IfExp: "ifexp", ast.Lambda: "lambda", ast.NamedExpr: "walrus", ast.Subscript: "subscript", ast.Starred: "starred",
    ast.Await: "await", ast.Yield: "yield", ast.YieldFrom: "yield", ast.Dict: "dict", ast.ListComp: "comprehension",
    ast.SetComp: "comprehension", ast.DictComp: "comprehension", ast.GeneratorExp: "comprehension",
    ast.ExceptHandler: "except", ast.match_case: "case", ast.withitem: "withitem",
    getattr(ast, "TryStar", None): "try", getattr(ast, "TypeAlias", None): "assign",
}  # fmt: skip


def our_outline(module: Module, text: Text) -> Counter:
    """Facts of our tree. Places count in lines and UTF-8 columns; inside an f-string they are left out, as old Pythons lack them."""
    facts: Counter = Counter()

    def place(node: n.Node) -> tuple:
        start, end = module.span(node)
        return text.position(start, "utf-8"), text.position(end, "utf-8")

    stack = [(node, False) for unit in module.units for node in unit.body]
    while stack:
        node, formatted = stack.pop()
        kind = type(node)
        below = list(node.children())
        if kind is n.Dict:  # ``**more`` is kept as a Starred, with a Starred without text as its key
            below = [child.value if type(child) is n.Starred else child for child in below]
        stack.extend((child, formatted or kind is n.JoinedStr) for child in below)
        if kind in _OURS:
            facts[_OURS[kind]] += 1
        if kind is n.Name:
            facts["name", node.id, None if formatted else place(node)] += 1
        elif kind is n.Attribute:
            facts["attribute", node.attr, n.dotted(node), None if formatted else place(node)] += 1
            assert node.unit.text[node.attr_start : node.end].decode() == node.attr
        elif kind is n.Call:
            starred = sum(type(arg) is n.Starred for arg in node.args)
            facts["call", n.dotted(node.func), len(node.args), starred, None if formatted else place(node)] += 1
            for keyword in node.keywords:
                facts["keyword", keyword.name] += 1
        elif kind is n.FunctionDef:
            facts[
                "function", node.name, len(node.params), len(node.decorators), len(node.body), node.returns is None
            ] += 1
            assert node.unit.text[node.name_start :].startswith(node.name.encode())
            for parameter in node.params:
                if parameter.name:
                    facts["parameter", parameter.name, parameter.star, parameter.default is None] += 1
        elif kind is n.ClassDef:
            facts["class", node.name, len(node.bases), len(node.keywords), len(node.decorators), len(node.body)] += 1
            for keyword in node.keywords:
                facts["keyword", keyword.name] += 1
        elif kind is n.Import:
            facts["import", tuple((alias.name, alias.asname) for alias in node.names)] += 1
        elif kind is n.ImportFrom:
            names = "*" if node.star else tuple((alias.name, alias.asname) for alias in node.names)
            facts["from", node.level, node.module, names] += 1
        elif kind is n.Constant and not formatted and node.kind in ("str", "number", "bool", "none"):
            facts["constant", type(node.value).__name__, repr(node.value)] += 1
        elif kind is n.BinOp and not formatted:
            facts["operator", node.op] += 1
            assert node.unit.text[node.op_start :].startswith(node.op.encode())
    return facts


_OPERATORS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.MatMult: "@", ast.Div: "/", ast.Mod: "%", ast.Pow: "**", ast.LShift: "<<",
    ast.RShift: ">>", ast.BitOr: "|", ast.BitXor: "^", ast.BitAnd: "&", ast.FloorDiv: "//",
}  # fmt: skip


def python_outline(tree: ast.Module) -> Counter:
    """The same facts from Python's own tree."""
    facts: Counter = Counter()

    def place(node) -> tuple:
        return (node.lineno - 1, node.col_offset), (node.end_lineno - 1, node.end_col_offset)

    stack = [(child, False) for child in tree.body]
    while stack:
        node, formatted = stack.pop()
        kind = type(node)
        if kind is ast.MatchSingleton:
            facts["constant", type(node.value).__name__, repr(node.value)] += 1
        elif kind in (ast.MatchValue, ast.MatchMapping):
            values = [node.value] if kind is ast.MatchValue else node.keys
            for value in values:  # 1 + 2j: we keep the two numbers
                parts = [value.left, value.right] if isinstance(value, ast.BinOp) else [value]
                stack.extend((part, formatted) for part in parts)
            stack.extend((pattern, formatted) for pattern in getattr(node, "patterns", ()))
            continue
        stack.extend((child, formatted or kind is ast.JoinedStr) for child in ast.iter_child_nodes(node))
        if kind in _THEIRS:
            facts[_THEIRS[kind]] += 1
        if kind is ast.Name:
            facts["name", node.id, None if formatted else place(node)] += 1
        elif kind is ast.Attribute:
            facts["attribute", node.attr, _dotted(node), None if formatted else place(node)] += 1
        elif kind is ast.Call:
            starred = sum(isinstance(arg, ast.Starred) for arg in node.args)
            facts["call", _dotted(node.func), len(node.args), starred, None if formatted else place(node)] += 1
        elif kind is ast.keyword:
            facts["keyword", node.arg] += 1
        elif kind in (ast.FunctionDef, ast.AsyncFunctionDef):
            _function(node, facts)
        elif kind is ast.ClassDef:
            facts[
                "class", node.name, len(node.bases), len(node.keywords), len(node.decorator_list), len(node.body)
            ] += 1
        elif kind is ast.Import:
            facts["import", tuple((alias.name, alias.asname) for alias in node.names)] += 1
        elif kind is ast.ImportFrom:
            names = "*" if node.names[0].name == "*" else tuple((alias.name, alias.asname) for alias in node.names)
            facts["from", node.level, node.module or "", names] += 1
        elif kind is ast.Constant and not formatted and not isinstance(node.value, (bytes, type(...))):
            facts["constant", type(node.value).__name__, repr(node.value)] += 1
        elif kind is ast.BinOp and not formatted:
            facts["operator", _OPERATORS[type(node.op)]] += 1
    return facts


def _function(node, facts: Counter) -> None:
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    count = (
        len(positional)
        + len(arguments.kwonlyargs)
        + bool(arguments.vararg or arguments.kwonlyargs)
        + bool(arguments.kwarg)
    )
    facts["function", node.name, count, len(node.decorator_list), len(node.body), node.returns is None] += 1
    plain = len(positional) - len(arguments.defaults)
    for index, parameter in enumerate(positional):
        facts["parameter", parameter.arg, "", index < plain] += 1
    for parameter, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        facts["parameter", parameter.arg, "", default is None] += 1
    for parameter, star in ((arguments.vararg, "*"), (arguments.kwarg, "**")):
        if parameter is not None:
            facts["parameter", parameter.arg, star, True] += 1


def _dotted(node) -> str | None:
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join(reversed([*parts, node.id])) if isinstance(node, ast.Name) else None
