"""Gradients on their way: recorded, clipped, unscaled, accumulated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from .context import RULES, FlowReport, RuleContext
from .edits import Lines, replace
from .flow.builder import is_module
from .flow.facts import TraceFacts, last_name
from .flow.objects import Event, Loop, Obj
from .flow.training import clears_optimizer, clips, common_loop, innermost, is_loss_call, reads_gradients
from .report import Report


@RULES.flow(b"no_grad", b"inference_mode", b"set_grad_enabled")
def no_grad_around_training(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """backward on what was computed under no_grad."""
    for backward, loss in facts.backwards:
        maker = _loss_maker(facts, loss)
        if maker is None or maker.method in ("scale", "requires_grad_", "detach", "clone") or _asks_again(facts, loss):
            continue
        quiet = _computed_quietly(facts, maker)
        if quiet is None:
            continue
        context = facts.no_grad_context(quiet)
        where = context.call.source if context is not None else "torch.set_grad_enabled(False)"
        switch = next((s for s, value in reversed(facts.grad_switches) if value is False and s.seq < quiet.seq), None)
        related = (context.call,) if context is not None else (switch.node,) if switch is not None else ()
        yield FlowReport(Report("no-grad-around-training", backward.node, {"where": where}, (), related), backward.frame)


def _computed_quietly(facts: TraceFacts, maker: Event) -> Event | None:
    """The event under no_grad that leaves the loss without a graph: the loss call itself, or the model call that feeds it."""
    if facts.grad_state(maker) is False:
        return maker if is_loss_call(facts, maker) or facts.is_model_call(maker) or _is_reduction(maker) else None
    if not is_loss_call(facts, maker):
        return None
    feeding = [a.maker for a in [*maker.args, *maker.keywords.values()] if a.maker is not None]
    if not feeding or any(facts.grad_state(m) is not False for m in feeding):
        return None
    return next((m for m in feeding if facts.is_model_call(m)), None) if len(maker.args) - len(feeding) <= 1 else None


def _is_reduction(event: Event) -> bool:
    """``(…).mean()`` or ``torch.sum(…)``: a loss written out."""
    last = event.name.rpartition(".")[2] or event.method
    return last in ("mean", "sum", "norm") and (event.name.startswith("torch.") or not event.name and bool(event.method))


def _loss_maker(facts: TraceFacts, loss: Obj | None) -> Event | None:
    """The event that made the loss; for ``loss / n`` and a sum of calls without gradients, the one of the first operand."""
    while loss is not None and loss.maker is None:
        operand, node = loss.attrs.get("<operand>"), loss.node
        if type(node) is n.UnaryOp and type(node.operand) is n.Call:
            return next((e for e in facts.calls if e.node is node.operand), None)
        if loss.origin == "attribute" and loss.attr == "loss" and loss.parent is not None:
            return loss.parent.maker
        if type(node) is not n.BinOp or operand is None or operand is loss:
            return None
        sides = [side for side in (node.left, node.right) if type(side) is not n.Constant]
        if node.op in ("+", "-") and len(sides) == 2:
            events = [e for e in facts.calls if any(e.node is side for side in sides)]
            if len(events) < 2 or any(facts.grad_state(e) is not False for e in events):
                return None
        loss = operand
        if _asks_again(facts, loss):
            return None
    return loss.maker if loss is not None else None


def _asks_again(facts: TraceFacts, loss: Obj) -> bool:
    return any(
        e.obj is loss and (e.method == "requires_grad_" or e.kind == "setattr" and e.method == "requires_grad") for e in facts.events
    )


@RULES.flow(b"clip_grad")
def clip_grad_order(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """Clipping before backward or after step."""
    lines = Lines(ctx.source.text, ctx.module)
    for clip in clips(facts):
        loop = _training_loop(facts, clip)
        if loop is None and clip.loops:
            continue
        backs = [b for b, _ in facts.backwards if _beside(b, clip, loop)]
        steps = [s for s, _ in facts.steps if _beside(s, clip, loop)]
        if not backs or not steps or any(clip.seq < s.seq < backs[0].seq for s in steps):
            continue
        target = None
        scaled = any(_scaler_of(facts, b) is not None for b in backs)
        movable = not scaled or any(e.method == "unscale_" and backs[-1].seq < e.seq < steps[0].seq for e in facts.calls)
        movable = movable and not (scaled and clip.seq < backs[0].seq)
        if all(b.seq > clip.seq for b in backs):
            place, target = "`backward()`보다 앞", backs[0]
            new = lines.after(target.statement, clip.statement.source) if movable and target.frame is clip.frame else None
        elif all(s.seq < clip.seq for s in steps):
            place, target = "`step()`보다 뒤", steps[0]
            new = lines.before(target.statement, clip.statement.source) if movable and target.frame is clip.frame else None
        if target is None:
            continue
        removed = lines.remove(clip.statement) if new is not None else None
        edits = (removed, new) if new is not None and removed is not None else ()
        yield FlowReport(Report("clip-grad-order", clip.node, {"place": place}, edits, (target.node,)), clip.frame)


def _training_loop(facts: TraceFacts, clip: Event) -> Loop | None:
    """The innermost loop of a clip in which a backward pass runs: ``for p in model.parameters(): clip_grad_norm_(p, 1.0)``."""
    return next((loop for loop in reversed(clip.loops) if type(loop.node) in n.LOOPS and facts.backward_in(loop)), None)


def _beside(event: Event, clip: Event, loop: Loop | None) -> bool:
    """Whether an event happens in the same turn: in the clip's loop, or in the same straight line of code."""
    return loop in event.loops if loop is not None else not event.loops


