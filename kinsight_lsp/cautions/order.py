"""The order of clearing, backward and step inside a turn of the training loop, and what is missing from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from .context import RULES, FlowReport, RuleContext
from .edits import Lines
from .flow.facts import TraceFacts, last_name
from .flow.objects import Event, Frame, Loop, Obj
from .flow.training import (
    backward_before,
    backward_of,
    clears_optimizer,
    common_loop,
    handed_out,
    innermost,
    is_loss_call,
    is_unit_test,
    on_some_turns,
    optimizer_makers,
    optimizer_text,
    parameter_owners,
    reads_gradients,
    scheduler_steps,
    takes_closure,
    visible_name,
)
from .report import Report


@RULES.flow(b"zero_grad")
def zero_grad_misplaced(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """Gradients cleared between backward and step, or once outside the batch loop."""
    lines = Lines(ctx.source.text, ctx.module)
    for step, optimizer in facts.steps:
        if optimizer is None or takes_closure(step):
            continue
        pair = backward_of(facts, step)
        backward = pair[0] if pair is not None else backward_before(facts, step)
        if backward is None or _of_its_own_kind(facts, optimizer):
            continue
        clear = _lost(facts, backward, step, optimizer)
        if clear is not None:
            moved = lines.before(backward.statement, clear.statement.source) if backward.frame is clear.frame else None
            removed = lines.remove(clear.statement) if moved is not None else None
            edits = (removed, moved) if moved is not None and removed is not None else ()
            fields = {"optimizer": optimizer_text(step), "place": "`backward()`와 `step()` 사이에서"}
            yield FlowReport(Report("zero-grad-misplaced", clear.node, fields, edits, (step.node,)), clear.frame)
            continue
        if pair is None:
            continue
        name = optimizer_text(step)
        clear = _clears_while_gathering(facts, step, backward, pair[1], optimizer)
        if clear is not None:
            moved = lines.after(step.statement, clear.statement.source) if step.frame is clear.frame else None
            removed = lines.remove(clear.statement) if moved is not None else None
            edits = (removed, moved) if moved is not None and removed is not None else ()
            fields = {"optimizer": name, "place": "누적하는 배치마다"}
            yield FlowReport(Report("zero-grad-misplaced", clear.node, fields, edits, (step.node,)), clear.frame)
            continue
        clear = cleared_outside(facts, step, backward, pair[1], optimizer)
        if clear is None:
            continue
        if len(step.branches) > len(backward.branches):
            edit = lines.after(step.statement, f"{name}.zero_grad()")
        else:
            edit = lines.before(backward.statement, f"{name}.zero_grad()") if backward.frame is step.frame else None
        fields = {"optimizer": name, "place": "배치 반복문 밖에서"}
        yield FlowReport(Report("zero-grad-misplaced", clear.node, fields, (edit,) if edit else (), (step.node,)), clear.frame)


def _of_its_own_kind(facts: TraceFacts, optimizer: Obj) -> bool:
    """Whether an optimizer's class comes from elsewhere: a proximal step, for one, needs no gradients."""
    kind = optimizer.type
    return kind is not None and kind.kind == "inst" and not kind.guess and facts.inference.stubs.kind(kind.name) is None


def _lost(facts: TraceFacts, backward: Event, step: Event, optimizer: Obj) -> Event | None:
    """The clearing that takes away what backward has just computed, with nothing put in its place before the step."""
    found = None
    for event in facts.events[backward.seq + 1 : step.seq]:
        if event.kind == "call" and event.method == "zero_grad" and event.frame is step.frame and event.branches == step.branches:
            if event.loops == step.loops and _all_of(facts, event, optimizer):
                found = event
        elif event.kind == "setattr" and event.method == "grad" or event.method in ("copy_", "add_"):
            found = None
        elif found is not None and event.kind == "call" and id(event) not in facts.followed and not event.name.startswith("torch."):
            if not _BESIDE_THE_POINT.fullmatch(event.method or last_name(event.node.func)):
                found = None  # somebody may put gradients back
    return found


