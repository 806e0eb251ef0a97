"""The channels of the images against what Normalize and the first convolution expect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import class_table, self_name
from ..resolve.infer import argument
from .chains import layer_name
from .context import RULES, RuleContext
from .edits import replace
from .heads import HEADS
from .module_parts import module_classes
from .report import Report
from .transforms import Pipeline, pipelines
from .values import assigned_value, constant, is_number, last_binding, last_name, public_name, short

_DATASETS = "torchvision.datasets."
CHANNELS = {
    "MNIST": 1, "FashionMNIST": 1, "KMNIST": 1, "EMNIST": 1, "QMNIST": 1, "USPS": 1, "CIFAR10": 3, "CIFAR100": 3,
    "SVHN": 3, "STL10": 3,
}  # fmt: skip
_NEUTRAL_STEPS = {
    "ToTensor", "Resize", "CenterCrop", "RandomCrop", "RandomHorizontalFlip", "RandomVerticalFlip", "RandomRotation",
    "RandomResizedCrop", "RandomAffine", "Pad", "Normalize", "ToImage", "ToDtype", "PILToTensor",
    "ConvertImageDtype", "RandomErasing", "RandomPerspective", "GaussianBlur",
}  # fmt: skip
_MNIST_STATISTICS = {"MNIST": ("0.1307", "0.3081"), "FashionMNIST": ("0.2860", "0.3530")}


def _datasets_with_channels(ctx: RuleContext) -> list[tuple[str, n.Call, Pipeline | None]]:
    """Calls of torchvision datasets whose number of channels is known, with the pipeline that they use."""
    by_call = {id(p.call): p for p in pipelines(ctx)}
    found = []
    for call in ctx.nodes.get(n.Call, ()):
        name = (public_name(ctx, call.func) or "").removeprefix(_DATASETS)
        if name not in CHANNELS:
            continue
        given = next((k.value for k in call.keywords if k.name == "transform"), None)
        made = assigned_value(ctx, given) if given is not None else None
        if made is not None and type(made) is n.Name:
            binding = last_binding(ctx, made)
            made = binding.node if binding is not None and binding.kind == "value" else made
        found.append((name, call, by_call.get(id(made)) if made is not None else None))
    return found


def _keeps_channels(pipeline: Pipeline | None) -> bool:
    return pipeline is not None and pipeline.whole and set(pipeline.names) <= _NEUTRAL_STEPS


@RULES.node(b"Normalize", whole=True)
def normalize_channels_mismatch(ctx: RuleContext) -> Iterator[Report]:
    """Normalize with three numbers on grayscale images."""
    seen: set[int] = set()
    for name, call, pipeline in _datasets_with_channels(ctx):
        if CHANNELS[name] != 1 or not _keeps_channels(pipeline) or id(pipeline.call) in seen:
            continue
        at = pipeline.index({"Normalize"})
        if at < 0:
            continue
        step = assigned_value(ctx, pipeline.steps[at]) if type(pipeline.steps[at]) is n.Name else pipeline.steps[at]
        if type(step) is not n.Call or not (public_name(ctx, step.func) or "").startswith(
            "torchvision.transforms.Normalize"
        ):
            continue
        values = [constant(ctx, argument(step, "mean", 0)), constant(ctx, argument(step, "std", 1))]
        if not any(isinstance(value, tuple) and len(value) == 3 for value in values):
            continue
        seen.add(id(pipeline.call))
        edits = []
        for position, (value, parameter) in enumerate(zip(values, ("mean", "std"), strict=True)):
            node = argument(step, parameter, position)
            if isinstance(value, tuple) and len(value) == 3 and node is not None:
                same = len(set(value)) == 1
                new = f"{value[0]:g}" if same else _MNIST_STATISTICS.get(name, ("0.5", "0.5"))[position]
                edits.append(replace(node, f"({new},)"))
        yield Report("normalize-channels-mismatch", step, {"dataset": name}, tuple(edits), (call,))


# Anything that may change the number of channels on the way.
_WIDENS = (
    b"repeat(",
    b"expand(",
    b"Grayscale",
    b"convert(",
    b"torch.cat",
    b"torch.stack",
    b"unsqueeze",
    b"rgb",
    b"RGB",
)


@RULES.node(b"datasets", b"MNIST", b"CIFAR", whole=True)
def input_channels_mismatch(ctx: RuleContext) -> Iterator[Report]:
    """A first convolution for another number of channels than the document's images have."""
    found = _datasets_with_channels(ctx)
    channels = {CHANNELS[name] for name, _, _ in found}
    if len(channels) != 1 or not all(
        _keeps_channels(pipeline) or _is_to_tensor(ctx, call) for _, call, pipeline in found
    ):
        return
    if any(word in unit.text for unit in ctx.module.units for word in _WIDENS):
        return
    (number,) = channels
    for layer, given in _first_layers(ctx):
        if given != number:
            fields = {"channels": str(number), "dataset": found[0][0], "given": str(given)}
            yield Report("input-channels-mismatch", layer, fields, (), (found[0][1],))


