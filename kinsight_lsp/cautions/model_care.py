"""Averages, checkpointing and precision switches that do not do what their name promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..resolve.infer import argument
from .context import RULES, RuleContext
from .edits import NodeEdit, add_keyword, import_edit, insert, name_of_module, replace
from .report import Report
from .tensor_facts import gradients_off, keyword
from .values import calls_to, constant, last_name, name_given, public_name, short

AVERAGED = "torch.optim.swa_utils.AveragedModel"
_EMA_FUNCTIONS = {
    f"torch.optim.swa_utils.{name}"
    for name in ("get_ema_multi_avg_fn", "get_ema_avg_fn", "get_swa_multi_avg_fn", "get_swa_avg_fn")
}
_EMA_NAME = re.compile(r"(\w*_)?ema(_\w+)?\d*", re.IGNORECASE)


@RULES.node(b"AveragedModel")
def averaged_model_not_ema(ctx: RuleContext) -> Iterator[Report]:
    """``ema = AveragedModel(model)``: without an averaging function it is the plain mean of all updates."""
    for call, _ in calls_to(ctx, (AVERAGED,)):
        misplaced = _misplaced(ctx, call)
        if misplaced is not None:
            edit = insert(misplaced, misplaced.start, f"{_parameter(ctx, misplaced)}=")
            yield Report("averaged-model-argument", misplaced, {"given": short(misplaced)}, (edit,))
            continue
        given = argument(call, "avg_fn", 2) or keyword(call, "multi_avg_fn") or argument(call, "multi_avg_fn", 3)
        if given is not None or any(k.name is None for k in call.keywords) or not _EMA_NAME.fullmatch(name_given(call)):
            continue
        yield Report("averaged-model-not-ema", call, {"name": name_given(call)}, _ema_edits(ctx, call))


def _misplaced(ctx: RuleContext, call: n.Call) -> n.Node | None:
    """An averaging function in the place of the device."""
    second = call.args[1] if len(call.args) > 1 else None
    return second if type(second) is n.Call and public_name(ctx, second.func) in _EMA_FUNCTIONS else None


def _parameter(ctx: RuleContext, node: n.Call) -> str:
    return "multi_avg_fn" if "multi" in (public_name(ctx, node.func) or "") else "avg_fn"


def _ema_edits(ctx: RuleContext, call: n.Call) -> tuple[NodeEdit, ...]:
    wanted = "torch.optim.swa_utils.get_ema_multi_avg_fn"
    module = wanted.rpartition(".")[0]
    spelled = name_of_module(ctx.scopes, wanted, call)
    edits: list[NodeEdit] = []
    if spelled is None and type(call.func) is n.Attribute:
        spelled = f"{call.func.value.source}.get_ema_multi_avg_fn"
    if spelled is None:
        added = import_edit(ctx.scopes, ctx.module, ctx.source.text, f"from {module} import get_ema_multi_avg_fn")
        if added is None:
            return ()
        edits.append(added)
        spelled = "get_ema_multi_avg_fn"
    given = add_keyword(call, f"multi_avg_fn={spelled}(0.999)")
    return (*edits, given) if given is not None else ()


_CHECKPOINTS = ("torch.utils.checkpoint.checkpoint", "torch.utils.checkpoint.checkpoint_sequential")


@RULES.node(b"checkpoint")
def checkpoint_without_grad(ctx: RuleContext) -> Iterator[Report]:
    """Activation checkpointing under no_grad: nothing is stored there that it could save."""
    for call, _ in calls_to(ctx, _CHECKPOINTS):
        if gradients_off(ctx, call):
            yield Report("checkpoint-without-grad", call, {"call": call.func.source})
    for call in ctx.calls("gradient_checkpointing_enable"):
        if gradients_off(ctx, call) and type(call.func) is n.Attribute:
            yield Report("checkpoint-without-grad", call, {"call": call.func.source})


_PRECISIONS = ("highest", "high", "medium")


@RULES.node(b"matmul")
def matmul_precision_invalid(ctx: RuleContext) -> Iterator[Report]:
    """``set_float32_matmul_precision`` with a word that torch does not know."""
    for call, _ in calls_to(ctx, ("torch.set_float32_matmul_precision",)):
        value = argument(call, "precision", 0)
        given = constant(ctx, value)
        if isinstance(given, str) and given not in _PRECISIONS:
            near = given.lower() if given.lower() in _PRECISIONS else ""
            edits = (replace(value, f'"{near}"'),) if near and type(value) is n.Constant else ()
            yield Report("matmul-precision-invalid", value, {"given": given}, edits)


@RULES.node(b"fp32_precision", whole=True)
def matmul_precision_mixed(ctx: RuleContext) -> Iterator[Report]:
    """The new ``fp32_precision`` and the old TF32 switches in one program."""
    new = [x for x in ctx.nodes.get(n.Attribute, ()) if x.attr == "fp32_precision" and _is_set(x) and _of_torch(ctx, x)]
    if not new:
        return
    old: list[n.Node] = [
        x for x in ctx.nodes.get(n.Attribute, ()) if x.attr == "allow_tf32" and _is_set(x) and _of_torch(ctx, x)
    ]
    old += [call for call, _ in calls_to(ctx, ("torch.set_float32_matmul_precision",))]
    for node in old:
        beside = next((x for x in new if not _in_another_arm(node, x)), None)
        if beside is not None:
            fields = {"old": short(node), "new": short(beside)}
            yield Report("matmul-precision-mixed", node, fields, (), (beside,))


def _in_another_arm(node: n.Node, other: n.Node) -> bool:
    """Whether two nodes stand in different arms of one ``if``, so that only one of them ever runs."""
    arms = {id(a): _arm_of(a, node) for a in node.ancestors() if type(a) is n.If}
    return any(id(a) in arms and arms[id(a)] != _arm_of(a, other) for a in other.ancestors() if type(a) is n.If)


def _arm_of(branch: n.If, node: n.Node) -> bool:
    return branch.else_start is not None and node.start >= branch.else_start


def _is_set(node: n.Attribute) -> bool:
    return type(node.parent) is n.Assign and any(t is node for t in node.parent.targets)


def _of_torch(ctx: RuleContext, node: n.Attribute) -> bool:
    root: n.Node = node
    while type(root) is n.Attribute:
        root = root.value
    return (public_name(ctx, root) or "").startswith("torch")


_DECAYING = ("torch.optim.Adam", "torch.optim.NAdam", "torch.optim.RAdam")


@RULES.node(b"weight_decay")
def adam_weight_decay(ctx: RuleContext) -> Iterator[Report]:
    """``Adam(…, weight_decay=…)``: L2 inside the gradient, where AdamW decays the weights themselves."""
    for call, name in calls_to(ctx, _DECAYING):
        given = keyword(call, "weight_decay")
        value = constant(ctx, given.value) if given is not None else None
        if not isinstance(value, float | int) or isinstance(value, bool) or value <= 0:
            continue
        if keyword(call, "decoupled_weight_decay") is not None:
            continue
        edits: tuple[NodeEdit, ...] = ()
        func = call.func
        if name == "torch.optim.Adam" and type(func) is n.Attribute:
            edits = (NodeEdit(func, func.attr_start, func.attr_start + len(func.attr), "AdamW"),)
        fields = {"optimizer": last_name(func), "value": given.value.source}
        yield Report("adam-weight-decay", given, fields, edits)
