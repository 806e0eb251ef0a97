"""Attention written out by hand."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import scope_of
from .context import RULES, RuleContext
from .outputs import SOFTMAX, is_call_of
from .report import Report
from .values import last_name, public_name, short

_PRODUCTS = {
    "torch.matmul",
    "torch.bmm",
    "torch.einsum",
    "torch.Tensor.matmul",
    "torch.Tensor.bmm",
    "torch.baddbmm",
    "torch.mm",
}
_TURNS = {"transpose", "permute", "mT", "T", "swapaxes", "t", "movedim"}
MAX_DEPTH = 12


@RULES.node(b"oftmax")
def manual_attention(ctx: RuleContext) -> Iterator[Report]:
    """softmax(q @ k.transpose(-2, -1)) @ v where scaled_dot_product_attention does the same in one kernel."""
    if ctx.says(b"scaled_dot_product_attention"):
        return
    for node in (*ctx.nodes.get(n.BinOp, ()), *ctx.nodes.get(n.Call, ())):
        sides = _product(ctx, node)
        if sides is None:
            continue
        for side in sides:
            weights = _made_by_softmax(ctx, side, 0)
            if weights is None or not _scores(ctx, _softmax_input(ctx, weights), 0):
                continue
            if not _shown(ctx, side, node):
                yield Report("manual-attention", node, {"product": short(node, 40)}, (), (weights,))
            break


def _product(ctx: RuleContext, node: n.Node) -> list[n.Node] | None:
    """The factors of a matrix product: ``a @ b``, ``torch.matmul(a, b)``, ``a.matmul(b)``, ``torch.einsum(…)``."""
    if type(node) is n.BinOp:
        return [node.left, node.right] if node.op == "@" else None
    if type(node) is not n.Call:
        return None
    name = public_name(ctx, node.func)
    last = last_name(node.func)
    if name == "torch.einsum" and len(node.args) == 3:
        return [node.args[1], node.args[2]]
    if name in _PRODUCTS and not name.startswith("torch.Tensor.") and len(node.args) == 2:
        return list(node.args)
    if (
        last in ("matmul", "bmm")
        and type(node.func) is n.Attribute
        and (name is None or name.startswith("torch.Tensor."))
        and len(node.args) == 1
    ):
        return [node.func.value, node.args[0]]
    return None


def _value(ctx: RuleContext, node: n.Node) -> n.Node:
    """What a name stands for at this place: the last plain value given to it."""
    if type(node) is n.Name:
        _, bindings = ctx.scopes.lookup(node.id, node)
        if bindings and bindings[-1].kind == "value" and not bindings[-1].path:
            return bindings[-1].node
    return node


def _made_by_softmax(ctx: RuleContext, node: n.Node, depth: int) -> n.Node | None:
    """The softmax that made a value, through dropout, masks, casts and names."""
    if depth > MAX_DEPTH:
        return None
    if is_call_of(ctx.inference, node, SOFTMAX):
        return node
    if type(node) is n.Name:
        value = _value(ctx, node)
        return _made_by_softmax(ctx, value, depth + 1) if value is not node else None
    if type(node) is n.Call:
        last = last_name(node.func).lower()
        if "drop" in last and node.args:
            return _made_by_softmax(ctx, node.args[0], depth + 1)
        if type(node.func) is n.Attribute and last in (
            "to",
            "type_as",
            "type",
            "float",
            "half",
            "masked_fill",
            "contiguous",
            "view",
            "reshape",
        ):
            return _made_by_softmax(ctx, node.func.value, depth + 1)
    return None


def _softmax_input(ctx: RuleContext, call: n.Call) -> n.Node:
    name = public_name(ctx, call.func)
    if type(call.func) is n.Attribute and (name is None or name.startswith("torch.Tensor.")):
        found = ctx.inference.type_of(call.func)
        if not (found is not None and found.kind == "inst" and found.name.startswith("torch.nn.")):
            return call.func.value
    return call.args[0] if call.args else call


def _scores(ctx: RuleContext, node: n.Node, depth: int) -> bool:
    """Whether a value is a (scaled, masked) product with a transposed factor."""
    if depth > MAX_DEPTH:
        return False
    sides = _product(ctx, node)
    if sides is not None:
        return (
            type(node) is n.Call
            and public_name(ctx, node.func) == "torch.einsum"
            or any(_turned(ctx, side) for side in sides)
        )
    if type(node) is n.BinOp and node.op in ("/", "*", "+", "-", "**"):
        return _scores(ctx, node.left, depth + 1) or _scores(ctx, node.right, depth + 1)
    if type(node) is n.Name:
        value = _value(ctx, node)
        return value is not node and _scores(ctx, value, depth + 1)
    if type(node) is n.Call:
        last = last_name(node.func)
        if type(node.func) is n.Attribute and last in (
            "masked_fill",
            "div",
            "mul",
            "float",
            "to",
            "type_as",
            "clamp",
            "masked_fill_",
            "add",
        ):
            return _scores(ctx, node.func.value, depth + 1)
        if public_name(ctx, node.func) in ("torch.where", "torch.div", "torch.mul"):
            return any(_scores(ctx, a, depth + 1) for a in node.args)
    return False


def _turned(ctx: RuleContext, node: n.Node) -> bool:
    for candidate in (node, _value(ctx, node)):
        if type(candidate) is n.Attribute and candidate.attr in _TURNS:
            return True
        if type(candidate) is n.Call and last_name(candidate.func) in _TURNS:
            return True
    return False


def _shown(ctx: RuleContext, weights: n.Node, product: n.Node) -> bool:
    """Whether the weights are used for more than the product; the fused function does not give them."""
    if type(weights) is not n.Name:
        return False
    scope = scope_of(product)
    body = scope.walk() if scope is not None else (x for x in ctx.nodes.get(n.Name, ()))
    for use in body:
        if type(use) is not n.Name or use.id != weights.id or use.unit is not product.unit or use.start < product.start:
            continue
        if not (product.start <= use.start and use.end <= product.end):
            if not (type(use.parent) is n.Assign and any(t is use for t in use.parent.targets)):
                return True
    owner = next((x for x in (scope.walk() if scope is not None else ()) if type(x) is n.Assign and x.value is not None
                  and type(x.value) is n.Name and x.value.id == weights.id), None)  # fmt: skip
    return owner is not None
