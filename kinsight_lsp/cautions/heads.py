"""The last layer against the data: how many classes, and the head that a model really has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import class_table, self_name
from ..resolve.infer import argument, returns
from .chains import layer_name
from .context import RULES, RuleContext
from .edits import replace
from .module_parts import module_classes
from .report import Report
from .values import assigned_value, calls_to, constant, is_number, last_binding, last_name, public_name

_DATASETS = "torchvision.datasets."
CLASSES = {
    "MNIST": 10, "FashionMNIST": 10, "KMNIST": 10, "QMNIST": 10, "USPS": 10, "CIFAR10": 10, "CIFAR100": 100,
    "SVHN": 10, "STL10": 10, "EuroSAT": 10, "Imagenette": 10, "OxfordIIITPet": 37, "DTD": 47, "GTSRB": 43,
    "FGVCAircraft": 100, "Food101": 101, "Flowers102": 102, "StanfordCars": 196, "SUN397": 397, "Country211": 211,
    "ImageNet": 1000,
}  # fmt: skip
_LOSSES = (
    "torch.nn.CrossEntropyLoss", "torch.nn.functional.cross_entropy", "torch.nn.NLLLoss",
    "torch.nn.functional.nll_loss",
)  # fmt: skip


# -- the head that a torchvision model has

HEADS = (
    (r"efficientnet_\w+|mobilenet_v2|mnasnet\w+", "classifier[1]", "classifier"),
    (r"mobilenet_v3_\w+", "classifier[3]", "classifier"),
    (r"convnext_\w+", "classifier[2]", "classifier"),
    (r"(alexnet|vgg\d+(_bn)?)", "classifier[6]", "classifier"),
    (r"densenet\d+", "classifier", "classifier"),
    (r"squeezenet\w+", "classifier[1]", "classifier"),
    (r"maxvit_t", "classifier[5]", "classifier"),
    (r"vit_[bhl]_\d+", "heads.head", "heads"),
    (r"swin_\w+", "head", "head"),
    (r"(resnet|resnext|wide_resnet|regnet|shufflenet)\w+|googlenet|inception_v3", "fc", "fc"),
)
_HEAD_NAMES = {"fc", "classifier", "head", "heads", "last_linear"}


@RULES.node(b"models", b"torchvision")
def head_attribute_no_effect(ctx: RuleContext) -> Iterator[Report]:
    """``model.fc`` of a torchvision model whose last layer has another name."""
    for node in ctx.nodes.get(n.Attribute, ()):
        if node.attr not in _HEAD_NAMES or type(node.value) is not n.Name:
            continue
        binding = last_binding(ctx, node.value)
        if binding is None or binding.kind != "value" or binding.path or type(binding.node) is not n.Call:
            continue
        builder = public_name(ctx, binding.node.func) or ""
        if not builder.startswith("torchvision.models.") or not _always_that(ctx, node.value, builder):
            continue
        family = builder.removeprefix("torchvision.models.")
        head = next(((path, root) for pattern, path, root in HEADS if re.fullmatch(pattern, family)), None)
        if head is None or node.attr == head[1] or not _is_first(node):
            continue
        new = f"{node.value.id}.{head[0]}"
        edits = () if family.startswith("squeezenet") else tuple(
            replace(x, new) for x in n.statement_of(node).walk()
            if type(x) is n.Attribute and x.attr == node.attr
            and type(x.value) is n.Name and x.value.id == node.value.id
        )  # fmt: skip
        fields = {"model": family, "attribute": node.attr, "head": head[0]}
        yield Report("head-attribute-no-effect", node, fields, edits)


def _always_that(ctx: RuleContext, name: n.Name, builder: str) -> bool:
    """Whether the name never holds a model of another family."""
    scope, bindings = ctx.scopes.lookup(name.id, name)
    if isinstance(scope, n.Comprehension):
        return False
    for binding in ctx.scopes.table_of(scope).get(name.id, ()):
        if binding.kind != "value" or binding.path:
            return False
        if type(binding.node) is n.Call and public_name(ctx, binding.node.func) == builder:
            continue
        if type(binding.node) is n.Call and last_name(binding.node.func) in (
            "to",
            "cuda",
            "eval",
            "train",
            "compile",
            "DataParallel",
            "prepare",
        ):
            continue
        return False
    return True


def _is_first(node: n.Attribute) -> bool:
    """Whether the statement names the attribute here for the first time."""
    for other in n.statement_of(node).walk():
        if (
            type(other) is n.Attribute
            and other.attr == node.attr
            and type(other.value) is n.Name
            and other.value.id == node.value.id
        ):
            return other is node
    return True


@RULES.node(b"num_classes")
def pretrained_num_classes(ctx: RuleContext) -> Iterator[Report]:
    """``resnet18(weights=…, num_classes=10)``: the pretrained weights are for 1000 classes."""
    for keyword in ctx.nodes.get(n.Keyword, ()):
        call = keyword.parent
        if keyword.name != "num_classes" or type(call) is not n.Call:
            continue
        name = public_name(ctx, call.func) or ""
        builder = name.removeprefix("torchvision.models.")
        if builder == name or "." in builder or not any(re.fullmatch(pattern, builder) for pattern, _, _ in HEADS):
            continue
        number = constant(ctx, keyword.value)
        weights = next((k.value for k in call.keywords if k.name in ("weights", "pretrained")), None)
        if not is_number(number) or number == 1000 or not _is_weights(weights):
            continue
        yield Report(
            "pretrained-num-classes", keyword, {"model": builder, "given": f"num_classes={number}"}, (), (weights,)
        )


def _is_weights(node: n.Node | None) -> bool:
    if type(node) is n.Constant:
        return node.kind == "str" or node.value is True
    return type(node) is n.Attribute and "Weights" in node.source


# -- classes


UNKNOWN_SIZE = -1


@RULES.node(b"ntropy", b"nll_loss", b"NLLLoss", whole=True)
def num_classes_mismatch(ctx: RuleContext) -> Iterator[Report]:
    """As many outputs as the data, the class weights or the metric have classes: literal numbers that differ."""
    if not any(True for _ in calls_to(ctx, _LOSSES)):
        return
    outputs = _outputs(ctx)
    numbers = {number for number, _ in outputs}
    if len(numbers) != 1 or UNKNOWN_SIZE in numbers:
        return
    (number,) = numbers
    layer = outputs[0][1]
    known = _dataset_classes(ctx)
    if known is not None and known[0] != number:
        fields = {"outputs": str(number), "what": known[1], "classes": str(known[0])}
        yield Report("num-classes-mismatch", layer, fields, (), (known[2],))
    for node, count, what in _counted(ctx):
        if count != number:
            fields = {"outputs": str(number), "what": what, "classes": str(count)}
            yield Report("num-classes-mismatch", layer, fields, (), (node,))


def _outputs(ctx: RuleContext) -> list[tuple[int, n.Node]]:
    """The literal sizes of the document's last layers, UNKNOWN_SIZE for others, with the layer that says it."""
    found: list[tuple[int, n.Node]] = []
    for statement in ctx.nodes.get(n.Assign, ()):
        layer = statement.value
        if type(layer) is not n.Call:
            continue
        target = statement.targets[0]
        while type(target) is n.Subscript:
            target = target.value
        if (
            type(target) is n.Attribute
            and target.attr in _HEAD_NAMES
            and last_name(target.value) not in ("self", "cls")
        ):
            _add(ctx, found, _last_linear(ctx, layer))
        elif type(target) is n.Name and layer_name(ctx, layer) == "Sequential":
            _add(ctx, found, _last_linear(ctx, layer))
        elif type(target) is n.Name:
            name = public_name(ctx, layer.func) or ""
            value = next((k.value for k in layer.keywords if k.name == "num_classes"), None)
            count = constant(ctx, value)
            if (name.startswith("torchvision.models.") or name == "timm.create_model") and is_number(count):
                found.append((count, value))
    for cls in module_classes(ctx):
        method = class_table(cls).methods.get("forward")
        if method is None:
            continue
        values = returns(method)
        if len(values) == 1:
            _add(ctx, found, _returned_layer(ctx, cls, method, values[0]))
    return found


