"""The index of the bundled stubs: public names, class hierarchy, signatures and types, without jedi.

``kinsight_lsp/stubs/index.json`` is derived from the ``.pyi`` files beside it by ``tools/stubgen``.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

STUBS = Path(__file__).resolve().parent.parent / "stubs"


class StubIndex:
    """Look-ups over public dotted names. Every method is pure; unknown names answer None, never raise."""

    def __init__(self, data: dict) -> None:
        self.versions: dict[str, str] = data.get("versions", {})
        self.names: dict[str, list] = data.get("names", {})
        self.members: dict[str, dict[str, list]] = data.get("members", {})
        self.aliases: dict[str, str] = data.get("aliases", {})
        self.complete: frozenset[str] = frozenset(data.get("complete", ()))
        self._mro: dict[str, tuple[str, ...]] = {}

    def canonical(self, name: str) -> str:
        """The one public name of a dotted path: aliases are followed on the longest prefix that has one."""
        for _ in range(4):
            if name in self.names:
                return name
            if name in self.aliases:
                name = self.aliases[name]
                continue
            head, dot, tail = name.rpartition(".")
            suffix = tail
            while dot:
                if head in self.names and self.names[head][0] != "m":
                    return name
                if head in self.aliases:
                    name = f"{self.aliases[head]}.{suffix}"
                    break
                head, dot, tail = head.rpartition(".")
                suffix = f"{tail}.{suffix}"
            else:
                return name
        return name

    def kind(self, name: str) -> str | None:
        """m (module), c (class), f (function), v (value), or None when the stubs do not have it."""
        entry = self.names.get(name)
        return entry[0] if entry else None

    def bases(self, name: str) -> list[str]:
        entry = self.names.get(name)
        return list(entry[1]) if entry and entry[0] == "c" else []

    def mro(self, name: str) -> tuple[str, ...]:
        """The class and its bases, nearest first (depth-first, without repeats)."""
        known = self._mro.get(name)
        if known is None:
            found = [name]
            for base in self.bases(name):
                found.extend(b for b in self.mro(base) if b not in found)
            known = self._mro[name] = tuple(found)
        return known

    def is_subclass(self, name: str, base: str) -> bool:
        return base in self.mro(name)

    def member(self, cls: str, attribute: str) -> tuple[str, list] | None:
        """The class of the hierarchy that has the attribute and its entry, or None."""
        for owner in self.mro(cls):
            entry = self.members.get(owner, {}).get(attribute)
            if entry is not None:
                return owner, entry
        return None

    def lineage(self, cls: str, attribute: str) -> tuple[str, ...]:
        """The names under which a member of a class is known: its own, then its bases'.

        A class that defines the member itself cuts off the bases of other packages, for which it means something else
        (``ultralytics.YOLO.train`` trains; ``torch.nn.Module.train`` sets a mode).
        """
        found, cut = [], ""
        for owner in self.mro(cls):
            root = owner.partition(".")[0]
            if cut and root != cut:
                break
            found.append(f"{owner}.{attribute}")
            if attribute in self.members.get(owner, ()):
                cut = root
        return tuple(found)

    def parameters(self, name: str) -> list[str] | None:
        """Parameter names in order, as stored (``dim=``, ``*``, ``**kwargs``), for a function, class or method."""
        entry = self.names.get(name)
        if entry is None:
            cls, _, attribute = name.rpartition(".")
            found = self.member(cls, attribute) if cls else None
            entry = found[1] if found else None
        if entry is None or len(entry) < 3 or entry[0] not in "cf":
            return None
        return entry[2].split(",") if entry[2] else []

    def knows(self, name: str) -> bool:
        """Whether the stubs have the name; packages they do not cover are taken on trust."""
        name = name.removesuffix(".*")
        root = name.partition(".")[0]
        if root not in self.names:
            return True
        name = self.canonical(name)
        if name in self.names:
            return True
        cls, _, attribute = name.rpartition(".")
        if self.kind(cls) != "c":
            return False
        # Protocol methods that a base class asks for without having them (Dataset.__len__) are names too.
        return attribute.startswith("__") and attribute.endswith("__") or self.member(cls, attribute) is not None


@lru_cache(maxsize=1)
def bundled_stubs() -> StubIndex:
    """The index that ships with kinsight."""
    path = STUBS / "index.json"
    with path.open(encoding="utf-8") as file:
        return StubIndex(json.load(file))
