"""What a model's output is: the activation or layer that made it, inside the model too."""

from __future__ import annotations

from dataclasses import dataclass

from ..core import nodes as n
from ..core.scopes import class_table
from ..resolve.infer import Inference, returns
from ..resolve.types import Type
from .flow.objects import Obj
from .values import class_of_self, meant

MAX_DEPTH = 6
# Layers that only give the values another shape.
SHAPES = {"torch.nn.Flatten", "torch.nn.Unflatten", "torch.nn.Identity"}
# Where the models of torchvision and timm keep their last layer.
HEADS = ("fc", "classifier", "head", "heads", "head_drop", "last_linear")


@dataclass(frozen=True)
class Activation:
    """One activation in its forms: functions by public name, the tensor method, layer classes."""

    functions: frozenset[str]
    method: str
    layers: frozenset[str]


SOFTMAX = Activation(
    frozenset({"torch.softmax", "torch.nn.functional.softmax", "torch.Tensor.softmax", "torch.special.softmax",
               "torch.nn.functional.gumbel_softmax"}),
    "softmax",
    frozenset({"torch.nn.Softmax", "torch.nn.Softmax2d"}),
)  # fmt: skip
SIGMOID = Activation(
    frozenset({"torch.sigmoid", "torch.nn.functional.sigmoid", "torch.Tensor.sigmoid", "torch.special.expit"}),
    "sigmoid",
    frozenset({"torch.nn.Sigmoid"}),
)  # fmt: skip


def named(inference: Inference, node: n.Node) -> str | None:
    """The public name of an expression; in a snippet without imports the one that it customarily has."""
    return inference.public_name(node) or meant(inference, node)


def built_class(inference: Inference, node: n.Node) -> str | None:
    """The public class of a layer or loss object: what its name, or ``self``'s attribute, was made by."""
    found = inference.type_of(node)
    if found is not None:
        return found.name if found.kind == "inst" else None
    if type(node) is n.Call:
        return named(inference, node.func)
    made: n.Node | None = None
    if type(node) is n.Name:
        bindings = inference.scopes.lookup(node.id, node)[1]
        made = bindings[-1].node if bindings and bindings[-1].kind == "value" and not bindings[-1].path else None
    elif type(node) is n.Attribute and type(node.value) is n.Name and (cls := class_of_self(node.value)) is not None:
        bindings = class_table(cls).attributes.get(node.attr, [])
        made = bindings[-1].node if bindings and bindings[-1].kind == "value" else None
    return meant(inference, made.func) if type(made) is n.Call else None


def made_by(inference: Inference, obj: Obj, kind: Activation) -> tuple[n.Call | None, n.Node | None] | None:
    """The activation that made an object: (its call, the place to show), or (None, the place inside the model)."""
    maker = obj.maker
    if maker is None:
        return None
    if is_call_of(inference, maker.node, kind):
        return maker.node, maker.node
    model = _called_model(inference, obj)
    place = ends_in(inference, model, kind, 0) if model is not None else None
    if place is None and (head := _new_head(maker.obj)) is not None:
        place = ends_in(inference, head, kind, 0)
    return (None, place) if place is not None else None


def _new_head(model: Obj | None) -> n.Call | None:
    """The layer that ``model.fc = …`` put at the end of a library's model."""
    if model is None or model.type is None or model.type.kind != "inst":
        return None
    for name in HEADS:
        head = model.attrs.get(name)
        if head is not None and type(head.node) is n.Call:
            return head.node
    return None


def final_layer(inference: Inference, obj: Obj, shapes: bool = False) -> n.Call | None:
    """The construction of the layer whose output an object is, when nothing stands between them.

    shapes: whether layers that only change the shape may stand there.
    """
    model = _called_model(inference, obj)
    return last_layer(inference, model, 0, shapes) if model is not None else None


def is_call_of(inference: Inference, node: n.Node, kind: Activation) -> bool:
    """Whether an expression is the activation: its function, its method, or its layer called."""
    if type(node) is not n.Call:
        return False
    name = named(inference, node.func)
    if name in kind.functions:
        return True
    if type(node.func) is n.Attribute and node.func.attr == kind.method and name is None:
        return True
    return built_class(inference, node.func) in kind.layers


def _called_model(inference: Inference, obj: Obj) -> Type | n.Call | None:
    """The model whose call made an object: a user's class, or the expression that built it."""
    maker = obj.maker
    if maker is None or type(maker.node) is not n.Call or maker.method:
        return None
    called = maker.obj
    if called is not None and called.type is not None and called.type.kind == "uinst":
        return called.type
    type_ = inference.type_of(maker.node.func)
    if type_ is not None and type_.kind == "uinst":
        return type_
    if called is not None and type(called.node) is n.Call:
        return called.node
    return maker.node.func if type(maker.node.func) is n.Call else None


