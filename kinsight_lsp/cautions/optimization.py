"""What an optimizer is given, what is frozen, and what is kept of a model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from .context import RULES, FlowReport, RuleContext
from .edits import import_edit, insert, name_of_module, replace
from .flow.builder import is_module
from .flow.facts import TraceFacts, last_name
from .flow.objects import Event, Obj
from .flow.training import optimizer_makers, parameter_owners, parameters_owner
from .report import Report

_BEST = re.compile(r"\w*(best|final|backup|snapshot|saved|initial|init|old|prev)\w*", re.IGNORECASE)
# Operations whose result is another tensor; float() and cpu() usually hand the same one back.
_MOVES = {
    "cuda", "to", "half", "double", "bfloat16", "reshape", "view", "clone", "mul", "div", "add", "sub", "expand", "repeat", "unsqueeze",
    "squeeze", "permute", "transpose", "flatten",
}  # fmt: skip


_REPLACING = {
    "resize_token_embeddings", "add_module", "register_module", "register_parameter", "append", "insert", "extend",
}  # fmt: skip


@RULES.flow(b"optim")
def optimizer_before_model_change(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """A layer replaced or parameters made anew after the optimizer took them."""
    makers = optimizer_makers(facts)
    changes = [e for e in facts.events if _may_change_a_model(facts, e)] if makers else []
    owning = [m for m in makers if parameter_owners(facts, m)]
    for maker in makers:
        model = parameters_owner(facts, maker)
        if model is None or any(e.method == "add_param_group" and e.seq > maker.seq for e in facts.calls):
            continue
        later = [m for m in owning if m.seq > maker.seq]
        for event in changes:
            if event.seq < maker.seq or event.frame.prelude and facts.trace.root.name != "__init__":
                continue
            target = _replaced(facts, event, model) or _made_anew(facts, event, model, maker)
            if target is None or any(m.seq > event.seq for m in later):
                continue
            fields = {"target": target, "optimizer": _assigned(maker)}
            yield FlowReport(Report("optimizer-before-model-change", event.node, fields, (), (maker.node,)), event.frame)


def _may_change_a_model(facts: TraceFacts, event: Event) -> bool:
    if event.kind == "assign":
        return event.value is not None and event.value.maker is not None and is_module(facts.inference, event.value)
    return event.kind in ("setattr", "setitem") or event.method in _REPLACING


def _replaced(facts: TraceFacts, event: Event, model: Obj) -> str | None:
    """What an event replaces inside the model by something with parameters of its own."""
    if event.obj is None or event.obj is not model and model not in event.obj.family():
        return None
    if event.kind in ("setattr", "setitem"):
        return event.node.targets[0].source if event.value is not None and _is_new_layer(facts, event.value) else None
    if event.kind == "call" and event.method == "resize_token_embeddings" and event.args:
        return event.node.func.value.source
    if event.kind == "call" and event.method in ("add_module", "register_module", "register_parameter") and len(event.args) > 1:
        name = event.node.args[0].value if type(event.node.args[0]) is n.Constant else event.node.args[0].source
        return f"{event.node.func.value.source}.{name}"
    if event.kind == "call" and event.method in ("append", "insert", "extend") and any(_is_new_layer(facts, a) for a in event.args):
        return event.node.func.value.source
    return None


def _made_anew(facts: TraceFacts, event: Event, model: Obj, maker: Event) -> str | None:
    """The name of the model, bound to another new model, which is then trained with the old one's optimizer."""
    made = event.value.maker if event.value is not None else None
    if event.kind != "assign" or made is None or event.value is model or not is_module(facts.inference, event.value):
        return None
    if event.loops != maker.loops or event.branches != maker.branches or not _is_new_layer(facts, event.value):
        return None
    if any(a is model or a.items is not None and model in a.items for a in [*made.args, *made.keywords.values()]):
        return None
    if not any(e.kind == "assign" and e.method == event.method and e.value is model and e.frame is event.frame for e in facts.events):
        return None
    for step, optimizer in facts.steps:
        if optimizer is maker.value and step.seq > event.seq and step.loops:
            called = [e.obj for e in facts.calls if step.loops[-1] in e.loops and not e.method]
            if event.value in called and model not in called:
                return event.method
    return None


