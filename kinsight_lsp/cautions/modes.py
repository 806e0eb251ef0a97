"""The mode that a model is left in: train() not restored, nothing said after loading, training in evaluation mode."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from ..resolve.conventions import type_by_name
from .context import RULES, FlowReport, RuleContext
from .edits import Lines
from .flow.builder import is_module
from .flow.facts import BYSTANDER, LOSS_NAME, TraceFacts, last_name
from .flow.objects import Event, Frame, Loop
from .flow.training import innermost, is_unit_test, optimizer_makers, parameter_owners
from .report import NodeEdit, Report
from .validation import in_module_class, set_elsewhere, validation_frame


@RULES.flow(b"eval", b"train(")
def missing_train_toggle(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """eval() inside the epoch loop, train() never restored."""
    seen: set[int] = set()
    for event, mode in facts.modes:
        if mode is not False or event.obj is None or event.frame.prelude:
            continue
        for loop in event.loops:
            if type(loop.node) not in n.LOOPS:
                continue
            backward = _training_in(facts, loop, event)
            if backward is None:
                continue
            if any(
                other is not False and loop in change.loops and _same_model(change, event) for change, other in facts.modes
            ):
                break
            if id(event.node) in seen:
                break
            seen.add(id(event.node))
            model = event.node.func.value.source
            edits: tuple[NodeEdit, ...] = ()
            if loop.frame is event.frame or type(event.node.func.value) is n.Name:
                name = model if loop.frame is event.frame else _name_in(loop.frame, event)
                edit = Lines(ctx.source.text, ctx.module).first_in(loop.node, f"{name}.train()") if name else None
                edits = (edit,) if edit is not None else ()
            yield FlowReport(
                Report("missing-train-toggle", event.node, {"model": model}, edits, (backward.node,)), event.frame
            )
            break


def _same_model(change: Event, event: Event) -> bool:
    if change.obj is event.obj:
        return True
    if change.obj is None or event.obj is None:
        return True
    if change.obj in event.obj.family() or event.obj in change.obj.family():
        return True
    return any(a is event.obj for a in [*change.args, *change.keywords.values()])


def _training_in(facts: TraceFacts, loop: Loop, event: Event) -> Event | None:
    """The backward pass of the same model in the loop, when the eval() is there for judging and not for that training."""
    calls = [
        call
        for call in facts.calls
        if loop in call.loops and call.method in ("", "forward") and call.obj is not None
        and not LOSS_NAME.fullmatch(last_name(call.node.func))
        and (call.obj is event.obj or call.obj in event.obj.family() or event.obj in call.obj.family())
    ]  # fmt: skip
    for backward, _ in facts.backwards:
        inner = innermost(backward)
        if loop not in backward.loops or inner is None:
            continue
        training = [c for c in calls if inner in c.loops and c.seq < backward.seq and facts.grad_state(c) is not False]
        judging = [
            c for c in calls if c.seq > event.seq and c not in training and (inner not in c.loops or facts.grad_state(c) is False)
        ]
        if training and (judging or event.seq > backward.seq):
            return backward
    return None


def _name_in(frame: Frame, event: Event) -> str | None:
    """What a caller's frame calls the object."""
    return next((name for name, obj in frame.env.items() if obj is event.obj and name.isidentifier()), None)


