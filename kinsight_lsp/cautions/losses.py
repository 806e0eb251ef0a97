"""What goes into a loss: probabilities where logits are meant, logits where probabilities are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from .context import RULES, FlowReport, RuleContext
from .edits import insert, replace
from .flow.facts import TraceFacts, last_name
from .flow.objects import Event, Obj
from .outputs import SIGMOID, SOFTMAX, Activation, built_class, final_layer, is_call_of, made_by, named
from .report import NodeEdit, Report
from .values import calls_to, class_of_self, only_binding

FUNCTIONAL = "torch.nn.functional."


def loss_inputs(
    facts: TraceFacts, event: Event, cls: str, function: str
) -> tuple[str, Obj, n.Node, Obj | None, n.Node | None] | None:
    """The loss's name, its first input and target (objects and nodes) when an event computes this loss.

    cls: the public class (``torch.nn.CrossEntropyLoss``); function: its functional form's last name.
    """
    if event.name == cls or event.kind != "call":
        return None
    if (
        event.name == FUNCTIONAL + function
        or not event.name
        and named(facts.inference, event.node.func) == FUNCTIONAL + function
    ):
        name = function
    elif event.method:
        return None
    elif event.obj is not None and facts.is_a(event.obj, cls) or _loss_class(facts, event) == cls:
        name = cls.rpartition(".")[2]
    else:
        return None
    call = event.node
    first = event.args[0] if event.args else event.keywords.get("input")
    first_node = call.args[0] if call.args else next((k.value for k in call.keywords if k.name == "input"), None)
    if first is None or first_node is None:
        return None
    target = event.args[1] if len(event.args) > 1 else event.keywords.get("target")
    target_node = (
        call.args[1] if len(call.args) > 1 else next((k.value for k in call.keywords if k.name == "target"), None)
    )
    return name, first, first_node, target, target_node


def _loss_class(facts: TraceFacts, event: Event) -> str | None:
    """The class of the loss object that an event calls."""
    func = event.node.func
    made = event.obj.node if event.obj is not None and event.obj.type is None else None
    if type(made) is n.Call and made is not event.node:
        return named(facts.inference, made.func)
    return built_class(facts.inference, func)


@RULES.flow(b"oftmax")
def softmax_before_cross_entropy(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """Softmax, called or as the model's last layer, into CrossEntropyLoss or cross_entropy."""
    yield from _activated(
        ctx, facts, "softmax-before-cross-entropy", "torch.nn.CrossEntropyLoss", "cross_entropy", SOFTMAX, _without
    )


