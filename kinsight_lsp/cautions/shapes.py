"""The shape of a tensor, as far as the code spells it: literal sizes, and the expressions that give the others."""

from __future__ import annotations

from ..core import nodes as n
from ..core.scopes import scope_of
from ..resolve.infer import argument
from .context import RuleContext
from .tensor_facts import value_binding
from .values import UNKNOWN, constant, last_binding, public_name

# One dimension: its literal size, or None. A shape is a tuple of these; None where the number of dimensions is unknown.
Shape = tuple[int | None, ...]

_SIZED = {f"torch.{name}" for name in ("zeros", "ones", "empty", "rand", "randn")}
_LIKE = {f"torch.{name}" for name in ("zeros_like", "ones_like", "empty_like", "rand_like", "randn_like", "full_like")}
_ELEMENTWISE = {
    "contiguous", "float", "double", "half", "long", "int", "bool", "bfloat16", "to", "cuda", "cpu", "detach",
    "clone", "exp", "log", "sqrt", "abs", "sigmoid", "tanh", "relu", "softmax", "log_softmax", "clamp", "neg",
    "requires_grad_", "type", "masked_fill", "round", "floor", "ceil", "gelu", "silu", "dropout", "leaky_relu",
    "normalize", "sin", "cos", "square", "cumsum", "flip", "roll", "type_as",
}  # fmt: skip
_REDUCTIONS = {
    "sum",
    "mean",
    "amax",
    "amin",
    "prod",
    "std",
    "var",
    "argmax",
    "argmin",
    "logsumexp",
    "norm",
    "any",
    "all",
}
MAX_DEPTH = 30


def shape_of(ctx: RuleContext, node: n.Node | None, depth: int = 0) -> Shape | None:
    """The shape of an expression, or None when not even the number of its dimensions is known."""
    if node is None or depth > MAX_DEPTH:
        return None
    known = ctx.memo.setdefault("shapes", {})
    if id(node) not in known:
        known[id(node)] = None
        known[id(node)] = _shape_of(ctx, node, depth)
    return known[id(node)]


def _shape_of(ctx: RuleContext, node: n.Node, depth: int) -> Shape | None:
    if type(node) is n.Name:
        binding = value_binding(ctx, node)
        if binding is not None:
            return shape_of(ctx, binding.node, depth + 1)
        return _unpacked(ctx, node)
    if type(node) is n.BinOp:
        left, right = shape_of(ctx, node.left, depth + 1), shape_of(ctx, node.right, depth + 1)
        if node.op == "@":
            return _product(left, right)
        if node.op in ("+", "-", "*", "/", "//", "%", "**"):
            return _broadcast(left, right, ctx, node)
        return None
    if type(node) is n.UnaryOp and node.op == "-":
        return shape_of(ctx, node.operand, depth + 1)
    if type(node) is n.Attribute and node.attr in ("T", "mT"):
        inner = shape_of(ctx, node.value, depth + 1)
        return (*inner[:-2], inner[-1], inner[-2]) if inner is not None and len(inner) >= 2 else inner
    if type(node) is n.Call:
        return _call(ctx, node, depth)
    return None