def _is_new_layer(facts: TraceFacts, value: Obj) -> bool:
    if value.origin not in ("call", "self") or value.maker is None:
        return False
    classes = facts.inference.classes(value.type)
    if "torch.nn.Module" not in classes:
        return "torch.nn.Parameter" in classes
    name = value.type.node.name if value.type.kind == "uinst" else classes[0]
    if name.startswith("torch.nn."):
        return name.startswith(_WITH_PARAMETERS)
    return not _JUDGES.search(name.rpartition(".")[2])


_WITH_PARAMETERS = tuple(
    f"torch.nn.{name}"
    for name in (
        "Linear", "Conv", "BatchNorm", "SyncBatchNorm", "LayerNorm", "GroupNorm", "RMSNorm", "Embedding", "LSTM", "GRU", "RNN",
        "Transformer", "Multihead", "Bilinear", "Lazy", "Sequential", "ModuleList", "ModuleDict", "PReLU", "Parameter",
    )
)  # fmt: skip
_JUDGES = re.compile(r"Loss|Criterion|Metric|Accuracy|Meter")


def _assigned(maker: Event) -> str:
    statement = maker.statement
    return statement.targets[0].source if type(statement) is n.Assign else maker.node.func.source


@RULES.flow(b"optim")
def optimizer_params_not_leaf(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """What is optimized is the result of an operation, not a leaf tensor."""
    for maker in optimizer_makers(facts):
        given = maker.args[0] if maker.args else maker.keywords.get("params")
        for item, text in _optimized(given):
            operation = _operation_on_leaf(facts, item, maker)
            if operation is None:
                continue
            if any(e.method in ("requires_grad_", "detach_") and e.obj is item for e in facts.calls):
                continue
            fields = {"tensor": text, "operation": operation}
            yield FlowReport(Report("optimizer-params-not-leaf", maker.node, fields, (), (item.node,)), maker.frame)
            break


def _optimized(given: Obj | None) -> Iterator[tuple[Obj, str]]:
    """The tensors of ``[a, b]`` and of ``[{"params": [a, b]}]``, with how they are written."""
    if given is None:
        return
    if given.items is None:
        group = given.attrs.get('["params"]') or given.attrs.get("['params']")
        if group is not None:
            yield from _optimized(group) if group.items is not None else [(group, group.label)]
        return
    elements = given.node.elements if type(given.node) is n.Sequence else []
    for index, item in enumerate(given.items):
        if type(item.node) is n.Dict:
            yield from _optimized(item)
        elif item.node is not None:
            yield item, elements[index].source if index < len(elements) else item.label


def _operation_on_leaf(facts: TraceFacts, item: Obj, maker: Event) -> str | None:
    """The operation whose result an object is, when it was done on a tensor that already asked for gradients."""
    node = item.node
    if type(node) is n.BinOp and node.op in ("*", "/", "+", "-", "@", "**"):
        operand = item.attrs.get("<operand>")
        wanted = _wants_gradients(facts, node.left, operand, maker) or _wants_gradients(facts, node.right, operand, maker)
        return node.op if wanted else None
    if type(node) is not n.Call or type(node.func) is not n.Attribute or node.func.attr not in _MOVES:
        return None
    if node.func.attr == "to" and any(a.source.strip("'\"") in ("cpu", "torch.float32", "torch.float") for a in node.args):
        return None
    event = next((e for e in facts.calls if e.node is node and e.seq < maker.seq), None)
    if event is not None and _wants_gradients(facts, node.func.value, event.obj, event):
        return f".{node.func.attr}()"
    return None


def _wants_gradients(facts: TraceFacts, node: n.Node, obj: Obj | None, before: Event) -> bool:
    """Whether an expression is a leaf that requires gradients: made so, or told so before an event."""
    if type(node) is n.Call:
        if any(k.name == "requires_grad" and type(k.value) is n.Constant and k.value.value is True for k in node.keywords):
            return True
        if facts.inference.public_name(node.func) == "torch.nn.Parameter":
            return True
        if type(node.func) is n.Attribute:
            if node.func.attr == "requires_grad_":
                return not node.args or node.args[0].source == "True"
            if node.func.attr in _MOVES or node.func.attr in ("float", "cpu"):
                return _wants_gradients(facts, node.func.value, None, before)
        return False
    if type(node) not in (n.Name, n.Attribute) or obj is None:
        return False
    if type(obj.node) is n.Call and _wants_gradients(facts, obj.node, None, before):
        return True
    for event in facts.events:
        if event.obj is obj and event.seq < before.seq:
            if event.kind == "call" and event.method == "requires_grad_" and (not event.node.args or event.node.args[0].source == "True"):
                return True
            if event.kind == "setattr" and event.method == "requires_grad" and event.node.value.source == "True":
                return True
    return False


@RULES.flow(b"requires_grad")
def all_layers_frozen(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """Every parameter frozen, then trained."""
    for maker in optimizer_makers(facts):
        model = parameters_owner(facts, maker)
        if model is None:
            continue
        freeze = _freezes(facts, model, maker)
        if freeze is None or _thawed(facts, model, freeze):
            continue
        fields = {"optimizer": _assigned(maker), "model": _owner_text(facts, maker)}
        yield FlowReport(Report("all-layers-frozen", maker.node, fields, (), (freeze.node,)), maker.frame)


def _owner_text(facts: TraceFacts, maker: Event) -> str:
    """How the code writes the model whose ``parameters()`` the optimizer takes."""
    owner = parameters_owner(facts, maker)
    call = next((e for e in reversed(facts.calls) if e.method == "parameters" and e.obj is owner and e.seq < maker.seq), None)
    return call.node.func.value.source if call is not None else "model"


def _freezes(facts: TraceFacts, model: Obj, maker: Event) -> Event | None:
    """The event that freezes all of the model's parameters, or of what it is a part of, unconditionally."""
    family = model.family()
    for event in facts.events:
        if event.seq >= maker.seq or not set(event.branches) <= set(maker.branches):
            continue
        if event.kind == "call" and event.method == "requires_grad_" and _off(event.node):
            if event.obj in family or _over_parameters(facts, event, family):
                return event
        if event.kind == "setattr" and event.method == "requires_grad" and event.node.value.source == "False":
            if _over_parameters(facts, event, family):
                return event
    return None


def _off(call: n.Call) -> bool:
    value = call.args[0] if call.args else next((k.value for k in call.keywords if k.name == "requires_grad"), None)
    return type(value) is n.Constant and value.value is False


def _over_parameters(facts: TraceFacts, event: Event, family: list[Obj]) -> bool:
    """Whether an event happens to every parameter of one of the models: ``for p in model.parameters(): …``."""
    if not event.loops:
        return False
    loop = event.loops[-1].node
    if type(loop) is not n.For or type(loop.iter) is not n.Call or any(type(s) is n.If for s in loop.body):
        return False
    func = loop.iter.func
    if type(func) is not n.Attribute or func.attr not in ("parameters", "named_parameters") or loop.iter.args:
        return False
    if any(type(s) in (n.Simple, n.Try) for s in loop.body):
        return False
    touched = event.node.func.value if event.kind == "call" else event.node.targets[0].value
    if type(touched) is not n.Name or not any(type(x) is n.Name and x.id == touched.id for x in loop.target.walk()):
        return False
    walked = next((e for e in facts.calls if e.node is loop.iter and e.frame is event.loops[-1].frame), None)
    return walked is not None and walked.obj in family


def _thawed(facts: TraceFacts, model: Obj, freeze: Event) -> bool:
    """Whether anything after the freeze may be trainable again: a new layer, a thaw, code that nobody can look into."""
    for event in facts.events:
        if event.seq <= freeze.seq:
            continue
        if event.kind in ("setattr", "setitem") and event.obj is not None:
            if event.obj is model or model in event.obj.family() or event.value is not None and event.value in model.family():
                return True
        if event.kind == "setattr" and event.method == "requires_grad":
            value = event.node.value
            if not (type(value) is n.Constant and value.value is False):
                return True
        if event.kind == "call" and event.method in ("requires_grad_", "add_module", "register_parameter", "unfreeze", "append"):
            if not _off(event.node):
                return True
        if event.kind == "call" and any(a in model.family() for a in event.args) and id(event) not in facts.followed:
            if not event.name.startswith("torch."):
                return True
    return False


@RULES.flow(b"state_dict")
def state_dict_not_copied(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """The best state_dict kept by reference while training goes on."""
    for event in facts.events:
        if event.kind not in ("assign", "setattr") or event.value is None:
            continue
        target = event.node.targets[0]
        for call in _kept_calls(event.node.value):
            inner = _state_dict_call(ctx, call)
            maker = next((e for e in facts.calls if e.node is inner and e.frame is event.frame), None) if inner is not None else None
            if maker is None or maker.obj is None or facts.is_optimizer(maker) or not is_module(facts.inference, maker.obj):
                continue
            if event.loops:
                if not _trains_around(facts, event) or not _kept(facts, event, maker.value):
                    continue
            elif not _keeps_the_best(event):
                continue
            fields = {"target": target.source, "model": inner.func.value.source}
            yield FlowReport(Report("state-dict-not-copied", call, fields, _deep_copied(ctx, call, inner)), event.frame)


def _kept_calls(value: n.Node) -> list[n.Call]:
    """The call that is assigned, or those that a dictionary holds."""
    values = value.values if type(value) is n.Dict else [value]
    return [v for v in values if type(v) is n.Call]


def _state_dict_call(ctx: RuleContext, call: n.Call) -> n.Call | None:
    """``model.state_dict()``, also inside a copy of the dictionary alone: ``dict(…)``, ``copy.copy(…)``, ``….copy()``."""
    func = call.func
    if type(func) is n.Attribute and func.attr == "copy" and not call.args and type(func.value) is n.Call:
        call = func.value
    elif len(call.args) == 1 and type(call.args[0]) is n.Call:
        if ctx.inference.public_name(func) in ("dict", "copy.copy", "collections.OrderedDict"):
            call = call.args[0]
    if type(call.func) is n.Attribute and call.func.attr == "state_dict" and not call.args:
        return call
    return None


def _keeps_the_best(event: Event) -> bool:
    """A method of early stopping: called again and again, it keeps what was the best under a condition."""
    target = event.node.targets[0]
    name = target.attr if type(target) is n.Attribute else ""
    return event.kind == "setattr" and event.frame.cls is not None and bool(event.branches) and "best" in name.lower()


def _deep_copied(ctx: RuleContext, call: n.Call, inner: n.Call) -> tuple:
    """The edits that put ``copy.deepcopy()`` around the dictionary, with its import."""
    copy = name_of_module(ctx.scopes, "copy", call)
    deepcopy = f"{copy}.deepcopy" if copy else name_of_module(ctx.scopes, "copy.deepcopy", call)
    edits = []
    if deepcopy is None:
        added = import_edit(ctx.scopes, ctx.module, ctx.source.text, "import copy")
        if added is None:
            return ()
        edits.append(added)
        deepcopy = "copy.deepcopy"
    if inner is call:
        return (*edits, insert(call, call.start, f"{deepcopy}("), insert(call, call.end, ")"))
    return (*edits, replace(call, f"{deepcopy}({inner.source})"))


def _trains_around(facts: TraceFacts, event: Event) -> bool:
    """Whether training goes on in a loop around an event, here or in a function that is called."""
    if any(facts.backward_in(loop) for loop in event.loops):
        return True
    return any(
        _TRAINS.search(e.method or last_name(e.node.func)) and set(e.loops) & set(event.loops) and e.method != "train" or
        e.method == "train" and e.obj is not None and not is_module(facts.inference, e.obj) and set(e.loops) & set(event.loops)
        for e in facts.calls
    )  # fmt: skip


_TRAINS = re.compile(r"^_?(train|fit)(_|$)|_train$|train_epoch|training_step|^run_epoch")


def _kept(facts: TraceFacts, event: Event, made: Obj | None) -> bool:
    """Whether the dictionary is used after its turn of the loop: loaded back, returned, or named as the best one."""
    target = event.node.targets[0]
    name = target.id if type(target) is n.Name else target.attr if type(target) is n.Attribute else ""
    held = [obj for obj in (made, event.value) if obj is not None]
    later = [e for e in facts.calls if e.seq > event.seq and any(a is obj for obj in held for a in [*e.args, *e.keywords.values()])]
    if any(e.method == "load_state_dict" for e in later):
        return True
    if any(e.name == "torch.save" and set(event.loops) <= set(e.loops) and e.branches == event.branches for e in later):
        return False  # written to a file at once
    return bool(_BEST.fullmatch(name))
