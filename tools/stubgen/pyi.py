"""Reads ``.pyi`` files (ours, the overlay's and the wheels') into the model."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

from . import typeexpr
from .model import Alias, Api, Class, Function, Item, Member, Module, Value
from .signatures import from_arguments, merge

Resolve = Callable[[str], str]


def read_tree(root: Path) -> Api:
    """Every module under a folder of stubs."""
    api: Api = {}
    for path in sorted(root.rglob("*.pyi")):
        parts = list(path.relative_to(root).with_suffix("").parts)
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        api[name] = read_file(path, name, is_package)
    return api


def read_file(path: Path, name: str, is_package: bool, resolve: Resolve | None = None) -> Module:
    """One stub file."""
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    return Reader(name, is_package, resolve).module(tree)


class Reader:
    """Turns the tree of one stub file into a ``Module``."""

    def __init__(self, name: str, is_package: bool, resolve: Resolve | None = None) -> None:
        self.name = name
        self.is_package = is_package
        self.imports: dict[str, str] = {}
        self.local: set[str] = set()
        self.typevars: set[str] = set()
        self._outer = resolve

    def module(self, tree: ast.Module) -> Module:
        module = Module(self.name, is_package=self.is_package)
        body = [n for n in tree.body]
        for node in body:
            self._declare(node)
        for node in body:
            self._item(node, module)
        _merge_overloads(module.items)
        return module

    # names ---------------------------------------------------------------

    def _declare(self, node: ast.stmt) -> None:
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.asname:
                    self.imports[alias.asname] = alias.name
                else:
                    root = alias.name.split(".")[0]
                    self.imports[root] = root
        elif isinstance(node, ast.ImportFrom):
            base = self._base(node)
            for alias in node.names:
                self.imports[alias.asname or alias.name] = f"{base}.{alias.name}" if base else alias.name
        elif isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            self.local.add(node.name)
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            target = node.targets[0].id
            if isinstance(node.value, ast.Call) and ast.unparse(node.value.func).split(".")[-1] in (
                "TypeVar",
                "ParamSpec",
            ):
                self.typevars.add(target)
            else:
                self.local.add(target)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            self.local.add(node.target.id)

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        drop = node.level - (1 if self.is_package else 0)
        parts = parts[: len(parts) - drop] if drop else parts
        return ".".join(parts + ([node.module] if node.module else []))

    def resolve(self, text: str) -> str:
        """Public dotted name of a name written in this file."""
        if self._outer is not None:
            found = self._outer(text)
            if found:
                return found
        head, dot, rest = text.partition(".")
        if head in self.imports:
            full = self.imports[head] + dot + rest
            if full.split(".")[0] in ("typing", "builtins", "collections", "typing_extensions"):
                return ""
            return full
        if head in self.local:
            return f"{self.name}.{text}"
        return ""

    # things --------------------------------------------------------------

    def _item(self, node: ast.stmt, module: Module) -> None:
        items = module.items
        if isinstance(node, ast.ImportFrom):
            base = self._base(node)
            for alias in node.names:
                if alias.asname == alias.name or (alias.asname and base and not alias.asname.startswith("_")):
                    items[alias.asname] = Alias(f"{base}.{alias.name}" if base else alias.name)
        elif isinstance(node, ast.FunctionDef):
            self._put(items, node.name, self.function(node, ""))
        elif isinstance(node, ast.ClassDef):
            items[node.name] = self.klass(node)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            if self._is_alias(node.annotation):
                items[node.target.id] = Alias(self.resolve(ast.unparse(node.value)) if node.value else "")
            else:
                items[node.target.id] = Value(self.type(node.annotation))
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name in self.typevars or name == "__all__":
                return
            if isinstance(node.value, (ast.Name, ast.Attribute)):
                target = self.resolve(ast.unparse(node.value))
                items[name] = Alias(target) if target else Value()
            else:
                items[name] = Value()

    @staticmethod
    def _is_alias(annotation: ast.expr) -> bool:
        return ast.unparse(annotation).split(".")[-1] == "TypeAlias"

    def klass(self, node: ast.ClassDef) -> Class:
        result = Class(bases=[])
        for base in node.bases:
            text = ast.unparse(base.value if isinstance(base, ast.Subscript) else base)
            full = self.resolve(text)
            if not full:
                head, dot, rest = text.partition(".")
                full = self.imports.get(head, head) + dot + rest
            if isinstance(base, ast.Subscript) and full in typeexpr.BUILTIN_TYPES:
                full = self.type(base)
            result.bases.append(full)  # type: ignore[union-attr]
        members = result.members
        for child in node.body:
            if isinstance(child, ast.FunctionDef):
                self._put(members, child.name, self.method(child))
            elif isinstance(child, ast.AnnAssign) and isinstance(child.target, ast.Name):
                members[child.target.id] = Value(self.type(child.annotation))
            elif isinstance(child, ast.Assign) and isinstance(child.targets[0], ast.Name):
                name = child.targets[0].id
                if isinstance(child.value, ast.Name) and child.value.id in members:
                    members[name] = members[child.value.id]
                else:
                    members[name] = Value()
        _merge_overloads(members)
        return result

    def method(self, node: ast.FunctionDef) -> Member:
        decorators = [ast.unparse(d) for d in node.decorator_list]
        if any(d == "property" or d.endswith(("cached_property", ".property")) for d in decorators):
            return Value(self.type(node.returns))
        if any(d.endswith((".setter", ".deleter")) for d in decorators):
            return Value()
        kind = next((d for d in decorators if d in ("classmethod", "staticmethod")), "")
        return self.function(node, kind, bound=kind != "staticmethod")

    def function(self, node: ast.FunctionDef, decorator: str, *, bound: bool = False) -> Function:
        args = [*node.args.posonlyargs, *node.args.args]
        variables: dict[str, str] = {}
        for index, arg in enumerate([*args, *node.args.kwonlyargs]):
            if arg.annotation is None:
                continue
            text = ast.unparse(arg.annotation)
            for variable in self.typevars:
                if text in (variable, f"type[{variable}]"):
                    variables.setdefault(variable, "Self" if bound and index == 0 else f"={arg.arg}")
                elif f"[{variable}]" in text and text.split("[")[0].split(".")[-1] in typeexpr.ABSTRACT:
                    variables.setdefault(variable, f"=*{arg.arg}")
        return Function(from_arguments(node.args, bound=bound), self.type(node.returns, variables), decorator)

    def type(self, node: ast.expr | None, variables: dict[str, str] | None = None) -> str:
        if isinstance(node, ast.Name) and node.id == "Never":
            return "Never"  # the overlay's way to remove a name

        def resolve(text: str) -> str:
            if variables and text in variables:
                return variables[text]
            return self.resolve(text)

        return typeexpr.from_ast(node, resolve)

    def _put(self, items: dict, name: str, item: Item) -> None:
        old = items.get(name)
        if isinstance(item, Value) and isinstance(old, Value):
            return  # setter
        if isinstance(item, Function) and isinstance(old, _Overloads):
            old.functions.append(item)
        elif isinstance(item, Function):
            items[name] = _Overloads([item])
        else:
            items[name] = item


class _Overloads:
    def __init__(self, functions: list[Function]) -> None:
        self.functions = functions


def _merge_overloads(items: dict) -> None:
    for name, item in items.items():
        if isinstance(item, _Overloads):
            functions = item.functions
            items[name] = Function(
                merge([f.params or [] for f in functions]),
                typeexpr.union([f.returns for f in functions]),
                functions[0].decorator,
            )
