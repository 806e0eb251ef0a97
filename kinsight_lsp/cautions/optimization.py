"""What an optimizer is given, what is frozen, and what is kept of a model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from .context import RULES, FlowReport, RuleContext
from .edits import import_edit, insert, name_of_module
from .flow.builder import is_module
from .flow.facts import TraceFacts
from .flow.objects import Event, Obj
from .flow.training import optimizer_makers, parameters_owner
from .report import Report

_BEST = re.compile(r"\w*(best|final|backup|snapshot|saved|initial|init|old|prev)\w*", re.IGNORECASE)
_MOVES = {"cuda", "to", "float", "half", "double", "reshape", "view", "clone", "mul", "div", "add", "sub", "expand", "repeat"}


@RULES.flow(b"optim")
def optimizer_before_model_change(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """A layer replaced after the optimizer took the parameters."""
    for maker in optimizer_makers(facts):
        model = parameters_owner(facts, maker)
        if model is None:
            continue
        if any(e.method == "add_param_group" and e.seq > maker.seq for e in facts.calls):
            continue
        later = [m for m in optimizer_makers(facts) if m.seq > maker.seq and parameters_owner(facts, m) is not None]
        for event in facts.events:
            if event.kind != "setattr" or event.seq < maker.seq or event.value is None or event.obj is None:
                continue
            if event.obj is not model and model not in event.obj.family() or not _is_new_layer(facts, event.value):
                continue
            if any(m.seq > event.seq for m in later) or event.frame.prelude or maker.frame.prelude:
                continue
            fields = {"target": event.node.targets[0].source, "optimizer": _assigned(maker)}
            yield FlowReport(Report("optimizer-before-model-change", event.node, fields, (), (maker.node,)), event.frame)


def _is_new_layer(facts: TraceFacts, value: Obj) -> bool:
    return value.origin in ("call", "self") and value.maker is not None and "torch.nn.Module" in facts.inference.classes(value.type)


def _assigned(maker: Event) -> str:
    statement = maker.statement
    return statement.targets[0].source if type(statement) is n.Assign else maker.node.func.source


@RULES.flow(b"optim")
def optimizer_params_not_leaf(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """What is optimized is the result of an operation, not a leaf tensor."""
    for maker in optimizer_makers(facts):
        given = maker.args[0] if maker.args else maker.keywords.get("params")
        if given is None or not given.items:
            continue
        for item in given.items:
            made = item.maker
            if made is None or item.node is None or not _needs_grad_before(facts, made):
                continue
            if any(e.method in ("requires_grad_", "detach_") and e.obj is item for e in facts.calls):
                continue
            fields = {"tensor": item.node.source if item.origin != "call" else item.label, "operation": made.method}
            yield FlowReport(Report("optimizer-params-not-leaf", maker.node, fields, (), (made.node,)), maker.frame)
            break


def _needs_grad_before(facts: TraceFacts, made: Event) -> bool:
    """``torch.randn(…, requires_grad=True).cuda()``: the operation comes after the leaf."""
    if made.method not in _MOVES or type(made.node.func) is not n.Attribute:
        return False
    inner = made.node.func.value
    if type(inner) is n.Call and any(
        k.name == "requires_grad" and type(k.value) is n.Constant and k.value.value is True for k in inner.keywords
    ):
        return True
    if type(inner) is n.Call and type(inner.func) is n.Attribute and inner.func.attr == "requires_grad_":
        return True
    obj = made.obj
    return obj is not None and type(obj.node) is n.Call and any(
        k.name == "requires_grad" and type(k.value) is n.Constant and k.value.value is True for k in obj.node.keywords
    )


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
        fields = {"optimizer": _assigned(maker), "model": maker.node.args[0].func.value.source if _direct(maker) else "model"}
        yield FlowReport(Report("all-layers-frozen", maker.node, fields, (), (freeze.node,)), maker.frame)


def _direct(maker: Event) -> bool:
    return bool(maker.node.args) and type(maker.node.args[0]) is n.Call and type(maker.node.args[0].func) is n.Attribute


def _freezes(facts: TraceFacts, model: Obj, maker: Event) -> Event | None:
    """The event that freezes all of the model's parameters, unconditionally."""
    for event in facts.events:
        if event.seq >= maker.seq or event.branches:
            continue
        if event.kind == "call" and event.method == "requires_grad_" and event.obj is model:
            if event.node.args and type(event.node.args[0]) is n.Constant and event.node.args[0].value is False:
                return event
        if event.kind == "setattr" and event.method == "requires_grad" and event.loops:
            value = event.node.value
            loop = event.loops[-1].node
            if type(value) is n.Constant and value.value is False and type(loop) is n.For and type(loop.iter) is n.Call:
                func = loop.iter.func
                if type(func) is n.Attribute and func.attr in ("parameters", "named_parameters") and not loop.iter.args:
                    walked = next((e for e in facts.calls if e.node is loop.iter), None)
                    if walked is not None and walked.obj is model and not any(type(s) is n.If for s in loop.body):
                        return event
    return None