_BESIDE_THE_POINT = re.compile(
    r"print|item|append|unscale_|step|update|log\w*|clip\w*|len|range|train|eval|write|add_scalar|info|set_\w+|format|round|float|sum|"
    r"zero_grad|parameters"
)


def _clears_while_gathering(facts: TraceFacts, step: Event, backward: Event, loop: Loop, optimizer: Obj) -> Event | None:
    """The clearing of every turn, where only every N-th turn updates: what the other turns gathered is lost."""
    if len(step.branches) <= len(backward.branches) or not on_some_turns(step) or loop is not innermost(backward):
        return None
    if any(other is not optimizer or s is not step for s, other in facts.steps if loop in s.loops):
        return None
    clears = [e for e in facts.clears if loop in e.loops and clears_optimizer(facts, e, optimizer)]
    if len(clears) != 1 or len(clears[0].branches) > len(backward.branches) or not _all_of(facts, clears[0], optimizer):
        return None
    if clears[0].method != "zero_grad" or innermost(clears[0]) is not loop or step.seq < clears[0].seq:
        return None
    return clears[0]


def _all_of(facts: TraceFacts, clear: Event, optimizer: Obj) -> bool:
    """Whether a clearing covers everything that the optimizer updates."""
    if clear.obj is None:
        return False
    if clear.obj is optimizer:
        return True
    if facts.is_optimizer(clear) or clear.obj.origin == "element":
        return False
    if optimizer.maker is not None and (owners := parameter_owners(facts, optimizer.maker)):
        return all(clear.obj in owner.family() for owner in owners)
    if any(other is not optimizer for _, other in facts.steps):
        return False
    models = [e.obj for e in facts.calls if facts.is_model_call(e)]
    return bool(models) and all(clear.obj in model.family() for model in models)


def cleared_outside(facts: TraceFacts, step: Event, backward: Event, loop: Loop, optimizer: Obj) -> Event | None:
    """The clearing that stands around the batch loop while nothing inside clears."""
    if len(step.branches) > len(backward.branches) and not on_some_turns(step):
        return None
    if optimizer.maker is not None and loop in optimizer.maker.loops:
        return None
    if any(loop in e.loops and clears_optimizer(facts, e, optimizer) for e in facts.clears) or handed_out(facts, loop, optimizer):
        return None
    first = next(e for e in facts.events if loop in e.loops)
    found = None
    for event in facts.clears:
        if event.method != "zero_grad" or not _all_of(facts, event, optimizer) or not set(event.loops) < set(step.loops):
            continue
        if event.loops or event.seq < first.seq and event.frame in step.frame.stack() and event.frame.func is not None:
            found = event
        elif event.seq < first.seq and not any(event.seq < b.seq < first.seq for b, _ in facts.backwards):
            found = event
    return found