def _is_to_tensor(ctx: RuleContext, call: n.Call) -> bool:
    """``transform=ToTensor()``."""
    given = next((k.value for k in call.keywords if k.name == "transform"), None)
    made = assigned_value(ctx, given) if given is not None else None
    return type(made) is n.Call and public_name(ctx, made.func) == "torchvision.transforms.ToTensor"


def _first_layers(ctx: RuleContext) -> list[tuple[n.Node, int]]:
    """The first convolutions of the document's only model: a Sequential, a class, or a model of torchvision."""
    models: list[tuple[n.Node, int]] = []
    classes = [cls for cls in module_classes(ctx) if any(True for _ in ctx.scopes.calls(cls.name))]
    for cls in classes:
        first = _first_of_class(ctx, cls)
        if first is None:
            return []
        models.append(first)
    for statement in ctx.nodes.get(n.Assign, ()):
        if type(statement.targets[0]) is not n.Name or type(statement.value) is not n.Call:
            continue
        if layer_name(ctx, statement.value) == "Sequential" and statement.value.args:
            first = _conv_channels(ctx, statement.value.args[0])
            if first is None:
                return []
            models.append(first)
        name = public_name(ctx, statement.value.func) or ""
        builder = name.removeprefix("torchvision.models.")
        if builder != name and any(re.fullmatch(pattern, builder) for pattern, _, _ in HEADS):
            if _changes_stem(ctx, statement.targets[0].id):
                return []
            models.append((statement.value, 3))
    return models if len(models) == 1 else []


def _first_of_class(ctx: RuleContext, cls: n.ClassDef) -> tuple[n.Node, int] | None:
    """The convolution that gets forward's input, when it gets it untouched."""
    table = class_table(cls)
    method = table.methods.get("forward")
    receiver = self_name(method) if method is not None else None
    if receiver is None or len(method.params) != 2:
        return None
    name = method.params[1].name
    uses = sorted((x for x in method.walk() if type(x) is n.Name and x.id == name), key=lambda x: x.start)
    loads = [x for x in uses if not (type(x.parent) is n.Assign and any(t is x for t in x.parent.targets))]
    if not loads:
        return None
    call = loads[0].parent
    if type(call) is not n.Call or type(call.func) is not n.Attribute or last_name(call.func.value) != receiver:
        return None
    bindings = table.attributes.get(call.func.attr, ())
    return _conv_channels(ctx, bindings[0].node) if len(bindings) == 1 else None


def _conv_channels(ctx: RuleContext, node: n.Node, depth: int = 0) -> tuple[n.Node, int] | None:
    name = layer_name(ctx, node)
    if name == "Conv2d":
        value = constant(ctx, argument(node, "in_channels", 0))
        return (node, value) if is_number(value) else None
    if name == "Sequential" and node.args and depth < 3:
        return _conv_channels(ctx, node.args[0], depth + 1)
    return None


def _changes_stem(ctx: RuleContext, model: str) -> bool:
    """Whether something of the model is replaced by a convolution, or its parts are taken away."""
    for statement in ctx.nodes.get(n.Assign, ()):
        for target in statement.targets:
            path = target
            while type(path) in (n.Attribute, n.Subscript):
                path = path.value
            if (
                path is not target
                and type(path) is n.Name
                and path.id == model
                and "Linear" not in short(statement.value or target, 400)
            ):
                return True
    return False
