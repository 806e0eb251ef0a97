"""What goes into a loss."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import class_table
from ..resolve.infer import Inference, returns
from ..resolve.types import Type
from .context import RULES, FlowReport, RuleContext
from .edits import replace
from .flow.facts import TraceFacts
from .flow.objects import Event, Obj
from .report import Report

SOFTMAX = {
    "torch.softmax", "torch.nn.functional.softmax", "torch.Tensor.softmax", "torch.special.softmax",
    "torch.nn.functional.gumbel_softmax",
}  # fmt: skip
SOFTMAX_LAYERS = {"torch.nn.Softmax", "torch.nn.Softmax2d"}


@RULES.flow(b"oftmax")
def softmax_before_cross_entropy(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """Softmax, called or as the model's last layer, into CrossEntropyLoss or cross_entropy."""
    for event in facts.calls:
        loss = _cross_entropy(facts, event)
        if loss is None:
            continue
        predictions = event.args[0] if event.args else event.keywords.get("input")
        if predictions is None:
            continue
        found = _softmax_source(ctx.inference, predictions)
        if found is None:
            continue
        source, node = found
        argument = event.node.args[0] if event.node.args else event.node
        edits = ()
        if source is not None and type(source) is n.Call:
            edits = _without_softmax(ctx, facts, source, event)
        fields = {"loss": loss, "output": _short(argument if source is None else source)}
        yield FlowReport(
            Report("softmax-before-cross-entropy", argument, fields, edits, (node,) if node is not None else ()), event.frame
        )


def _cross_entropy(facts: TraceFacts, event: Event) -> str | None:
    if event.name == "torch.nn.functional.cross_entropy":
        return "cross_entropy"
    if not event.method and event.obj is not None and facts.is_a(event.obj, "torch.nn.CrossEntropyLoss"):
        return "CrossEntropyLoss" if event.name != "torch.nn.CrossEntropyLoss" else None
    if event.method and event.name == "" and event.obj is not None:
        found = event.obj.attrs.get(event.method)
        if found is not None and facts.is_a(found, "torch.nn.CrossEntropyLoss"):
            return "CrossEntropyLoss"
    if event.value is not None and event.kind == "call":
        called = facts.inference.type_of(event.node.func)
        if called is not None and called.kind == "inst" and called.name == "torch.nn.CrossEntropyLoss":
            return "CrossEntropyLoss"
    return None


def _softmax_source(inference: Inference, obj: Obj) -> tuple[n.Node | None, n.Node | None] | None:
    """The softmax call that made the object, and the place to show; or (None, the layer) inside the model."""
    maker = obj.maker
    if maker is None:
        return None
    if is_softmax_call(inference, maker.node):
        return maker.node, maker.node
    if maker.obj is not None and maker.obj.type is not None and maker.obj.type.kind == "uinst" and not maker.method:
        layer = ends_in_softmax(inference, maker.obj.type)
        return (None, layer) if layer is not None else None
    called = inference.type_of(maker.node.func) if type(maker.node) is n.Call else None
    if called is not None and called.kind == "uinst":
        layer = ends_in_softmax(inference, called)
        return (None, layer) if layer is not None else None
    if maker.obj is not None and not maker.method and type(maker.obj.node) is n.Call:
        layer = last_layer(inference, maker.obj.node)
        if layer is not None:
            return None, layer
    return None


def is_softmax_call(inference: Inference, node: n.Node) -> bool:
    """Whether an expression is a softmax: the functions, the method, or a Softmax layer that is called."""
    if type(node) is not n.Call:
        return False
    name = inference.public_name(node.func)
    if name in SOFTMAX:
        return True
    if type(node.func) is n.Attribute and node.func.attr == "softmax" and name is None:
        return True
    called = inference.type_of(node.func)
    return called is not None and called.kind == "inst" and called.name in SOFTMAX_LAYERS


def last_layer(inference: Inference, node: n.Node) -> n.Node | None:
    """The Softmax layer at the end of an ``nn.Sequential(...)`` expression."""
    if type(node) is not n.Call or inference.public_name(node.func) != "torch.nn.Sequential" or not node.args:
        return None
    last = node.args[-1]
    if type(last) is n.Call and inference.public_name(last.func) in SOFTMAX_LAYERS:
        return last
    return last_layer(inference, last)


def ends_in_softmax(inference: Inference, model: Type) -> n.Node | None:
    """The softmax that every return of a model's forward ends in."""
    forward = inference.find_method(model.node, "forward")
    if forward is None:
        return None
    found = [_returned_softmax(inference, value, model, 0) for value in returns(forward)]
    return found[0] if found and all(found) else None


def _returned_softmax(inference: Inference, node: n.Node, model: Type, depth: int) -> n.Node | None:
    if depth > 6:
        return None
    if is_softmax_call(inference, node):
        return node
    if type(node) is n.Name:
        scope, bindings = inference.scopes.lookup(node.id, node)
        if bindings and bindings[-1].kind == "value" and not bindings[-1].path:
            return _returned_softmax(inference, bindings[-1].node, model, depth + 1)
        return None
    if type(node) is n.Call and type(node.func) is n.Attribute and type(node.func.value) is n.Name:
        for binding in class_table(model.node).attributes.get(node.func.attr, ()):
            layer = last_layer(inference, binding.node)
            if layer is not None:
                return layer
    return None


def _without_softmax(ctx: RuleContext, facts: TraceFacts, softmax: n.Call, event: Event) -> tuple:
    """The logits in place of the softmax, where nothing else reads its result."""
    if type(softmax.func) is n.Attribute and softmax.func.attr == "softmax" and not softmax.args[1:] and (
        ctx.inference.public_name(softmax.func) not in SOFTMAX - {"torch.Tensor.softmax"}
    ):
        inner = softmax.func.value
    elif softmax.args:
        inner = softmax.args[0]
    else:
        inner = next((k.value for k in softmax.keywords if k.name == "input"), None)
    if inner is None:
        return ()
    statement = n.statement_of(softmax)
    if type(statement) is n.Assign and statement.value is softmax and type(statement.targets[0]) is n.Name:
        name = statement.targets[0].id
        function = next((a for a in softmax.ancestors() if isinstance(a, n.FunctionDef)), None)
        body = function.walk() if function is not None else (x for s in softmax.unit.body for x in s.walk())
        uses = [x for x in body if type(x) is n.Name and x.id == name and x.start > statement.end]
        if len(uses) > 1:
            return ()
    return (replace(softmax, inner.source),)


def _short(node: n.Node) -> str:
    text = " ".join(node.source.split())
    return text if len(text) <= 60 else text[:57] + "…"
