"""Shapes that change in a way that was not meant: view after permute, reshape for permute, the wrong axis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import scope_of
from ..resolve.infer import argument
from .context import RULES, RuleContext
from .edits import NodeEdit, replace
from .report import Report
from .shapes import Shape, dimension, shape_of, sizes, unpacked_names
from .tensor_facts import constant_name, tensor_kind, value_binding
from .values import calls_to, constant, last_binding, last_name, public_name, short

# -- view after permute

_REORDERS = {
    "permute", "transpose", "t", "T", "mT", "swapaxes", "movedim", "channels_last", "expand", "unfold", "as_strided",
    "squeeze", "interpolate",
}  # fmt: skip
_HARMLESS = {"float", "double", "half", "detach", "bfloat16", "cpu", "cuda", "to", "requires_grad_", "data"}


@RULES.node(b".view(")
def view_after_permute(ctx: RuleContext) -> Iterator[Report]:
    """``view`` that would merge axes which a permute or transpose has torn apart in memory."""
    for call in ctx.calls("view"):
        func = call.func
        if type(func) is not n.Attribute or call.keywords or not call.args:
            continue
        merged = _view_length(ctx, call)
        found = _reordering(ctx, func.value, 0)
        if merged is None or found is None:
            continue
        reorder, runs = found
        if merged >= runs:
            continue  # every run of axes that still lie together can be a dimension of its own
        edit = NodeEdit(func, func.attr_start, func.attr_start + len("view"), "reshape")
        fields = {
            "tensor": short(func.value, 40),
            "operation": last_name(reorder.func) if type(reorder) is n.Call else "T",
        }
        related = (reorder,) if reorder.start < func.value.start or reorder.unit is not func.unit else ()
        yield Report("view-after-permute", call, fields, (edit,), related, (func.attr_start, call.end))


def _view_length(ctx: RuleContext, call: n.Call) -> int | None:
    """How many dimensions a view asks for, sizes of one left out; None for a dtype, a star or a shape in a variable."""
    if len(call.args) == 1 and type(call.args[0]) is not n.Sequence:
        value = call.args[0]
        if constant_name(ctx, value) is not None or not isinstance(constant(ctx, value), int):
            return None
    asked, shape = sizes(ctx, call.args), shape_of(ctx, call.func.value)
    if asked is None:
        return None
    known = shape is not None and None not in shape
    return sum(1 for size in asked if size != 1) if known else len(asked)


def _reordering(ctx: RuleContext, node: n.Node, depth: int) -> tuple[n.Node, int] | None:
    """The permute that a value comes from, and how many runs it leaves of the axes; None when memory is in order."""
    if depth > 6:
        return None
    if type(node) is n.Name:
        binding = value_binding(ctx, node)
        return _reordering(ctx, binding.node, depth + 1) if binding is not None else None
    if type(node) is n.Attribute and node.attr in ("T", "mT"):
        shape = shape_of(ctx, node.value)
        return node, _runs(_swapped(len(shape), -1, -2), shape) if shape else 2
    if type(node) is not n.Call:
        return None
    name = public_name(ctx, node.func)
    if name is not None and name.startswith("torch.") and not name.startswith("torch.Tensor."):
        if (
            name not in ("torch.permute", "torch.transpose", "torch.t", "torch.swapaxes", "torch.movedim")
            or not node.args
        ):
            return None
        operand, rest, method = node.args[0], node.args[1:], name.rpartition(".")[2]
    elif type(node.func) is n.Attribute and (name is None or name.startswith("torch.Tensor.")):
        operand, rest, method = node.func.value, node.args, node.func.attr
        if name is None and tensor_kind(ctx, operand) == "" and ctx.inference.type_of(operand) is not None:
            return None
    else:
        return None
    if method in _HARMLESS:
        return _reordering(ctx, operand, depth + 1)
    if _reordered_before(ctx, operand):
        return None  # the two may undo each other
    if method == "permute":
        order = sizes(ctx, rest)
        shape = shape_of(ctx, operand)
        if order is None or None in order:
            return None
        return _torn(node, [i % len(order) for i in order], shape)
    if method in ("transpose", "swapaxes", "swapdims") and len(rest) == 2:
        first, second = (constant(ctx, r) for r in rest)
        if not isinstance(first, int) or not isinstance(second, int) or first == second:
            return None
        shape = shape_of(ctx, operand)
        dims = len(shape) if shape is not None else _least_dims(first, second)
        if max(first, second) >= dims or min(first, second) < -dims:
            return None
        return _torn(node, _swapped(dims, first, second), shape)
    if method == "t" and not rest:
        return _torn(node, [1, 0], shape_of(ctx, operand))
    return None


def _reordered_before(ctx: RuleContext, operand: n.Node) -> bool:
    """Whether a value comes from something that was permuted itself: its order in memory is anyone's guess."""
    for _ in range(4):
        if any(type(x) is n.Attribute and x.attr in _REORDERS for x in operand.walk()):
            return True
        binding = value_binding(ctx, operand) if type(operand) is n.Name else None
        if binding is None:
            return False
        operand = binding.node
    return False


