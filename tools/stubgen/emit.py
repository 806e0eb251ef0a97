"""Writes the model as ``.pyi`` files that jedi infers over well.

Types are written fully qualified (``torch.Tensor`` with ``import torch``): a class that has a method called
``dtype`` or ``int`` cannot then shadow a type. ``Self`` becomes a type variable on ``self``, because jedi loses the
receiver's class through ``typing.Self``.
"""

from __future__ import annotations

import keyword
import re
from pathlib import Path

from . import typeexpr
from .model import ANY_PARAMS, DOUBLE_STAR, KEYWORD, POSITIONAL, STAR, Alias, Api, Class, Function, Module, Param

NAME = re.compile(r"(?<![\w.=*])(?:=\*?)?[A-Za-z_][\w.]*")
HEADER = "# Made by tools/stubgen.\n"


def write(api: Api, root: Path) -> int:
    """Writes every module under ``root`` and returns how many bytes that is."""
    packages = {name.rpartition(".")[0] for name in api}
    for name in list(packages):
        while name:
            packages.add(name)
            name = name.rpartition(".")[0]
    for name in sorted(packages):
        if name and name not in api:
            api[name] = Module(name, is_package=True)
    total = 0
    for name, module in sorted(api.items()):
        base = root.joinpath(*name.split("."))
        path = base / "__init__.pyi" if module.is_package or name in packages else base.with_suffix(".pyi")
        path.parent.mkdir(parents=True, exist_ok=True)
        text = module_text(module)
        path.write_text(text, encoding="utf-8")
        total += len(text.encode())
    return total


def module_text(module: Module) -> str:
    """Source of one stub file."""
    return _Writer(module).text()


