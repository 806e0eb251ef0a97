"""Layers that do not fit each other, and arguments that a layer refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..resolve.infer import argument
from .chains import Link, layer_name, links
from .context import RULES, RuleContext
from .edits import NodeEdit, add_keyword, insert, replace
from .module_parts import MODULE
from .report import Report
from .values import UNKNOWN, assigned_value, calls_to, constant, is_number, public_name

_CONV = re.compile(r"(Lazy)?Conv(Transpose)?([123])d")
_LOADS_WEIGHTS = re.compile(rb"load_state_dict|pretrained|checkpoint|torch\.load|hf_hub|_from_url")
_BATCHNORM = re.compile(r"(Lazy|Sync)?BatchNorm([123]d)?|SyncBatchNorm")
_POSITIONS = {"in_channels": 0, "out_channels": 1, "kernel_size": 2, "stride": 3, "padding": 4, "bias": 7}


def conv_argument(call: n.Call, layer: str, name: str) -> n.Node | None:
    """An argument of a convolution's constructor; the lazy ones start with out_channels."""
    position = _POSITIONS[name]
    if layer.startswith("Lazy"):
        position -= 1
    return argument(call, name, position)


# -- padding


@RULES.node(b"same")
def conv_same_padding_with_stride(ctx: RuleContext) -> Iterator[Report]:
    """``padding="same"`` with a stride: the constructor raises."""
    names = tuple(f"torch.nn.{lazy}Conv{d}d" for lazy in ("", "Lazy") for d in (1, 2, 3))
    names += tuple(f"torch.nn.functional.conv{d}d" for d in (1, 2, 3))
    for call, name in calls_to(ctx, names):
        layer = name.rpartition(".")[2]
        padding = conv_argument(call, layer, "padding")
        stride = constant(ctx, conv_argument(call, layer, "stride"))
        if padding is None or constant(ctx, padding) != "same" or stride is UNKNOWN:
            continue
        steps = stride if isinstance(stride, tuple) else (stride,)
        if not all(is_number(s) for s in steps) or all(s == 1 for s in steps):
            continue
        edit = _half_kernel(ctx, call, layer, padding)
        stride_text = conv_argument(call, layer, "stride").source
        yield Report(
            "conv-same-padding-with-stride", call, {"layer": layer, "stride": stride_text}, (edit,) if edit else ()
        )