def _call(ctx: RuleContext, call: n.Call, depth: int) -> Shape | None:
    if any(type(a) is n.Starred for a in call.args) or any(k.name is None for k in call.keywords):
        return None
    name = public_name(ctx, call.func)
    if name in _SIZED:
        return sizes(ctx, call.args) if call.args else sizes_argument(ctx, call, "size")
    if name == "torch.full":
        return sizes_argument(ctx, call, "size", 0)
    if name == "torch.randint":
        given = argument(call, "size", 2)
        return (
            sizes(ctx, [given if given is not None else call.args[1]])
            if given is not None or len(call.args) == 2
            else None
        )
    if name in ("torch.arange", "torch.linspace", "torch.randperm", "torch.range"):
        return (None,)
    if name == "torch.eye":
        size = _size(ctx, call.args[0]) if call.args else None
        return (size, size if len(call.args) < 2 else _size(ctx, call.args[1]))
    if name == "torch.tensor" and call.args:
        return _nested(call.args[0])
    if name in _LIKE and call.args:
        return shape_of(ctx, call.args[0], depth + 1)
    operand, rest, method = _operation(ctx, call, name)
    if operand is None:
        return None
    if method == "permute":
        return _permuted(ctx, operand, rest, depth)
    shape = shape_of(ctx, operand, depth + 1)
    if method in ("view", "reshape"):
        return _reshaped(ctx, shape, rest)
    if method in ("matmul", "bmm", "mm") and rest:
        return _product(shape, shape_of(ctx, rest[0], depth + 1))
    if shape is None:
        return None
    if method in _ELEMENTWISE:
        return shape
    if method in ("transpose", "swapaxes", "swapdims") and len(rest) == 2:
        first, second = (_index(ctx, r, len(shape)) for r in rest)
        if first is None or second is None:
            return tuple(None for _ in shape)
        swapped = list(shape)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        return tuple(swapped)
    if method == "t" and len(shape) == 2:
        return (shape[1], shape[0])
    if method == "unsqueeze" and len(rest) == 1:
        at = _index(ctx, rest[0], len(shape) + 1)
        return (*shape[:at], 1, *shape[at:]) if at is not None else None
    if method == "squeeze" and len(rest) == 1:
        at = _index(ctx, rest[0], len(shape))
        return (*shape[:at], *shape[at + 1 :]) if at is not None and shape[at] == 1 else None
    if method == "flatten":
        start = _index(ctx, rest[0], len(shape)) if rest else 0
        return (*shape[:start], None) if start is not None and len(rest) < 2 and not call.keywords else None
    if method in _REDUCTIONS:
        dim, keep = dimension(ctx, call, name), next((k for k in call.keywords if k.name == "keepdim"), None)
        if isinstance(dim, int) and keep is None and len(rest) <= 1 and -len(shape) <= dim < len(shape):
            dim %= len(shape)
            return (*shape[:dim], *shape[dim + 1 :])
    return None


def _operation(ctx: RuleContext, call: n.Call, name: str | None) -> tuple[n.Node | None, list[n.Node], str]:
    """What an operation is asked of, its further arguments, and its name, for ``x.f(…)`` and ``torch.f(x, …)``."""
    if name is not None and name.startswith("torch.") and not name.startswith("torch.Tensor."):
        module, _, last = name.rpartition(".")
        if module in ("torch", "torch.nn.functional", "torch.linalg", "torch.special") and call.args:
            return call.args[0], call.args[1:], last
        return None, [], ""
    if type(call.func) is n.Attribute and (name is None or name.startswith("torch.Tensor.")):
        return call.func.value, call.args, call.func.attr
    return None, [], ""


def sizes_argument(ctx: RuleContext, call: n.Call, name: str, position: int = -1) -> Shape | None:
    value = argument(call, name, position)
    return sizes(ctx, [value]) if value is not None else None


def sizes(ctx: RuleContext, args: list[n.Node]) -> Shape | None:
    """The sizes that arguments spell: ``(2, 3)``, ``[2, 3]`` or ``2, 3``."""
    if len(args) == 1 and type(args[0]) is n.Sequence:
        args = args[0].elements
    elif len(args) == 1 and type(args[0]) is not n.Constant and not isinstance(constant(ctx, args[0]), int):
        value = constant(ctx, args[0])
        if isinstance(value, tuple):
            return tuple(v if isinstance(v, int) else None for v in value)
        return None
    if any(type(a) is n.Starred for a in args):
        return None
    return tuple(_size(ctx, a) for a in args)


def _size(ctx: RuleContext, node: n.Node) -> int | None:
    value = constant(ctx, node)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _index(ctx: RuleContext, node: n.Node, dims: int) -> int | None:
    value = _size(ctx, node)
    return value % dims if value is not None and -dims <= value < dims else None


def _nested(node: n.Node) -> Shape | None:
    """The shape of nested list displays."""
    if type(node) is not n.Sequence:
        return () if type(node) in (n.Constant, n.UnaryOp) else None
    if not node.elements:
        return (0,)
    inner = _nested(node.elements[0])
    if inner is None:
        return (
            (len(node.elements),) if all(type(e) in (n.BinOp, n.Constant, n.UnaryOp) for e in node.elements) else None
        )
    return (len(node.elements), *inner)