@RULES.flow(b"oftmax")
def softmax_before_nllloss(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """softmax, not log_softmax, into NLLLoss or nll_loss."""
    yield from _activated(ctx, facts, "softmax-before-nllloss", "torch.nn.NLLLoss", "nll_loss", SOFTMAX, _logged)


@RULES.flow(b"igmoid")
def sigmoid_before_bce_with_logits(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """sigmoid into BCEWithLogitsLoss."""
    yield from _activated(
        ctx, facts, "sigmoid-before-bce-with-logits", "torch.nn.BCEWithLogitsLoss", "binary_cross_entropy_with_logits",
        SIGMOID, _without,
    )  # fmt: skip


@RULES.flow(b"igmoid")
def sigmoid_before_bceloss(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """sigmoid then BCELoss: the with-logits form is stabler."""
    yield from _activated(
        ctx, facts, "sigmoid-before-bceloss", "torch.nn.BCELoss", "binary_cross_entropy", SIGMOID, _with_logits
    )


def _activated(
    ctx: RuleContext, facts: TraceFacts, code: str, cls: str, function: str, kind: Activation, mend
) -> Iterator[FlowReport]:
    for event in facts.calls:
        found = loss_inputs(facts, event, cls, function)
        if found is None:
            continue
        name, first, node, *_ = found
        source = made_by(ctx.inference, first, kind)
        if source is None or not set(first.maker.branches) <= set(event.branches):
            continue  # only on one of several ways
        called, place = source
        edits = mend(ctx, facts, called, place, event) if called is not None else mend(ctx, facts, None, place, event)
        fields = {"loss": name, "output": _short(node if called is None else called)}
        yield FlowReport(Report(code, node, fields, edits, (place,) if place is not None else ()), event.frame)


def _without(
    ctx: RuleContext, facts: TraceFacts, call: n.Call | None, place: n.Node | None, event: Event
) -> tuple[NodeEdit, ...]:
    """The raw values in place of the activation, where nothing else reads its result."""
    if call is None:
        return _without_in_model(ctx, place)
    inner = _inner(ctx, call)
    if inner is None or _read_elsewhere(call):
        return ()
    return (replace(call, inner.source),)


def _without_in_model(ctx: RuleContext, place: n.Node | None) -> tuple[NodeEdit, ...]:
    """The model without its last activation: the call in ``forward``, or the last layer of a Sequential, taken out."""
    if type(place) is not n.Call:
        return ()
    outer = place.parent
    if type(outer) is n.Call and outer.args and outer.args[-1] is place:
        if named(ctx.inference, outer.func) != "torch.nn.Sequential":
            return ()
        return (NodeEdit(place, outer.args[-2].end, place.end, ""),) if len(outer.args) > 1 else ()
    if not is_call_of(ctx.inference, place, SOFTMAX) and not is_call_of(ctx.inference, place, SIGMOID):
        return ()
    inner = _inner(ctx, place)
    return (replace(place, inner.source),) if inner is not None and not _read_elsewhere(place) else ()


def _inner(ctx: RuleContext, call: n.Call) -> n.Node | None:
    """What an activation is applied to."""
    name = named(ctx.inference, call.func) or ""
    if type(call.func) is n.Attribute and (not name or name.startswith("torch.Tensor.")):
        return call.func.value
    if call.args:
        return call.args[0]
    return next((k.value for k in call.keywords if k.name == "input"), None)


def _read_elsewhere(call: n.Call) -> bool:
    """Whether the activation's result has a name that is read more than once."""
    statement = n.statement_of(call)
    if type(statement) is not n.Assign or statement.value is not call or type(statement.targets[0]) is not n.Name:
        return False
    name = statement.targets[0].id
    function = next((a for a in call.ancestors() if isinstance(a, n.FunctionDef)), None)
    body = function.walk() if function is not None else (x for s in call.unit.body for x in s.walk())
    uses = [x for x in body if type(x) is n.Name and x.id == name and x.start > statement.end]
    return len(uses) > 1 or function is None and call.unit.body and call.unit.body[0] is statement


def _logged(
    ctx: RuleContext, facts: TraceFacts, call: n.Call | None, place: n.Node | None, event: Event
) -> tuple[NodeEdit, ...]:
    """``softmax`` becomes ``log_softmax``, ``nn.Softmax`` becomes ``nn.LogSoftmax``."""
    node = call if call is not None else place
    if type(node) is not n.Call:
        return ()
    func = node.func
    if type(func) is n.Attribute and func.attr not in ("softmax", "Softmax") or type(func) is n.Name:
        func = getattr(_construction(ctx, func), "func", None)
    if type(func) is not n.Attribute or func.attr not in ("softmax", "Softmax"):
        return ()
    if type(func.value) is n.Name and class_of_self(func.value) is not None:  # the layer is renamed where it is made
        func = getattr(_construction(ctx, func), "func", None)
        if type(func) is not n.Attribute or func.attr != "Softmax":
            return ()
    if call is not None and _read_elsewhere(call):
        return ()
    return (NodeEdit(func, func.attr_start, func.end, {"softmax": "log_softmax", "Softmax": "LogSoftmax"}[func.attr]),)


def _construction(ctx: RuleContext, layer: n.Node) -> n.Node | None:
    """The call that made a layer object: ``nn.Softmax(dim=1)`` of ``self.softmax`` or ``softmax``."""
    binding = only_binding(ctx, layer)
    return binding.node if binding is not None and binding.kind == "value" and type(binding.node) is n.Call else None


def _with_logits(
    ctx: RuleContext, facts: TraceFacts, call: n.Call | None, place: n.Node | None, event: Event
) -> tuple[NodeEdit, ...]:
    """The with-logits form and the raw values; the loss's construction is renamed when it is in sight."""
    inner = _without(ctx, facts, call, place, event)
    renamed = renamed_loss(
        ctx, event, "BCELoss", "BCEWithLogitsLoss", "binary_cross_entropy", "binary_cross_entropy_with_logits"
    )
    return (*inner, renamed) if inner and renamed is not None else ()


def renamed_loss(
    ctx: RuleContext, event: Event, cls: str, new_cls: str, function: str, new_function: str
) -> NodeEdit | None:
    """The edit that turns one loss into another: of the function called, or of the class where the object is made."""
    func = event.node.func
    if type(func) is n.Attribute and func.attr == function:
        return NodeEdit(func, func.attr_start, func.end, new_function)
    made = func if type(func) is n.Call else event.obj.node if event.obj is not None else None
    if type(made) is n.Call and type(made.func) is n.Attribute and made.func.attr == cls:
        return NodeEdit(made.func, made.func.attr_start, made.func.end, new_cls)
    return None


@RULES.flow(b"BCELoss", b"binary_cross_entropy")
def bceloss_on_logits(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """BCELoss on raw outputs."""
    for event in facts.calls:
        found = loss_inputs(facts, event, "torch.nn.BCELoss", "binary_cross_entropy")
        if found is None:
            continue
        name, first, node, *_ = found
        layer = raw_output(ctx, first)
        if layer is None and not (_called_logits(first, node) and not ctx.says(b"igmoid(")):
            continue
        edit = renamed_loss(
            ctx, event, "BCELoss", "BCEWithLogitsLoss", "binary_cross_entropy", "binary_cross_entropy_with_logits"
        )
        fields = {"loss": name, "output": _short(node)}
        yield FlowReport(
            Report("bceloss-on-logits", node, fields, (edit,) if edit else (), (layer,) if layer is not None else ()),
            event.frame,
        )


def _called_logits(obj: Obj, node: n.Node) -> bool:
    """Whether a value carries the name ``logits`` and no sigmoid made it."""
    if last_name(node) not in ("logits", "logit"):
        return False
    if obj.maker is not None:
        return not any(word in obj.maker.node.source for word in ("igmoid", "oftmax"))
    return obj.origin in ("param", "unknown", "global")


_BUILT = {
    f"torch.nn.{name}Loss" for name in ("CrossEntropy", "MSE", "L1", "SmoothL1", "BCE", "BCEWithLogits", "NLL",
    "KLDiv", "Huber", "PoissonNLL",
                                        "SoftMargin", "MultiLabelSoftMargin", "HingeEmbedding")
}  # fmt: skip


@RULES.node(b"Loss")
def loss_constructed_with_tensors(ctx: RuleContext) -> Iterator[Report]:
    """A loss class called with outputs and targets, as if it were the function."""
    for call, name in calls_to(ctx, _BUILT):
        if (
            len(call.args) != 2
            or call.keywords
            or any(type(a) in (n.Constant, n.Starred, n.Sequence, n.UnaryOp) for a in call.args)
        ):
            continue
        types = [ctx.inference.type_of(a) for a in call.args]
        tensors = any(t is not None and t.kind == "inst" and t.name == "torch.Tensor" for t in types)
        if not tensors and not _LABEL_LIKE.fullmatch(last_name(call.args[1])):
            continue
        fields = {"loss": name.rpartition(".")[2], "call": call.func.source}
        yield Report("loss-constructed-with-tensors", call, fields, (insert(call, call.func.end, "()"),))


_LABEL_LIKE = re.compile(r"(\w*_)?(y|labels?|targets?|y_true|truth|gt)(_\w+)?", re.IGNORECASE)


def raw_output(ctx: RuleContext, obj: Obj) -> n.Node | None:
    """The Linear or convolution at whose output an object was taken as it is."""
    layer = final_layer(ctx.inference, obj, shapes=True)
    if layer is None:
        return None
    name = named(ctx.inference, layer.func)
    return layer if name in ("torch.nn.Linear", "torch.nn.LazyLinear", "torch.nn.Conv2d") else None


def _short(node: n.Node) -> str:
    text = " ".join(node.source.split())
    return text if len(text) <= 60 else text[:57] + "…"
