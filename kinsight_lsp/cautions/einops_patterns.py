"""Patterns that einops refuses, read the way einops reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..core import nodes as n
from ..resolve.infer import argument
from .context import RULES, RuleContext
from .report import Report
from .shapes import shape_of
from .values import calls_to, constant, short

_FUNCTIONS = {"einops.rearrange": "rearrange", "einops.reduce": "reduce", "einops.repeat": "repeat"}
_LAYERS = {"einops.layers.torch.Rearrange": "rearrange", "einops.layers.torch.Reduce": "reduce"}
_REDUCTIONS = ("min", "max", "sum", "mean", "prod", "any", "all")
ELLIPSIS = "…"


class PatternError(Exception):
    """A pattern that einops refuses: the variant of the caution, and the piece that is wrong."""

    def __init__(self, variant: str, piece: str = "") -> None:
        super().__init__(variant)
        self.variant = variant
        self.piece = piece


@dataclass
class Side:
    """One side of a pattern: its dimensions in order, each a list of axis names; numbers above 1 are names too."""

    dims: list[list[str]] = field(default_factory=list)
    axes: list[str] = field(default_factory=list)
    numbers: int = 0
    ellipsis_inside: bool = False


@RULES.node(b"einops")
def einops_pattern_invalid(ctx: RuleContext) -> Iterator[Report]:
    """A literal pattern that einops refuses: brackets, names, axes on one side only, a wrong number of dimensions."""
    for call, name in calls_to(ctx, (*_FUNCTIONS, *_LAYERS, "einops.einsum", "einops.pack", "einops.unpack")):
        pattern = _pattern(call, name)
        text = constant(ctx, pattern) if pattern is not None else None
        if not isinstance(text, str):
            continue
        try:
            _check(ctx, call, name, text)
        except PatternError as error:
            fields = {"pattern": text, "piece": error.piece, "function": short(call.func)}
            yield Report("einops-pattern-invalid", pattern, fields, variant=error.variant)


def _pattern(call: n.Call, name: str) -> n.Node | None:
    if any(type(a) is n.Starred for a in call.args):
        return None
    if name == "einops.einsum":
        return call.args[-1] if len(call.args) > 1 else None
    position = 0 if name in _LAYERS else 2 if name == "einops.unpack" else 1
    return argument(call, "pattern", position)


def _check(ctx: RuleContext, call: n.Call, name: str, text: str) -> None:
    if name in ("einops.pack", "einops.unpack"):
        return _check_pack(text)
    if name == "einops.einsum":
        return _check_einsum(text, len(call.args) - 1)
    operation = _FUNCTIONS.get(name) or _LAYERS[name]
    if text.count("->") != 1:
        raise PatternError("arrow")
    left, right = (parse_side(part) for part in text.split("->"))
    if ELLIPSIS in right.axes and ELLIPSIS not in left.axes:
        raise PatternError("ellipsis", "...")
    if left.ellipsis_inside:
        raise PatternError("ellipsis-inside", "...")
    given = {k.name for k in call.keywords if k.name not in ("pattern", "reduction", "tensor")}
    known = None not in given
    _check_axes(operation, left, right, given if known else None)
    if operation == "reduce":
        _check_reduction(ctx, argument(call, "reduction", 1 if name in _LAYERS else 2))
    if known:
        _check_sizes(left, right, given)
    if name in _FUNCTIONS and ELLIPSIS not in left.axes and call.args:
        shape = shape_of(ctx, call.args[0])
        if shape is not None and len(shape) != len(left.dims):
            raise PatternError("dims", str(len(shape)))


def _check_axes(operation: str, left: Side, right: Side, given: set[str | None] | None) -> None:
    """Which axes may stand on one side only: none in rearrange, new ones in repeat, old ones in reduce."""
    if operation == "rearrange":
        if left.numbers or right.numbers:
            raise PatternError("number")
        lonely = sorted(set(left.axes) ^ set(right.axes))
        if lonely:
            raise PatternError("one-side", ", ".join(lonely))
    elif operation == "repeat":
        lost = sorted(set(left.axes) - set(right.axes))
        if lost or left.numbers:
            raise PatternError("lost", ", ".join(lost))
        new = sorted(set(right.axes) - set(left.axes) - (given if given is not None else set(right.axes)))
        if new:
            raise PatternError("no-size", ", ".join(new))
    else:
        new = sorted(set(right.axes) - set(left.axes))
        if new or right.numbers:
            raise PatternError("new", ", ".join(new))


def _check_reduction(ctx: RuleContext, reduction: n.Node | None) -> None:
    value = constant(ctx, reduction) if reduction is not None else None
    if isinstance(value, str) and value not in _REDUCTIONS:
        raise PatternError("reduction", value)


def _check_sizes(left: Side, right: Side, given: set[str | None]) -> None:
    """Sizes that are given for no axis, and brackets with more than one unknown size."""
    for name in sorted(str(name) for name in given):
        if name not in left.axes and name not in right.axes:
            raise PatternError("unused-size", name)
    for dim in left.dims:
        unknown = [axis for axis in dim if axis not in given and not axis.isdecimal() and axis != ELLIPSIS]
        if len(unknown) > 1:
            raise PatternError("unknown-sizes", ", ".join(unknown))


def parse_side(text: str, underscore: bool = False, duplicates: bool = False) -> Side:
    """One side of a pattern. Raises PatternError."""
    if "." in text:
        if text.count("...") != 1 or text.count(".") != 3:
            raise PatternError("dots")
        text = text.replace("...", ELLIPSIS)
    side = Side()
    group: list[str] | None = None
    word = ""
    for character in text + " ":
        if character not in "() ":
            if not character.isalnum() and character not in f"_{ELLIPSIS}":
                raise PatternError("character", character)
            word += character
            continue
        if word:
            _add_axis(side, group, word, underscore, duplicates)
            word = ""
        if character == "(":
            if group is not None:
                raise PatternError("nested")
            group = []
        elif character == ")":
            if group is None:
                raise PatternError("brackets")
            side.dims.append(group)
            group = None
    if group is not None:
        raise PatternError("brackets")
    return side


def _add_axis(side: Side, group: list[str] | None, word: str, underscore: bool, duplicates: bool) -> None:
    if word in side.axes and not duplicates and not (underscore and word == "_"):
        raise PatternError("duplicate", word)
    if word.isdecimal():
        if int(word) == 1:
            if group is None:
                side.dims.append([])
            return
        if int(word) == 0:
            raise PatternError("name", word)
        side.numbers += 1
        (side.dims.append([word]) if group is None else group.append(word))
        return
    if word != ELLIPSIS:
        plain = word.isidentifier() and not word.startswith("_") and not word.endswith("_")
        if not plain and not (underscore and word == "_"):
            raise PatternError("name", word)
    elif group is not None:
        side.ellipsis_inside = True
    side.axes.append(word)
    (side.dims.append([word]) if group is None else group.append(word))


def _check_pack(text: str) -> None:
    axes = text.split()
    if len(axes) != len(set(axes)):
        raise PatternError("duplicate", next(a for a in axes if axes.count(a) > 1))
    if "*" not in axes:
        raise PatternError("star")
    for axis in axes:
        if axis != "*" and (not axis.isidentifier() or axis.startswith("_") or axis.endswith("_")):
            raise PatternError("name", axis)


def _check_einsum(text: str, tensors: int) -> None:
    if text.count("->") != 1:
        raise PatternError("arrow")
    lefts_text, right_text = text.split("->")
    lefts = [parse_side(part, underscore=True, duplicates=True) for part in lefts_text.split(",")]
    right = parse_side(right_text, underscore=True)
    for side in (*lefts, right):
        if side.numbers or any(len(dim) != 1 for dim in side.dims):
            raise PatternError("einsum-axes")
    known = {axis for side in lefts for axis in side.axes}
    new = [axis for axis in right.axes if axis not in known and axis != ELLIPSIS]
    if new:
        raise PatternError("new", ", ".join(new))
    if len(lefts) != tensors:
        raise PatternError("operands", str(len(lefts)))