@RULES.flow(b"clip_grad")
def clip_without_unscale(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """GradScaler with clipping and no unscale_."""
    for clip in clips(facts):
        loop = innermost(clip)
        scaled = [
            b for b, _ in facts.backwards
            if _scaler_of(facts, b) is not None and (loop is None or loop in b.loops) and b.seq < clip.seq
        ]  # fmt: skip
        if not scaled:
            continue
        restored = [e for e in facts.calls if e.method == "unscale_" and (loop is None or loop in e.loops) and e.seq > scaled[-1].seq]
        if any(e.seq < clip.seq for e in restored):
            continue
        steps = [s for s, _ in facts.steps if s.seq > clip.seq and s.node.args and (loop is None or loop in s.loops)]
        scaler = scaled[-1].obj.maker.node.func.value.source
        edits: tuple = ()
        if not restored and steps and type(steps[0].node.args[0]) in (n.Name, n.Attribute) and steps[0].frame is clip.frame:
            optimizer = steps[0].node.args[0].source
            edit = Lines(ctx.source.text, ctx.module).before(clip.statement, f"{scaler}.unscale_({optimizer})")
            edits = (edit,) if edit is not None and scaled[-1].frame is clip.frame else ()
        yield FlowReport(Report("clip-without-unscale", clip.node, {"scaler": scaler}, edits, (scaled[-1].node,)), clip.frame)


def _scaler_of(facts: TraceFacts, backward: Event) -> Event | None:
    """The ``scaler.scale(loss)`` that a backward pass runs on."""
    maker = backward.obj.maker if backward.obj is not None else None
    if maker is None or maker.method != "scale":
        return None
    return maker if maker.name.endswith("GradScaler.scale") or not maker.name and "scaler" in facts.receiver_name(maker).lower() else None


@RULES.flow(b"%", b"accum", b"grad_steps", b"micro")
def grad_accumulation_unscaled(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """Accumulating steps, loss not divided."""
    for step, optimizer in facts.steps:
        for backward, loss in facts.backwards:
            if backward.seq > step.seq or loss is None:
                continue
            loop, divisor = _gathered_in(step, backward)
            if loop is None or divisor is None or _divided(facts, backward, loss, loop) or reads_gradients(loop):
                continue
            if any(
                backward.seq < s.seq and loop in s.loops and (s is not step) and len(s.branches) <= len(backward.branches)
                for s, _ in facts.steps
            ):  # fmt: skip
                break  # that loss belongs to another optimizer, which steps on every turn
            if any("accumulate" in c.name or "accumulate" in c.call.source for c in backward.contexts):
                continue
            if any(
                loop in c.loops and len(c.branches) <= len(backward.branches) and (optimizer is None or clears_optimizer(facts, c, optimizer))
                for c in facts.clears
            ):  # fmt: skip
                continue  # cleared on every turn: nothing is accumulated
            target = _propagated(backward)
            edits: tuple = ()
            if target is not None and (step.frame is backward.frame or divisor.isdigit()):
                divided = f"{target.source} / {divisor}"
                edits = (replace(target, f"({divided})" if target is backward.node.func.value else divided),)
            fields = {"steps": divisor, "loss": target.source if target is not None else "loss"}
            yield FlowReport(
                Report("grad-accumulation-unscaled", backward.node, fields, edits, (step.node,)), backward.frame
            )
            break


def _gathered_in(step: Event, backward: Event) -> tuple[Loop | None, str | None]:
    """The loop whose turns gather gradients for one step, and how many: ``if (i + 1) % N == 0``, or ``for _ in range(N)``."""
    loop = common_loop(backward, step)
    if loop is not None and len(backward.branches) < len(step.branches):
        for ancestor in step.node.ancestors():
            if ancestor is loop.node:
                break
            if type(ancestor) is n.If and (divisor := _divisor(ancestor)) is not None:
                return loop, divisor
    inner = innermost(backward)
    if inner is None or inner in step.loops or type(inner.node) is not n.For or type(inner.node.iter) is not n.Call:
        return None, None
    turns = inner.node.iter
    if set(step.loops) <= set(backward.loops) and last_name(turns.func) in ("range", "trange") and len(turns.args) == 1:
        if _GATHERS.search(turns.args[0].source) and isinstance(turns.args[0], (n.Name, n.Attribute)):
            return inner, turns.args[0].source
    return None, None


_GATHERS = re.compile(r"accum|accu_|grad_steps|micro_?batch", re.IGNORECASE)


def _propagated(backward: Event) -> n.Node | None:
    """The name that stands for the loss: ``loss`` in ``loss.backward()``, ``scaler.scale(loss).backward()``, ``x.backward(loss)``."""
    node = backward.node
    target = node.args[0] if node.args else node.func.value if type(node.func) is n.Attribute else None
    if type(target) is n.Call and type(target.func) is n.Attribute and target.func.attr == "scale" and target.args:
        target = target.args[0]
    return target if isinstance(target, (n.Name, n.Attribute)) else None


def _divisor(branch: n.If) -> str | None:
    """``N`` of ``if (i + 1) % N == 0``."""
    for node in branch.test.walk():
        if type(node) is n.BinOp and node.op == "%" and isinstance(node.right, (n.Name, n.Attribute, n.Constant)):
            if not (type(node.right) is n.Constant and node.right.kind == "str"):
                return node.right.source
    return None


def _divided(facts: TraceFacts, backward: Event, loss: Obj, loop: Loop) -> bool:
    """Whether the loss was made smaller anywhere on its way to backward."""
    for node in backward.node.walk():
        if type(node) is n.BinOp and node.op in ("/", "*"):
            return True
    if loss.node is not None and type(loss.node) is n.BinOp:
        return True
    names = {x.id for x in backward.node.walk() if type(x) is n.Name}
    for event in facts.events:
        if event.kind == "augassign" and event.method in ("/=", "*=") and event.seq < backward.seq:
            if type(event.node.target) is n.Name and (event.node.target.id in names or loop in event.loops):
                return True
        if event.kind == "assign" and event.method in names and type(event.node.value) is n.BinOp and event.seq < backward.seq:
            return True
    if loss.maker is None:
        return False
    summed = loss.maker.name.rpartition(".")[2] == "sum" or loss.maker.method in ("div", "mul", "sum")
    return summed or any(k.name == "reduction" and k.value.source.strip("'\"") == "sum" for k in loss.maker.node.keywords)


@RULES.flow(b"retain_graph")
def retain_graph_unneeded(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """retain_graph=True in an ordinary loop with one backward pass."""
    for backward, loss in facts.backwards:
        keyword = next((k for k in backward.node.keywords if k.name == "retain_graph"), None)
        if keyword is None or type(keyword.value) is not n.Constant or keyword.value.value is not True:
            continue
        loop = innermost(backward)
        others = [b for b, _ in facts.backwards if b is not backward and (loop is None or loop in b.loops)]
        if others or loop is None or any(e.name == "torch.autograd.grad" for e in facts.calls):
            continue
        if not any(loop in e.loops and (facts.is_model_call(e) or is_loss_call(facts, e)) for e in facts.calls):
            continue
        if not _made_in(facts, loss, loop) or any(k.name == "create_graph" for k in backward.node.keywords) or _carried(facts, backward, loop):
            continue
        yield FlowReport(Report("retain-graph-unneeded", keyword, {"call": backward.node.func.source}), backward.frame)


def _made_in(facts: TraceFacts, loss: Obj | None, loop: Loop) -> bool:
    """Whether every turn of the loop computes the loss anew."""
    if loss is None or loss.maker is not None:
        return loss is not None and loop in loss.maker.loops
    return any(e.kind in ("assign", "augassign") and loop in e.loops and (e.value is loss or e.obj is loss) for e in facts.events)


def _carried(facts: TraceFacts, backward: Event, loop: Loop) -> bool:
    """Whether tensors made before the loop's turn take part (a hidden state, a fixed graph): then the graph is needed."""
    for event in facts.calls:
        if loop in event.loops and any(_has_graph(facts, obj, loop) for obj in (event.obj, *event.args, *event.keywords.values())):
            return True
    blocks = [loop.node]
    if backward.frame is not loop.frame and backward.frame.func is not None:
        blocks.append(backward.frame.func)
    return any(_comes_round(block) for block in blocks)


def _has_graph(facts: TraceFacts, obj: Obj | None, loop: Loop) -> bool:
    """Whether a tensor was computed before the loop by something that may record a graph."""
    maker = obj.maker if obj is not None else None
    if maker is None or loop in maker.loops or facts.grad_state(maker) is False:
        return False
    if facts.is_model_call(maker) or not maker.method and _is_instance(facts, maker.obj):
        return True
    if id(maker) in facts.followed or not facts.is_a(obj, "torch.Tensor"):
        return False
    made = maker.name.rpartition(".")[2]
    return maker.name.startswith("torch.") and made not in _CREATES and bool(maker.args)


def _is_instance(facts: TraceFacts, obj: Obj | None) -> bool:
    """Whether an object is a module, not the class of one."""
    return obj is not None and is_module(facts.inference, obj) and (obj.type is None or obj.type.kind in ("inst", "uinst"))


_CREATES = {
    "randn", "rand", "randint", "zeros", "ones", "full", "eye", "arange", "linspace", "tensor", "as_tensor", "from_numpy", "load",
    "empty", "zeros_like", "ones_like", "randn_like", "rand_like", "normal", "logspace", "randperm", "meshgrid", "to", "cuda",
    "unsqueeze", "squeeze", "view", "reshape", "float", "long", "clone", "detach", "requires_grad_", "Parameter", "one_hot",
}  # fmt: skip


def _comes_round(block: n.Node) -> bool:
    """Whether a turn reads a variable that an earlier turn has assigned: ``out, hidden = rnn(x, hidden)``."""
    bound: set[str] = set()
    if type(block) is n.For:
        bound = {x.id for x in block.target.walk() if type(x) is n.Name}
    elif type(block) is n.FunctionDef:
        bound = {p.name for p in block.params if p.name}
    read: set[str] = set()
    for statement in (s for top in block.body for s in top.walk() if isinstance(s, n.Statement)):
        value = statement.value if type(statement) in (n.Assign, n.Expr, n.Return) else None
        if value is None:
            continue
        read |= {name for name in _computed_with(value) if name not in bound}
        for target in statement.targets if type(statement) is n.Assign else ():
            if type(target) is n.Subscript:
                continue  # a table of results
            names = set(_names(target))
            if names & read and type(value) is not n.Constant:
                return True
            bound |= names
    return False


_BOOKKEEPING = {
    "append", "put", "add", "get", "log", "print", "step", "write", "update", "max", "min", "len", "range", "format", "item", "str", "float",
    "int", "add_scalar", "zip", "enumerate", "save", "info", "round", "sum", "time", "set_postfix", "isinstance",
}  # fmt: skip


def _computed_with(value: n.Node) -> Iterator[str]:
    """The variables that an expression hands to calls that may compute a loss."""
    for node in value.walk():
        if type(node) is n.Call and last_name(node.func) not in _BOOKKEEPING:
            for argument in (*node.args, *node.keywords):
                yield from _names(argument)
        elif type(node) is n.BinOp:
            yield from _names(node)


def _names(node: n.Node) -> Iterator[str]:
    """The variables and ``self.x`` attributes of an expression, without what is only called."""
    for part in node.walk():
        if type(part) is n.Name and not (type(part.parent) is n.Attribute and part.parent.value is part):
            yield part.id
        elif type(part) is n.Attribute and type(part.value) is n.Name:
            yield f"{part.value.id}.{part.attr}" if part.value.id == "self" else part.value.id
