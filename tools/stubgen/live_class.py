"""Describes one live class: bases, methods, properties and the attributes its ``__init__`` sets."""

from __future__ import annotations

import ast
import functools
import inspect
import types
from collections.abc import Callable
from pathlib import Path

from . import typeexpr
from .model import ANY_PARAMS, Class, Function, Member, Value
from .signatures import from_doc, from_signature

DUNDERS = frozenset(
    "__init__ __call__ __getitem__ __setitem__ __iter__ __next__ __len__ __enter__ __exit__ __contains__ "
    "__add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __matmul__ __rmatmul__ __truediv__ __rtruediv__ "
    "__floordiv__ __mod__ __pow__ __rpow__ __neg__ __pos__ __abs__ __invert__ __and__ __or__ __xor__ __iadd__ "
    "__isub__ __imul__ __itruediv__ __lt__ __le__ __gt__ __ge__ __eq__ __ne__ __lshift__ __rshift__ __index__ "
    "__bool__ __float__ __int__".split()
)
NOISE = frozenset("__eq__ __ne__".split())
DROPPED_BASES = ("typing.Generic", "typing.Protocol", "abc.ABC", "builtins.object", "typing_extensions.Protocol")


class ClassReader:
    """Reads live classes; ``name_of`` gives the public name of an object."""

    def __init__(self, name_of: Callable[[object], str]) -> None:
        self.name_of = name_of
        self._trees: dict[str, dict[str, ast.ClassDef]] = {}

    def resolver(self, scope: dict) -> Callable[[str], str]:
        """Resolves names as written in a module whose globals are ``scope``."""

        def resolve(text: str) -> str:
            obj = _evaluate(text, scope)
            if obj is _NOTHING or isinstance(obj, (str, types.ModuleType)):
                return ""
            return typeexpr.from_object(obj, self.name_of, lambda _t: "")

        return resolve

    def read(self, cls: type) -> Class:
        """The class with the members of its private bases laid into it."""
        result = Class(bases=[])
        own: dict[str, Member] = {}
        for part in self._own_and_private(cls, result):
            for name, member in self._members(part).items():
                own.setdefault(name, member)
        result.members = dict(sorted(own.items()))
        return result

    def _own_and_private(self, cls: type, result: Class) -> list[type]:
        parts = [cls]
        for base in cls.__bases__:
            if f"{base.__module__}.{base.__qualname__}" in DROPPED_BASES:
                continue
            name = self.name_of(base)
            if not name and base.__module__.split(".")[0] in (
                "builtins",
                "enum",
                "collections",
                "threading",
                "queue",
                "json",
                "argparse",
                "multiprocessing",
                "pickle",
                "abc",
            ):
                name = base.__name__ if base.__module__ == "builtins" else f"{base.__module__}.{base.__name__}"
                if any(p.startswith("_") for p in name.split(".")):
                    name = ""
            if name:
                if name not in result.bases:  # type: ignore[operator]
                    result.bases.append(name)  # type: ignore[union-attr]
            else:
                parts.extend(self._own_and_private(base, result))
        return parts

    def _members(self, cls: type) -> dict[str, Member]:
        found: dict[str, Member] = {}
        scope = vars(inspect.getmodule(cls) or types.ModuleType("x"))
        resolve = self.resolver(scope)
        is_enum = any(b.__module__ == "enum" for b in cls.__mro__)
        for name, raw in sorted(cls.__dict__.items()):
            if name.startswith("_") and name not in DUNDERS:
                continue
            if name in NOISE and not _is_tensor_like(cls):
                continue
            member = self._member(cls, name, raw, is_enum)
            if member is not None:
                found[name] = member
        annotations = cls.__dict__.get("__annotations__", {})
        for name, annotation in annotations.items():
            if name.startswith("_") or isinstance(found.get(name), Function):
                continue
            found[name] = Value(typeexpr.from_object(annotation, self.name_of, resolve))
        node = self._node(cls)
        if node is not None and not is_enum:
            for name, kind in self._assigned(node, resolve, cls).items():
                old = found.get(name)
                more_exact = kind.startswith("torch.nn.")
                if old is None or (isinstance(old, Value) and (not old.type or more_exact)):
                    found[name] = Value(kind)
        return found

    def _member(self, cls: type, name: str, raw: object, is_enum: bool) -> Member | None:
        if isinstance(raw, (property, functools.cached_property)):
            getter = raw.fget if isinstance(raw, property) else raw.func
            return Value(self.returns(getter))
        if isinstance(raw, (classmethod, staticmethod)):
            decorator = type(raw).__name__
            return self.function(raw.__func__, name, bound=decorator == "classmethod", decorator=decorator)
        if inspect.isfunction(raw):
            return self.function(raw, name, bound=True)
        if isinstance(raw, type):
            return Value()
        if isinstance(raw, (types.GetSetDescriptorType, types.MemberDescriptorType)):
            return Value()
        if is_enum and isinstance(raw, cls):
            return Value(self.name_of(cls))
        if inspect.isroutine(raw) or type(raw).__name__ == "instancemethod":
            if name.startswith("__"):
                return None if name != "__init__" else Function(list(ANY_PARAMS))
            return self.function(raw, name, bound=True)
        if callable(raw) and hasattr(raw, "__wrapped__"):
            return self.function(raw, name, bound=True)
        return Value(typeexpr.from_object(type(raw), self.name_of, lambda _t: ""))

    def function(self, obj: object, name: str, *, bound: bool, decorator: str = "") -> Function:
        """Parameters and return type of a live callable."""
        try:
            signature = inspect.signature(obj)  # type: ignore[arg-type]
            params = from_signature(signature, bound=bound)
        except (ValueError, TypeError, NameError):
            documented = from_doc(getattr(obj, "__doc__", None), name)
            if documented:
                return Function(documented[0], documented[1], decorator)
            return Function(list(ANY_PARAMS), "", decorator)
        return Function(params, self.returns(obj, bound=bound), decorator)

    def returns(self, obj: object, *, bound: bool = True) -> str:
        """Return type from the annotation; ``Self`` where the receiver's own type comes back."""
        inner = inspect.unwrap(obj) if callable(obj) else obj  # type: ignore[arg-type]
        inner = getattr(inner, "__func__", inner)
        annotations = getattr(inner, "__annotations__", None) or {}
        if "return" not in annotations:
            return ""
        returned = annotations["return"]
        scope = getattr(inner, "__globals__", {})
        code = getattr(inner, "__code__", None)
        first = code.co_varnames[0] if bound and code is not None and code.co_argcount else ""
        if first and first in annotations:
            given = annotations[first]
            if _text(returned) == _text(given) or f"type[{_text(returned)}]" == _text(given).replace(
                "Type[", "type["
            ).replace("typing.", ""):
                return "Self"
        return typeexpr.from_object(returned, self.name_of, self.resolver(scope))

    # attributes set in __init__ ------------------------------------------

    def _node(self, cls: type) -> ast.ClassDef | None:
        try:
            path = inspect.getsourcefile(cls)
        except TypeError:
            return None
        if not path:
            return None
        if path not in self._trees:
            try:
                tree = ast.parse(Path(path).read_text(encoding="utf-8"))
            except (OSError, SyntaxError):
                tree = ast.Module([], [])
            self._trees[path] = {n.name: n for n in tree.body if isinstance(n, ast.ClassDef)}
        return self._trees[path].get(cls.__qualname__)

    def _assigned(self, node: ast.ClassDef, resolve: Callable[[str], str], cls: type) -> dict[str, str]:
        init = next((n for n in node.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"), None)
        if init is None:
            return {}
        methods = {n.name: n for n in node.body if isinstance(n, ast.FunctionDef)}
        return assigned_attributes(init, methods, resolve)


def assigned_attributes(
    init: ast.FunctionDef, methods: dict[str, ast.FunctionDef], resolve: Callable[[str], str]
) -> dict[str, str]:
    """Public attributes that a method sets on self, with their types where the code shows them."""
    every = [*init.args.posonlyargs, *init.args.args, *init.args.kwonlyargs]
    given = {a.arg: typeexpr.from_ast(a.annotation, resolve) for a in every if a.annotation is not None}
    this = every[0].arg if every else "self"
    found: dict[str, str] = {}
    for node in ast.walk(init):
        if isinstance(node, ast.Assign):
            targets, value, annotation = node.targets, node.value, None
        elif isinstance(node, ast.AnnAssign):
            targets, value, annotation = [node.target], node.value, node.annotation
        else:
            continue
        for target in targets:
            if not (
                isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == this
            ):
                continue
            if target.attr.startswith("_"):
                continue
            kind = (
                typeexpr.from_ast(annotation, resolve)
                if annotation is not None
                else _of_value(value, given, methods, resolve)
            )
            found[target.attr] = typeexpr.union([found.get(target.attr, ""), kind])
    return found


def _of_value(value: ast.expr | None, given: dict[str, str], methods: dict, resolve: Callable[[str], str]) -> str:
    if isinstance(value, ast.Constant):
        name = type(value.value).__name__
        return name if name in typeexpr.BUILTIN_TYPES else "None" if value.value is None else ""
    if isinstance(value, ast.Name):
        return given.get(value.id, "")
    if isinstance(value, ast.IfExp):
        return typeexpr.union([_of_value(v, given, methods, resolve) for v in (value.body, value.orelse)])
    if isinstance(value, (ast.List, ast.ListComp)):
        return "list"
    if isinstance(value, (ast.Dict, ast.DictComp)):
        return "dict"
    if isinstance(value, ast.Call):
        func = value.func
        text = ast.unparse(func)
        if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and func.value.id == "self":
            method = methods.get(func.attr)
            return typeexpr.from_ast(method.returns, resolve) if method is not None else ""
        if text.split(".")[-1][:1].isupper() or text in typeexpr.BUILTIN_TYPES:
            return resolve(text) or (text if text in typeexpr.BUILTIN_TYPES else "")
    return ""


_NOTHING = object()


def _evaluate(text: str, scope: dict) -> object:
    head, *rest = text.split(".")
    obj = scope.get(head, _NOTHING)
    for part in rest:
        if obj is _NOTHING:
            break
        try:
            obj = getattr(obj, part, _NOTHING)
        except BaseException:  # noqa: BLE001
            return _NOTHING
    return obj


def _text(annotation: object) -> str:
    return annotation if isinstance(annotation, str) else str(annotation)


def _is_tensor_like(cls: type) -> bool:
    return cls.__name__ in ("Tensor", "TensorBase", "ndarray")
