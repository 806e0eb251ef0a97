"""Learning-rate schedulers and samplers: when they step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from .context import RULES, FlowReport, RuleContext
from .edits import Lines
from .flow.facts import TraceFacts, last_name
from .flow.objects import Event, Frame, Loop, Obj
from .flow.training import innermost, scheduler_steps, visible_name
from .report import Report
from .validation import validation_frame

PLATEAU = "torch.optim.lr_scheduler.ReduceLROnPlateau"
_PER_EPOCH = {
    "torch.optim.lr_scheduler.StepLR", "torch.optim.lr_scheduler.MultiStepLR", "torch.optim.lr_scheduler.ExponentialLR", PLATEAU,
}  # fmt: skip
_SAMPLERS = {"torch.utils.data.distributed.DistributedSampler", "torch.utils.data.DistributedSampler"}
_HELD_OUT = re.compile(r"val|test|eval|dev", re.IGNORECASE)
_EPOCH = re.compile(r"epoch", re.IGNORECASE)


def scheduler_class(obj: Obj | None) -> str:
    """The public class of a scheduler; where a snippet has no imports, the one it is written as. "" when unknown."""
    type_ = obj.type if obj is not None else None
    if type_ is not None and not type_.guess:
        return type_.name if type_.kind == "inst" else ""
    maker = obj.maker if obj is not None else None
    if maker is not None and not maker.name and type(maker.node) is n.Call:
        last = (n.dotted(maker.node.func) or "").rpartition(".")[2]
        return f"torch.optim.lr_scheduler.{last}" if last in _SCHEDULERS else ""
    return ""


_SCHEDULERS = {
    "StepLR", "MultiStepLR", "ExponentialLR", "ReduceLROnPlateau", "CosineAnnealingLR", "OneCycleLR", "LambdaLR", "CyclicLR",
    "CosineAnnealingWarmRestarts", "LinearLR", "PolynomialLR", "ConstantLR", "MultiplicativeLR",
}  # fmt: skip


@RULES.flow(b"sched")
def scheduler_step_before_optimizer(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """scheduler.step() before optimizer.step() in the loop."""
    lines = Lines(ctx.source.text, ctx.module)
    seen: set[int] = set()
    for tick in scheduler_steps(facts):
        loop = innermost(tick)
        if id(tick.node) in seen or loop is None and tick.loops:
            continue
        if not scheduler_class(tick.obj) and (tick.args or not _RATE.fullmatch(facts.receiver_name(tick))):
            continue  # timm's step(epoch) sets the rate of the epoch that begins; others anneal something else
        if any(c.name.endswith("catch_warnings") for c in tick.contexts):
            continue  # torch's own warning is silenced on purpose
        steps = [e for e in _updates(facts, tick) if (loop in e.loops if loop is not None else _same_run(tick, e))]
        if not steps or steps[0].seq < tick.seq or any(e.seq < tick.seq for e in _updates(facts, tick, surely=True)):
            continue
        if loop is not None and _skips_first_turn(tick, loop):
            continue
        seen.add(id(tick.node))
        new = removed = None
        anchor = _beside(tick, steps[-1])
        if anchor is not None:
            new = lines.after(anchor, tick.statement.source)
            removed = lines.remove(tick.statement) if new is not None else None
        edits = (removed, new) if new is not None and removed is not None else ()
        fields = {"scheduler": tick.node.func.value.source, "optimizer": steps[0].node.func.source}
        yield FlowReport(Report("scheduler-step-before-optimizer", tick.node, fields, edits, (steps[0].node,)), tick.frame)


_RATE = re.compile(r"_*(lr|learning_rate|optim\w*|warm_?up|cosine|torch|step|train|main)?_?sched(uler)?s?|\w*lr\w*", re.IGNORECASE)


def _updates(facts: TraceFacts, tick: Event, surely: bool = False) -> list[Event]:
    """The steps of the scheduler's optimizer in order; without any, calls of other files that train with an optimizer."""
    maker = tick.obj.maker
    optimizer = maker.args[0] if maker is not None and maker.args and scheduler_class(tick.obj) else None
    steps = [s for s, other in facts.steps if optimizer is None or other is None or other is optimizer]
    if steps or surely:
        return steps
    return [
        e
        for e in facts.calls
        if id(e) not in facts.followed and _TRAINS.search(e.method or last_name(e.node.func))
        and any(a is optimizer if optimizer is not None else facts.is_a(a, "torch.optim.Optimizer") for a in (*e.args, *e.keywords.values()))
    ]  # fmt: skip