def _torn(node: n.Node, order: list[int], shape: Shape | None) -> tuple[n.Node, int] | None:
    runs = _runs(order, shape if shape is not None and len(shape) == len(order) else None)
    return (node, runs) if runs > 1 else None


def _least_dims(first: int, second: int) -> int:
    """The fewest dimensions that a transpose of these two axes can have."""
    return max(max(first, second) + 1, -min(first, second), 2)


def _swapped(dims: int, first: int, second: int) -> list[int]:
    order = list(range(dims))
    order[first], order[second] = order[second], order[first]
    return order


def _runs(order: list[int], shape: Shape | None) -> int:
    """How many runs of neighbouring axes a new order leaves; axes of size one lie anywhere."""
    if shape is not None:
        alive = [i for i in range(len(shape)) if shape[i] != 1]
        rank = {axis: place for place, axis in enumerate(alive)}
        order = [rank[i] for i in order if i in rank]
    if not order:
        return 1
    return 1 + sum(1 for a, b in zip(order, order[1:], strict=False) if b != a + 1)


# -- reshape where the axes should move


@RULES.node(b"view(", b"reshape(")
def reshape_as_permute(ctx: RuleContext) -> Iterator[Report]:
    """``h, w, c = x.shape; x.reshape(c, h, w)``: the values stay in their order, so the image is scrambled."""
    for last in ("view", "reshape"):
        for call in ctx.calls(last):
            subject, wanted = _reshape_target(ctx, call)
            if subject is None or not wanted:
                continue
            names = unpacked_names(ctx, subject)
            asked = [w.id for w in wanted if type(w) is n.Name]
            if len(names) < 3 and len(names) != 2 or len(set(names)) != len(names) or len(asked) != len(wanted):
                if not _is_channels_first(ctx, subject, wanted):
                    continue
                order = [2, 0, 1]
            elif sorted(asked) == sorted(names) and asked != names:
                order = [names.index(name) for name in asked]
                if _moves_back(ctx, subject, order) or _is_relative_shift(call, asked):
                    continue
            else:
                continue
            method = "transpose" if _is_array(ctx, subject) else "permute"
            new = f"{subject.source}.{method}({', '.join(map(str, order))})"
            fields = {"call": short(call), "tensor": subject.source, "new": new}
            yield Report("reshape-as-permute", call, fields, (replace(call, new),))


def _reshape_target(ctx: RuleContext, call: n.Call) -> tuple[n.Name | None, list[n.Node]]:
    """The name that is reshaped and the sizes asked for."""
    name = public_name(ctx, call.func)
    if name in ("torch.reshape", "numpy.reshape"):
        args = call.args
        subject, wanted = (args[0], args[1:]) if args else (None, [])
    elif type(call.func) is n.Attribute:
        subject, wanted = call.func.value, call.args
    else:
        return None, []
    if len(wanted) == 1 and type(wanted[0]) is n.Sequence:
        wanted = wanted[0].elements
    return (subject, wanted) if type(subject) is n.Name and not call.keywords else (None, [])


def _is_array(ctx: RuleContext, node: n.Node) -> bool:
    found = ctx.inference.type_of(node)
    return found is not None and found.name.startswith(("numpy", "cv2", "PIL"))


_IMAGE_MAKERS = {
    "cv2.imread",
    "matplotlib.pyplot.imread",
    "skimage.io.imread",
    "imageio.imread",
    "cv2.cvtColor",
    "cv2.resize",
}


def _is_channels_first(ctx: RuleContext, subject: n.Name, wanted: list[n.Node]) -> bool:
    """An image read from a file is height, width, channels: ``reshape(3, …)`` tears the pixels apart."""
    if len(wanted) != 3 or type(wanted[0]) is not n.Constant or wanted[0].value != 3:
        return False
    binding = last_binding(ctx, subject)
    if binding is None or binding.kind != "value" or type(binding.node) is not n.Call:
        return False
    name = public_name(ctx, binding.node.func) or ""
    if name in ("numpy.array", "numpy.asarray") and binding.node.args:
        found = ctx.inference.type_of(binding.node.args[0])
        return found is not None and found.name == "PIL.Image.Image"
    return name in _IMAGE_MAKERS