class _Writer:
    def __init__(self, module: Module) -> None:
        self.module = module
        self.imports: set[str] = set()
        self.typevars: set[str] = set()
        self.lines: list[str] = []
        self.hidden: set[str] = set()

    def text(self) -> str:
        items = self.module.items
        self.top = set(items)
        aliases: dict[str, list[str]] = {}
        late: list[str] = []
        for name, item in sorted(items.items()):
            if not _writable(name):
                continue
            self.hidden = self.top
            if isinstance(item, Alias):
                owner, _, last = item.target.rpartition(".")
                if owner == self.module.name:
                    late.append(f"{name} = {last}")
                elif owner:
                    aliases.setdefault(owner, []).append(f"{last} as {name}")
            elif isinstance(item, Class):
                self.klass(name, item)
            elif isinstance(item, Function):
                self.function(name, item, "")
            else:
                self.lines.append(f"{name}: {self.type(item.type)}")
        head = [f"import {name}" for name in sorted(self.imports)]
        for owner, pairs in sorted(aliases.items()):
            head.append(f"from {owner} import {', '.join(sorted(pairs))}")
        head += [f'{v} = typing.TypeVar("{v}")' for v in sorted(self.typevars)]
        body = head + self.lines + late
        return HEADER + "\n".join(body) + "\n" if body else ""

    # pieces --------------------------------------------------------------

    def klass(self, name: str, item: Class) -> None:
        bases = [self.base(b) for b in item.bases or []]
        head = f"class {name}({', '.join(bases)}):" if bases else f"class {name}:"
        members = {n: m for n, m in item.members.items() if _writable(n)}
        if not members:
            self.lines.append(head + " ...")
            return
        self.lines.append(head)
        self.hidden = self.top | set(members)
        for member_name, member in members.items():
            if isinstance(member, Function):
                self.function(member_name, member, "    ", bound=True)
            else:
                self.lines.append(f"    {member_name}: {self.type(member.type)}")
        self.hidden = self.top

    def base(self, name: str) -> str:
        if "[" in name:
            return self.type(name)
        if name == "NamedTuple":
            name = "typing.NamedTuple"
        owner, _, last = name.rpartition(".")
        if owner == self.module.name and last in self.module.items:
            return last
        if owner:
            self._import(owner)
            return name
        if name in self.top:
            self._import("builtins")
            return f"builtins.{name}"
        return name

    def function(self, name: str, item: Function, indent: str, *, bound: bool = False) -> None:
        params = list(item.params if item.params is not None else ANY_PARAMS)
        annotations: dict[str, str] = {}
        returns = item.returns
        for marker in sorted(set(re.findall(r"=\*?\w+", returns))):
            param = marker.lstrip("=*")
            self.typevars.add("_T")
            self._import("typing")
            if marker.startswith("=*"):
                annotations[param] = "typing.Iterable[_T]"
            else:
                annotations[param] = "_T"
            returns = returns.replace(marker, "_T")
        first = ""
        if bound and item.decorator != "staticmethod":
            first = "cls" if item.decorator == "classmethod" else "self"
            if re.search(r"\bSelf\b", returns):
                self.typevars.add("_Self")
                self._import("typing")
                first += (
                    ": type[_Self]"
                    if item.decorator == "classmethod" and not self._hides("type")
                    else (": _Self" if item.decorator != "classmethod" else "")
                )
                returns = re.sub(r"\bSelf\b", "_Self", returns)
        if bound and item.decorator:
            self.lines.append(f"{indent}@{item.decorator}")
        arrow = ""
        if name == "__init__":
            arrow = " -> None"
        elif returns:
            arrow = f" -> {self.type(returns)}"
        self.lines.append(f"{indent}def {name}({_params(params, first, annotations)}){arrow}: ...")

    def type(self, text: str) -> str:
        """A type string as an annotation."""
        if not text:
            self._import("typing")
            return "typing.Any"
        text = " | ".join(typeexpr.split_union(text)).replace(",", ", ")
        return NAME.sub(self._qualified, text)

    def _qualified(self, match: re.Match[str]) -> str:
        name = match.group(0)
        if name in ("None", "_T", "_Self"):
            return name
        if name in typeexpr.ABSTRACT:
            self._import("typing")  # jedi opens this faster than collections.abc
            return f"typing.{name}"
        if name == "Self":
            self._import("typing")
            return "typing.Any"
        if "." not in name:
            if self._hides(name):
                self._import("builtins")
                return f"builtins.{name}"
            return name
        owner, _, last = name.rpartition(".")
        if owner == self.module.name and last in self.module.items and not self._hides_in_class(last):
            return last
        if self._hides(name.split(".")[0]):  # a method called numpy, a function called tqdm
            short = "_" + owner.replace(".", "_")
            self.imports.add(f"{owner} as {short}")
            return f"{short}.{last}"
        self._import(owner)
        return name

    def _hides(self, name: str) -> bool:
        return name in self.hidden

    def _hides_in_class(self, name: str) -> bool:
        return name in (self.hidden - self.top)

    def _import(self, module: str) -> None:
        self.imports.add(module)


def _params(params: list[Param], first: str, annotations: dict[str, str]) -> str:
    parts = [first] if first else []
    taken = first.split(":")[0]
    star_written = False
    positional_open = any(p.kind == POSITIONAL for p in params)
    for param in params:
        name = param.name + "_" if keyword.iskeyword(param.name) or param.name == taken else param.name
        if positional_open and param.kind != POSITIONAL:
            parts.append("/")
            positional_open = False
        note = f": {annotations[param.name]}" if param.name in annotations else ""
        if param.kind == STAR:
            parts.append(f"*{name}")
            star_written = True
        elif param.kind == DOUBLE_STAR:
            parts.append(f"**{name}")
        else:
            if param.kind == KEYWORD and not star_written:
                parts.append("*")
                star_written = True
            parts.append(
                f"{name}{note}" + ("=..." if param.optional and not note else " = ..." if param.optional else "")
            )
    if positional_open:
        parts.append("/")
    return ", ".join(parts)


def _writable(name: str) -> bool:
    return name.isidentifier() and not keyword.iskeyword(name)
