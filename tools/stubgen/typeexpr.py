"""Turns annotations (syntax trees or live objects) into the type strings of ``model``."""

from __future__ import annotations

import ast
import types
import typing
from collections.abc import Callable

BUILTIN_TYPES = frozenset(
    "int float bool str bytes complex list dict tuple set frozenset type slice bytearray memoryview range".split()
)
ABSTRACT = frozenset(
    "Iterator Iterable Sequence Mapping Generator MutableMapping MutableSequence AsyncIterator Collection "
    "KeysView ValuesView ItemsView Set".split()
)
RENAMED = {
    "List": "list",
    "Dict": "dict",
    "Tuple": "tuple",
    "Type": "type",
    "FrozenSet": "frozenset",
    "OrderedDict": "dict",
    "DefaultDict": "dict",
    "defaultdict": "dict",
    "namedtuple": "tuple",
    "MutableSet": "set",
    "AbstractSet": "set",
    "Text": "str",
    "Counter": "dict",
}
TRANSPARENT = frozenset("Optional Final ClassVar Annotated Required NotRequired ReadOnly TypeGuard TypeIs".split())

Resolve = Callable[[str], str]
"""Public name of a dotted name as it is written in a file, or an empty string."""


def union(parts: list[str]) -> str:
    """``A|B`` without repetition; unknown when a part is unknown and nothing else is known."""
    flat: list[str] = []
    for part in parts:
        for piece in split_union(part):
            if piece and piece not in flat:
                flat.append(piece)
    if "None" in flat:  # keep None last: readers look at the first
        flat.remove("None")
        if not flat:
            return "None" if all(parts) else ""
        flat.append("None")
    return "|".join(flat)


def split_union(text: str) -> list[str]:
    """The alternatives of a union type, brackets respected."""
    return split_top(text, "|")


def split_top(text: str, separator: str) -> list[str]:
    """Splits where no bracket is open."""
    parts, depth, start = [], 0, 0
    for position, char in enumerate(text):
        if char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
        elif char == separator and depth == 0:
            parts.append(text[start:position])
            start = position + 1
    parts.append(text[start:])
    return parts


def generic(name: str, args: list[str]) -> str:
    """``name[args]``; the bare name when an argument is unknown and the rest would mislead."""
    if not args or (not any(args)):
        return name
    return f"{name}[{','.join(a or 'object' for a in args)}]"


def from_ast(node: ast.expr | None, resolve: Resolve) -> str:
    """Type string of an annotation in source code."""
    if node is None:
        return ""
    if isinstance(node, ast.Constant):
        if node.value is None:
            return "None"
        if node.value is ...:
            return "..."
        if isinstance(node.value, str):
            try:
                return from_ast(ast.parse(node.value.strip(), mode="eval").body, resolve)
            except SyntaxError:
                return ""
        return ""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return union([from_ast(node.left, resolve), from_ast(node.right, resolve)])
    if isinstance(node, (ast.Name, ast.Attribute)):
        return _named(ast.unparse(node), resolve)
    if isinstance(node, ast.Subscript):
        head = ast.unparse(node.value)
        last = head.rsplit(".", 1)[-1]
        slices = list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
        if last == "Optional":
            return union([from_ast(slices[0], resolve), "None"])
        if last == "Union":
            return union([from_ast(s, resolve) for s in slices])
        if last == "Literal":
            kinds = [type(s.value).__name__ if isinstance(s, ast.Constant) else "" for s in slices]
            return union([k if k in BUILTIN_TYPES else "" for k in kinds])
        if last in TRANSPARENT:
            return from_ast(slices[0], resolve)
        if last == "Callable":
            return ""
        name = _named(head, resolve)
        if not name or "|" in name:
            return name
        bare = name.rsplit(".", 1)[-1]
        if name in BUILTIN_TYPES or name in ABSTRACT:
            if bare == "tuple" and slices and ast.unparse(slices[0]) == "()":
                return "tuple"
            return generic(name, [from_ast(s, resolve) for s in slices])
        return name
    return ""


def _named(text: str, resolve: Resolve) -> str:
    last = text.rsplit(".", 1)[-1]
    found = resolve(text)
    if found:
        return found
    if text in BUILTIN_TYPES:
        return text
    if text in ("None", "NoneType"):
        return "None"
    head = text.split(".", 1)[0]
    if "." in text and head not in ("typing", "collections", "typing_extensions", "t", "builtins", "abc", "_typing"):
        return ""
    if last == "Self":
        return "Self"
    if last in BUILTIN_TYPES and head == "builtins":
        return last
    last = RENAMED.get(last, last)
    return last if last in ABSTRACT or last in BUILTIN_TYPES else ""


def from_object(obj: object, name_of: Callable[[object], str], resolve: Resolve) -> str:
    """Type string of a live annotation."""
    if obj is None or obj is type(None):
        return "None"
    if isinstance(obj, str):
        return from_ast(ast.Constant(obj), resolve)
    if isinstance(obj, typing.ForwardRef):
        return from_ast(ast.Constant(obj.__forward_arg__), resolve)
    if obj is typing.Any:
        return ""
    if isinstance(obj, typing.TypeVar):
        return from_object(obj.__bound__, name_of, resolve) if obj.__bound__ is not None else ""
    origin = typing.get_origin(obj)
    args = typing.get_args(obj)
    if origin is typing.Union or isinstance(obj, types.UnionType):
        return union([from_object(a, name_of, resolve) for a in args])
    if origin is typing.Literal:
        return union([n if (n := type(a).__name__) in BUILTIN_TYPES else "" for a in args])
    if origin in (typing.Final, typing.ClassVar, typing.Annotated):
        return from_object(args[0], name_of, resolve) if args else ""
    if origin is not None:
        name = from_object(origin, name_of, resolve)
        if name in BUILTIN_TYPES or name in ABSTRACT:
            return generic(name, ["..." if a is ... else from_object(a, name_of, resolve) for a in args])
        return name
    if isinstance(obj, type):
        found = name_of(obj)
        if found:
            return found
        if obj.__module__ == "builtins":
            return obj.__name__ if obj.__name__ in BUILTIN_TYPES else ""
        if obj.__module__ in ("collections.abc", "typing", "collections"):
            last = RENAMED.get(obj.__name__, obj.__name__)
            return last if last in ABSTRACT or last in BUILTIN_TYPES else ""
        for base in obj.__mro__[1:]:
            found = name_of(base)
            if found:
                return found
        return ""
    if getattr(obj, "__name__", "") == "Self":
        return "Self"
    return ""