def _add(ctx: RuleContext, found: list[tuple[int, n.Node]], layer: n.Call | None) -> None:
    if layer is None:
        return
    count = constant(ctx, argument(layer, "out_features", 1))
    found.append((count, layer) if is_number(count) else (UNKNOWN_SIZE, layer))


def _last_linear(ctx: RuleContext, node: n.Node, depth: int = 0) -> n.Call | None:
    """The Linear that an expression ends in: itself, or the last of a Sequential before a softmax."""
    name = layer_name(ctx, node)
    if name == "Linear":
        return node
    if name == "Sequential" and depth < 3:
        for member in reversed(node.args):
            if layer_name(ctx, member) in ("Softmax", "LogSoftmax", "Dropout", "Identity"):
                continue
            return _last_linear(ctx, member, depth + 1)
    return None


def _returned_layer(ctx: RuleContext, cls: n.ClassDef, method: n.FunctionDef, node: n.Node) -> n.Call | None:
    """The Linear whose output forward returns, softmax or not."""
    for _ in range(6):
        if type(node) is n.Name:
            binding = last_binding(ctx, node)
            if binding is None or binding.kind != "value" or binding.path:
                return None
            node = binding.node
        elif (
            type(node) is n.Call and type(node.func) is n.Attribute and last_name(node.func.value) == self_name(method)
        ):
            bindings = class_table(cls).attributes.get(node.func.attr, ())
            return _last_linear(ctx, bindings[0].node) if len(bindings) == 1 else None
        elif type(node) is n.Call and last_name(node.func) in ("softmax", "log_softmax") and node.args:
            node = node.args[0]
        else:
            return None
    return None