def _permuted(ctx: RuleContext, operand: n.Node, rest: list[n.Node], depth: int) -> Shape | None:
    order = sizes(ctx, rest)
    if order is None:
        return None
    shape = shape_of(ctx, operand, depth + 1)
    if shape is None or len(shape) != len(order) or None in order:
        return tuple(None for _ in order)
    try:
        return tuple(shape[i] for i in order)
    except IndexError:
        return None


def _reshaped(ctx: RuleContext, shape: Shape | None, rest: list[n.Node]) -> Shape | None:
    new = sizes(ctx, rest)
    if new is None:
        return None
    if -1 in new and shape is not None and None not in shape and None not in new:
        total, known = 1, 1
        for size in shape:
            total *= size
        for size in new:
            known *= size if size != -1 else 1
        if known and total % known == 0:
            return tuple(total // known if size == -1 else size for size in new)
    return tuple(None if size == -1 else size for size in new)


def _product(left: Shape | None, right: Shape | None) -> Shape | None:
    if left is None or right is None or len(left) < 2 or len(right) < 2:
        return None
    if len(left) >= len(right):
        return (*left[:-1], right[-1])
    return (*right[:-2], left[-2], right[-1])


def _broadcast(left: Shape | None, right: Shape | None, ctx: RuleContext, node: n.BinOp) -> Shape | None:
    """The shape of an element-wise operation; a plain number leaves the other's."""
    for shape, other in ((left, node.right), (right, node.left)):
        if shape is not None and constant(ctx, other) is not UNKNOWN:
            return shape
    if left is None or right is None:
        return None
    if len(left) < len(right):
        left, right = right, left
    padded = (1,) * (len(left) - len(right)) + tuple(right)
    return tuple(b if a == 1 else a for a, b in zip(left, padded, strict=True))


def _unpacked(ctx: RuleContext, node: n.Name) -> Shape | None:
    """``B, T, C = x.shape`` tells how many dimensions ``x`` has."""
    names = unpacked_names(ctx, node)
    return tuple(None for _ in names) if names else None


def unpacked_names(ctx: RuleContext, node: n.Name) -> list[str]:
    """The names that ``x.shape`` or ``x.size()`` was unpacked into since ``x`` got its value, before this use."""
    scope = scope_of(node)
    binding = last_binding(ctx, node)
    since = ctx.scopes.key(binding.statement) if binding is not None and binding.kind != "param" else -1
    found: list[str] = []
    for unit in ctx.module.units if scope is None else [scope.unit]:
        for assign, name in _unpackings(unit):
            if name == node.id and scope_of(assign) is scope and since < ctx.scopes.key(assign) < ctx.scopes.key(node):
                found = [e.id for e in assign.targets[0].elements]
    return found


def _unpackings(unit: n.Unit) -> list[tuple[n.Assign, str]]:
    """The statements ``B, T, C = x.shape`` of a unit, with the name of ``x``. Cached with the unit."""
    found = unit.cache.get("unpackings")
    if found is None:
        found = unit.cache["unpackings"] = []
        if b"shape" in unit.text or b"size" in unit.text:
            found += [(node, name) for node in unit.nodes if (name := _unpacked_from(node))]
    return found


def _unpacked_from(node: n.Node) -> str:
    if type(node) is not n.Assign or len(node.targets) != 1 or type(node.targets[0]) is not n.Sequence:
        return ""
    if not all(type(e) is n.Name for e in node.targets[0].elements):
        return ""
    value = node.value
    if type(value) is n.Call and type(value.func) is n.Attribute and value.func.attr == "size" and not value.args:
        value = value.func
    if type(value) is not n.Attribute or value.attr not in ("shape", "size") or type(value.value) is not n.Name:
        return ""
    return value.value.id


def dimension(ctx: RuleContext, call: n.Call, name: str | None = None) -> int | None:
    """The literal ``dim`` of a call, by keyword or by its usual place behind the operand."""
    name = name or public_name(ctx, call.func)
    position = 0 if name is None or name.startswith("torch.Tensor.") else 1
    value = argument(call, "dim", position)
    return _size(ctx, value) if value is not None else None
