"""The smallest program that a trigger should be found in."""

from __future__ import annotations

from kinsight_lsp.core.source import Source, file_source, notebook_source
from kinsight_lsp.knowledge.model import Trigger
from kinsight_lsp.resolve.stubs import StubIndex

OPERATORS = {"__matmul__": "@", "__mul__": "*", "__add__": "+", "__sub__": "-", "__truediv__": "/", "__pow__": "**"}
DEEP = "import torch\n"


def program(trigger: Trigger, stubs: StubIndex) -> Source:
    """A document with an occurrence of the trigger."""
    kind, value = trigger.kind, trigger.value
    if kind in ("shell", "magic"):
        line = " ".join(word + "st" if word.endswith(".") else word for word in value.split())
        return notebook_source([("", "code", ("!" if kind == "shell" else "%") + line)])
    if kind == "name":
        return file_source(_name(value, stubs))
    if kind == "keyword":
        return file_source(_keyword(trigger, stubs))
    plain = value.replace("*", "").replace("?", "x")
    if kind == "literal":
        return file_source(f"value = use({plain!r})\n")
    if kind == "class":
        return file_source(f"{DEEP}class {plain.strip('_') or 'A'}:\n    pass\n")
    if kind == "function":
        return file_source(f"{DEEP}def {plain or 'f'}():\n    pass\n")
    if kind == "compare":
        left, right = (pattern.replace("*", "") or "other" for pattern in value.split())
        return file_source(f"{DEEP}if {left} < {right}:\n    pass\n")
    return file_source(
        DEEP + {"assert": "assert x", "raise": "raise x", "try": "try:\n    x\nfinally:\n    y"}[value] + "\n"
    )


def _name(name: str, stubs: StubIndex) -> str:
    name = _without_star(stubs.canonical(name), stubs)
    kind = stubs.kind(name)
    if kind == "m":
        return f"import {name}\n"
    owner, _, attribute = name.rpartition(".")
    if kind is None and stubs.kind(owner) == "c":
        return _member(owner, attribute, stubs)
    module = _module(name, stubs)
    return f"import {module}\n{name}\n" if module != name else f"import {name}\n"


def _keyword(trigger: Trigger, stubs: StubIndex) -> str:
    name = _without_star(stubs.canonical(trigger.value), stubs)
    argument = f"{trigger.keyword}={trigger.argument or 'value'}"
    owner, _, attribute = name.rpartition(".")
    if stubs.kind(name) is None and stubs.kind(owner) == "c":
        called = "thing" if attribute == "__call__" else f"thing.{attribute}"
        return f"import {_module(owner, stubs)}\ndef f(thing: {owner}):\n    {called}({argument})\n"
    return f"import {_module(name, stubs)}\n{name}({argument})\n"


def _member(owner: str, attribute: str, stubs: StubIndex) -> str:
    start = f"import {_module(owner, stubs)}\n"
    if attribute in OPERATORS:
        return f"{start}def f(thing: {owner}):\n    thing {OPERATORS[attribute]} 2\n"
    if attribute.startswith("__"):
        return f"{start}class Thing({owner}):\n    def {attribute}(self):\n        pass\n"
    return f"{start}def f(thing: {owner}):\n    thing.{attribute}\n"


def _without_star(name: str, stubs: StubIndex) -> str:
    if not name.endswith(".*"):
        return name
    inside = name[:-1]
    found = (known for known in stubs.names if known.startswith(inside) and "." not in known[len(inside) :])
    return next((known for known in found if stubs.kind(known) in ("c", "f")), inside + "Something")


def _module(name: str, stubs: StubIndex) -> str:
    """The longest prefix that is a module; all but the last name where the stubs do not know."""
    parts = name.split(".")
    for count in range(len(parts) - 1, 0, -1):
        if stubs.kind(".".join(parts[:count])) == "m":
            return ".".join(parts[:count])
    return ".".join(parts[:-1]) or name
