"""Learning-rate schedulers and samplers: when they step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from .context import RULES, FlowReport, RuleContext
from .edits import Lines
from .flow.facts import TraceFacts
from .flow.objects import Event, Loop, Obj
from .flow.training import innermost, scheduler_steps, visible_name
from .report import Report

PLATEAU = "torch.optim.lr_scheduler.ReduceLROnPlateau"
_PER_EPOCH = {
    "torch.optim.lr_scheduler.StepLR", "torch.optim.lr_scheduler.MultiStepLR", "torch.optim.lr_scheduler.ExponentialLR", PLATEAU,
}  # fmt: skip
_SAMPLERS = {"torch.utils.data.distributed.DistributedSampler", "torch.utils.data.DistributedSampler"}
_HELD_OUT = re.compile(r"val|test|eval|dev", re.IGNORECASE)
_EPOCH = re.compile(r"epoch", re.IGNORECASE)


@RULES.flow(b"sched")
def scheduler_step_before_optimizer(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """scheduler.step() before optimizer.step() in the loop."""
    lines = Lines(ctx.source.text, ctx.module)
    seen: set[int] = set()
    for tick in scheduler_steps(facts):
        loop = innermost(tick)
        if loop is None or id(tick.node) in seen:
            continue
        steps = [s for s, _ in facts.steps if loop in s.loops]
        if any(c.name.endswith("catch_warnings") for c in tick.contexts):
            continue  # torch's own warning is silenced on purpose
        if not steps or any(s.seq < tick.seq for s, _ in facts.steps) or _skips_first_turn(tick, loop):
            continue
        seen.add(id(tick.node))
        first = steps[0]
        new = removed = None
        anchor = _child_of(loop, steps[-1])
        if anchor is not None and tick.frame is loop.frame and tick.statement.parent is loop.node:
            new = lines.after(anchor, tick.statement.source)
            removed = lines.remove(tick.statement) if new is not None else None
        edits = (removed, new) if new is not None and removed is not None else ()
        fields = {"scheduler": tick.node.func.value.source, "optimizer": first.node.func.value.source}
        yield FlowReport(Report("scheduler-step-before-optimizer", tick.node, fields, edits, (first.node,)), tick.frame)


def _skips_first_turn(tick: Event, loop: Loop) -> bool:
    """``if epoch > 0: scheduler.step()`` has an optimizer step behind it."""
    for ancestor in tick.node.ancestors():
        if ancestor is loop.node:
            return False
        if type(ancestor) is n.If:
            return True
    return False


def _child_of(loop: Loop, event: Event) -> n.Node | None:
    """The statement of the loop's own body that holds an event of the same frame."""
    if event.frame is not loop.frame:
        return next((s for s in loop.node.body if _holds_call(s, event, loop)), None)
    node: n.Node | None = event.node
    while node is not None and node.parent is not loop.node:
        node = node.parent
    return node


def _holds_call(statement: n.Node, event: Event, loop: Loop) -> bool:
    """Whether the statement calls, directly or not, the frame that the event happened in."""
    frame = event.frame
    while frame.caller is not None:
        call = frame.caller
        if call.frame is loop.frame:
            return statement.unit is call.node.unit and statement.start <= call.node.start and call.node.end <= statement.end
        frame = call.frame
    return False


