"""Where models and tensors are: moved together, and moved only where there is a GPU."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import class_table, scope_of
from ..resolve.conventions import type_by_name
from .context import RULES, FlowReport, RuleContext
from .edits import NodeEdit, name_of_module, replace
from .flow.builder import is_module
from .flow.facts import MODEL_NAME, TraceFacts
from .flow.objects import Event, Obj
from .report import Report
from .tensor_facts import CREATIONS, TENSOR, is_cpu, is_device, keyword, tensor_kind
from .values import last_binding, last_name, public_name, short

# -- model here, inputs there

_MOVES = {"to", "cuda"}
# Wrappers and frameworks that move the inputs themselves.
_MOVERS = {
    "torch.nn.DataParallel", "torch.nn.parallel.DistributedDataParallel", "torch.nn.parallel.DataParallel",
    "torch.distributed.fsdp.FullyShardedDataParallel", "torch.set_default_device", "torch.set_default_tensor_type",
}  # fmt: skip
_FRAMEWORKS = (
    b"accelerat",
    b"lightning",
    b"deepspeed",
    b"DataParallel",
    b"set_default_device",
    b"set_default_tensor_type",
    b"fabric",
)
_LOADER = re.compile(r"(\w*_)?(data_?)?(loader|dl)s?(_\w+)?")


def _is_moved_by_a_framework(ctx: RuleContext) -> bool:
    known = ctx.memo.setdefault("device_mismatch", {})
    if "framework" not in known:
        known["framework"] = ctx.says(*_FRAMEWORKS)
    return known["framework"]


@RULES.flow(b".to(", b".cuda(")
def device_mismatch(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """The model was moved and its inputs were not, or the reverse."""
    moves = [e for e in facts.calls if e.method in _MOVES and e.obj is not None]
    if not moves or _is_moved_by_a_framework(ctx):
        return
    for call in facts.calls:
        if not _runs_model(facts, call) or not call.args or _moves_by_itself(ctx, call):
            continue
        model_move = _model_move(facts, call, moves)
        value = call.args[0]
        if model_move is not None:
            origin = _left_on_cpu(ctx, facts, value, moves, call)
            if origin is not None and not _target_is_cpu(model_move):
                yield _inputs_left(ctx, call, value, model_move)
        elif model_move is None and _made_and_never_moved(ctx, facts, call, moves):
            move = _moved_input(facts, value, moves)
            if move is not None and not _target_is_cpu(move):
                yield _model_left(ctx, call, move)


def _runs_model(facts: TraceFacts, call: Event) -> bool:
    """A whole model, or a single layer that the program calls its model."""
    if facts.is_model_call(call):
        return True
    if call.kind != "call" or call.method or call.obj is None or not is_module(facts.inference, call.obj):
        return False
    return (
        call.obj.type is not None
        and call.obj.type.kind == "inst"
        and bool(MODEL_NAME.fullmatch(last_name(call.node.func)))
    )


def _model_move(facts: TraceFacts, call: Event, moves: list[Event]) -> Event | None:
    """The last move of the model, or of what it is a part of, to a device before it is called."""
    model = call.obj
    family = model.family() if model is not None else []
    for move in reversed(moves):
        if (
            move.seq < call.seq
            and move.obj in family
            and is_module(facts.inference, move.obj)
            and _to_device(facts, move)
        ):
            return move
    return None


def _to_device(facts: TraceFacts, move: Event) -> bool:
    if move.method == "cuda":
        return True
    call = move.node
    value = call.args[0] if call.args else next((k.value for k in call.keywords if k.name == "device"), None)
    return value is not None and _names_device(facts, value)


def _names_device(facts: TraceFacts, value: n.Node) -> bool:
    if type(value) is n.Constant:
        return value.kind == "str"
    found = facts.inference.type_of(value)
    if found is not None and found.kind == "inst" and found.name == "torch.device":
        return True
    return last_name(value).lower() in ("device", "dev", "gpu", "_device") or last_name(value).lower().endswith(
        "_device"
    )


def _target_is_cpu(move: Event) -> bool:
    return move.method == "to" and bool(move.node.args) and is_cpu(move.node.args[0])


def _moves_by_itself(ctx: RuleContext, call: Event) -> bool:
    """A model whose own forward moves what it is given."""
    type_ = call.obj.type if call.obj is not None else None
    if type_ is None or type_.kind != "uinst":
        return False
    for method in class_table(type_.node).methods.values():
        text = method.unit.text[method.start : method.end]
        if method.name != "__init__" and (b".to(" in text or b".cuda(" in text or b"device" in text):
            return True
    return False


def _left_on_cpu(ctx: RuleContext, facts: TraceFacts, value: Obj, moves: list[Event], call: Event) -> n.Node | None:
    """Where an input comes from that is surely still on the CPU: a DataLoader's loop, a tensor made without device."""
    if value.type is not None and TENSOR not in facts.inference.classes(value.type):
        return None
    if value.origin == "element" and type(value.node) is n.Name:
        loop = call.loops[-1].node if call.loops else None
        if type(loop) is not n.For or not _walks_loader(ctx, loop):
            return None
        named = tensor_kind(ctx, value.node) != "" or type(loop.target) is n.Sequence
        if not named or any(m.obj is value for m in moves) or _tampered(ctx, value.node, loop):
            return None
        return value.node
    maker = value.maker
    if value.origin == "call" and maker is not None and type(value.node) is n.Call and maker.node is value.node:
        made = value.node
        if maker.name in CREATIONS and not keyword(made, "device") and not maker.name.endswith("_like"):
            inside_device = any(
                last_name(c.call.func if type(c.call) is n.Call else c.call) == "device" for c in maker.contexts
            )
            if maker.name != "torch.as_tensor" and not inside_device and not any(m.obj is value for m in moves):
                return made
    return None


