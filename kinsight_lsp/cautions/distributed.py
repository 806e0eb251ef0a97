"""DistributedDataParallel: the model is moved before it is wrapped, and called through the wrapper."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import scope_of
from .context import RULES, RuleContext
from .edits import Lines, insert, kept_in_cell, replace
from .report import NodeEdit, Report
from .values import calls_to, last_binding, last_name, public_name, target_of

DDP = "torch.nn.parallel.DistributedDataParallel"


def _wrapper(ctx: RuleContext, node: n.Node) -> n.Call | None:
    """The ``DistributedDataParallel(...)`` call that an expression is, or that its name was last given."""
    if type(node) in (n.Name, n.Attribute):
        binding = last_binding(ctx, node)
        if binding is None or binding.kind != "value" or binding.path:
            return None
        node = binding.node
    return node if type(node) is n.Call and public_name(ctx, node.func) == DDP else None


# -- moved after the wrap


@RULES.node(b"DistributedDataParallel", b"DDP")
def ddp_model_moved_after_wrap(ctx: RuleContext) -> Iterator[Report]:
    """``DistributedDataParallel(model).to(device)``: the wrapper has already looked at where the parameters are."""
    for name in ("to", "cuda"):
        for call in ctx.calls(name):
            if type(call.func) is not n.Attribute or name == "to" and not _to_device(ctx, call):
                continue
            wrapper = _wrapper(ctx, call.func.value)
            if wrapper is None or not wrapper.args or scope_of(wrapper) is not scope_of(call):
                continue
            if any(ancestor is wrapper for ancestor in call.ancestors()) or ctx.scopes.key(wrapper) > ctx.scopes.key(
                call
            ):
                continue
            fields = {"move": f".{name}(…)" if call.args else f".{name}()"}
            edits = _move_first(ctx, call, wrapper)
            yield Report(
                "ddp-model-moved-after-wrap", call, fields, edits, () if call.func.value is wrapper else (wrapper,)
            )


def _to_device(ctx: RuleContext, call: n.Call) -> bool:
    if not call.args:
        return any(k.name == "device" for k in call.keywords)
    first = call.args[0]
    if type(first) is n.Constant:
        return first.kind != "str" or not str(first.value).startswith("cpu")
    name = public_name(ctx, first) or ""
    return not name.startswith("torch.") and last_name(first) not in ("dtype", "cpu")


def _move_first(ctx: RuleContext, call: n.Call, wrapper: n.Call) -> tuple[NodeEdit, ...]:
    """The same move on the model that goes into the wrapper."""
    text = call.unit.text[call.func.value.end : call.end].decode()
    if not text.startswith("."):
        return ()
    inner = insert(wrapper, wrapper.args[0].end, text)
    if call.func.value is wrapper:
        return (inner, NodeEdit(call, call.func.value.end, call.end, ""))
    statement = n.statement_of(call)
    own = type(statement) is n.Expr and statement.value is call
    own = (
        own
        or type(statement) is n.Assign
        and statement.value is call
        and len(statement.targets) == 1
        and (statement.targets[0].source == call.func.value.source)
    )
    if not own:
        return ()
    gone = Lines(ctx.source.text, ctx.module).remove(statement)
    return (inner, kept_in_cell(ctx.source, ctx.module, gone)) if gone is not None else ()


# -- called past the wrapper


@RULES.node(b"DistributedDataParallel", b"DDP")
def ddp_bypassed_forward(ctx: RuleContext) -> Iterator[Report]:
    """In training, ``ddp.module(x)`` or the model from before the wrap: the gradients are not synchronised."""
    for name in ("module", "forward"):
        for call in ctx.calls(name):
            inner = call.func if name == "module" else call.func.value if type(call.func) is n.Attribute else None
            if type(inner) is not n.Attribute or inner.attr != "module" or _wrapper(ctx, inner.value) is None:
                continue
            if _trains(call):
                wrapper = inner.value
                edits = (replace(call.func, wrapper.source),)
                yield Report(
                    "ddp-bypassed-forward", call.func, {"called": call.func.source, "wrapper": wrapper.source}, edits
                )
    for wrapper, _ in calls_to(ctx, (DDP,)):
        target = target_of(wrapper)
        given = wrapper.args[0] if wrapper.args else None
        while type(given) is n.Call and type(given.func) is n.Attribute and given.func.attr in ("to", "cuda", "train"):
            given = given.func.value
        if type(target) is not n.Name or type(given) is not n.Name or target.id == given.id:
            continue
        if _wrapper(ctx, given) is not None:
            continue  # a wrapper wrapped once more
        yield from _calls_past(ctx, wrapper, target.id, given)


def _calls_past(ctx: RuleContext, wrapper: n.Call, outer: str, given: n.Name) -> Iterator[Report]:
    scope = scope_of(wrapper)
    binding = last_binding(ctx, given)
    for call in ctx.scopes.calls(given.id):
        if (
            type(call.func) is not n.Name
            or scope_of(call) is not scope
            or ctx.scopes.key(call) < ctx.scopes.key(wrapper)
        ):
            continue
        if last_binding(ctx, call.func) is not binding or not _trains(call):
            continue
        edits = (replace(call.func, outer),)
        yield Report("ddp-bypassed-forward", call.func, {"called": given.id, "wrapper": outer}, edits, (wrapper,))


def _trains(call: n.Call) -> bool:
    """Whether the innermost loop (or the function) that holds the call runs a backward pass, with gradients on here."""
    for ancestor in call.ancestors():
        heads = (
            [item.value for item in ancestor.items] if type(ancestor) is n.With else getattr(ancestor, "decorators", ())
        )
        if any(word in head.source for head in heads for word in ("no_grad", "inference_mode")):
            return False
        if type(ancestor) in (n.For, n.While, n.FunctionDef):
            return b".backward(" in ancestor.unit.text[call.end : ancestor.end]
    return False