_TRAINS = re.compile(r"train|fit|(^|_)epoch")


def _same_run(tick: Event, step: Event) -> bool:
    """Outside loops: both in one straight line, or the step in the batch loop of the tick's own function."""
    if not step.loops:
        return step.frame is tick.frame
    return tick.frame.func is not None and step.frame is tick.frame and tick.branches == step.branches[: len(tick.branches)]


def _skips_first_turn(tick: Event, loop: Loop) -> bool:
    """``if epoch > 0: scheduler.step()`` has an optimizer step behind it."""
    for ancestor in tick.node.ancestors():
        if ancestor is loop.node:
            return False
        if type(ancestor) is n.If:
            return True
    return False


def _beside(tick: Event, event: Event) -> n.Node | None:
    """The statement of the tick's own block that holds an event, or calls the helper that it happens in."""
    node: n.Node | None = event.node
    frame: Frame = event.frame
    while node is not None:
        if frame is tick.frame and isinstance(node, n.Statement) and node.parent is tick.statement.parent:
            return node
        node = node.parent
        if node is None and frame is not tick.frame and frame.caller is not None:
            node, frame = frame.caller.node, frame.caller.frame
    return None


@RULES.flow(b"sched", b"LR")
def scheduler_step_in_batch_loop(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """A per-epoch scheduler stepped per batch."""
    for tick in scheduler_steps(facts):
        name = scheduler_class(tick.obj)
        if tick.args and _HELD_OUT.search(tick.node.args[0].source):
            continue  # the validation loss is there as often as validation runs
        if name not in _PER_EPOCH and not _counts_epochs(tick.obj):
            continue
        loops = [lo for lo in tick.loops if type(lo.node) in n.LOOPS]
        if not loops or not any(innermost(b) is loops[-1] for b, _ in facts.backwards) or not any(loops[-1] in e.loops for e, _ in facts.steps):
            continue
        if not (_is_epoch_loop(loops[-2], loops[-1]) if len(loops) > 1 else _is_batch_loop(loops[-1])) or _counts_batches(tick.obj):
            continue
        if any(type(a) is n.If for a in tick.node.ancestors() if a.start > loops[-1].node.start):
            continue
        fields = {"scheduler": tick.node.func.value.source, "kind": name.rpartition(".")[2]}
        related = (tick.obj.maker.node,) if tick.obj.maker is not None else ()
        yield FlowReport(Report("scheduler-step-in-batch-loop", tick.node, fields, (), related), tick.frame)


def _counts_epochs(obj: Obj) -> bool:
    """Whether CosineAnnealingLR was given its length in epochs."""
    if obj.maker is None or scheduler_class(obj) != "torch.optim.lr_scheduler.CosineAnnealingLR":
        return False
    call = obj.maker.node
    value = call.args[1] if len(call.args) > 1 else next((k.value for k in call.keywords if k.name == "T_max"), None)
    return value is not None and bool(_EPOCH.search(value.source)) and "len(" not in value.source and "*" not in value.source


def _counts_batches(obj: Obj) -> bool:
    """Whether the scheduler's interval was written in batches: ``10 * len(loader)``, ``milestones=[210000]``, ``gamma=0.9999``."""
    if obj.maker is None:
        return False
    call = obj.maker.node
    for value in [*call.args[1:], *(k.value for k in call.keywords)]:
        if "len(" in value.source or "**" in value.source or _BATCHES.search(value.source):
            return True
        for part in value.walk():
            if type(part) is n.Constant and part.kind == "number" and isinstance(part.value, (int, float)):
                if part.value >= 1000 or 0.995 < part.value < 1:
                    return True
    return False


_BATCHES = re.compile(r"iter|batch|total_steps|num_steps|max_steps|training_steps", re.IGNORECASE)


def _is_batch_loop(loop: Loop) -> bool:
    node = loop.node
    return type(node) is n.For and any(word in node.iter.source.lower() for word in ("load", "batch", "_dl", "dataset"))


def _is_epoch_loop(loop: Loop, inner: Loop) -> bool:
    """Whether a loop counts epochs and the one inside it batches: not folds and epochs, nor trials and iterations."""
    if _EPOCH.search(_head(inner)):
        return False
    if _EPOCH.search(_head(loop)):
        return True
    return type(loop.node) is n.For and loop.node.iter.source.startswith("range(") and not _head(inner).partition(" ")[2].startswith("range(")


def _head(loop: Loop) -> str:
    node = loop.node
    return node.test.source if type(node) is n.While else f"{node.target.source} {node.iter.source}"


@RULES.flow(b"Plateau")
def plateau_step_without_metric(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """ReduceLROnPlateau.step() without its metric."""
    for tick in scheduler_steps(facts):
        if tick.args or tick.keywords or scheduler_class(tick.obj) != PLATEAU or _kind_decided(tick):
            continue
        related = (tick.obj.maker.node,) if tick.obj.maker is not None else ()
        fields = {"scheduler": tick.node.func.value.source}
        yield FlowReport(Report("plateau-step-without-metric", tick.node, fields, (), related), tick.frame)


def _kind_decided(tick: Event) -> bool:
    """Whether the code chooses among schedulers: one made under a condition, or a step that asks what it has."""
    maker = tick.obj.maker if tick.obj is not None else None
    if maker is not None and maker.branches != tick.branches[: len(maker.branches)]:
        return True
    tests = [a.test for a in tick.node.ancestors() if type(a) is n.If]
    return any("isinstance" in test.source or "lateau" in test.source for test in tests)


@RULES.flow(b"DistributedSampler")
def missing_set_epoch(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """DistributedSampler in an epoch loop without set_epoch."""
    if ctx.says(b"set_epoch", b"lightning"):
        return
    if any(last_name(call.func) == "Trainer" and ctx.inference.public_name(call.func) for call in ctx.nodes.get(n.Call, ())):
        return  # a framework's Trainer sets the epoch itself
    for maker in facts.calls:
        if maker.name not in _SAMPLERS or maker.value is None or _never_shuffles(maker.node) or validation_frame(maker.frame):
            continue
        statement = maker.statement
        target = statement.targets[0].source if type(statement) is n.Assign else ""
        if _HELD_OUT.search(target) or _HELD_OUT.search(maker.node.args[0].source if maker.node.args else ""):
            continue
        loop = _epoch_loop(ctx, facts, maker)
        if loop is None:
            continue
        if target and statement.value is not maker.node:  # made inside the call that makes its loader
            target = f"{target}.sampler" if maker.node.parent.parent is statement.value and "DataLoader" in statement.value.func.source else ""
        node, frame_loop = loop
        edits: tuple = ()
        name = None
        if type(node) is n.For and type(node.target) is n.Name and node.target.id != "_":
            name = _sampler_name(facts, maker, frame_loop) if frame_loop is not None else _own_attribute(maker, target, node)
            if name:
                edit = Lines(ctx.source.text, ctx.module).first_in(node, f"{name}.set_epoch({node.target.id})")
                edits = (edit,) if edit is not None else ()
        fields = {"sampler": target or name or "DistributedSampler"}
        yield FlowReport(Report("missing-set-epoch", maker.node, fields, edits, (node,)), maker.frame)


def _sampler_name(facts: TraceFacts, maker: Event, loop: Loop) -> str | None:
    """What the loop's function calls the sampler: its own name, or its loader's attribute."""
    name = visible_name(loop.frame, maker.value)
    if name is not None:
        return name
    for event in facts.calls:
        if event.name.endswith("DataLoader") and any(a is maker.value for a in [*event.args, *event.keywords.values()]):
            loader = visible_name(loop.frame, event.value)
            if loader is not None:
                return f"{loader}.sampler"
    return None


def _own_attribute(maker: Event, target: str, loop: n.Node) -> str | None:
    """``self.sampler``, where the loop stands in another method of the class that makes it."""
    method = n.enclosing(loop, (n.FunctionDef,))
    same = method is not None and maker.frame.cls is not None and method.parent is maker.frame.cls
    return target if same and target.startswith("self.") else None


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
    """Whether a loop counts epochs: by its name, or by the loop over a loader inside."""
    if type(node) is not n.For:
        return False
    if _EPOCH.search(node.target.source) or _EPOCH.search(node.iter.source):
        return True
    if not node.iter.source.startswith("range("):
        return False
    return any(type(s) is n.For and any(word in s.iter.source.lower() for word in ("load", "_dl")) for s in node.body)