@RULES.flow(b"sched", b"LR")
def scheduler_step_in_batch_loop(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """A per-epoch scheduler stepped per batch."""
    for tick in scheduler_steps(facts):
        type_ = tick.obj.type if tick.obj is not None else None
        if type_ is None or type_.guess:
            continue
        name = type_.name if type_.kind == "inst" else ""
        if tick.args and _HELD_OUT.search(tick.node.args[0].source):
            continue  # the validation loss is there as often as validation runs
        if name not in _PER_EPOCH and not _counts_epochs(tick.obj):
            continue
        loops = [lo for lo in tick.loops if type(lo.node) in n.LOOPS]
        if len(loops) < 2 or not facts.backward_in(loops[-1]):
            continue
        if not any(loops[-1] in s.loops for s, _ in facts.steps) or not _is_epoch_loop(loops[-2]):
            continue
        if any(type(a) is n.If for a in tick.node.ancestors() if a.start > loops[-1].node.start):
            continue
        fields = {"scheduler": tick.node.func.value.source, "kind": name.rpartition(".")[2]}
        related = (tick.obj.maker.node,) if tick.obj.maker is not None else ()
        yield FlowReport(Report("scheduler-step-in-batch-loop", tick.node, fields, (), related), tick.frame)


def _counts_epochs(obj: Obj) -> bool:
    """Whether CosineAnnealingLR was given its length in epochs."""
    if obj.maker is None or obj.maker.name != "torch.optim.lr_scheduler.CosineAnnealingLR":
        return False
    call = obj.maker.node
    value = call.args[1] if len(call.args) > 1 else next((k.value for k in call.keywords if k.name == "T_max"), None)
    return value is not None and bool(_EPOCH.search(value.source)) and "len(" not in value.source and "*" not in value.source


def _is_epoch_loop(loop: Loop) -> bool:
    node = loop.node
    head = node.test.source if type(node) is n.While else f"{node.target.source} {node.iter.source}"
    return bool(_EPOCH.search(head)) or type(node) is n.For and node.iter.source.startswith("range(")


@RULES.flow(b"Plateau")
def plateau_step_without_metric(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """ReduceLROnPlateau.step() without its metric."""
    for tick in scheduler_steps(facts):
        if tick.args or tick.keywords or not facts.is_a(tick.obj, PLATEAU):
            continue
        related = (tick.obj.maker.node,) if tick.obj.maker is not None else ()
        fields = {"scheduler": tick.node.func.value.source}
        yield FlowReport(Report("plateau-step-without-metric", tick.node, fields, (), related), tick.frame)


@RULES.flow(b"DistributedSampler")
def missing_set_epoch(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """DistributedSampler in an epoch loop without set_epoch."""
    if b"set_epoch" in ctx.module.program or any(word in ctx.module.program for word in (b"lightning", b"Trainer(")):
        return
    for maker in facts.calls:
        if maker.name not in _SAMPLERS or maker.value is None or _never_shuffles(maker.node):
            continue
        statement = maker.statement
        target = statement.targets[0].source if type(statement) is n.Assign else ""
        if _HELD_OUT.search(target) or _HELD_OUT.search(maker.node.args[0].source if maker.node.args else ""):
            continue
        loop = _epoch_loop(ctx, facts, maker)
        if loop is None:
            continue
        node, frame_loop = loop
        edits: tuple = ()
        if frame_loop is not None and type(node) is n.For and type(node.target) is n.Name:
            name = visible_name(frame_loop.frame, maker.value)
            if name:
                edit = Lines(ctx.source.text, ctx.module).first_in(node, f"{name}.set_epoch({node.target.id})")
                edits = (edit,) if edit is not None else ()
        fields = {"sampler": target or "DistributedSampler"}
        yield FlowReport(Report("missing-set-epoch", maker.node, fields, edits, (node,) if frame_loop is None else ()), maker.frame)


def _never_shuffles(call: n.Call) -> bool:
    value = next((k.value for k in call.keywords if k.name == "shuffle"), call.args[3] if len(call.args) > 3 else None)
    return type(value) is n.Constant and value.value is False


def _epoch_loop(ctx: RuleContext, facts: TraceFacts, maker: Event) -> tuple[n.Node, Loop | None] | None:
    """The epoch loop that reads the sampler's data: one of the trace, else one written anywhere in the document."""
    for event in facts.events:
        if event.seq > maker.seq:
            for loop in event.loops:
                if type(loop.node) in n.LOOPS and _named_epoch(loop.node):
                    return loop.node, loop
    for node in ctx.nodes.get(n.For, ()):
        if _named_epoch(node):
            return node, None
    return None


def _named_epoch(node: n.Node) -> bool:
    return type(node) is n.For and bool(_EPOCH.search(node.target.source) or _EPOCH.search(node.iter.source))