def _is_relative_shift(call: n.Call, names: list[str]) -> bool:
    """The trick of relative attention, which shifts the rows of a matrix by reading it in another width."""
    function = scope_of(call)
    around = function.name if isinstance(function, n.FunctionDef) else ""
    return any("rel" in word.lower() or "shift" in word.lower() for word in (around, *names))


def _moves_back(ctx: RuleContext, subject: n.Name, order: list[int]) -> bool:
    """Two sizes that are known to be equal, or one of them one, cannot tell the orders apart."""
    shape = shape_of(ctx, subject)
    if shape is None or len(shape) != len(order):
        return False
    moved = [i for place, i in enumerate(order) if place != i]
    return sum(1 for i in moved if shape[i] == 1) >= len(moved) - 1


@RULES.node(b"reshape(")
def reshape_int_shape(ctx: RuleContext) -> Iterator[Report]:
    """``torch.reshape(x, -1)``: the function takes a tuple, only the method takes plain numbers."""
    for call in ctx.calls("reshape"):
        if public_name(ctx, call.func) != "torch.reshape" or any(type(a) is n.Starred for a in call.args):
            continue
        shape = argument(call, "shape", 1)
        if shape is None or not isinstance(constant(ctx, shape), int) or type(shape) not in (n.Constant, n.UnaryOp):
            continue
        given = [a for a in call.args[1:]] or [shape]
        inside = ", ".join(a.source for a in given)
        new = f"({inside},)" if len(given) == 1 else f"({inside})"
        edit = NodeEdit(call, given[0].start, given[-1].end, new)
        yield Report("reshape-int-shape", call, {"given": inside, "new": new}, (edit,))


# -- the wrong axis

_CATS = ("torch.cat", "torch.concat", "torch.concatenate")


@RULES.node(b"cat")
def wrong_cat_dim(ctx: RuleContext) -> Iterator[Report]:
    """``torch.cat`` along an axis although the other axes differ, when the shapes are literal."""
    for call, _ in calls_to(ctx, _CATS):
        if not call.args or type(call.args[0]) is not n.Sequence or len(call.args[0].elements) < 2:
            continue
        shapes = [shape_of(ctx, element) for element in call.args[0].elements]
        if any(shape is None for shape in shapes) or len({len(shape) for shape in shapes}) != 1 or (0,) in shapes:
            continue
        dims = len(shapes[0])
        given = argument(call, "dim", 1)
        dim = 0 if given is None else dimension(ctx, call, "torch.cat")
        if dim is None or not -dims <= dim < dims:
            continue
        clash = next((axis for axis in range(dims) if axis != dim % dims and _differ(shapes, axis)), None)
        if clash is None:
            continue
        fitting = [
            axis for axis in range(dims) if not any(_differ(shapes, other) for other in range(dims) if other != axis)
        ]
        spelled = ", ".join(str(tuple("?" if s is None else s for s in shape)).replace("'", "") for shape in shapes)
        new = f"dim={fitting[0]}" if len(fitting) == 1 else "dim=…"
        yield Report("wrong-cat-dim", call, {"call": short(call), "dim": str(dim), "shapes": spelled, "new": new})


def _differ(shapes: list[Shape], axis: int) -> bool:
    return len({shape[axis] for shape in shapes if shape[axis] is not None}) > 1


@RULES.node(b"normalize(")
def normalise_wrong_dim(ctx: RuleContext) -> Iterator[Report]:
    """``F.normalize`` over the batch, or over the default axis 1 of what has its features last."""
    for call, _ in calls_to(ctx, ("torch.nn.functional.normalize",)):
        value = argument(call, "input", 0)
        shape = shape_of(ctx, value)
        given = argument(call, "dim", 2)
        dim = 1 if given is None else constant(ctx, given)
        if shape is None or not isinstance(dim, int) or any(k.name is None for k in call.keywords):
            continue
        if dim == 0 and len(shape) >= 2 or given is None and len(shape) == 3:
            fields = {"call": short(call), "dim": str(dim), "dims": str(len(shape)), "value": short(value, 30)}
            yield Report("normalise-wrong-dim", call, fields)


_BATCHED = re.compile(r"(\w*_)?(logits?|outputs?|preds?|predictions)(_\w+)?")


