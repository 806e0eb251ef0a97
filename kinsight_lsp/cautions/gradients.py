"""Gradients on their way: recorded, clipped, unscaled, accumulated."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from .context import RULES, FlowReport, RuleContext
from .edits import Lines, replace
from .flow.facts import TraceFacts
from .flow.objects import Event, Obj
from .flow.training import clips, common_loop, innermost, is_loss_call
from .report import Report


@RULES.flow(b"no_grad", b"inference_mode", b"set_grad_enabled")
def no_grad_around_training(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """backward on what was computed under no_grad."""
    for backward, loss in facts.backwards:
        maker = loss.maker if loss is not None else None
        if maker is None or maker.method in ("scale", "requires_grad_", "detach", "clone") or _asks_again(facts, loss):
            continue
        quiet = _computed_quietly(facts, maker)
        if quiet is None:
            continue
        context = facts.no_grad_context(quiet)
        where = context.call.source if context is not None else "torch.set_grad_enabled(False)"
        related = (context.call,) if context is not None else ()
        yield FlowReport(Report("no-grad-around-training", backward.node, {"where": where}, (), related), backward.frame)


def _computed_quietly(facts: TraceFacts, maker: Event) -> Event | None:
    """The event under no_grad that leaves the loss without a graph: the loss call itself, or the model call that feeds it."""
    if facts.grad_state(maker) is False:
        return maker if is_loss_call(facts, maker) or facts.is_model_call(maker) else None
    if not is_loss_call(facts, maker):
        return None
    feeding = [a.maker for a in [*maker.args, *maker.keywords.values()] if a.maker is not None]
    if not feeding or any(facts.grad_state(m) is not False for m in feeding):
        return None
    return next((m for m in feeding if facts.is_model_call(m)), None) if len(maker.args) - len(feeding) <= 1 else None


def _asks_again(facts: TraceFacts, loss: Obj) -> bool:
    return any(
        e.obj is loss and (e.method == "requires_grad_" or e.kind == "setattr" and e.method == "requires_grad") for e in facts.events
    )


@RULES.flow(b"clip_grad")
def clip_grad_order(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """Clipping before backward or after step."""
    lines = Lines(ctx.source.text, ctx.module)
    for clip in clips(facts):
        loop = innermost(clip)
        if loop is None:
            continue
        backs = [b for b, _ in facts.backwards if loop in b.loops]
        steps = [s for s, _ in facts.steps if loop in s.loops]
        if not backs or not steps:
            continue
        target = None
        if all(b.seq > clip.seq for b in backs):
            place, target = "`backward()`보다 앞", backs[0]
            new = lines.after(target.statement, clip.statement.source) if target.frame is clip.frame else None
        elif all(s.seq < clip.seq for s in steps):
            place, target = "`step()`보다 뒤", steps[0]
            new = lines.before(target.statement, clip.statement.source) if target.frame is clip.frame else None
        if target is None:
            continue
        removed = lines.remove(clip.statement) if new is not None else None
        edits = (removed, new) if new is not None and removed is not None else ()
        yield FlowReport(Report("clip-grad-order", clip.node, {"place": place}, edits, (target.node,)), clip.frame)


@RULES.flow(b"clip_grad")
def clip_without_unscale(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """GradScaler with clipping and no unscale_."""
    for clip in clips(facts):
        loop = innermost(clip)
        scaled = [
            b for b, _ in facts.backwards
            if b.obj is not None and b.obj.maker is not None and b.obj.maker.method == "scale" and (loop is None or loop in b.loops)
            and b.seq < clip.seq
        ]  # fmt: skip
        if not scaled:
            continue
        if any(e.method == "unscale_" and (loop is None or loop in e.loops) and e.seq < clip.seq for e in facts.calls):
            continue
        steps = [s for s, _ in facts.steps if s.seq > clip.seq and s.node.args and (loop is None or loop in s.loops)]
        scaler = scaled[-1].obj.maker.node.func.value.source
        edits: tuple = ()
        if steps and type(steps[0].node.args[0]) in (n.Name, n.Attribute):
            optimizer = steps[0].node.args[0].source
            edit = Lines(ctx.source.text, ctx.module).before(clip.statement, f"{scaler}.unscale_({optimizer})")
            edits = (edit,) if edit is not None else ()
        yield FlowReport(Report("clip-without-unscale", clip.node, {"scaler": scaler}, edits, (scaled[-1].node,)), clip.frame)


@RULES.flow(b"%")
def grad_accumulation_unscaled(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """Accumulating steps, loss not divided."""
    for step, _ in facts.steps:
        branch = next((a for a in step.node.ancestors() if type(a) is n.If), None)
        divisor = _divisor(branch)
        if divisor is None:
            continue
        for backward, loss in facts.backwards:
            loop = common_loop(backward, step)
            if loop is None or backward.seq > step.seq or backward.branches and backward.branches == step.branches or loss is None:
                continue
            if len(backward.branches) >= len(step.branches) or _divided(facts, backward, loss):
                continue
            if any(backward.seq < s.seq and loop in s.loops and len(s.branches) <= len(backward.branches) for s, _ in facts.steps):
                break  # that loss belongs to another optimizer, which steps on every turn
            if any("accumulate" in c.name or "accumulate" in c.call.source for c in backward.contexts):
                continue
            func = backward.node.func
            edits: tuple = ()
            if type(func) is n.Attribute and type(func.value) is n.Name and not backward.node.args:
                edits = (replace(func.value, f"({func.value.source} / {divisor})"),)
            fields = {"steps": divisor, "loss": func.value.source if type(func) is n.Attribute else "loss"}
            yield FlowReport(
                Report("grad-accumulation-unscaled", backward.node, fields, edits, (step.node,)), backward.frame
            )
            break


def _divisor(branch: n.If | None) -> str | None:
    """``N`` of ``if (i + 1) % N == 0``."""
    if branch is None:
        return None
    for node in branch.test.walk():
        if type(node) is n.BinOp and node.op == "%" and isinstance(node.right, (n.Name, n.Attribute, n.Constant)):
            if not (type(node.right) is n.Constant and node.right.kind == "str"):
                return node.right.source
    return None


def _divided(facts: TraceFacts, backward: Event, loss: Obj) -> bool:
    """Whether the loss was made smaller anywhere on its way to backward."""
    for node in backward.node.walk():
        if type(node) is n.BinOp and node.op in ("/", "*"):
            return True
    if loss.node is not None and type(loss.node) is n.BinOp:
        return True
    names = {x.id for x in backward.node.walk() if type(x) is n.Name}
    for event in facts.events:
        if event.kind == "augassign" and event.method in ("/=", "*=") and event.seq < backward.seq:
            if type(event.node.target) is n.Name and event.node.target.id in names:
                return True
        if event.kind == "assign" and event.method in names and type(event.node.value) is n.BinOp and event.seq < backward.seq:
            return True
    return loss.maker is not None and (loss.maker.method == "div" or bool(loss.maker.method == "mul"))


@RULES.flow(b"retain_graph")
def retain_graph_unneeded(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """retain_graph=True in an ordinary loop with one backward pass."""
    for backward, _ in facts.backwards:
        keyword = next((k for k in backward.node.keywords if k.name == "retain_graph"), None)
        if keyword is None or type(keyword.value) is not n.Constant or keyword.value.value is not True:
            continue
        loop = innermost(backward)
        others = [b for b, _ in facts.backwards if b is not backward and (loop is None or loop in b.loops)]
        if others or loop is None or any(e.name == "torch.autograd.grad" for e in facts.calls):
            continue
        if any(k.name == "create_graph" for k in backward.node.keywords) or _carried(facts, backward, loop):
            continue
        yield FlowReport(Report("retain-graph-unneeded", keyword, {"call": backward.node.func.source}), backward.frame)


def _carried(facts: TraceFacts, backward: Event, loop) -> bool:
    """Whether tensors made before the loop's turn take part (a hidden state, a fixed graph): then the graph is needed."""
    inputs: set[str] = set()
    bound: set[str] = set()
    if type(loop.node) is n.For:
        bound = {x.id for x in loop.node.target.walk() if type(x) is n.Name}
    for event in facts.events:
        if loop not in event.loops:
            continue
        if event.kind == "assign":
            if event.method not in bound and event.method in inputs:
                return True
            bound.add(event.method)
        elif event.kind == "call" and facts.is_model_call(event):
            inputs |= {x.id for a in event.node.args for x in a.walk() if type(x) is n.Name and x.id not in bound}
    return False


