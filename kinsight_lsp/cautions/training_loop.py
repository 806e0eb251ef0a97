"""Order inside the training loop: clearing, backward, step, and what is summed up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from .context import RULES, FlowReport, RuleContext
from .edits import Lines, insert
from .flow.facts import TraceFacts, last_name
from .flow.objects import Event, Loop, Obj
from .flow.training import innermost, is_loss_call, is_unit_test, optimizer_makers, scheduler_steps, visible_name
from .report import Report


@RULES.flow(b"backward")
def missing_zero_grad(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """backward and step in a loop, gradients never cleared."""
    for step, optimizer in facts.steps:
        if _closure(step) or optimizer is None:
            continue
        pair = _backward_of(facts, step)
        if pair is None:
            continue
        backward, loop = pair
        outermost = next(lo for lo in step.loops if type(lo.node) in n.LOOPS)
        if optimizer.maker is not None and loop in optimizer.maker.loops:
            continue  # made anew on every turn, usually over a fresh input
        if _cleared(facts, outermost, optimizer, step) or _hidden_helper(facts, outermost, optimizer):
            continue
        if any(frame.func is not None and "closure" in frame.name for frame in backward.frame.stack()):
            continue
        name = _optimizer_text(step)
        yield FlowReport(
            Report(
                "missing-zero-grad",
                backward.node,
                {"optimizer": name},
                _clear_edit(ctx, step, backward, name),
                (step.node,),
            ),
            backward.frame,
        )


def _backward_of(facts: TraceFacts, step: Event) -> tuple[Event, Loop] | None:
    """The backward pass that a step belongs to: in the same turn of a loop, before it."""
    for loop in reversed(step.loops):
        if type(loop.node) not in n.LOOPS:
            continue
        for event, _ in reversed(facts.backwards):
            if loop in event.loops and event.seq < step.seq:
                return event, loop
    return None


def _cleared(facts: TraceFacts, loop: Loop, optimizer: Obj, step: Event) -> bool:
    """Whether anything in the loop may clear this optimizer's gradients."""
    for event in facts.clears:
        if loop not in event.loops:
            continue
        if event.method != "zero_grad":
            return True
        if event.obj is None or event.obj is optimizer or not facts.is_optimizer(event):
            return True
        if event.obj.origin in ("element", "unknown") or optimizer.origin in ("element", "unknown"):
            return True
        if event.obj in optimizer.family() or optimizer in event.obj.family():
            return True
        if event.obj.label == optimizer.label:
            return True
    return False


def _hidden_helper(facts: TraceFacts, loop: Loop, optimizer: Obj) -> bool:
    """Whether an optimizer is handed to code that this file does not hold."""
    for event in facts.calls:
        if loop in event.loops and event.method != "step" and event.name.rpartition(".")[2] not in _HARMLESS:
            if any(arg is optimizer for arg in [*event.args, *event.keywords.values()]):
                if id(event) not in facts.followed:
                    return True
    return False


_HARMLESS = {"unscale_", "print", "len", "get_lr", "LambdaLR", "StepLR", "clip_grad_norm_", "isinstance", "getattr", "hasattr"}


def _closure(step: Event) -> bool:
    return step.name.endswith("GradScaler.step") is False and bool(step.args or "closure" in step.keywords) and (
        not step.args or step.args[0].type is None or step.args[0].type.kind in ("ufunc", "foreign")
    )


def _optimizer_text(step: Event) -> str:
    call = step.node
    if call.args and step.method == "step" and step.args:
        first = call.args[0]
        if isinstance(first, (n.Name, n.Attribute)):
            return first.source
    return call.func.value.source


def _clear_edit(ctx: RuleContext, step: Event, backward: Event, name: str) -> tuple:
    """Before backward; after the step when it does not happen on every turn (accumulation)."""
    lines = Lines(ctx.source.text, ctx.module)
    accumulates = len(step.branches) > len(backward.branches)
    if step.frame is not backward.frame or accumulates:
        target = step.statement
        edit = lines.after(target, f"{name}.zero_grad()")
    else:
        edit = lines.before(backward.statement, f"{name}.zero_grad()")
    return (edit,) if edit is not None else ()


