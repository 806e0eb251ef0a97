"""Finds definitions in a library's source files without importing it."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

DEFINITION = re.compile(r"^(?:class|def) (\w+)", re.MULTILINE)


@dataclass
class SourceModule:
    """What the top level of one file defines and imports."""

    name: str
    is_package: bool
    defs: dict[str, ast.stmt] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)
    stars: list[str] = field(default_factory=list)
    typevars: set[str] = field(default_factory=set)
    exported: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """Where a name is defined; ``node`` is None for what lies outside the library."""

    module: str
    name: str
    node: ast.stmt | None

    @property
    def dotted(self) -> str:
        return f"{self.module}.{self.name}" if self.name else self.module


class Sources:
    """The source files below one ``site-packages`` folder."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self._modules: dict[str, SourceModule | None] = {}
        self._definitions: dict[str, dict[str, list[str]]] = {}

    def module(self, name: str) -> SourceModule | None:
        """Top level of a module, or None where there is no such file."""
        if name not in self._modules:
            base = self.site.joinpath(*name.split("."))
            found = None
            for path, is_package in ((base / "__init__.py", True), (base.with_suffix(".py"), False)):
                if path.is_file():
                    found = self._read(path, name, is_package)
                    break
            self._modules[name] = found
        return self._modules[name]

    def _read(self, path: Path, name: str, is_package: bool) -> SourceModule:
        result = SourceModule(name, is_package)
        self._scan(ast.parse(path.read_text(encoding="utf-8")).body, result)
        return result

    def _scan(self, body: list[ast.stmt], result: SourceModule) -> None:
        for node in body:
            if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
                result.defs[node.name] = node
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    if alias.asname:
                        result.imports[alias.asname] = alias.name
                    else:
                        root = alias.name.split(".")[0]
                        result.imports[root] = root
            elif isinstance(node, ast.ImportFrom):
                base = absolute(node, result)
                for alias in node.names:
                    if alias.name == "*":
                        result.stars.append(base)
                    else:
                        result.imports.setdefault(alias.asname or alias.name, f"{base}.{alias.name}")
            elif isinstance(node, (ast.Assign, ast.AnnAssign)):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    if not isinstance(target, ast.Name):
                        continue
                    if isinstance(node.value, ast.Call) and ast.unparse(node.value.func).split(".")[-1] == "TypeVar":
                        result.typevars.add(target.id)
                    elif target.id == "__all__" and isinstance(node.value, (ast.List, ast.Tuple)):
                        result.exported = [
                            e.value for e in node.value.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)
                        ]
                    else:
                        result.defs.setdefault(target.id, node)
            elif isinstance(node, ast.If):
                self._scan(node.body, result)
                self._scan(node.orelse, result)
            elif isinstance(node, ast.Try):
                self._scan(node.body, result)
                self._scan(node.orelse, result)

    def locate(self, module: str, name: str, depth: int = 0) -> Place | None:
        """Follows imports from ``module.name`` to the definition."""
        source = self.module(module)
        if source is None or depth > 12:
            return Place(module, name, None) if source is None else None
        if name in source.defs:
            return Place(module, name, source.defs[name])
        if name in source.imports:
            return self.locate_dotted(source.imports[name], depth + 1)
        if self.module(f"{module}.{name}") is not None:
            return Place(f"{module}.{name}", "", None)
        for star in source.stars:
            if star.split(".")[0] == module.split(".")[0]:
                found = self.locate(star, name, depth + 1)
                if found is not None and found.node is not None:
                    return found
        return None

    def locate_dotted(self, dotted: str, depth: int = 0) -> Place | None:
        """The definition behind a full dotted path."""
        if self.module(dotted) is not None:
            return Place(dotted, "", None)
        owner, _, last = dotted.rpartition(".")
        if not owner:
            return Place(dotted, "", None)
        return self.locate(owner, last, depth)

    def search(self, package: str, name: str) -> Place | None:
        """The definition of a name anywhere in a package, for lazily filled packages."""
        if package not in self._definitions:
            index: dict[str, list[str]] = {}
            for path in sorted(self.site.joinpath(package).rglob("*.py")):
                parts = path.relative_to(self.site).with_suffix("").parts
                if path.name.startswith(("modular_", "test_")) or "deprecated" in parts:
                    continue
                module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
                for found in DEFINITION.findall(path.read_text(encoding="utf-8", errors="replace")):
                    index.setdefault(found, []).append(module)
            self._definitions[package] = index
        for module in sorted(self._definitions[package].get(name, ()), key=lambda m: (m.count("."), m)):
            place = self.locate(module, name)
            if place is not None and place.node is not None:
                return place
        return None


def absolute(node: ast.ImportFrom, module: SourceModule) -> str:
    """Full name of the module that a ``from`` import names."""
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    drop = node.level - (1 if module.is_package else 0)
    parts = parts[: len(parts) - drop] if drop else parts
    return ".".join(parts + ([node.module] if node.module else []))