def _walks_loader(ctx: RuleContext, loop: n.For) -> bool:
    """Whether a loop goes over a DataLoader, known or by its customary name; wrappers that move batches are none."""
    iterated = loop.iter
    while (
        type(iterated) is n.Call and last_name(iterated.func) in ("enumerate", "tqdm", "iter", "zip") and iterated.args
    ):
        iterated = iterated.args[0]
    found = ctx.inference.type_of(iterated)
    if found is not None and not found.guess:
        return found.kind == "inst" and "torch.utils.data.DataLoader" in ctx.inference.classes(found)
    if type(iterated) not in (n.Name, n.Attribute):
        return False
    binding = last_binding(ctx, iterated)
    if binding is not None and binding.kind == "value" and found is None:
        return False
    return bool(_LOADER.fullmatch(last_name(iterated)))


def _tampered(ctx: RuleContext, name: n.Name, loop: n.For) -> bool:
    """Whether the loop gives the name another value, or hands it to a function that may move it."""
    for statement in loop.body:
        for node in statement.walk():
            if type(node) is n.Assign and any(
                type(t) is n.Name and t.id == name.id for x in node.targets for t in x.walk()
            ):
                return True
    return False


def _inputs_left(ctx: RuleContext, call: Event, value: Obj, move: Event) -> FlowReport:
    argument = call.node.args[0] if call.node.args else call.node
    device = _device_text(move)
    fields = {"input": short(argument, 30), "model": short(call.node.func, 30), "device": device}
    new = f"{argument.source}.to({device})" if move.method == "to" else f"{argument.source}.cuda()"
    edits = (replace(argument, new),) if type(argument) is n.Name and _visible(ctx, move, call) else ()
    return FlowReport(Report("device-mismatch", argument, fields, edits, (move.node,), variant="inputs"), call.frame)


def _device_text(move: Event) -> str:
    call = move.node
    value = call.args[0] if call.args else next((k.value for k in call.keywords if k.name == "device"), None)
    return value.source if value is not None else '"cuda"'


def _visible(ctx: RuleContext, move: Event, call: Event) -> bool:
    """Whether the device is called the same where the model is used."""
    value = move.node.args[0] if move.node.args else None
    if value is None or type(value) is n.Constant or move.frame is call.frame:
        return True
    return type(value) is n.Name and scope_of(move.node) is None


def _made_and_never_moved(ctx: RuleContext, facts: TraceFacts, call: Event, moves: list[Event]) -> bool:
    """A model that is constructed in sight, and that nothing moves or hands to code that nobody can look into."""
    model = call.obj
    if (
        model is None
        or model.origin not in ("call", "self")
        or type(model.node) is not n.Call
        or model.parent is not None
    ):
        return False
    if model.type is not None and model.type.kind == "uclass" or model.type is None:
        return False
    if "torch.nn.Module" not in facts.inference.classes(model.type):
        return False
    made = model.node
    if not _is_construction(facts, model):
        return False  # made from another model, or by code that may move it
    if any(k.name in ("device", "device_map", None) for k in made.keywords) or any(
        is_device(ctx, a) or type(a) is n.Starred for a in made.args
    ):
        return False  # moved where it is made, or made of parts that may lie anywhere
    if model.type.name.partition(".")[0] in ("transformers", "ultralytics", "lightning", "pytorch_lightning"):
        return False
    for event in facts.calls:
        if event.obj is model and event.method in ("to", "cuda", "to_empty", "apply", "share_memory", "_apply"):
            return False
        if (
            event.method == ""
            and any(a is model for a in [*event.args, *event.keywords.values()])
            and id(event) not in facts.followed
        ):
            if event.name in _MOVERS or not event.name.startswith("torch."):
                return False
    return not any(c.name.endswith("device") for c in (model.maker.contexts if model.maker is not None else ()))


def _is_construction(facts: TraceFacts, model: Obj) -> bool:
    """``Net()``, ``nn.Sequential(…)``, ``models.resnet18(…)``, ``timm.create_model(…)``."""
    if model.type is not None and model.type.kind == "uinst":
        return True
    name = facts.inference.public_name(model.node.func) or ""
    if name.startswith("torchvision.models.") and "feature_extraction" not in name or name == "timm.create_model":
        return True
    return facts.inference.stubs.kind(name) == "c"


