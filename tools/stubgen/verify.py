"""Finds what is inconsistent in an index: types, bases and aliases that name nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .typeexpr import ABSTRACT, BUILTIN_TYPES

NAME = re.compile(r"(?<![\w.=*])[A-Za-z_][\w.]*")
PLAIN = (
    BUILTIN_TYPES
    | ABSTRACT
    | {
        "Self",
        "None",
        "object",
        "Exception",
        "RuntimeError",
        "ValueError",
        "Warning",
        "UserWarning",
        "TypeError",
        "KeyError",
        "ImportError",
        "BaseException",
        "property",
    }
)
STANDARD = (
    "enum.",
    "threading.",
    "collections.",
    "multiprocessing.",
    "queue.",
    "json.",
    "argparse.",
    "typing.",
    "pickle.",
)


def problems(index: dict) -> Iterator[str]:
    """One line for each inconsistency."""
    names, members, aliases = index["names"], index["members"], index["aliases"]

    def unknown(text: str) -> list[str]:
        return [n for n in NAME.findall(text) if n not in PLAIN and not n.startswith(STANDARD) and n not in names]

    for name, entry in names.items():
        texts = entry[1] if entry[0] == "c" else [entry[1]] if len(entry) > 1 else []
        for text in texts:
            for bad in unknown(text):
                yield f"{name}: unknown type {bad}"
    for owner, own in members.items():
        if owner not in names or names[owner][0] != "c":
            yield f"members of {owner}, which is no class"
        for member, entry in own.items():
            for bad in unknown(entry[1]):
                yield f"{owner}.{member}: unknown type {bad}"
    for name, target in aliases.items():
        if target not in names:
            yield f"alias {name} leads to {target}, which is not there"
        if name in names:
            yield f"{name} is a name and an alias"
    for module in index["complete"]:
        if names.get(module) != ["m"]:
            yield f"complete module {module} is not there"