def ends_in(inference: Inference, model: Type | n.Node, kind: Activation, depth: int) -> n.Node | None:
    """The activation that every output of a model goes through last."""
    if depth > MAX_DEPTH:
        return None
    if isinstance(model, n.Node):
        layer = last_layer(inference, model, depth)
        return layer if layer is not None and named(inference, layer.func) in kind.layers else None
    forward = inference.find_method(model.node, "forward")
    if forward is None:
        return _subclassed(inference, model, kind, depth)
    found = [_returned(inference, value, model, kind, depth + 1) for value in returns(forward)]
    return found[0] if found and all(found) else None


def _subclassed(inference: Inference, model: Type, kind: Activation, depth: int) -> n.Node | None:
    """``class Net(nn.Sequential)`` that hands its layers to ``super().__init__``."""
    init = inference.find_method(model.node, "__init__")
    if init is None or "torch.nn.Sequential" not in inference.user_bases(model.node):
        return None
    for statement in init.body:
        for node in statement.walk():
            if type(node) is n.Call and type(node.func) is n.Attribute and node.func.attr == "__init__" and node.args:
                last = node.args[-1]
                if type(last) is n.Call and named(inference, last.func) in kind.layers:
                    return last
    return None


def _returned(inference: Inference, node: n.Node, model: Type, kind: Activation, depth: int) -> n.Node | None:
    if depth > MAX_DEPTH:
        return None
    if is_call_of(inference, node, kind):
        return node
    if type(node) is n.Name:
        scope, bindings = inference.scopes.lookup(node.id, node)
        if bindings and bindings[-1].kind == "value" and not bindings[-1].path:
            return _returned(inference, bindings[-1].node, model, kind, depth + 1)
        return None
    if type(node) is n.Call:
        for inner in _parts(node, model):
            found = ends_in(inference, inner, kind, depth + 1)
            if found is not None:
                return found
    return None


def _parts(call: n.Call, model: Type) -> list[n.Node]:
    """What ``self.x`` of ``self.x(...)`` was made of in the class."""
    func = call.func
    if type(func) is n.Attribute and type(func.value) is n.Name:
        return [binding.node for binding in class_table(model.node).attributes.get(func.attr, ())]
    return []


def _layers(inference: Inference, call: n.Call) -> list[n.Node]:
    """The layers handed to ``nn.Sequential``, those of an ``OrderedDict`` included."""
    if len(call.args) == 1 and type(call.args[0]) is n.Call:
        inner = call.args[0]
        if (named(inference, inner.func) or "").endswith("OrderedDict") and inner.args:
            pairs = inner.args[0]
            if type(pairs) is n.Sequence:
                return [p.elements[1] for p in pairs.elements if type(p) is n.Sequence and len(p.elements) == 2]
            return list(pairs.values) if type(pairs) is n.Dict else []
    return call.args


def last_layer(inference: Inference, model: Type | n.Node, depth: int, shapes: bool = False) -> n.Call | None:
    """The construction of a model's last layer: through Sequential, and through a forward that returns its call."""
    if depth > MAX_DEPTH:
        return None
    if isinstance(model, n.Node):
        if type(model) is not n.Call:
            return None
        name = named(inference, model.func)
        if name == "torch.nn.Sequential":
            layers = _layers(inference, model)
            while (
                shapes
                and len(layers) > 1
                and type(layers[-1]) is n.Call
                and named(inference, layers[-1].func) in SHAPES
            ):
                layers = layers[:-1]
            return last_layer(inference, layers[-1], depth + 1, shapes) if layers else None
        if name is not None and name.startswith("torch.nn."):
            return model
        built = inference.type_of(model)
        return last_layer(inference, built, depth + 1, shapes) if built is not None and built.kind == "uinst" else None
    forward = inference.find_method(model.node, "forward")
    if forward is None:
        return None
    values = returns(forward)
    found = [_returned_layer(inference, value, model, depth + 1, shapes) for value in values]
    return found[0] if found and all(layer is not None for layer in found) else None


def _returned_layer(inference: Inference, node: n.Node, model: Type, depth: int, shapes: bool) -> n.Call | None:
    if depth > MAX_DEPTH:
        return None
    if type(node) is n.Name:
        scope, bindings = inference.scopes.lookup(node.id, node)
        if bindings and bindings[-1].kind == "value" and not bindings[-1].path:
            return _returned_layer(inference, bindings[-1].node, model, depth + 1, shapes)
        return None
    if type(node) is n.Call:
        for inner in _parts(node, model):
            found = last_layer(inference, inner, depth + 1, shapes)
            if found is not None:
                return found
    return None