@RULES.flow(b"backward")
def loss_accumulation_keeps_graph(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """``total += loss`` or ``losses.append(loss)`` of the very loss that backward runs on."""
    losses = [(event, loss) for event, loss in facts.backwards if loss is not None]
    totals = {id(loss) for _, loss in losses}
    for event in facts.events:
        kept = _kept_loss(event)
        if kept is None or not event.loops:
            continue
        node, obj, total, total_text = kept
        if obj is None or total is not None and id(total) in totals:
            continue
        loop = next((lo for lo in reversed(event.loops) if type(lo.node) in n.LOOPS), None)
        if loop is None or not any(loss is obj and loop in e.loops for e, loss in losses):
            continue
        if facts.grad_state(event) is False or _propagated(facts, total, event):
            continue
        fields = {"loss": node.source, "total": total_text}
        method = "detach" if _itemised(facts, total) else "item"
        edits = (insert(node, node.end, f".{method}()"),)
        related = (obj.maker.node,) if obj.maker is not None else ()
        yield FlowReport(Report("loss-accumulation-keeps-graph", node, fields, edits, related), event.frame)


def _kept_loss(event: Event) -> tuple[n.Node, Obj | None, Obj | None, str] | None:
    """The kept expression, its object, the object it is kept in, and that one's text."""
    if event.kind == "augassign" and event.method == "+=":
        node = event.node.value
        return _scaled(node, event.value, event.obj, event.node.target.source)
    if event.kind == "assign" and type(event.node.value) is n.BinOp and event.node.value.op == "+":
        binop = event.node.value
        target = event.node.targets[0]
        if type(target) is n.Name and type(binop.left) is n.Name and binop.left.id == target.id:
            operand = _operand(event.frame, binop.right)
            return _scaled(binop.right, operand, event.value, target.id)
    if event.kind == "call" and event.method == "append" and len(event.args) == 1 and isinstance(event.node.func, n.Attribute):
        node = event.node.args[0]
        if isinstance(node, (n.Name, n.Attribute)):
            return node, event.args[0], event.obj, event.node.func.value.source
    return None


def _operand(frame, node: n.Node) -> Obj | None:
    while type(node) is n.BinOp:
        node = node.left
    return frame.env.get(node.id) if type(node) is n.Name else None


def _scaled(node: n.Node, obj: Obj | None, total: Obj | None, text: str):
    """See through ``loss * n`` and ``loss / n``."""
    if type(node) is n.BinOp and node.op in ("*", "/"):
        for side in (node.left, node.right):
            if isinstance(side, (n.Name, n.Attribute)):
                operand = obj.attrs.get("<operand>") if obj is not None else None
                if operand is not None and operand.label and side is node.left:
                    return side, operand, total, text
        return None
    if isinstance(node, (n.Name, n.Attribute)):
        return node, obj, total, text
    return None


def _propagated(facts: TraceFacts, total: Obj | None, event: Event) -> bool:
    """Whether the sum itself is differentiated or handed on as a tensor."""
    if total is None:
        return False
    for other in facts.calls:
        if other.method in ("backward", "stack", "cat", "mean", "sum") and other.seq > event.seq:
            if other.obj is total and other.method == "backward":
                return True
            if other.method in ("stack", "cat", "mean", "sum") and any(a is total for a in other.args):
                used = other.value
                if any(loss is used for _, loss in facts.backwards):
                    return True
    return False


def _itemised(facts: TraceFacts, total: Obj | None) -> bool:
    """Whether the program later asks the sum for ``.item()``, which a plain number does not have."""
    if total is None:
        return False
    return any(e.method in ("item", "cpu", "detach", "numpy", "tolist", "mean") and _is_sum(e.obj, total) for e in facts.calls)


def _is_sum(obj: Obj | None, total: Obj) -> bool:
    if obj is None:
        return False
    return obj is total or obj.attrs.get("<operand>") is total or obj.label.split(" ")[0] == total.label.split(" ")[0]


@RULES.flow(b"zero_grad")
def zero_grad_misplaced(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """Gradients cleared between backward and step, or once per epoch outside the batch loop."""
    for step, optimizer in facts.steps:
        pair = _backward_of(facts, step)
        if pair is None or optimizer is None or _closure(step):
            continue
        backward, loop = pair
        clears = [e for e in facts.clears if e.method == "zero_grad" and _same(e.obj, optimizer, facts, e)]
        lost = [
            e for e in clears
            if loop in e.loops and backward.seq < e.seq < step.seq and e.frame is step.frame and e.branches == step.branches
            and not any(e.seq < b.seq < step.seq for b, _ in facts.backwards)
        ]  # fmt: skip
        lines = Lines(ctx.source.text, ctx.module)
        name = _optimizer_text(step)
        if lost:
            clear = lost[-1]
            moved = lines.before(backward.statement, clear.statement.source) if backward.frame is clear.frame else None
            removed = lines.remove(clear.statement) if moved is not None else None
            edits = (removed, moved) if moved is not None and removed is not None else ()
            fields = {"optimizer": name, "place": "`backward()`와 `step()` 사이"}
            yield FlowReport(Report("zero-grad-misplaced", clear.node, fields, edits, (step.node,)), clear.frame)
            continue
        if any(loop in e.loops for e in facts.clears) or _hidden_helper(facts, loop, optimizer):
            continue
        outer = [e for e in clears if e.loops and set(e.loops) < set(step.loops)]
        if not outer or len(step.branches) > len(backward.branches) or optimizer.maker is not None and loop in optimizer.maker.loops:
            continue
        clear = outer[-1]
        edit = lines.before(backward.statement, f"{name}.zero_grad()") if backward.frame is step.frame else None
        fields = {"optimizer": name, "place": "배치 반복문 밖"}
        yield FlowReport(Report("zero-grad-misplaced", clear.node, fields, (edit,) if edit else (), (step.node,)), clear.frame)


def _same(obj: Obj | None, optimizer: Obj, facts: TraceFacts, event: Event) -> bool:
    return obj is optimizer or obj is not None and not facts.is_optimizer(event) and obj.origin != "element"


@RULES.flow(b"step")
def missing_backward(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """step in a loop whose loss is computed but never propagated."""
    if facts.backwards or any(e.name == "torch.autograd.grad" or "backward" in e.method for e in facts.calls):
        return
    for step, optimizer in facts.steps:
        loop = innermost(step)
        if loop is None or step.args and step.method == "step" and not step.name.endswith("GradScaler.step") or optimizer is None:
            continue
        if any(loop in e.loops and "closure" in last_name(e.node.func) for e in facts.calls):
            continue
        losses = [e for e in facts.calls if loop in e.loops and e.seq < step.seq and is_loss_call(facts, e)]
        if not losses:
            continue
        loss = losses[-1]
        if facts.grad_state(loss) is not True or _handed_on(facts, loss, loop) or _hidden_helper(facts, loop, optimizer):
            continue
        name = _optimizer_text(step)
        fields = {"optimizer": name, "loss": " ".join(loss.node.source.split())[:60]}
        yield FlowReport(Report("missing-backward", step.node, fields, (), (loss.node,)), step.frame)


def _handed_on(facts: TraceFacts, loss: Event, loop: Loop) -> bool:
    """Whether the loss goes to code that may propagate it."""
    for event in facts.calls:
        if event.seq > loss.seq and loop in event.loops and any(a is loss.value for a in [*event.args, *event.keywords.values()]):
            name = event.name.rpartition(".")[2] or event.method or last_name(event.node.func)
            if id(event) not in facts.followed and name not in _READS_LOSS:
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
    if any(_may_step(last_name(e.node.func)) and id(e) not in ticks for e in facts.calls):
        return
    for backward, _ in facts.backwards:
        loop = innermost(backward)
        if loop is None or is_unit_test(ctx.module.program, backward.frame):
            continue
        clears = [e for e in facts.clears if loop in e.loops and e.method == "zero_grad" and facts.is_optimizer(e)]
        makers = [e for e in optimizer_makers(facts) if e.seq < backward.seq]
        if not clears and not makers or _manual_update(ctx, loop):
            continue
        optimizer = clears[0].obj if clears else makers[-1].value
        if optimizer is not None and _hidden_helper(facts, loop, optimizer):
            continue
        name = clears[0].node.func.value.source if clears else visible_name(backward.frame, optimizer)
        if name is None:
            continue
        edits = ()
        if backward.obj is None or backward.obj.maker is None or backward.obj.maker.method != "scale":
            edit = Lines(ctx.source.text, ctx.module).after(backward.statement, f"{name}.step()")
            edits = (edit,) if edit is not None else ()
        yield FlowReport(Report("missing-optimizer-step", backward.node, {"optimizer": name}, edits), backward.frame)


def _may_step(called: str) -> bool:
    return called.endswith("step") or called in ("minimize", "fit", "update_parameters")


def _manual_update(ctx: RuleContext, loop: Loop) -> bool:
    """Whether the loop reads gradients itself: a hand-written optimizer, gradient statistics, an attack."""
    outer = loop.node
    for ancestor in outer.ancestors():
        if isinstance(ancestor, n.LOOPS):
            outer = ancestor
    return re.search(rb"\.grad\b(?!\s*=\s*None)", outer.unit.text[outer.start : outer.end]) is not None