def _thawed(facts: TraceFacts, model: Obj, freeze: Event) -> bool:
    """Whether anything after the freeze may be trainable again: a new layer, a thaw, code that nobody can look into."""
    for event in facts.events:
        if event.seq <= freeze.seq:
            continue
        if event.kind == "setattr" and event.obj is not None and (event.obj is model or model in event.obj.family()):
            return True
        if event.kind == "setattr" and event.method == "requires_grad":
            value = event.node.value
            if not (type(value) is n.Constant and value.value is False):
                return True
        if event.kind == "call" and event.method in ("requires_grad_", "add_module", "register_parameter", "unfreeze", "append"):
            argument = event.node.args[0] if event.node.args else None
            if not (type(argument) is n.Constant and argument.value is False):
                return True
        if event.kind == "call" and any(a is model for a in event.args) and id(event) not in facts.followed:
            if not event.name.startswith("torch."):
                return True
    return False


@RULES.flow(b"state_dict")
def state_dict_not_copied(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """The best state_dict kept by reference while training goes on."""
    for event in facts.events:
        if event.kind not in ("assign", "setattr") or type(event.node.value) is not n.Call or not event.loops:
            continue
        call = event.node.value
        if type(call.func) is not n.Attribute or call.func.attr != "state_dict" or call.args:
            continue
        made = event.value
        maker = made.maker if made is not None else None
        if maker is None or maker.obj is None or facts.is_optimizer(maker) or not (
            is_module(facts.inference, maker.obj)
        ):
            continue
        target = event.node.targets[0]
        if not _trains_around(facts, event) or not _kept(facts, event, made):
            continue
        copy = name_of_module(ctx.scopes, "copy", call)
        deepcopy = f"{copy}.deepcopy" if copy else name_of_module(ctx.scopes, "copy.deepcopy", call)
        edits = []
        if deepcopy is None:
            added = import_edit(ctx.scopes, ctx.module, ctx.source.text, "import copy")
            if added is not None:
                edits.append(added)
                deepcopy = "copy.deepcopy"
        if deepcopy is not None:
            edits += [insert(call, call.start, f"{deepcopy}("), insert(call, call.end, ")")]
        fields = {"target": target.source, "model": call.func.value.source}
        yield FlowReport(Report("state-dict-not-copied", call, fields, tuple(edits)), event.frame)


def _trains_around(facts: TraceFacts, event: Event) -> bool:
    return any(facts.backward_in(loop) for loop in event.loops) or bool(
        [e for e in facts.calls if e.method in ("train", "fit", "train_epoch", "train_one_epoch") and set(e.loops) & set(event.loops)]
    )


def _kept(facts: TraceFacts, event: Event, made: Obj) -> bool:
    """Whether the dictionary is used after its turn of the loop: loaded back, returned, or named as the best one."""
    target = event.node.targets[0]
    name = target.id if type(target) is n.Name else target.attr if type(target) is n.Attribute else ""
    for other in facts.calls:
        if other.seq > event.seq and any(a is made for a in [*other.args, *other.keywords.values()]):
            if other.name == "torch.save" and set(event.loops) <= set(other.loops):
                if not name.lower().startswith("best"):
                    return False
            if other.method == "load_state_dict":
                return True
    return bool(_BEST.fullmatch(name))