_RELABELS = (
    "target_transform",
    "targets",
    "Subset",
    "class_to_idx",
    "one_hot",
    "ConcatDataset",
    "labels_map",
    "isin",
    "where",
)


def _dataset_classes(ctx: RuleContext) -> tuple[int, str, n.Node] | None:
    """How many classes the document's only dataset of torchvision has, when its labels are used as they are."""
    found = []
    for call in ctx.nodes.get(n.Call, ()):
        name = public_name(ctx, call.func) or ""
        if name.startswith(_DATASETS):
            found.append((name.removeprefix(_DATASETS), call))
    kinds = {name for name, _ in found}
    if len(kinds) != 1 or not kinds <= set(CLASSES):
        return None
    for word in _RELABELS:
        if any(word.encode() in unit.text for unit in ctx.module.units):
            return None
    if any("torch.utils.data.Dataset" in ctx.inference.user_bases(cls) for cls in ctx.nodes.get(n.ClassDef, ())):
        return None
    name, call = found[0]
    return CLASSES[name], name, call


def _counted(ctx: RuleContext) -> Iterator[tuple[n.Node, int, str]]:
    """Class weights of the loss and ``num_classes`` of a metric, with their literal sizes."""
    for call, name in calls_to(ctx, _LOSSES):
        weight = next((k.value for k in call.keywords if k.name == "weight"), None)
        if weight is None and name.endswith("Loss") and call.args:
            weight = call.args[0]
        value = assigned_value(ctx, weight) if weight is not None else None
        while (
            type(value) is n.Call
            and type(value.func) is n.Attribute
            and value.func.attr in ("to", "cuda", "float", "double")
        ):
            value = value.func.value
            value = assigned_value(ctx, value)
        if (
            type(value) is n.Call
            and last_name(value.func) in ("tensor", "FloatTensor", "Tensor", "as_tensor")
            and value.args
        ):
            display = assigned_value(ctx, value.args[0])
            if type(display) is n.Sequence and not any(type(e) is n.Starred for e in display.elements):
                yield weight, len(display.elements), "weight"
    for keyword in ctx.nodes.get(n.Keyword, ()):
        if keyword.name == "num_classes" and type(keyword.parent) is n.Call:
            name = public_name(ctx, keyword.parent.func) or ""
            count = constant(ctx, keyword.value)
            if name.startswith("torchmetrics.") and is_number(count):
                yield keyword, count, name.rpartition(".")[2]