def _half_kernel(ctx: RuleContext, call: n.Call, layer: str, padding: n.Node) -> NodeEdit | None:
    """Half the kernel: the padding that keeps the size divided by the stride, for odd kernels."""
    if layer.startswith("conv"):
        return None
    kernel = constant(ctx, conv_argument(call, layer, "kernel_size"))
    dilation = constant(ctx, argument(call, "dilation", 5 - layer.startswith("Lazy")))
    if dilation not in (UNKNOWN, 1) or dilation is UNKNOWN and argument(call, "dilation", 5) is not None:
        return None
    if isinstance(kernel, int) and kernel % 2:
        return replace(padding, str(kernel // 2))
    if isinstance(kernel, tuple) and all(isinstance(k, int) and k % 2 for k in kernel):
        return replace(padding, "(" + ", ".join(str(k // 2) for k in kernel) + ("," if len(kernel) == 1 else "") + ")")
    return None


# -- bias before BatchNorm


@RULES.node(b"BatchNorm", whole=True)
def conv_bias_before_batchnorm(ctx: RuleContext) -> Iterator[Report]:
    """A convolution with a bias that goes into BatchNorm and nowhere else."""
    seen: set[int] = set()
    for link in links(ctx):
        layer = layer_name(ctx, link.producer)
        if id(link.producer) in seen or link.steps or not _CONV.fullmatch(layer):
            continue
        if not _BATCHNORM.fullmatch(layer_name(ctx, link.consumer)):
            continue
        bias = conv_argument(link.producer, layer, "bias")
        if bias is not None and not (type(bias) is n.Constant and bias.value is True):
            continue
        if any(k.name is None for k in link.producer.keywords) or any(type(a) is n.Starred for a in link.producer.args):
            continue
        if link.uses and not _goes_only_there(ctx, link):
            continue
        seen.add(id(link.producer))
        edit = replace(bias, "False") if bias is not None else add_keyword(link.producer, "bias=False")
        if _bias_is_touched(ctx):
            edit = None
        safe = False if ctx.matches(_LOADS_WEIGHTS) else None  # saved weights still have the bias
        fields = {"conv": layer, "norm": layer_name(ctx, link.consumer)}
        yield Report(
            "conv-bias-before-batchnorm", link.producer, fields, (edit,) if edit else (), (link.consumer,), safe=safe
        )


def _goes_only_there(ctx: RuleContext, link: Link) -> bool:
    """Whether the class uses the convolution only in this call, and its output only as BatchNorm's input."""
    use = link.uses[0]
    attribute = use.func.attr
    cls = next((a for a in use.ancestors() if isinstance(a, n.ClassDef)), None)
    if cls is None or sum(type(x) is n.Attribute and x.attr == attribute and _is_read(x) for x in cls.walk()) != 1:
        return False
    if use.parent is link.use:
        return True
    made = n.statement_of(use)
    if type(made) is not n.Assign or made.value is not use or type(made.targets[0]) is not n.Name:
        return False
    name = made.targets[0].id
    method = next((a for a in use.ancestors() if isinstance(a, n.FunctionDef)), None)
    end = _next_binding(method, name, made)
    reads = [
        x for x in method.walk()
        if type(x) is n.Name and x.id == name and made.end <= x.start < end and not _is_target(x)
    ]  # fmt: skip
    return len(reads) == 1


def _is_read(attribute: n.Attribute) -> bool:
    parent = attribute.parent
    return not (type(parent) is n.Assign and any(t is attribute for t in parent.targets))


def _is_target(name: n.Name) -> bool:
    return type(name.parent) is n.Assign and any(t is name for t in name.parent.targets)


def _next_binding(method: n.FunctionDef, name: str, after: n.Node) -> int:
    """Where the name gets its next value: the end of that statement, for its right side still reads the old one."""
    ends = [
        s.end for s in method.walk()
        if type(s) is n.Assign and s.start >= after.end and any(type(t) is n.Name and t.id == name for t in s.targets)
    ]  # fmt: skip
    return min(ends, default=method.end)


def _bias_is_touched(ctx: RuleContext) -> bool:
    """Whether the program reads ``.bias``, which would be None."""
    return any(node.attr == "bias" for node in ctx.nodes.get(n.Attribute, ()))


# -- sizes


@RULES.node(b"BatchNorm")
def batchnorm_wrong_dim(ctx: RuleContext) -> Iterator[Report]:
    """BatchNorm for another number of dimensions or channels than the layer before it puts out."""
    seen: set[int] = set()
    for link in links(ctx):
        norm = layer_name(ctx, link.consumer)
        found = re.fullmatch(r"(Lazy)?BatchNorm([123])d", norm)
        if found is None or id(link.consumer) in seen:
            continue
        layer = layer_name(ctx, link.producer)
        conv = _CONV.fullmatch(layer)
        if conv is None and layer not in ("Linear", "LazyLinear"):
            continue
        wanted = conv.group(3) if conv else "1"
        channels = constant(ctx, _features_out(link.producer, layer))
        features = UNKNOWN if found.group(1) else constant(ctx, argument(link.consumer, "num_features", 0))
        fields = {"norm": norm, "layer": layer}
        if found.group(2) != wanted:
            if conv is None and found.group(2) == "1":
                continue
            seen.add(id(link.consumer))
            yield Report(
                "batchnorm-wrong-dim", link.consumer, fields | {"wanted": f"BatchNorm{wanted}d"}, (), (link.producer,)
            )
        elif is_number(channels) and is_number(features) and channels != features and conv is not None:
            seen.add(id(link.consumer))
            fields |= {"channels": str(channels), "features": str(features)}
            yield Report("batchnorm-wrong-dim", link.consumer, fields, (), (link.producer,), variant="channels")


def _features_out(call: n.Call, layer: str) -> n.Node | None:
    if layer.endswith("Linear"):
        return argument(call, "out_features", 0 if layer.startswith("Lazy") else 1)
    return conv_argument(call, layer, "out_channels")


@RULES.node(b"Linear")
def missing_flatten(ctx: RuleContext) -> Iterator[Report]:
    """A 2-D or 3-D convolution, or its pooling, straight into Linear."""
    seen: set[int] = set()
    feeds = {id(link.consumer): layer_name(ctx, link.producer) for link in links(ctx)}
    for link in links(ctx):
        if layer_name(ctx, link.consumer) != "Linear" or id(link.consumer) in seen:
            continue
        layer = layer_name(ctx, link.producer)
        if layer.startswith("BatchNorm") and not _CONV.fullmatch(feeds.get(id(link.producer), "")):
            continue  # only a convolution's output is surely four-dimensional
        if not re.fullmatch(r"(Lazy)?Conv(Transpose)?[23]d|BatchNorm[23]d", layer):
            continue
        if not _needs_flattening(ctx, link, layer):
            continue
        seen.add(id(link.consumer))
        fields = {"layer": layer, "linear": "Linear"}
        yield Report("missing-flatten", link.use, fields, (), (link.producer,))


def _needs_flattening(ctx: RuleContext, link: Link, layer: str) -> bool:
    """Whether in_features counts what a flattened image has, not the width that Linear may well be meant for."""
    given = argument(link.consumer, "in_features", 0)
    features = constant(ctx, given)
    if any("adaptive" in step.lower() for step in link.steps):
        return features != 1
    if not is_number(features):
        return type(given) is n.BinOp and given.op == "*"
    channels = (
        constant(ctx, _features_out(link.producer, layer))
        if layer.startswith(("Conv", "Lazy"))
        else (constant(ctx, argument(link.producer, "num_features", 0)))
    )
    return not is_number(channels) or channels > 1 and features % channels == 0


# -- Sequential

_FUNCTION_LAYERS = {
    "relu": "ReLU()", "relu6": "ReLU6()", "leaky_relu": "LeakyReLU()", "elu": "ELU()", "selu": "SELU()",
    "gelu": "GELU()", "silu": "SiLU()", "mish": "Mish()", "sigmoid": "Sigmoid()", "tanh": "Tanh()",
    "softplus": "Softplus()", "dropout": "Dropout()", "flatten": "Flatten()", "logsigmoid": "LogSigmoid()",
    "hardswish": "Hardswish()", "softmax": "Softmax(dim=1)", "log_softmax": "LogSoftmax(dim=1)",
}  # fmt: skip


@RULES.node(b"Sequential")
def sequential_needs_modules(ctx: RuleContext) -> Iterator[Report]:
    """A function, a class or a list handed to ``nn.Sequential``, which takes Module objects."""
    for call, _ in calls_to(ctx, ("torch.nn.Sequential",)):
        members = list(call.args)
        if len(members) == 1 and type(members[0]) is n.Starred and type(members[0].value) is n.Sequence:
            members = list(members[0].value.elements)
        elif len(members) == 1 and _is_list(ctx, members[0]):
            edit = insert(members[0], members[0].start, "*")
            yield Report(
                "sequential-needs-modules", members[0], {"member": _short(members[0])}, (edit,), variant="list"
            )
            continue
        prefix = call.func.value.source if type(call.func) is n.Attribute else None
        for member in members:
            new = _no_module(ctx, member, prefix)
            if new is not None:
                edits = (replace(member, new),) if new else ()
                yield Report("sequential-needs-modules", member, {"member": _short(member)}, edits)


def _is_list(ctx: RuleContext, node: n.Node) -> bool:
    value = assigned_value(ctx, node)
    return type(value) is n.Sequence and value.kind == "list" or type(value) is n.Comprehension and value.kind == "list"


def _no_module(ctx: RuleContext, node: n.Node, prefix: str | None) -> str | None:
    """The Module to write instead ("" when there is none to propose), or None when the member may be one."""
    if type(node) is n.Lambda:
        return ""
    if type(node) not in (n.Name, n.Attribute):
        return None
    found = ctx.inference.type_of(node)
    if found is not None and found.kind == "uclass":
        return f"{node.source}()" if not _needs_arguments(ctx, found.node) else ""
    if found is not None and found.kind == "ufunc" and found.receiver is None:
        return ""
    name = public_name(ctx, node)
    if name is None or not name.startswith("torch."):
        return None
    kind = ctx.inference.stubs.kind(name)
    last = name.rpartition(".")[2]
    if kind == "f":
        layer = _FUNCTION_LAYERS.get(last)
        return f"{prefix}.{layer}" if layer and prefix else ""
    if kind == "c" and MODULE in ctx.inference.stubs.mro(name):
        parameters = ctx.inference.stubs.parameters(name) or []
        plain = all(p.endswith("=") or p.startswith("*") for p in parameters)
        return f"{node.source}()" if plain else ""
    return None


def _needs_arguments(ctx: RuleContext, cls: n.ClassDef) -> bool:
    init = ctx.inference.find_method(cls, "__init__")
    return init is not None and any(p.default is None and not p.star for p in init.params[1:])


def _short(node: n.Node) -> str:
    text = " ".join(node.source.split())
    return text if len(text) <= 40 else text[:39] + "…"
