"""Derives ``index.json`` from the final stub files: the resolver reads only that."""

from __future__ import annotations

import json
from pathlib import Path

from .model import DOUBLE_STAR, KEYWORD, POSITIONAL, STAR, Alias, Api, Class, Function, Param, Value
from .pyi import read_tree

Index = dict[str, object]


def build(root: Path, facts: dict) -> Index:
    """The index of the stubs under ``root``; ``facts`` gives versions and complete modules."""
    api = read_tree(root)
    names: dict[str, list] = {}
    members: dict[str, dict[str, list]] = {}
    aliases: dict[str, str] = {}
    for path, module in api.items():
        names.setdefault(path, ["m"])  # a function may share its name with a submodule: the function is what one gets
        for name, item in module.items.items():
            dotted = f"{path}.{name}"
            if isinstance(item, Alias):
                aliases[dotted] = item.target
            elif isinstance(item, Class):
                names[dotted] = ["c", item.bases or [], params_text(_init(item.bases, item, api))]
                own = {n: _member(m) for n, m in item.members.items() if n != "__init__"}
                if own:
                    members[dotted] = own
            elif isinstance(item, Function):
                names[dotted] = ["f", item.returns, params_text(item.params or [])]
            else:
                names.setdefault(dotted, ["v", item.type])
    return {
        "versions": facts["versions"],
        "complete": sorted(m for m in facts["complete"] if m in api),
        "names": names,
        "members": members,
        "aliases": _settled(aliases, names),
    }


def _settled(aliases: dict[str, str], names: dict[str, list]) -> dict[str, str]:
    """Aliases with their chains followed to the end; what leads nowhere is dropped."""
    result = {}
    for start in aliases:
        target = start
        for _ in range(10):
            if target in names or target not in aliases:
                break
            target = aliases[target]
        if target in names and start not in names:
            result[start] = target
    return result


def _init(bases: list[str] | None, item: Class, api: Api, depth: int = 0) -> list[Param]:
    own = item.members.get("__init__")
    if isinstance(own, Function):
        return own.params or []
    if bases and bases[0].endswith("NamedTuple"):
        return [Param(n) for n, m in item.members.items() if isinstance(m, Value)]
    for base in bases or ():
        found = _find(base, api)
        if found is not None and depth < 20:
            params = _init(found.bases, found, api, depth + 1)
            if params:
                return params
    return []


def _find(name: str, api: Api) -> Class | None:
    owner, _, last = name.rpartition(".")
    item = api[owner].items.get(last) if owner in api else None
    return item if isinstance(item, Class) else None


def _member(member: Function | Value) -> list:
    if isinstance(member, Function):
        return ["f", member.returns, params_text(member.params or [])]
    return ["v", member.type]


def params_text(params: list[Param]) -> str:
    """``input,dim=,*,dtype=,**kwargs``."""
    parts: list[str] = []
    open_positional = any(p.kind == POSITIONAL for p in params)
    star = False
    for param in params:
        if open_positional and param.kind != POSITIONAL:
            parts.append("/")
            open_positional = False
        if param.kind == STAR:
            parts.append(f"*{param.name}")
            star = True
        elif param.kind == DOUBLE_STAR:
            parts.append(f"**{param.name}")
        else:
            if param.kind == KEYWORD and not star:
                parts.append("*")
                star = True
            parts.append(param.name + ("=" if param.optional else ""))
    if open_positional:
        parts.append("/")
    return ",".join(parts)


def dump(index: Index) -> str:
    """Compact, sorted, the same bytes for the same stubs."""
    return json.dumps(index, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
