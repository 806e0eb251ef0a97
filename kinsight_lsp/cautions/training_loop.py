"""Gradients that are never cleared, and losses that are summed up with their graph."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from .context import RULES, FlowReport, RuleContext
from .edits import Lines, insert
from .flow.facts import TraceFacts
from .flow.objects import Event, Loop, Obj
from .flow.training import backward_of, clears_optimizer, handed_out, optimizer_text, takes_closure
from .order import cleared_outside
from .report import Report


@RULES.flow(b"backward")
def missing_zero_grad(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """backward and step in a loop, gradients never cleared."""
    for step, optimizer in facts.steps:
        if takes_closure(step) or optimizer is None:
            continue
        pair = backward_of(facts, step)
        if pair is None:
            continue
        backward, loop = pair
        outermost = next(lo for lo in step.loops if type(lo.node) in n.LOOPS)
        if optimizer.maker is not None and loop in optimizer.maker.loops:
            continue  # made anew on every turn, usually over a fresh input
        if _cleared(facts, outermost, optimizer) or handed_out(facts, outermost, optimizer):
            continue
        if cleared_outside(facts, step, backward, loop, optimizer) is not None:
            continue  # zero-grad-misplaced says it
        if any(frame.func is not None and "closure" in frame.name for frame in backward.frame.stack()):
            continue
        name = optimizer_text(step)
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


def _cleared(facts: TraceFacts, loop: Loop, optimizer: Obj) -> bool:
    """Whether anything in the loop may clear this optimizer's gradients."""
    return any(loop in event.loops and clears_optimizer(facts, event, optimizer) for event in facts.clears)


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
            if type(binop.right) is n.BinOp and binop.right.op in ("*", "/") and type(binop.right.left) is n.Name:
                return binop.right.left, operand, event.value, target.id
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
