"""What the generator knows about an API: plain data, one class per kind of thing.

Types are strings in one small grammar, with fully qualified names::

    type  = name | name "[" type {"," type} "]" | type "|" type
    name  = "torch.Tensor" | "int" | "Iterator" | "Self" | "None" | ...

An empty string means "unknown". ``=x`` means "the type of the argument ``x``".
"""

from __future__ import annotations

from dataclasses import dataclass, field


POSITIONAL, NORMAL, STAR, KEYWORD, DOUBLE_STAR = range(5)


@dataclass
class Param:
    """One parameter; ``kind`` is one of the constants above."""

    name: str
    kind: int = NORMAL
    optional: bool = False


ANY_PARAMS = [Param("args", STAR), Param("kwargs", DOUBLE_STAR)]


@dataclass
class Function:
    """A function or method. ``params`` leaves out self and cls; None means "not said"."""

    params: list[Param] | None = None
    returns: str = ""
    decorator: str = ""  # "", "classmethod" or "staticmethod"


@dataclass
class Value:
    """A constant, an attribute or a property."""

    type: str = ""


@dataclass
class Alias:
    """A second name of ``target``, a public dotted name."""

    target: str


@dataclass
class Class:
    """A class: its bases as public names and its own members."""

    bases: list[str] | None = None
    members: dict[str, Member] = field(default_factory=dict)


Member = Function | Value
Item = Function | Value | Alias | Class


@dataclass
class Module:
    """A module and what it defines or re-exports."""

    name: str
    items: dict[str, Item] = field(default_factory=dict)
    is_package: bool = False


Api = dict[str, Module]


def well_ordered(params: list[Param]) -> list[Param]:
    """The parameters in an order and with defaults that Python accepts."""
    ordered = sorted(params, key=lambda p: p.kind)
    seen_default = False
    result: list[Param] = []
    names: set[str] = set()
    for param in ordered:
        if param.name in names:
            continue
        names.add(param.name)
        optional = param.optional
        if param.kind in (POSITIONAL, NORMAL):
            optional = seen_default = optional or seen_default
        if param.kind in (STAR, DOUBLE_STAR):
            optional = False
        result.append(Param(param.name, param.kind, optional))
    return result
