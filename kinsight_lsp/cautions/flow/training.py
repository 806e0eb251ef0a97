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
        if "torch.nn.Module" in classes[1:] and not event.obj.type.guess and event.obj.type.kind == "inst":
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
    """The model whose parameters an optimizer takes whole: ``parameters()``, a list of it, or those that require gradients."""
    given = maker.args[0] if maker.args else maker.keywords.get("params")
    if given is None:
        return None
    call = given.maker
    while call is not None and call.name in ("list", "filter", "tuple") and call.args:
        if call.name == "filter" and "requires_grad" not in call.node.args[0].source:
            return None
        call = call.args[-1].maker
    if call is not None and call.method == "parameters":
        return call.obj
    node = given.node
    if type(node) is n.Comprehension and len(node.generators) == 1:
        conditions = node.generators[0].conditions
        owners = parameter_owners(facts, maker)
        if len(owners) == 1 and all("requires_grad" in c.source for c in conditions):
            return owners[0]
    return None


def parameter_owners(facts: TraceFacts, maker: Event) -> list[Obj]:
    """Every model whose parameters an optimizer is given, in lists, groups and chains too."""
    given = maker.args[0] if maker.args else maker.keywords.get("params")
    if given is None:
        return []
    argument = maker.node.args[0] if maker.node.args else next((k.value for k in maker.node.keywords if k.name == "params"), None)
    nodes = {id(node) for root in (argument, given.node) if root is not None for node in root.walk() if type(node) is n.Call}
    if given.maker is not None:
        nodes.add(id(given.maker.node))
    found: list[Obj] = []
    for event in facts.calls:
        if event.method in ("parameters", "named_parameters") and id(event.node) in nodes and event.obj is not None:
            if event.seq < maker.seq and event.obj not in found:
                found.append(event.obj)
    return found


def backward_of(facts: TraceFacts, step: Event) -> tuple[Event, Loop] | None:
    """The backward pass that a step belongs to: in the same turn of a loop, before it."""
    for loop in reversed(step.loops):
        if type(loop.node) not in n.LOOPS:
            continue
        for event, _ in reversed(facts.backwards):
            if loop in event.loops and event.seq < step.seq:
                return event, loop
    return None


def backward_before(facts: TraceFacts, step: Event) -> Event | None:
    """The last backward pass before a step that stands in no loop."""
    if step.loops:
        return None
    return next((b for b, _ in reversed(facts.backwards) if b.seq < step.seq and not b.loops), None)


def takes_closure(step: Event) -> bool:
    """Whether ``optimizer.step(closure)`` computes the loss itself."""
    if step.name.endswith("GradScaler.step"):
        return False
    if "closure" in step.keywords:
        return True
    return bool(step.args) and (step.args[0].type is None or step.args[0].type.kind in ("ufunc", "foreign"))


def optimizer_text(step: Event) -> str:
    """What a step calls its optimizer."""
    call = step.node
    if call.args and step.args and isinstance(call.args[0], (n.Name, n.Attribute)):
        return call.args[0].source
    return call.func.value.source


def clears_optimizer(facts: TraceFacts, event: Event, optimizer: Obj) -> bool:
    """Whether a clearing may mean this optimizer's gradients."""
    if event.method != "zero_grad" or event.obj is None or event.obj is optimizer or not facts.is_optimizer(event):
        return True
    if event.obj.origin in ("element", "unknown") or optimizer.origin in ("element", "unknown"):
        return True
    return event.obj in optimizer.family() or optimizer in event.obj.family() or event.obj.label == optimizer.label


def handed_out(facts: TraceFacts, loop: Loop, optimizer: Obj) -> bool:
    """Whether an optimizer is handed to code that this file does not hold."""
    for event in facts.calls:
        if loop in event.loops and event.method != "step" and event.name.rpartition(".")[2] not in _HARMLESS:
            if any(arg is optimizer for arg in [*event.args, *event.keywords.values()]):
                if id(event) not in facts.followed and "sched" not in last_name(event.node.func).lower():
                    return True
    return False


_HARMLESS = {"unscale_", "print", "len", "get_lr", "LambdaLR", "StepLR", "clip_grad_norm_", "isinstance", "getattr", "hasattr"}


def on_some_turns(event: Event) -> bool:
    """Whether an event waits for the ``N``-th turn of its loop: ``if (i + 1) % N == 0``."""
    for ancestor in event.node.ancestors():
        if isinstance(ancestor, n.LOOPS):
            return False
        if type(ancestor) is n.If and any(type(x) is n.BinOp and x.op == "%" for x in ancestor.test.walk()):
            return True
    return False


def reads_gradients(loop: Loop) -> bool:
    """Whether a loop, or one around it, touches ``.grad`` itself: a hand-written optimizer, gradient statistics, an attack."""
    outer = loop.node
    for ancestor in outer.ancestors():
        if isinstance(ancestor, n.LOOPS):
            outer = ancestor
    if b".grad" not in outer.unit.text[outer.start : outer.end]:
        return False
    return any(
        type(node) is n.Attribute and node.attr == "grad" and node.source.rpartition(".")[0] not in ("torch.autograd", "autograd", "torch.func")
        and not _set_to_none(node)
        for node in outer.walk()
    )  # fmt: skip


def _set_to_none(grad: n.Attribute) -> bool:
    statement = grad.parent
    return type(statement) is n.Assign and grad in statement.targets and type(statement.value) is n.Constant and statement.value.kind == "none"


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


TEST_CLASS = re.compile(r"Test(?!er|ing|Loop|Set|Runner)\w*|\w*Test(Case|s|Base|Mixin)?")


def is_unit_test(program: bytes, frame: Frame) -> bool:
    """Whether a frame belongs to a unit test, where a model is tried rather than used."""
    framework = b"pytest" in program or b"unittest" in program
    for current in frame.stack():
        cls = current.cls
        if cls is not None and any(TEST_CLASS.fullmatch(name) for name in (cls.name, *map(last_name, cls.bases))):
            return True
        if current.name.startswith("test_") and (framework or cls is None and not VALIDATION_NAME.fullmatch(current.name)):
            return True
    return False
