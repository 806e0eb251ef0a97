"""Further questions about a trace that the training-loop rules share."""

from __future__ import annotations

import re

from ...core import nodes as n
from ...resolve.conventions import type_by_name
from .facts import VALIDATION_NAME, TraceFacts, last_name
from .objects import Event, Frame, Loop, Obj

SCHEDULER = "torch.optim.lr_scheduler.LRScheduler"
CLIPS = {
    "torch.nn.utils.clip_grad_norm_", "torch.nn.utils.clip_grad_value_", "torch.nn.utils.clip_grad_norm",
    "torch.nn.utils.clip_grads_with_norm_",
}  # fmt: skip
LOSS_CALL = re.compile(r"(\w*_)?(criterion|loss(_?f(n|unc|unction))?|objective)(_\w+)?", re.IGNORECASE)


def innermost(event: Event) -> Loop | None:
    """The innermost for or while loop of an event."""
    return next((loop for loop in reversed(event.loops) if type(loop.node) in n.LOOPS), None)


def outermost(event: Event) -> Loop | None:
    return next((loop for loop in event.loops if type(loop.node) in n.LOOPS), None)


def common_loop(*events: Event) -> Loop | None:
    """The innermost loop that holds all the events."""
    first, *others = events
    for loop in reversed(first.loops):
        if type(loop.node) in n.LOOPS and all(loop in other.loops for other in others):
            return loop
    return None


def is_loss_call(facts: TraceFacts, event: Event) -> bool:
    """Whether an event computes a loss."""
    if event.kind != "call":
        return False
    if event.name.startswith("torch.nn.functional.") and (event.name.endswith("_loss") or "entropy" in event.name or event.name.endswith("kl_div")):
        return True
    if not event.method and event.obj is not None:
        classes = facts.inference.classes(event.obj.type)
        if classes and classes[0].startswith("torch.nn.") and classes[0].endswith("Loss"):
            return True
        if "torch.nn.Module" in classes and not event.obj.type.guess and event.obj.type.kind == "inst":
            return False
    name = last_name(event.node.func)
    return bool(LOSS_CALL.fullmatch(name)) and bool(event.args or event.keywords)


def scheduler_steps(facts: TraceFacts) -> list[Event]:
    """Steps of learning-rate schedulers; a diffusion model's noise scheduler takes more arguments and is none."""
    found = []
    for event in facts.calls:
        if event.method != "step" or len(event.args) > 1 or event.obj is None:
            continue
        if event.name.endswith("GradScaler.step"):
            continue
        classes = facts.inference.classes(event.obj.type)
        if classes:
            if SCHEDULER in classes or "torch.optim.lr_scheduler.ReduceLROnPlateau" in classes:
                found.append(event)
            continue
        if event.obj.type is not None and event.obj.type.kind in ("uinst", "ref"):
            continue
        guessed = type_by_name(facts.receiver_name(event))
        if guessed is not None and guessed.name == SCHEDULER:
            found.append(event)
    return found


def clips(facts: TraceFacts) -> list[Event]:
    """Gradient clipping calls."""
    return [
        e
        for e in facts.calls
        if e.name in CLIPS or e.method in ("clip_grad_norm_", "clip_grad_value_", "clip_gradients") and not e.name.startswith("lightning")
    ]


def optimizer_makers(facts: TraceFacts) -> list[Event]:
    """Constructions of torch optimizers."""
    stubs = facts.inference.stubs
    return [e for e in facts.calls if e.name.startswith("torch.optim.") and "torch.optim.Optimizer" in stubs.mro(e.name)]


def parameters_owner(facts: TraceFacts, maker: Event) -> Obj | None:
    """The model whose ``parameters()`` an optimizer takes whole."""
    given = maker.args[0] if maker.args else maker.keywords.get("params")
    call = given.maker if given is not None else None
    if call is not None and call.method == "parameters":
        return call.obj
    return None


def visible_name(frame: Frame, obj: Obj | None) -> str | None:
    """What a frame calls an object: a local name, or ``self.x``."""
    if obj is None:
        return None
    for name, value in frame.env.items():
        if value is obj and name.isidentifier():
            return name
    if frame.self_obj is not None:
        receiver = next((name for name, value in frame.env.items() if value is frame.self_obj), None)
        for attr, value in frame.self_obj.attrs.items():
            if value is obj and receiver and attr.isidentifier():
                return f"{receiver}.{attr}"
    return None


def is_unit_test(program: bytes, frame: Frame) -> bool:
    """Whether a frame belongs to a unit test, where a model is tried rather than used."""
    for current in frame.stack():
        if current.name.startswith("test_"):
            return current.cls is not None or not VALIDATION_NAME.fullmatch(current.name) or b"pytest" in program
        if current.cls is not None and (current.cls.name.startswith("Test") or current.cls.name.endswith(("Test", "TestCase"))):
            return True
    return False
