"""Losses against their targets: type, shape, and what accuracy is divided by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..resolve.conventions import type_by_name
from .context import RULES, FlowReport, RuleContext
from .edits import insert, replace
from .flow.facts import TraceFacts, last_name
from .flow.objects import Event, Obj
from .losses import FUNCTIONAL, loss_inputs
from .outputs import SOFTMAX, final_layer, made_by
from .report import NodeEdit, Report
from .values import assigned_value, public_name

_LABELS = re.compile(r"(\w*_)?(labels?|classes|class_ids?|y_true|targets?|y)(_\w+)?", re.IGNORECASE)
_CLASS_LABELS = re.compile(r"(\w*_)?(labels?|classes|class_ids?|class_idx)(_\w+)?", re.IGNORECASE)
_SOFT = re.compile(r"soft|prob|mix|smooth|one_?hot|distrib", re.IGNORECASE)
_REGRESSION = {
    "torch.nn.MSELoss": "mse_loss", "torch.nn.L1Loss": "l1_loss", "torch.nn.SmoothL1Loss": "smooth_l1_loss",
    "torch.nn.HuberLoss": "huber_loss",
}  # fmt: skip


_NOT_LONG = ("float", "double", "half", "int", "short")
_NOT_LONG_TYPES = (
    "torch.float",
    "torch.int32",
    "torch.int16",
    "torch.FloatTensor",
    "torch.cuda.FloatTensor",
    "torch.IntTensor",
)


@RULES.flow(b"one_hot")
def one_hot_target_cross_entropy(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """Class indices made one-hot only to feed cross entropy."""
    for event in facts.calls:
        found = loss_inputs(facts, event, "torch.nn.CrossEntropyLoss", "cross_entropy")
        if found is None or found[4] is None:
            continue
        name, _, _, target, node = found
        call = _one_hot(ctx, facts, target, node)
        if call is None or not call.args:
            continue
        edits: tuple[NodeEdit, ...] = ()
        if node.start <= call.start and call.end <= node.end and node.unit is call.unit:
            edits = (replace(node, call.args[0].source),)
        fields = {"loss": name, "target": _short(node)}
        yield FlowReport(Report("one-hot-target-cross-entropy", node, fields, edits, (call,)), event.frame)


def _one_hot(ctx: RuleContext, facts: TraceFacts, target: Obj | None, node: n.Node) -> n.Call | None:
    maker = target.maker if target is not None else None
    for _ in range(3):
        if maker is None:
            break
        if maker.name.endswith("functional.one_hot"):
            return maker.node
        maker = maker.obj.maker if maker.obj is not None and maker.method in ("float", "to", "double", "type") else None
    return next(
        (
            x
            for x in node.walk()
            if type(x) is n.Call and (public_name(ctx, x.func) or "").endswith("functional.one_hot")
        ),
        None,
    )


@RULES.flow(b"ross_entropy", b"CrossEntropyLoss")
def label_dtype_cross_entropy(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """Class labels turned into floats or short integers before cross entropy."""
    for event in facts.calls:
        found = loss_inputs(facts, event, "torch.nn.CrossEntropyLoss", "cross_entropy")
        if found is None or found[4] is None:
            continue
        name, _, _, target, node = found
        cast = _float_cast(ctx, target, node)
        if (
            cast is None
            or _handed_in(ctx, event)
            or _SOFT.search(node.source)
            or _one_hot(ctx, facts, target, node) is not None
        ):
            continue
        func = cast.func
        edits: tuple[NodeEdit, ...] = ()
        if type(func) is n.Attribute and func.attr in _NOT_LONG and not cast.args:
            edits = (NodeEdit(func, func.attr_start, func.end, "long"),)
        fields = {"loss": name, "target": _short(node)}
        yield FlowReport(Report("label-dtype-cross-entropy", node, fields, edits, (cast,)), event.frame)


def _handed_in(ctx: RuleContext, event: Event) -> bool:
    """Whether the loss came through a parameter in a document that knows losses with float targets too."""
    made_here = event.obj is None or type(event.obj.node) is n.Call
    return not made_here and ctx.says(b"BCE", b"MSELoss", b"L1Loss", b"KLDiv")


def _float_cast(ctx: RuleContext, target: Obj | None, node: n.Node) -> n.Call | None:
    """The call that made labels other than long: ``.float()``, ``.to(torch.float32)``, ``torch.tensor([1.0, 2.0])``."""
    candidates = [node]
    if target is not None and type(target.node) is n.Call:
        candidates.append(target.node)
    for call in candidates:
        if type(call) is not n.Call or type(call.func) is not n.Attribute:
            continue
        if call.func.attr in _NOT_LONG and not call.args and _LABELS.fullmatch(last_name(call.func.value) or ""):
            return call
        if call.func.attr in ("to", "type") and call.args:
            kind = public_name(ctx, call.args[0]) or call.args[0].source
            if kind.startswith(_NOT_LONG_TYPES) and _LABELS.fullmatch(last_name(call.func.value) or ""):
                return call
        name = public_name(ctx, call.func)
        if name in ("torch.tensor", "torch.as_tensor"):
            kind = next((k.value.source for k in call.keywords if k.name == "dtype"), "")
            if _flat(call) and (".float" in kind or not kind and all(_whole_float(e) for e in call.args[0].elements)):
                return call
        if name in ("torch.FloatTensor", "torch.Tensor", "torch.cuda.FloatTensor") and _flat(call):
            return call
    return None


def _flat(call: n.Call) -> bool:
    """Whether a tensor is made from one row of values."""
    if not call.args or type(call.args[0]) is not n.Sequence:
        return False
    elements = call.args[0].elements
    return bool(elements) and not any(type(e) in (n.Sequence, n.Starred, n.Comprehension) for e in elements)


def _whole_float(node: n.Node) -> bool:
    """``2.0``: a class number written as a float."""
    return type(node) is n.Constant and isinstance(node.value, float) and node.value == int(node.value)


def _for_regression(event: Event) -> bool:
    """Whether the code says that this is regression: ``if config.problem_type == "regression":``"""
    return any("regress" in a.test.source.lower() for a in event.node.ancestors() if type(a) is n.If)


@RULES.flow(b"MSELoss", b"mse_loss")
def mse_loss_for_classification(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """MSELoss between class scores and class labels."""
    for event in facts.calls:
        found = loss_inputs(facts, event, "torch.nn.MSELoss", "mse_loss")
        if found is None or found[4] is None:
            continue
        name, first, node, target, target_node = found
        one_hot = _one_hot(ctx, facts, target, target_node)
        label = _CLASS_LABELS.fullmatch(_core_name(target_node))
        scores = (
            made_by(ctx.inference, first, SOFTMAX) is not None
            or _classes_out(ctx, first)
            or _plain_logits(node, target_node)
        )
        if _drawn(target):
            continue
        if not (one_hot is not None or label and scores) or _for_regression(event):
            continue
        fields = {"loss": name, "target": _short(target_node)}
        yield FlowReport(Report("mse-loss-for-classification", event.node, fields), event.frame)


def _plain_logits(node: n.Node, target: n.Node) -> bool:
    """``criterion(logits, labels)``; labels made float on purpose may be scores to match."""
    return last_name(node) == "logits" and isinstance(target, (n.Name, n.Attribute))


def _drawn(target: Obj | None) -> bool:
    """Whether a target is random numbers of a trial, whatever its name."""
    maker = target.maker if target is not None else None
    return maker is not None and maker.name in (
        "torch.randn",
        "torch.rand",
        "torch.randn_like",
        "torch.rand_like",
        "torch.normal",
    )


def _core_name(node: n.Node) -> str:
    while type(node) is n.Call and type(node.func) is n.Attribute:
        node = node.func.value
    return last_name(node)


def _classes_out(ctx: RuleContext, obj: Obj) -> bool:
    layer = final_layer(ctx.inference, obj)
    if layer is None or public_name(ctx, layer.func) != "torch.nn.Linear" or len(layer.args) < 2:
        return False
    out = layer.args[1]
    return type(out) is n.Constant and isinstance(out.value, int) and out.value > 2


@RULES.flow(b"Loss", b"_loss")
def loss_shape_broadcast(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """(N, 1) against (N) in a regression loss, which broadcasts to (N, N)."""
    for event in facts.calls:
        if len(event.args) + len(event.keywords) < 2 or event.method and not event.name.startswith(FUNCTIONAL):
            continue
        for cls, function in _REGRESSION.items():
            found = loss_inputs(facts, event, cls, function)
            if found is None or found[4] is None:
                continue
            name, first, node, target, target_node = found
            left, right = column_or_flat(ctx, facts, first, node), column_or_flat(ctx, facts, target, target_node)
            if {left, right} != {"column", "flat"}:
                continue
            wide = node if left == "column" else target_node
            edits = _flattened(wide)
            fields = {"loss": name, "column": _short(wide), "flat": _short(target_node if left == "column" else node)}
            yield FlowReport(Report("loss-shape-broadcast", event.node, fields, edits), event.frame)
            break


def _flattened(wide: n.Node) -> tuple[NodeEdit, ...]:
    """A column made flat: its ``unsqueeze(1)`` taken away, or ``squeeze(1)`` added."""
    if type(wide) is n.Call and type(wide.func) is n.Attribute and wide.func.attr == "unsqueeze":
        return (replace(wide, wide.func.value.source),)
    return (insert(wide, wide.end, ".squeeze(1)"),) if isinstance(wide, (n.Name, n.Attribute, n.Call)) else ()


def column_or_flat(ctx: RuleContext, facts: TraceFacts, obj: Obj | None, node: n.Node) -> str | None:
    """``column`` for shape (N, 1), ``flat`` for (N,), None when it is not known."""
    for call in _expressions(obj, node):
        if type(call) is not n.Call:
            continue
        func = call.func
        if type(func) is n.Attribute:
            attr, args = func.attr, [a.source.replace(" ", "") for a in call.args]
            if attr in ("squeeze", "flatten", "ravel") and args in ([], ["1"], ["-1"], ["dim=1"], ["dim=-1"]):
                return "flat" if attr != "flatten" or not args else None
            if attr in ("view", "reshape"):
                return "flat" if args == ["-1"] else "column" if args in (["-1", "1"], ["(-1,1)"]) else None
            if attr == "unsqueeze" and args in (["1"], ["-1"]):
                return "column"
            if attr in ("float", "to", "cuda", "double", "clone", "detach", "cpu", "requires_grad_"):
                inner = column_or_flat(ctx, facts, None, func.value)
                if inner is not None:
                    return inner
        shape = literal_shape(ctx, call)
        if shape is not None:
            return "flat" if len(shape) == 1 else "column" if len(shape) == 2 and shape[1] == 1 else None
    if obj is not None:
        layer = final_layer(ctx.inference, obj)
        if layer is not None and public_name(ctx, layer.func) == "torch.nn.Linear" and len(layer.args) > 1:
            out = layer.args[1]
            if type(out) is n.Constant and out.value == 1 and obj.maker is not None and obj.maker.value is obj:
                return None if _one_dimensional(ctx, obj.maker.node) else "column"
    return None


def _one_dimensional(ctx: RuleContext, call: n.Node) -> bool:
    """Whether what a call is given has one axis, so that its output has one too."""
    given = call.args[0] if type(call) is n.Call and call.args else None
    value = assigned_value(ctx, given) if given is not None else None
    shape = literal_shape(ctx, value) if type(value) is n.Call else None
    return shape is not None and len(shape) == 1


def _expressions(obj: Obj | None, node: n.Node) -> list[n.Node]:
    found = [node]
    if obj is not None and obj.node is not None and obj.node is not node:
        found.append(obj.node)
    return found


def literal_shape(ctx: RuleContext, call: n.Call) -> list[int] | None:
    """The shape of ``torch.randn(64, 1)``, ``torch.tensor([1., 2.])`` and the like, when it is written out."""
    name = public_name(ctx, call.func)
    if name in ("torch.randn", "torch.rand", "torch.zeros", "torch.ones", "torch.empty"):
        args = call.args
        if len(args) == 1 and type(args[0]) is n.Sequence:
            args = args[0].elements
        if args and all(type(a) in (n.Constant, n.Name) for a in args):
            return [a.value if type(a) is n.Constant and isinstance(a.value, int) else -1 for a in args]
    if name in ("torch.tensor", "torch.as_tensor") and call.args and type(call.args[0]) is n.Sequence:
        outer = call.args[0].elements
        if outer and all(type(e) in (n.Constant, n.UnaryOp) for e in outer):
            return [len(outer)]
        if outer and all(type(e) is n.Sequence for e in outer):
            return [len(outer), len(outer[0].elements)]
    if name in ("torch.arange", "torch.linspace", "torch.randperm"):
        return [-1]
    return None


@RULES.flow(b"len(")
def wrong_accuracy_computation(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """Correct predictions divided by the number of batches instead of samples."""
    counted = {
        _target_name(e): e
        for e in facts.events
        if e.kind == "augassign" and e.method == "+=" and e.loops and _counts_hits(e)
    }
    if not counted:
        return
    for node in ctx.nodes.get(n.BinOp, ()):
        if node.op != "/":
            continue
        counter = assigned_value(ctx, node.right)
        if type(counter) is not n.Call or last_name(counter.func) != "len" or len(counter.args) != 1:
            continue
        loader = counter.args[0]
        left = _core(node.left)
        event = counted.get(left)
        if event is None or not _is_loader(ctx, loader) or not _same_function(node, event.node):
            continue
        fields = {"count": left, "loader": loader.source}
        yield FlowReport(Report("wrong-accuracy-computation", node, fields, (), (event.node,)), event.frame)


def _target_name(event: Event) -> str:
    return event.node.target.source


def _counts_hits(event: Event) -> bool:
    """``correct += (pred == y).sum().item()``: hits of a batch, not their mean."""
    value = event.node.value
    compares = any(type(x) is n.Compare and x.ops == ["=="] for x in value.walk()) or any(
        type(x) is n.Call and last_name(x.func) in ("eq",) for x in value.walk()
    )
    called = {last_name(x.func) for x in value.walk() if type(x) is n.Call}
    divided = any(type(x) is n.BinOp and x.op == "/" for x in value.walk())
    return compares and bool(called & {"sum", "count_nonzero"}) and "mean" not in called and not divided


def _core(node: n.Node) -> str:
    """``correct`` of ``100 * correct``, ``correct.item()`` and ``float(correct)``."""
    if type(node) is n.BinOp and node.op == "*":
        return _core(node.left if type(node.right) is n.Constant else node.right)
    if type(node) is n.Call:
        if type(node.func) is n.Attribute:
            return _core(node.func.value)
        return _core(node.args[0]) if node.args else ""
    return node.source


def _is_loader(ctx: RuleContext, node: n.Node) -> bool:
    found = ctx.inference.type_of(node)
    if found is not None and found.kind == "inst":
        return "torch.utils.data.DataLoader" in ctx.inference.classes(found)
    guessed = type_by_name(last_name(node))
    return guessed is not None and guessed.name == "torch.utils.data.DataLoader"


def _same_function(left: n.Node, right: n.Node) -> bool:
    def function(node: n.Node) -> n.Node | None:
        return next((a for a in node.ancestors() if isinstance(a, n.FunctionDef)), None)

    return function(left) is function(right)


def _short(node: n.Node) -> str:
    text = " ".join(node.source.split())
    return text if len(text) <= 60 else text[:57] + "…"