@RULES.node(b"oftmax")
def softmax_wrong_dim(ctx: RuleContext) -> Iterator[Report]:
    """softmax over the batch axis, or over the queries of attention scores."""
    for call, value, dim in _softmax_calls(ctx):
        variant = _wrong_axis(ctx, value, shape_of(ctx, value), dim)
        if variant:
            fields = {"call": short(call), "dim": str(dim)}
            yield Report("softmax-wrong-dim", call, fields, variant=variant)
    for layer, _ in calls_to(ctx, _LAYERS):
        outer = layer.parent
        if dimension(ctx, layer, "torch.Tensor.softmax") != 0 or type(outer) is not n.Call or layer not in outer.args:
            continue
        if public_name(ctx, outer.func) == "torch.nn.Sequential" and len(outer.args) > 1:
            yield Report("softmax-wrong-dim", layer, {"call": short(layer), "dim": "0"}, variant="batch")


_LAYERS = ("torch.nn.Softmax", "torch.nn.LogSoftmax")


def _softmax_calls(ctx: RuleContext) -> Iterator[tuple[n.Call, n.Node, int]]:
    """Every softmax with what it is asked of and its literal axis: function, method, or layer called."""
    for last in ("softmax", "log_softmax"):
        for call in ctx.calls(last):
            name = public_name(ctx, call.func)
            dim = dimension(ctx, call, name)
            if dim is None:
                continue
            if type(call.func) is n.Attribute and (name or "").startswith("torch.Tensor"):
                yield call, call.func.value, dim
            elif name in (f"torch.{last}", f"torch.nn.functional.{last}") and call.args:
                yield call, call.args[0], dim
    for layer, _ in calls_to(ctx, _LAYERS):
        call = layer.parent
        dim = dimension(ctx, layer, "torch.Tensor.softmax")
        if type(call) is n.Call and call.func is layer and call.args and dim is not None:
            yield call, call.args[0], dim


def _wrong_axis(ctx: RuleContext, value: n.Node, shape: Shape | None, dim: int) -> str:
    """``batch`` or ``queries``, when the axis is that and not the classes or keys; else empty."""
    scores = _is_scores(ctx, value)
    if scores is not None:
        return "queries" if dim == -2 or scores >= 3 and dim == scores - 2 else ""
    binding = value_binding(ctx, value) if type(value) is n.Name else None
    made = binding.node if binding is not None else value
    if type(made) is not n.Call:
        return ""
    if shape is not None:
        sized = public_name(ctx, made.func) or ""
        many = len(shape) == 2 and shape[0] not in (1, None) and shape[1] != 1
        return "batch" if many and dim in (0, -2) and sized.startswith("torch.") else ""
    if dim == 0 and type(value) is n.Name and _BATCHED.fullmatch(value.id) and _runs_on_batch(ctx, made):
        return "batch"
    return ""


def _is_scores(ctx: RuleContext, node: n.Node, depth: int = 0) -> int | None:
    """The number of dimensions (0: unknown) of attention scores ``q @ k.transpose(-2, -1)``; None for anything else."""
    if depth > 5:
        return None
    if type(node) is n.Name:
        binding = value_binding(ctx, node)
        return _is_scores(ctx, binding.node, depth + 1) if binding is not None else None
    if type(node) is n.BinOp and node.op in ("/", "*", "+"):
        return _is_scores(ctx, node.left, depth + 1)
    left, right = None, None
    if type(node) is n.BinOp and node.op == "@":
        left, right = node.left, node.right
    elif type(node) is n.Call and public_name(ctx, node.func) in ("torch.matmul", "torch.bmm") and len(node.args) == 2:
        left, right = node.args
    elif type(node) is n.Call and type(node.func) is n.Attribute and node.func.attr in ("masked_fill", "float", "div"):
        return _is_scores(ctx, node.func.value, depth + 1)
    if left is None or not _is_transposed(right):
        return None
    shape = shape_of(ctx, node) or shape_of(ctx, left)
    return len(shape) if shape is not None else 0


def _is_transposed(node: n.Node | None) -> bool:
    if type(node) is n.Attribute:
        return node.attr in ("mT", "T")
    if type(node) is not n.Call or type(node.func) is not n.Attribute or node.func.attr != "transpose":
        return False
    return {a.source for a in node.args} in ({"-2", "-1"}, {"1", "2"}, {"2", "3"})


def _runs_on_batch(ctx: RuleContext, call: n.Call) -> bool:
    """``model(images)``: the output's first axis is the batch, unless one sample was taken."""
    found = ctx.inference.type_of(call.func)
    module = found is not None and "torch.nn.Module" in ctx.inference.classes(found)
    name = last_name(call.func)
    if not module and not re.fullmatch(r"(\w*_)?(model|net|network|classifier)", name):
        return False
    value = call.args[0] if call.args else None
    return type(value) is n.Name and bool(
        re.fullmatch(r"(images?|imgs|inputs|x|xb|batch|x_batch|data|features)", value.id)
    )
