"""What resolution says about an expression: a :class:`Type`, and the parser of the stub index's type strings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Type:
    """A value's type as far as it is known.

    kind ref: the module, class, function or value with the public dotted ``name``;
    inst: an instance of the class ``name``; method: attribute ``attr`` of ``receiver``, found in class ``name``;
    tuple, list, dict: containers with ``args``;
    uclass, uinst: the user's class ``node`` and an instance of it; ufunc: the user's function ``node`` (with ``receiver``);
    foreign: something of the package ``name`` that the stubs do not describe.
    guess: a convention was used on the way.
    """

    kind: str
    name: str = ""
    args: tuple[Type, ...] = ()
    node: Any = None
    receiver: Type | None = None
    attr: str = ""
    guess: bool = False

    def guessed(self) -> Type:
        return self if self.guess else replace(self, guess=True)


def ref(name: str) -> Type:
    return Type("ref", name)


def inst(name: str) -> Type:
    return Type("inst", name)


TENSOR = inst("torch.Tensor")


@lru_cache(maxsize=4096)
def parse_type(text: str) -> Type | None:
    """A type string of the index, such as ``tuple[torch.Tensor,int]``; None when it says nothing. ``Self`` stays a name."""
    text = text.strip()
    if not text or text[0] == "=" or text in ("Any", "typing.Any", "object"):
        return None
    options = _split(text, "|")
    if len(options) > 1:
        known = [t for option in options if option.strip() != "None" and (t := parse_type(option)) is not None]
        return known[0] if known else None
    head, bracket, rest = text.partition("[")
    if not bracket:
        return None if head == "None" else inst(head)
    args = tuple(parse_type(part) or inst("") for part in _split(rest[:-1], ","))
    head = head.rpartition(".")[2]
    if head in ("tuple", "Tuple"):
        if len(args) == 2 and rest[:-1].strip().endswith("..."):
            return Type("list", args=args[:1])
        return Type("tuple", args=args)
    if head in ("list", "List", "Sequence", "Iterator", "Iterable", "Generator", "set", "deque"):
        return Type("list", args=args[:1])
    if head in ("dict", "Dict", "Mapping", "OrderedDict", "defaultdict"):
        return Type("dict", args=args)
    if head in ("Optional", "Type", "type"):
        return args[0] if head == "Optional" and args else None
    return inst(text.partition("[")[0])


def _split(text: str, separator: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for index, character in enumerate(text):
        if character == "[":
            depth += 1
        elif character == "]":
            depth -= 1
        elif character == separator and depth == 0:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return parts