@RULES.flow(b"step")
def missing_backward(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """step after a loss that is computed but never propagated."""
    for step, optimizer in facts.steps:
        loop = innermost(step)
        if optimizer is None or takes_closure(step) or step.args and not step.name.endswith("GradScaler.step"):
            continue
        if loop is None and (step.frame.func is None or step.loops):
            continue
        around = [e for e in facts.calls if loop in e.loops] if loop else [e for e in facts.calls if step.frame in e.frame.stack()]
        before = [e for e in around if e.seq < step.seq]
        by_hand = any(e.method == "zero_grad" and e.frame is step.frame for e in before)
        if any(_propagates(e) or e.name == "torch.autograd.grad" and e.seq < step.seq for e in around):
            # What came before this optimizer's own clearing is lost to it: the other half of a GAN.
            cleared = [e for e in before if e.method == "zero_grad" and e.obj is optimizer and e.branches == step.branches]
            before = before[before.index(cleared[-1]) + 1 :] if cleared and innermost(cleared[-1]) is loop else []
            if any(_propagates(e) or e.name == "torch.autograd.grad" for e in before):
                continue
        losses = [e for e in before if is_loss_call(facts, e) or _written_out(e) or _with_labels(facts, e) or by_hand and _named_loss(facts, e)]
        if not losses or loop is None and not _ordinary_step(facts, step, optimizer, losses[-1]):
            continue
        loss = losses[-1]
        if any(b in around and (of is loss.value or facts.receiver_name(b) in loss.statement.source) for b, of in facts.backwards):
            continue  # after the step: step-before-backward says it
        if facts.grad_state(loss) is False or _handed_on(facts, loss, before) or loop is not None and reads_gradients(loop):
            continue
        if loop is not None and handed_out(facts, loop, optimizer):
            continue
        fields = {"optimizer": optimizer_text(step), "loss": " ".join(loss.node.source.split())[:60]}
        yield FlowReport(Report("missing-backward", step.node, fields, (), (loss.node,)), step.frame)


def _written_out(event: Event) -> bool:
    """``loss = ((prediction - y) ** 2).mean()``: a loss without a loss function."""
    statement = event.node.parent
    if type(statement) is not n.Assign or type(statement.targets[0]) is not n.Name or not _LOSS.fullmatch(statement.targets[0].id):
        return False
    return event.method in ("mean", "sum") or event.name in ("torch.mean", "torch.sum")


def _with_labels(facts: TraceFacts, event: Event) -> bool:
    """``loss = model(**batch).loss``: a model that computes its loss itself."""
    statement = n.statement_of(event.node)
    if not facts.is_model_call(event) or event.value is None or type(statement) is not n.Assign:
        return False
    return any(e.kind == "assign" and e.value is not None and e.value.attr == "loss" and e.value.parent is event.value for e in facts.events)


def _named_loss(facts: TraceFacts, event: Event) -> bool:
    """``loss = anything(…)`` in a loop that clears and steps by itself: the call makes the loss, unless its name says that it trains."""
    statement = n.statement_of(event.node)
    if event.kind != "call" or id(event) in facts.followed or type(statement) is not n.Assign or statement.value is not event.node:
        return False
    names = [part for target in statement.targets for part in (target.elements if type(target) is n.Sequence else [target])]
    if not any(type(name) in (n.Name, n.Attribute) and _LOSS.fullmatch(last_name(name)) for name in names):
        return False
    called = last_name(event.node.func)
    return (not _TRAINS.search(called) or called == "training_step") and bool(event.args or event.keywords)


_LOSS = re.compile(r"(\w+_)?loss", re.IGNORECASE)
_TRAINS = re.compile(r"train|step|update|fit|optimi[sz]e|learn|run|iter|backward|float|int|^zeros|^tensor|^item", re.IGNORECASE)

# Names of calls that may propagate a loss, or put gradients where the optimizer reads them.
_PROPAGATES = re.compile(r"backward|backprop|propagate|closure|(compute|apply|set|update|accumulate)_grad|gradients?$")
_ONLY_LOOKS = re.compile(r"^_*(collect|clip|log|plot|check|print|zero|clear|reset|monitor|record)")


def _propagates(event: Event) -> bool:
    called = event.method or last_name(event.node.func)
    return bool(_PROPAGATES.search(called)) and not _ONLY_LOOKS.search(called)



def _ordinary_step(facts: TraceFacts, step: Event, optimizer: Obj, loss: Event) -> bool:
    """Outside a loop: the function clears, computes its loss and steps, all by itself, and hands the optimizer to nobody."""
    if loss.frame is not step.frame or loss.branches != step.branches:
        return False
    if not any(e.frame is step.frame and clears_optimizer(facts, e, optimizer) for e in facts.clears):
        return False
    return not any(a is optimizer for e in facts.calls if e.method != "step" for a in [*e.args, *e.keywords.values()])


def _handed_on(facts: TraceFacts, loss: Event, before: list[Event]) -> bool:
    """Whether the loss goes to code that may propagate it before the step."""
    for event in before:
        if event.seq > loss.seq and any(a is loss.value for a in [*event.args, *event.keywords.values()]):
            name = event.name.rpartition(".")[2] or event.method or last_name(event.node.func)
            if event.name.endswith("GradScaler.scale") or event.name.startswith("torch.") and event.value is not None:
                if _handed_on(facts, event, before):
                    return True
            elif id(event) not in facts.followed and name not in _READS_LOSS and not _RECORDER.fullmatch(facts.receiver_name(event)):
                return True
    return False


_READS_LOSS = {
    "print", "float", "append", "update", "item", "format", "str", "isnan", "isfinite", "isinf", "add_scalar", "log", "set_postfix",
    "write", "info", "round", "range", "len", "mean", "detach",
}  # fmt: skip


@RULES.flow(b"backward")
def missing_optimizer_step(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """backward in a training loop whose optimizer never steps."""
    ticks = {id(tick) for tick in scheduler_steps(facts)}
    updates = [
        e for e in facts.calls
        if _may_step(last_name(e.node.func)) and id(e) not in ticks and (id(e) not in facts.followed or facts.is_optimizer(e))
        and not _ENVIRONMENT.fullmatch(facts.receiver_name(e))
    ]  # fmt: skip
    seen: set[int] = set()
    for backward, _ in facts.backwards:
        loop = innermost(backward)
        if loop is None or is_unit_test(ctx.module.program, backward.frame):
            continue
        clears = [e for e in facts.clears if loop in e.loops and e.method == "zero_grad" and facts.is_optimizer(e)]
        turns = {common_loop(e, backward) for e in clears if len(e.branches) <= len(backward.branches)}
        if any(_belongs(facts, update, backward) and not any(t is not None and t not in update.loops for t in turns) for update in updates):
            clears = [e for e in clears if _forgotten(ctx, facts, e, backward)]
            if not clears:
                continue
        makers = [e for e in optimizer_makers(facts) if e.seq < backward.seq]
        if not clears and not makers or reads_gradients(loop):
            continue
        optimizer = clears[0].obj if clears else makers[-1].value
        if optimizer is None or id(optimizer) in seen or _steps_elsewhere(ctx, clears[0] if clears else None) or handed_out(facts, loop, optimizer):
            continue
        name = visible_name(backward.frame, optimizer) or (clears[0].node.func.value.source if clears else None)
        if name is None:
            continue
        seen.add(id(optimizer))
        related = (optimizer.maker.node,) if optimizer.maker is not None else ()
        edits = _step_edits(ctx, facts, backward, loop, name)
        yield FlowReport(Report("missing-optimizer-step", backward.node, {"optimizer": name}, edits, related), backward.frame)


def _forgotten(ctx: RuleContext, facts: TraceFacts, clear: Event, backward: Event) -> bool:
    """Among several optimizers, one that is cleared right before this backward pass and stepped nowhere in the document."""
    if clear.obj is None or clear.obj.origin in ("element", "unknown"):
        return False
    between = [e for e in facts.clears if clear.seq < e.seq < backward.seq]
    if clear.seq > backward.seq or between or any(clear.seq < b.seq < backward.seq for b, _ in facts.backwards):
        return False
    if not facts.steps or any(other is None or other is clear.obj or other.origin in ("element", "unknown") for _, other in facts.steps):
        return False
    name = re.escape(last_name(clear.node.func.value)).encode()
    return re.search(rb"\b%b\.step\b|[(,]\s*(self\.)?%b\b" % (name, name), ctx.module.program) is None


def _steps_elsewhere(ctx: RuleContext, clear: Event | None) -> bool:
    """Whether another method of the class steps the optimizer attribute that is cleared here."""
    cls = clear.frame.cls if clear is not None else None
    if cls is None or type(clear.node.func.value) is not n.Attribute:
        return False
    stepped = re.compile(rb"\b%b\.step\(" % re.escape(clear.node.func.value.attr).encode())
    others = [s for s in cls.body if type(s) is n.FunctionDef and s is not clear.frame.func]
    return any(stepped.search(s.unit.text, s.start, s.end) and b".backward(" not in s.unit.text[s.start : s.end] for s in others)


def _step_edits(ctx: RuleContext, facts: TraceFacts, backward: Event, loop: Loop, name: str) -> tuple:
    code = f"{name}.step()"
    scaled = backward.obj is not None and backward.obj.maker is not None and backward.obj.maker.method == "scale"
    if scaled:
        if not any(e.name.endswith("GradScaler.update") and loop in e.loops for e in facts.calls):
            return ()
        code = f"{backward.obj.maker.node.func.value.source}.step({name})"
    edit = Lines(ctx.source.text, ctx.module).after(backward.statement, code)
    return (edit,) if edit is not None else ()


def _belongs(facts: TraceFacts, update: Event, backward: Event) -> bool:
    """Whether an update may use the gradients of a backward pass: not when it stands in another training loop."""
    if update.value is not None and backward.obj is update.value:
        return False  # loss = self.training_step(batch)
    outer = next((lo for lo in update.loops if type(lo.node) in n.LOOPS), None)
    if outer is None:
        return update.seq > backward.seq
    return outer in backward.loops or not facts.backward_in(outer)


def _may_step(called: str) -> bool:
    return bool(_UPDATES.search(called)) and not _NO_UPDATE.search(called)


# Objects that only write down what they are given.
_RECORDER = re.compile(r"\w*(tracker|logger|writer|wandb|mlflow|meter|meters|experiment|history|pbar|progress|logs?|metrics?|losses)(_bar)?")

# Calls that may update weights, or take the gradients elsewhere.
_UPDATES = re.compile(r"step$|^step_|^minimize$|^fit$|update_(param|weight|model|net)|optimi[sz]e|apply_grad|grads?$|gradients?$|^sgd$")
_ENVIRONMENT = re.compile(r"\w*env(s|ironment)?|simulator|sim|world|game|prof(iler)?|\w*lr_sched\w*|tracker|logger|writer|wandb|pbar")
_NO_UPDATE = re.compile(r"zero_grad|no_grad|enable_grad|clip|requires_grad|(global|log|add|record|print|count)_\w*step|(val\w*|test|eval\w*|predict\w*|infer\w*)_step|(compute|get|calc\w*)_(\w+_)?grads?$|"
                        r"autograd|sample_grads?$|per_sample", re.IGNORECASE)  # fmt: skip


@RULES.flow(b"zero_grad")
def step_before_backward(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """step before backward in every turn, with a clearing between that backward and the next turn's step."""
    lines = Lines(ctx.source.text, ctx.module)
    for step, optimizer in facts.steps:
        loop = innermost(step)
        if loop is None or optimizer is None or takes_closure(step) or _conditional(step, loop):
            continue
        backs = [b for b, _ in facts.backwards if loop in b.loops]
        if not backs or backs[0].seq < step.seq or any(other is not optimizer for s, other in facts.steps if loop in s.loops):
            continue
        if any(s.seq > backs[0].seq for s, other in facts.steps if loop in s.loops):
            continue
        if not any(
            innermost(e) is loop and not _conditional(e, loop) and _all_of(facts, e, optimizer)
            and (e.seq < step.seq or e.seq > backs[-1].seq)
            for e in facts.clears if e.method == "zero_grad"
        ):  # fmt: skip
            continue
        name = optimizer_text(step)
        moved = lines.after(backs[0].statement, step.statement.source) if backs[0].frame is step.frame else None
        removed = lines.remove(step.statement) if moved is not None else None
        edits = (removed, moved) if moved is not None and removed is not None else ()
        fields = {"optimizer": name}
        yield FlowReport(Report("step-before-backward", step.node, fields, edits, (backs[0].node,)), step.frame)


def _conditional(event: Event, loop: Loop) -> bool:
    """Whether an event happens only on some turns of its loop."""
    frame: Frame | None = event.frame
    node: n.Node | None = event.node
    while node is not None and node is not loop.node:
        if type(node) in (n.If, n.Try, n.IfExp):
            return True
        node = node.parent
        if node is None and frame is not None and frame.caller is not None and frame is not loop.frame:
            node, frame = frame.caller.node, frame.caller.frame
    return False
