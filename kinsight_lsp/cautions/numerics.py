"""Expressions that lose precision, and softmax without its axis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..core import nodes as n
from .context import RULES, RuleContext
from .edits import insert, replace
from .outputs import SIGMOID, SOFTMAX, is_call_of
from .report import NodeEdit, Report
from .values import public_name, short

_IMPLICIT = {
    "torch.nn.functional.softmax", "torch.nn.functional.log_softmax", "torch.nn.functional.softmin", "torch.nn.Softmax",
    "torch.nn.LogSoftmax", "torch.nn.Softmin", "torch.softmax", "torch.log_softmax", "torch.Tensor.softmax",
    "torch.Tensor.log_softmax",
}  # fmt: skip


@RULES.node(b"oftm")
def softmax_dim_unspecified(ctx: RuleContext) -> Iterator[Report]:
    """softmax, log_softmax or their layers without dim."""
    for call in ctx.nodes.get(n.Call, ()):
        name = public_name(ctx, call.func)
        if name not in _IMPLICIT or any(k.name in ("dim", "axis", None) for k in call.keywords):
            continue
        layer = name.rpartition(".")[2][:1].isupper() or name.startswith("torch.Tensor.")
        given = len(call.args)
        if (
            any(type(a) is n.Starred for a in call.args)
            or given > (0 if layer else 1)
            or not layer
            and not given
            and not call.keywords
        ):
            continue
        text = "dim=1" if not call.args and not call.keywords else ", dim=1"
        edits = (insert(call, call.end - 1, text),)
        yield Report("softmax-dim-unspecified", call, {"call": call.func.source}, edits)


def _function(ctx: RuleContext, node: n.Node, name: str) -> n.Node | None:
    """The operand of ``torch.name(x)`` or ``x.name()``."""
    if type(node) is not n.Call or any(k.name == "out" for k in node.keywords):
        return None
    public = public_name(ctx, node.func)
    if public == f"torch.{name}" and len(node.args) == 1:
        return node.args[0]
    if public == f"torch.Tensor.{name}" and not node.args and type(node.func) is n.Attribute:
        return node.func.value
    return None


def _prefix(ctx: RuleContext, call: n.Call) -> str | None:
    """``torch`` as the document writes it in a call ``torch.log(…)``."""
    func = call.func
    if type(func) is n.Attribute and (public_name(ctx, func.value) or "") == "torch":
        return func.value.source
    return None


def _renamed(
    ctx: RuleContext, whole: n.Node, call: n.Call, name: str, value: n.Node, rest: Sequence[str] = ()
) -> tuple[NodeEdit, ...]:
    """``whole`` as one call of a better function: ``torch.name(x)``, or ``x.name()`` where the code uses methods."""
    prefix = _prefix(ctx, call)
    if prefix:
        return (replace(whole, f"{prefix}.{name}({', '.join([value.source, *rest])})"),)
    func = call.func
    if type(func) is n.Attribute and public_name(ctx, func.value) is None:
        owner = value.source if isinstance(value, (n.Name, n.Attribute, n.Call, n.Subscript)) else f"({value.source})"
        return (replace(whole, f"{owner}.{name}({', '.join(rest)})"),)
    return ()


def _is_one(node: n.Node) -> bool:
    return type(node) is n.Constant and node.kind == "number" and node.value == 1


@RULES.node(b"log")
def numerics_log1p(ctx: RuleContext) -> Iterator[Report]:
    """``log(1 + x)``: log1p keeps the digits of a small x."""
    for call in ctx.nodes.get(n.Call, ()):
        inner = _function(ctx, call, "log")
        if type(inner) is not n.BinOp or inner.op != "+":
            continue
        other = inner.right if _is_one(inner.left) else inner.left if _is_one(inner.right) else None
        if other is None:
            continue
        edits = _renamed(ctx, call, call, "log1p", other)
        yield Report(
            "numerics-log1p", call, {"expression": short(call), "new": f"torch.log1p({short(other, 40)})"}, edits
        )


@RULES.node(b"exp")
def numerics_expm1(ctx: RuleContext) -> Iterator[Report]:
    """``exp(x) - 1``: expm1 keeps the digits of a small x."""
    for node in ctx.nodes.get(n.BinOp, ()):
        if node.op != "-" or not _is_one(node.right):
            continue
        inner = _function(ctx, node.left, "exp")
        if inner is None:
            continue
        edits = _renamed(ctx, node, node.left, "expm1", inner)
        yield Report(
            "numerics-expm1", node, {"expression": short(node), "new": f"torch.expm1({short(inner, 40)})"}, edits
        )


@RULES.node(b"exp")
def numerics_logsumexp(ctx: RuleContext) -> Iterator[Report]:
    """``log(sum(exp(x)))``: logsumexp does not overflow."""
    for call in ctx.nodes.get(n.Call, ()):
        summed = _function(ctx, call, "log")
        if type(summed) is not n.Call:
            continue
        name = public_name(ctx, summed.func)
        if name == "torch.sum" and summed.args:
            inside, rest = summed.args[0], [a.source for a in summed.args[1:]]
        elif name == "torch.Tensor.sum" and type(summed.func) is n.Attribute:
            inside, rest = summed.func.value, [a.source for a in summed.args]
        else:
            continue
        value = _function(ctx, inside, "exp")
        if any(isinstance(a, n.FunctionDef) and "logsumexp" in a.name for a in call.ancestors()):
            continue  # the function's own definition
        if value is None or type(value) is n.BinOp and value.op == "-" and "max" in value.right.source:
            continue  # the maximum is taken out by hand
        rest += [k.source for k in summed.keywords if k.name != "dtype"]
        edits = _renamed(ctx, call, call, "logsumexp", value, rest) if rest else ()
        yield Report("numerics-logsumexp", call, {"expression": short(call)}, edits)


@RULES.node(b"log")
def unguarded_log(ctx: RuleContext) -> Iterator[Report]:
    """log of probabilities, which can be zero."""
    for call in ctx.nodes.get(n.Call, ()):
        inner = _function(ctx, call, "log")
        if inner is None:
            continue
        source = _probability(ctx, inner, 0)
        if source is None:
            continue
        edits: tuple[NodeEdit, ...] = ()
        if (
            source is inner
            and type(inner) is n.Call
            and type(inner.func) is n.Attribute
            and inner.func.attr == "softmax"
        ):
            edits = (replace(call, inner.source.replace("softmax", "log_softmax", 1)),)
        elif isinstance(inner, (n.Name, n.Attribute, n.Call)):
            edits = (insert(inner, inner.end, ".clamp(min=1e-8)"),)
        related = (source,) if source is not inner else ()
        yield Report("unguarded-log", call, {"value": short(inner)}, edits, related)


_PROBABILITY = re.compile(r"(\w+_)?prob(s|ability|abilities)?(_\w+)?|y_hat", re.IGNORECASE)
_LOGGED = re.compile(r"log", re.IGNORECASE)
_ZEROS = {"torch.relu", "torch.nn.functional.relu", "torch.Tensor.relu", "torch.rand", "torch.rand_like", "torch.zeros"}


def _probability(ctx: RuleContext, node: n.Node, depth: int) -> n.Node | None:
    """What says that a value can be zero, with nothing that has kept it from zero since: a call or a name."""
    if depth > 4:
        return None
    if is_call_of(ctx.inference, node, SOFTMAX) or is_call_of(ctx.inference, node, SIGMOID):
        return node
    if type(node) is n.Call and (public_name(ctx, node.func) or "") in _ZEROS:
        return node
    if type(node) is n.Subscript:
        return _probability(ctx, node.value, depth + 1)
    if type(node) is n.Name:
        scope, bindings = ctx.scopes.lookup(node.id, node)
        if bindings and bindings[-1].kind == "value" and not bindings[-1].path:
            return _probability(ctx, bindings[-1].node, depth + 1)
        named = _PROBABILITY.fullmatch(node.id) and not _LOGGED.search(node.id)
        if named and (not bindings or bindings[-1].kind in ("param", "unknown")):
            return node
    if type(node) is n.BinOp and node.op == "-" and _is_one(node.left):
        return _probability(ctx, node.right, depth + 1)
    return None