def _moved_input(facts: TraceFacts, value: Obj, moves: list[Event]) -> Event | None:
    """The move of an input to a device: the call that made it."""
    move = next((m for m in moves if m.node is value.node), None)
    if move is None or not _to_device(facts, move) or is_module(facts.inference, move.obj):
        return None
    return move


def _model_left(ctx: RuleContext, call: Event, move: Event) -> FlowReport:
    made = call.obj.node
    device = _device_text(move)
    suffix = f".to({device})" if move.method == "to" else ".cuda()"
    same = move.frame.func is None or scope_of(made) is scope_of(move.node)
    known = _defined_before(ctx, move, made)
    edits = (NodeEdit(made, made.end, made.end, suffix),) if same and known else ()
    fields = {"input": short(call.node.args[0], 30), "model": short(call.node.func, 30), "device": device}
    return FlowReport(
        Report("device-mismatch", call.node, fields, edits, (move.node, made), variant="model"), call.frame
    )


def _defined_before(ctx: RuleContext, move: Event, made: n.Node) -> bool:
    value = move.node.args[0] if move.node.args else None
    if value is None or type(value) is n.Constant:
        return True
    if type(value) is not n.Name:
        return False
    binding = last_binding(ctx, value)
    return binding is not None and (binding.kind == "param" or ctx.scopes.key(binding.statement) < ctx.scopes.key(made))


# -- no GPU, no program

_CHECKS = re.compile(
    rb"is_available|current_accelerator|device_count|get_device_name|select_device|default_device|try_gpu|get_device\b|accelerat|"
    rb"add_argument\([^)]*device|lightning|deepspeed|init_process_group|torchrun"
)


@RULES.node(b"cuda")
def hardcoded_cuda_device(ctx: RuleContext) -> Iterator[Report]:
    """``.cuda()`` or ``"cuda"`` in a program that never asks whether there is a GPU: the first one of each function."""
    if ctx.matches(_CHECKS):
        return
    seen: set[int] = set()
    for node in _hardcoded(ctx):
        scope = scope_of(node)
        if id(scope) in seen:
            continue
        seen.add(id(scope))
        fields = {"use": short(node.parent if type(node) is n.Constant and type(node.parent) is not n.Assign else node)}
        yield Report("hardcoded-cuda-device", node, fields, _checked(ctx, node))


def _hardcoded(ctx: RuleContext) -> list[n.Node]:
    found: list[n.Node] = []
    for call in ctx.scopes.calls("cuda"):
        func = call.func
        if type(func) is n.Attribute and not (public_name(ctx, func) or "torch.Tensor").startswith("torch.cuda"):
            if _movable(ctx, func.value):
                found.append(call)
    for constant in ctx.nodes.get(n.Constant, ()):
        if constant.kind == "str" and str(constant.value).partition(":")[0] == "cuda" and _as_device(ctx, constant):
            found.append(constant)
    return sorted(found, key=ctx.scopes.key)


def _movable(ctx: RuleContext, node: n.Node) -> bool:
    """A model or tensor, known or by name; ``torch.cuda()`` and other objects are not."""
    found = ctx.inference.type_of(node)
    if found is not None:
        classes = ctx.inference.classes(found)
        return "torch.nn.Module" in classes or TENSOR in classes
    if type(node) is n.Call:
        return last_name(node.func)[:1].isupper()
    guessed = type_by_name(last_name(node))
    return guessed is not None and guessed.name in (TENSOR, "torch.nn.Module")


def _as_device(ctx: RuleContext, node: n.Constant) -> bool:
    """Whether a string says where something goes: ``.to("cuda")``, ``device="cuda"``, ``torch.device("cuda")``."""
    parent = node.parent
    if type(parent) is n.Call and parent.args and parent.args[0] is node:
        if type(parent.func) is n.Attribute and parent.func.attr == "to":
            return public_name(ctx, parent.func) is None or "torch" in (public_name(ctx, parent.func) or "")
        return public_name(ctx, parent.func) == "torch.device"
    if type(parent) is n.Keyword and parent.name == "device" and type(parent.parent) is n.Call:
        name = public_name(ctx, parent.parent.func)
        return name is not None and name.startswith("torch.") and not name.startswith("torch.amp")
    if type(parent) is n.Assign and parent.value is node and len(parent.targets) == 1:
        return last_name(parent.targets[0]).lower() in ("device", "dev")
    return False


def _checked(ctx: RuleContext, node: n.Node) -> tuple[NodeEdit, ...]:
    """The same place with the question asked first."""
    choice = '"cuda" if torch.cuda.is_available() else "cpu"'
    if name_of_module(ctx.scopes, "torch", node) != "torch":
        return ()
    if type(node) is n.Constant:
        spelled = f'"{node.value}" if torch.cuda.is_available() else "cpu"'
        return (replace(node, spelled),)
    if node.args or node.keywords:
        return ()
    func = node.func
    return (NodeEdit(node, func.value.end, node.end, f".to({choice})"),)