@RULES.flow(b"load_state_dict")
def missing_eval_after_load(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """A model used for inference after load_state_dict, neither eval() nor train()."""
    for load in facts.calls:
        if load.method != "load_state_dict" or load.obj is None or facts.is_optimizer(load) or load.loops:
            continue
        if load.args and load.args[0].maker is not None and load.args[0].maker.method == "state_dict":
            continue  # weights copied between live models
        if in_module_class(ctx, load.frame) or is_unit_test(ctx.module.program, load.frame):
            continue
        if not _is_model(facts, load) or any(mode is None for _, mode in facts.modes):
            continue
        family = load.obj.family()
        if any(change.obj is not None and (change.obj in family or load.obj in change.obj.family()) for change, _ in facts.modes):
            continue
        if facts.module is not None and facts.module.last_mode(family)[0] is not None or facts.backwards:
            continue
        uses = [e for e in facts.calls if e.seq > load.seq and facts.is_model_call(e) and e.obj is load.obj]
        if uses and (facts.grad_state(uses[0]) is False or validation_frame(uses[0].frame) is not None):
            continue  # missing-eval-in-validation says it
        if set_elsewhere(ctx, load) or load.frame.prelude and not uses:
            continue
        if not uses and (_converts(facts, load) or optimizer_makers(facts)):
            continue
        if not uses and (_handed_over(facts, load) or load.frame.func is not None and _leaves(load)):
            continue
        model = load.node.func.value.source
        edit = Lines(ctx.source.text, ctx.module).after(load.statement, f"{model}.eval()")
        edits = (edit,) if edit is not None else ()
        related = (uses[0].node,) if uses else ()
        frame = uses[0].frame if load.frame.prelude else load.frame
        yield FlowReport(Report("missing-eval-after-load", load.node, {"model": model}, edits, related), frame)


def _converts(facts: TraceFacts, load: Event) -> bool:
    """Whether the weights are only written out again."""
    return any(
        e.method in ("state_dict", "save_pretrained", "push_to_hub", "save") and e.obj is not None
        and (e.obj is load.obj or e.obj.maker is not None and e.obj.maker in (load, load.obj.maker))
        for e in facts.calls if e.seq > load.seq
    )  # fmt: skip


def _is_model(facts: TraceFacts, load: Event) -> bool:
    """Whether weights are loaded into a model: known, or made by an unknown class and called one."""
    if is_module(facts.inference, load.obj):
        return True
    kind = load.obj.type
    elsewhere = kind is None or kind.kind == "foreign" or kind.kind == "inst" and facts.inference.stubs.kind(kind.name) is None
    guessed = type_by_name(facts.receiver_name(load)) if elsewhere and load.obj.origin == "call" else None
    return guessed is not None and guessed.name == "torch.nn.Module"


def _leaves(load: Event) -> bool:
    """Whether the model outlives the function that loads it: returned, an attribute, or given by the caller."""
    target = load.node.func.value
    function = load.frame.func
    if type(target) is not n.Name or load.obj.origin not in ("call", "self") or any(
        load.frame.env.get(p.name) is load.obj for p in function.params
    ):  # fmt: skip
        return True
    return any(
        type(s) in (n.Return, n.Assign) and s.value is not None and any(type(x) is n.Name and x.id == target.id for x in s.value.walk())
        for top in function.body for s in top.walk() if s.start >= load.node.end
    )  # fmt: skip


def _handed_over(facts: TraceFacts, load: Event) -> bool:
    """Whether the model goes on to code that may set its mode."""
    return any(
        e.seq > load.seq and any(a is load.obj for a in [*e.args, *e.keywords.values()]) and not e.name.startswith("torch.save")
        for e in facts.calls
    )


@RULES.flow(b"eval", b"train(")
def eval_mode_during_training(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """backward on a model in eval mode, in a loop that updates its weights."""
    seen: set[int] = set()
    for backward, _ in facts.backwards:
        loop = innermost(backward)
        if loop is None and (backward.frame.func is None or backward.loops):
            continue
        if not any(loop in step.loops if loop else step.seq > backward.seq and not step.loops for step, _ in facts.steps):
            continue
        for call in facts.calls:
            if loop is not None and loop not in call.loops or call.seq > backward.seq or not facts.is_model_call(call):
                continue
            if loop is None and call.loops or facts.grad_state(call) is not True:
                continue
            change, mode = facts.mode_at(call)
            if mode is not False or change is None or change.obj is not call.obj or id(call.node) in seen:
                continue
            name = last_name(call.node.func)
            if BYSTANDER.fullmatch(name) or in_module_class(ctx, call.frame) or _frozen_on_purpose(ctx, facts, call, change):
                continue
            if loop is not None and loop in change.loops and any(m is True and loop in e.loops for e, m in facts.modes):
                continue
            if not _is_trained(facts, call):
                continue
            seen.add(id(call.node))
            model = call.node.func.source
            place = _outside(loop, change, call) if loop is not None else call.statement
            edit = Lines(ctx.source.text, ctx.module).before(place, f"{model}.train()") if place is not None else None
            yield FlowReport(
                Report("eval-mode-during-training", call.node.func, {"model": model}, (edit,) if edit else (), (change.node,)),
                call.frame,
            )


def _is_trained(facts: TraceFacts, call: Event) -> bool:
    """Whether an optimizer in this trace holds the model's parameters, or none says what it holds."""
    makers = optimizer_makers(facts)
    owners = [owner for maker in makers for owner in parameter_owners(facts, maker)]
    if not makers:
        return True
    return any(owner is call.obj or owner in call.obj.family() or call.obj in owner.family() for owner in owners)


def _frozen_on_purpose(ctx: RuleContext, facts: TraceFacts, call: Event, change: Event) -> bool:
    """BatchNorm kept in eval mode deliberately: said in a comment, a name, or by freezing nearby."""
    text = ctx.source.text
    start, _ = ctx.module.span(change.node)
    line = text.line_of(start)
    near = " ".join(text.line(i) for i in range(max(0, line - 2), min(line + 2, len(text.starts)))).lower()
    if any(word in near for word in ("freeze", "frozen", "batchnorm", "batch norm", " bn", "고정", "dropout")):
        return True
    return any("freeze" in f.name or "bn" in f.name.split("_") for f in (*call.frame.stack(), *change.frame.stack()) if f.func)


def _outside(loop: Loop, change: Event, call: Event) -> n.Node | None:
    """The outermost loop of the call's function that trains and does not hold the eval()."""
    if loop.frame is not call.frame:
        return None
    chosen = loop.node
    for outer in call.loops:
        if outer.frame is call.frame and type(outer.node) in n.LOOPS and outer not in change.loops:
            return outer.node
    return chosen
