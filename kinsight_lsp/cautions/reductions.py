"""Reductions over every axis where one was meant: sums, argmax, squeeze."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import scope_of
from .context import RULES, RuleContext
from .edits import insert
from .report import Report
from .tensor_facts import TENSOR, is_model_call, tensor_kind, value_binding
from .values import last_name, public_name, short

_REDUCTIONS = (
    "sum", "mean", "prod", "max", "min", "std", "var", "median", "mode", "norm", "amax", "amin", "argmax", "argmin",
    "all", "any", "nansum", "nanmean", "nanmedian", "logsumexp", "std_mean", "var_mean", "quantile", "nanquantile",
    "count_nonzero", "cumsum", "aminmax", "unique", "unique_consecutive",
)  # fmt: skip
_AXES = ("dim", "axis", None)


@RULES.node(b"torch")
def reduction_dim_unspecified(ctx: RuleContext) -> Iterator[Report]:
    """``x.sum()`` or ``torch.mean(x)`` without dim: one number for the whole tensor."""
    for last in _REDUCTIONS:
        for call in ctx.calls(last):
            value, given = _operand(ctx, call, last)
            if value is None or given or any(k.name in _AXES for k in call.keywords):
                continue
            yield Report("reduction-dim-unspecified", call, {"call": short(call), "function": last})


def _operand(ctx: RuleContext, call: n.Call, last: str) -> tuple[n.Node | None, bool]:
    """What is reduced, and whether an axis (or the other operand of an element-wise max) is given by position."""
    if any(type(a) is n.Starred for a in call.args):
        return None, False
    name = public_name(ctx, call.func)
    if name in (f"torch.{last}", f"torch.linalg.{last}"):
        value = call.args[0] if call.args else next((k.value for k in call.keywords if k.name == "input"), None)
        return value, len(call.args) > (2 if last in ("norm", "quantile", "nanquantile") else 1)
    if type(call.func) is n.Attribute and (name is None or name.startswith(f"{TENSOR}.")):
        if tensor_kind(ctx, call.func.value) == "":
            return None, False
        return call.func.value, len(call.args) > (1 if last in ("norm", "quantile", "nanquantile") else 0)
    return None, False


# -- argmax of a batch

_LABELS = re.compile(r"(\w*_)?(labels?|targets?|y|y_true|y_batch|yb|classes|ground_truth|gt)(_\w+)?")
_OUTPUTS = re.compile(r"(\w*_)?(outputs?|logits?|preds?|predictions?|scores|probs?|y_hat|y_pred|out)(_\w+)?")


@RULES.node(b"argmax")
def argmax_dim_unspecified(ctx: RuleContext) -> Iterator[Report]:
    """``outputs.argmax()`` compared with a batch of labels: one index for the whole batch."""
    for call in ctx.calls("argmax"):
        value, given = _operand(ctx, call, "argmax")
        if value is None or given or any(k.name in _AXES for k in call.keywords):
            continue
        if not _is_batch_output(ctx, value) or not _meets_labels(ctx, call):
            continue
        separator = ", " if call.args or call.keywords else ""
        edits = (insert(call, call.end - 1, f"{separator}dim=1"),)
        yield Report("argmax-dim-unspecified", call, {"call": short(call)}, edits)


def _is_batch_output(ctx: RuleContext, value: n.Node) -> bool:
    if type(value) is n.Call:
        return is_model_call(ctx, value) and not _is_single(value)
    if type(value) is not n.Name or not _OUTPUTS.fullmatch(value.id):
        return False
    binding = value_binding(ctx, value)
    return binding is None or type(binding.node) is not n.Call or not _is_single(binding.node)


def _is_single(call: n.Call) -> bool:
    """One sample that was given a batch axis: ``model(x.unsqueeze(0))``, ``model(x[None])``."""
    return any("unsqueeze(" in a.source or "[None" in a.source for a in call.args)


def _meets_labels(ctx: RuleContext, call: n.Call) -> bool:
    """Whether the index is compared with labels, here or under the name that it is given."""
    parent = call.parent
    if type(parent) is n.Compare:
        return _with_labels(parent, call)
    if type(parent) is not n.Assign or type(parent.targets[0]) is not n.Name:
        return False
    name = parent.targets[0].id
    for compare in ctx.nodes.get(n.Compare, ()):
        if scope_of(compare) is scope_of(call) and ctx.scopes.key(compare) > ctx.scopes.key(call):
            for side in (compare.left, *compare.comparators):
                if type(side) is n.Name and side.id == name and _with_labels(compare, side):
                    return True
    return False


def _with_labels(compare: n.Compare, mine: n.Node) -> bool:
    if compare.ops not in (["=="], ("==",), ["!="], ("!=",)):
        return False
    return any(
        type(side) in (n.Name, n.Attribute) and bool(_LABELS.fullmatch(last_name(side)))
        for side in (compare.left, *compare.comparators) if side is not mine
    )  # fmt: skip


# -- squeeze of a batch


@RULES.node(b".squeeze()")
def squeeze_without_dim(ctx: RuleContext) -> Iterator[Report]:
    """``model(x).squeeze()`` in a batch loop: a last batch of one loses its batch axis too."""
    for call in ctx.calls("squeeze"):
        func = call.func
        if type(func) is not n.Attribute or call.args or call.keywords or type(func.value) is not n.Call:
            continue
        if not is_model_call(ctx, func.value) or _is_single(func.value):
            continue
        if not any(type(a) is n.For for a in call.ancestors() if not isinstance(a, n.ClassDef)):
            continue
        edits = (insert(call, call.end - 1, "-1"),)
        yield Report("squeeze-without-dim", call, {"call": short(call)}, edits)
