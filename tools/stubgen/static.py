"""Describes chosen public names of libraries from their source files, importing nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from . import typeexpr
from .live_class import DUNDERS, NOISE, assigned_attributes
from .model import ANY_PARAMS, NORMAL, Alias, Api, Class, Function, Item, Member, Module, Param, Value, well_ordered
from .signatures import from_arguments
from .sources import Place, Sources

ENUMS = ("Enum", "IntEnum", "StrEnum", "ExplicitEnum", "Flag", "BaseEnum")
BUILTIN_BASES = ("dict", "list", "tuple", "str", "int", "float", "set", "Exception", "RuntimeError", "ValueError")


class StaticReader:
    """Reads the wanted names: ``{public module: [name, ...]}``; ``*`` takes whatever the module lists."""

    def __init__(self, sources: Sources, canonical: Callable[[str], str]) -> None:
        self.sources = sources
        self.canonical = canonical
        self.public: dict[str, str] = {}
        self.api: Api = {}
        self._open_aliases: set[str] = set()

    def read(self, wanted: dict[str, list[str]], *, aliases: bool = True) -> Api:
        """The public modules with the wanted names in them."""
        places: list[tuple[str, str, Place]] = []
        for module, names in wanted.items():
            source = self.sources.module(module)
            self.api[module] = Module(module, is_package=bool(source and source.is_package))
            for name in self._expanded(module, names):
                place = self.sources.locate(module, name)
                if place is None or (place.node is None and place.name):
                    place = self.sources.search(module.split(".")[0], name) or place
                if place is None:
                    print(f"stubgen: not found: {module}.{name}")
                    continue
                if place.node is None:
                    continue
                public = f"{module}.{name}"
                if place.dotted in self.public and self.public[place.dotted] != public:
                    self.api[module].items[name] = Alias(self.public[place.dotted])
                    continue
                self.public[place.dotted] = public
                places.append((module, name, place))
        for module, name, place in places:
            self.api[module].items[name] = self._item(place, f"{module}.{name}")
        if aliases:
            self._private_aliases()
        return self.api

    def _expanded(self, module: str, names: list[str]) -> list[str]:
        source = self.sources.module(module)
        result = [n for n in names if n != "*"]
        if "*" in names and source is not None:
            listed = source.exported or [
                *source.imports,
                *(n for n, d in source.defs.items() if not isinstance(d, (ast.Assign, ast.AnnAssign))),
            ]
            result += [n for n in listed if not n.startswith("_") and n not in result]
        return result

    def _private_aliases(self) -> None:
        """The path of the definition leads to the public name too."""
        for place, public in self.public.items():
            module, _, name = place.rpartition(".")
            if place == public or any(p.startswith("_") for p in place.split(".")):
                continue
            source = self.sources.module(module)
            target = self.api.setdefault(module, Module(module, is_package=bool(source and source.is_package)))
            target.items.setdefault(name, Alias(public))

    # one thing -----------------------------------------------------------

    def _item(self, place: Place, public: str) -> Item:
        node = place.node
        if isinstance(node, ast.ClassDef):
            return self._class(place, node, public)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return self._function(place.module, node, bound=False)
        if isinstance(node, ast.AnnAssign):
            return Value(typeexpr.from_ast(node.annotation, self.resolver(place.module)))
        value = getattr(node, "value", None)
        if isinstance(value, (ast.Dict, ast.List, ast.Tuple, ast.Set)):
            return Value(type(value).__name__.lower())
        if isinstance(value, ast.Constant):
            kind = type(value.value).__name__
            return Value(kind if kind in typeexpr.BUILTIN_TYPES else "")
        if isinstance(value, ast.Name):
            other = self.sources.locate(place.module, value.id)
            if other is not None and other.dotted in self.public:
                return Alias(self.public[other.dotted])
            if other is not None and isinstance(other.node, (ast.FunctionDef, ast.ClassDef)):
                return self._item(other, public)
        return Value()

    def resolver(self, module: str) -> Callable[[str], str]:
        """Public names for names as written in a source module."""
        source = self.sources.module(module)
        assert source is not None

        def resolve(text: str) -> str:
            head, _, rest = text.partition(".")
            if head in source.defs:
                dotted = f"{module}.{text}"
                if dotted in self.public:
                    return self.public[dotted]
                node = source.defs[head]
                if not rest and isinstance(node, ast.ClassDef):
                    return self._nearest_public(Place(module, head, node))
                if not rest and isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
                    if isinstance(node.value, (ast.Subscript, ast.BinOp, ast.Attribute)):
                        return self._type_alias(dotted, node.value, resolve)
                return ""
            if head not in source.imports:
                return ""
            full = source.imports[head] + (f".{rest}" if rest else "")
            top = full.split(".")[0]
            if top in ("typing", "collections", "typing_extensions", "builtins", "__future__", "enum"):
                return ""
            if top == module.split(".")[0]:
                place = self.sources.locate_dotted(full)
                if place is None:
                    return ""
                if place.dotted in self.public:
                    return self.public[place.dotted]
                if isinstance(place.node, ast.ClassDef):
                    return self._nearest_public(place)
                if (
                    isinstance(place.node, (ast.Assign, ast.AnnAssign))
                    and place.node.value is not None
                    and place.module != module
                ):
                    value = place.node.value
                    if isinstance(value, (ast.Subscript, ast.BinOp, ast.Attribute)):
                        return self._type_alias(place.dotted, value, self.resolver(place.module))
                return ""
            return self.canonical(full)

        return resolve

    def _type_alias(self, dotted: str, value: ast.expr, resolve: Callable[[str], str]) -> str:
        """What a type alias stands for; nothing for one that contains itself."""
        if dotted in self._open_aliases:
            return ""
        self._open_aliases.add(dotted)
        try:
            return typeexpr.from_ast(value, resolve)
        finally:
            self._open_aliases.discard(dotted)

    def _nearest_public(self, place: Place, depth: int = 0) -> str:
        assert isinstance(place.node, ast.ClassDef)
        if depth > 8:
            return ""
        for base in place.node.bases:
            found = self._base(place.module, base)
            if isinstance(found, str):
                if found and "." in found and found.split(".")[0] not in ("enum", "abc"):
                    return found
            elif found is not None:
                nearest = self._nearest_public(found, depth + 1)
                if nearest:
                    return nearest
        return ""

    def _base(self, module: str, node: ast.expr) -> str | Place | None:
        """Public name of a base, or where an unlisted one is defined."""
        if isinstance(node, ast.Subscript):
            node = node.value
        text = ast.unparse(node)
        last = text.rsplit(".", 1)[-1]
        if last in ENUMS:
            return "enum.Enum"
        if text in BUILTIN_BASES:
            return text
        if last in ("OrderedDict", "UserDict", "TypedDict"):
            return "dict"
        source = self.sources.module(module)
        assert source is not None
        head, _, rest = text.partition(".")
        if head in source.defs:
            place: Place | None = Place(module, head, source.defs[head])
        elif head in source.imports:
            full = source.imports[head] + (f".{rest}" if rest else "")
            if full.split(".")[0] != module.split(".")[0]:
                name = self.canonical(full)
                return name or None
            place = self.sources.locate_dotted(full)
        else:
            return None
        if place is None:
            return None
        if place.dotted in self.public:
            return self.public[place.dotted]
        return place if isinstance(place.node, ast.ClassDef) else None

    def _class(self, place: Place, node: ast.ClassDef, public: str) -> Class:
        result = Class(bases=[])
        members: dict[str, Member] = {}
        fields: list[Param] = []
        for part in self._parts(place, node, result, 0):
            assert isinstance(part.node, ast.ClassDef)
            for name, member in self._members(part, public, result, fields).items():
                if isinstance(member, Function) and member.decorator == "classmethod" and member.returns == public:
                    member.returns = "Self"
                members.setdefault(name, member)
        if fields and "__init__" not in members:
            members["__init__"] = Function(well_ordered(fields))
        is_enum = "enum.Enum" in (result.bases or [])
        result.members = {
            n: m
            for n, m in sorted(members.items())
            if is_enum or n == "__init__" or not (isinstance(m, Value) and not m.type)
        }
        return result

    def _parts(self, place: Place, node: ast.ClassDef, result: Class, depth: int) -> list[Place]:
        parts = [place]
        for base in node.bases:
            found = self._base(place.module, base)
            if isinstance(found, str):
                if found not in result.bases:  # type: ignore[operator]
                    result.bases.append(found)  # type: ignore[union-attr]
            elif found is not None and depth < 8 and isinstance(found.node, ast.ClassDef):
                parts += self._parts(found, found.node, result, depth + 1)
        return parts

    def _members(self, place: Place, public: str, result: Class, fields: list[Param]) -> dict[str, Member]:
        node = place.node
        assert isinstance(node, ast.ClassDef)
        resolve = self.resolver(place.module)
        is_enum = "enum.Enum" in (result.bases or [])
        is_dataclass = any("dataclass" in ast.unparse(d) for d in node.decorator_list)
        found: dict[str, Member] = {}
        methods = {n.name: n for n in node.body if isinstance(n, ast.FunctionDef)}
        inherited_fields = fields[:]
        own_fields: list[Param] = []
        for child in node.body:
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                member = self._method(place.module, child)
                if child.name == "__new__" and "__init__" not in methods:
                    found["__init__"] = Function(from_arguments(child.args, bound=True))
                if (child.name.startswith("_") and child.name not in DUNDERS) or child.name in NOISE:
                    continue
                if member is not None and not (isinstance(found.get(child.name), Value) and isinstance(member, Value)):
                    found[child.name] = member
            elif isinstance(child, ast.AnnAssign) and isinstance(child.target, ast.Name):
                name = child.target.id
                if name.startswith("_"):
                    continue
                found[name] = Value(public if is_enum else typeexpr.from_ast(child.annotation, resolve))
                if is_dataclass and "ClassVar" not in ast.unparse(child.annotation) and not _no_init(child.value):
                    own_fields.append(Param(name, NORMAL, child.value is not None))
            elif isinstance(child, ast.Assign) and isinstance(child.targets[0], ast.Name):
                name = child.targets[0].id
                if not name.startswith("_"):
                    value = child.value
                    kind = type(value.value).__name__ if isinstance(value, ast.Constant) else ""
                    if isinstance(value, ast.Name) and value.id in found:
                        found[name] = found[value.id]
                    else:
                        found[name] = Value(public if is_enum else kind if kind in typeexpr.BUILTIN_TYPES else "")
        if "__init__" in methods:
            for name, kind in assigned_attributes(methods["__init__"], methods, resolve).items():
                old = found.get(name)
                if old is None or (isinstance(old, Value) and not old.type):
                    found[name] = Value(kind)
        fields[:] = (
            own_fields + [f for f in inherited_fields if f.name not in {o.name for o in own_fields}]
            if own_fields
            else inherited_fields
        )
        return found

    def _method(self, module: str, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Member | None:
        decorators = [ast.unparse(d) for d in node.decorator_list]
        if any(d.endswith((".setter", ".deleter")) for d in decorators):
            return Value()
        if any(re.search(r"(^|\.|_)(\w*property)$", d.split("(")[0]) for d in decorators):
            return Value(typeexpr.from_ast(node.returns, self.resolver(module)))
        if any(d.split(".")[-1] == "overload" for d in decorators):
            return None
        kind = next((d for d in decorators if d in ("classmethod", "staticmethod")), "")
        return self._function(module, node, bound=kind != "staticmethod", decorator=kind)

    def _function(
        self,
        module: str,
        node: ast.FunctionDef | ast.AsyncFunctionDef,
        *,
        bound: bool,
        decorator: str = "",
    ) -> Function:
        params = [p for p in from_arguments(node.args, bound=bound) if not (p.name.startswith("_") and p.optional)]
        returns = ""
        if isinstance(node.returns, ast.Name) and self._is_typevar(module, node.returns.id):
            for arg in [*node.args.args, *node.args.kwonlyargs]:
                if arg.annotation is not None and ast.unparse(arg.annotation) == node.returns.id:
                    returns = "Self" if bound and arg is node.args.args[0] else f"={arg.arg}"
                    break
        elif node.returns is not None:
            returns = typeexpr.from_ast(node.returns, self.resolver(module))
        return Function(params or ([] if node.args else list(ANY_PARAMS)), returns, decorator)

    def _is_typevar(self, module: str, name: str) -> bool:
        source = self.sources.module(module)
        if source is None:
            return False
        if name in source.typevars:
            return True
        dotted = source.imports.get(name, "")
        owner = self.sources.module(dotted.rpartition(".")[0]) if dotted else None
        return owner is not None and dotted.rpartition(".")[2] in owner.typevars


def _no_init(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Call) and "init=False" in ast.unparse(value)
