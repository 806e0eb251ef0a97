"""Data that is not what a model expects, and tensors that share their memory without saying so."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import scope_of
from .context import RULES, RuleContext
from .edits import insert
from .report import Report
from .tensor_facts import MODULE, TENSOR, calls_named, is_model_call, keyword, surely_tensor, value_binding
from .values import calls_to, constant, public_name, short

# -- NumPy's numbers are float64

_FLOATS = {
    f"numpy.{name}"
    for name in ("zeros", "ones", "empty", "linspace", "logspace", "eye", "identity", "random.rand", "random.randn",
                 "random.random", "random.uniform", "random.normal", "random.standard_normal", "random.random_sample")
}  # fmt: skip
_SAME_TYPE = {
    "reshape", "unsqueeze", "squeeze", "view", "to", "permute", "transpose", "flatten", "contiguous", "clone",
    "cuda", "T",
}  # fmt: skip


@RULES.node(b"from_numpy", b"torch.tensor", b"as_tensor")
def float64_from_numpy(ctx: RuleContext) -> Iterator[Report]:
    """A tensor made of a NumPy array of float64, handed to a float32 model."""
    if ctx.says(b".double()", b"set_default_dtype", b"float64"):
        return
    for call in ctx.nodes.get(n.Call, ()):
        if len(call.args) != 1 or call.keywords or not _is_model(ctx, call):
            continue
        made = _from_array(ctx, call.args[0], 0)
        if made is not None:
            edits = (insert(made, made.end, ".float()"),)
            related = (made,) if made.start < call.start or made.unit is not call.unit else ()
            fields = {"model": short(call.func, 30), "tensor": short(call.args[0], 30), "call": short(made)}
            yield Report("float64-from-numpy", call.args[0], fields, edits, related)


def _is_model(ctx: RuleContext, call: n.Call) -> bool:
    found = ctx.inference.type_of(call.func)
    if found is None or found.guess or MODULE not in ctx.inference.classes(found):
        return False
    return is_model_call(ctx, call)


def _from_array(ctx: RuleContext, node: n.Node, depth: int) -> n.Call | None:
    """The call that makes the tensor of an array that is surely float64."""
    if depth > 6:
        return None
    if type(node) is n.Name:
        binding = value_binding(ctx, node)
        return _from_array(ctx, binding.node, depth + 1) if binding is not None else None
    if type(node) is not n.Call:
        return None
    name = public_name(ctx, node.func)
    if name in ("torch.from_numpy", "torch.tensor", "torch.as_tensor"):
        if not node.args or keyword(node, "dtype") is not None:
            return None
        return node if _is_float64(ctx, node.args[0], 0) else None
    if (
        type(node.func) is n.Attribute
        and node.func.attr in _SAME_TYPE
        and not any("float" in a.source for a in node.args)
    ):
        return _from_array(ctx, node.func.value, depth + 1)
    return None


def _is_float64(ctx: RuleContext, node: n.Node, depth: int) -> bool:
    if depth > 6:
        return False
    if type(node) is n.Name:
        binding = value_binding(ctx, node)
        return binding is not None and _is_float64(ctx, binding.node, depth + 1)
    if type(node) is not n.Call or keyword(node, "dtype") is not None:
        return False
    name = public_name(ctx, node.func)
    if name in _FLOATS and name.startswith("numpy.random."):
        before = 2 if name.endswith((".uniform", ".normal")) else 0
        return len(node.args) > before or keyword(node, "size") is not None  # without a size: one Python float
    if name in _FLOATS:
        return len(node.args) < 2 or name not in ("numpy.zeros", "numpy.ones", "numpy.empty")
    if name in ("numpy.array", "numpy.asarray") and len(node.args) == 1:
        value = constant(ctx, node.args[0])
        return isinstance(value, tuple) and _has_float(value)
    if type(node.func) is n.Attribute and node.func.attr == "reshape":
        return _is_float64(ctx, node.func.value, depth + 1)
    return False


def _has_float(values: tuple) -> bool:
    return any(_has_float(v) if isinstance(v, tuple) else isinstance(v, float) for v in values)


# -- reshape shares memory where it can


@RULES.node(b".reshape(", whole=True)
def reshape_shares_memory(ctx: RuleContext) -> Iterator[Report]:
    """``y = x.reshape(…)`` changed in place while ``x`` is still read: the two may be one."""
    for call in calls_named(ctx, "reshape"):
        statement = call.parent
        if type(statement) is not n.Assign or len(statement.targets) != 1 or type(statement.targets[0]) is not n.Name:
            continue
        source = _reshaped(ctx, call)
        target = statement.targets[0].id
        if source is None or source.id == target or not surely_tensor(ctx, source):
            continue
        change = _changed_after(ctx, statement, target)
        if change is None or not _read_after(ctx, change, source.id):
            continue
        edits = (insert(call, call.end, ".clone()"),)
        fields = {"copy": target, "source": source.id, "change": short(change)}
        yield Report("reshape-shares-memory", change, fields, edits, (call,))


def _reshaped(ctx: RuleContext, call: n.Call) -> n.Name | None:
    name = public_name(ctx, call.func)
    value = call.args[0] if name == "torch.reshape" and call.args else None
    if value is None and type(call.func) is n.Attribute and (name is None or name.startswith(f"{TENSOR}.")):
        value = call.func.value
    return value if type(value) is n.Name else None


def _changed_after(ctx: RuleContext, statement: n.Node, name: str) -> n.Node | None:
    """The first in-place change of a name after a statement, in the same function, before it means something else."""
    scope, after = scope_of(statement), ctx.scopes.key(statement)
    found: list[n.Node] = []
    for kind in (n.AugAssign, n.Assign, n.Expr):
        for other in ctx.nodes.get(kind, ()):
            if scope_of(other) is scope and ctx.scopes.key(other) > after and _changes(other, name):
                found.append(other)
                break
    first = min(found, key=ctx.scopes.key, default=None)
    return None if first is None or _gives(first, name) else first


def _changes(statement: n.Node, name: str) -> bool:
    if type(statement) is n.AugAssign:
        target = statement.target
        if type(target) is n.Name and target.id == name:
            return True
    elif type(statement) is n.Assign:
        target = statement.targets[0]
    else:
        call = statement.value
        if type(call) is not n.Call or type(call.func) is not n.Attribute or not call.func.attr.endswith("_"):
            return False
        return type(call.func.value) is n.Name and call.func.value.id == name
    return _gives(statement, name) or type(target) is n.Subscript and target.value.source == name


def _gives(statement: n.Node, name: str) -> bool:
    """Whether a statement gives the name a new value."""
    if type(statement) is n.AugAssign:
        return False
    targets = statement.targets if type(statement) is n.Assign else []
    return any(type(t) is n.Name and t.id == name for t in targets)


# What is said of a tensor, whatever its values are.
_DESCRIBES = {"shape", "size", "dim", "ndim", "numel", "device", "dtype", "stride", "requires_grad", "is_contiguous"}


def _read_after(ctx: RuleContext, change: n.Node, name: str) -> bool:
    """Whether a name is read after a change, before it gets a new value."""
    scope, after = scope_of(change), ctx.scopes.key(change)
    for node in ctx.nodes.get(n.Name, ()):
        if node.id == name and scope_of(node) is scope and ctx.scopes.key(node) > after:
            if n.statement_of(node) is change or type(node.parent) is n.Attribute and node.parent.attr in _DESCRIBES:
                continue
            return not (type(node.parent) is n.Assign and node in node.parent.targets)
    return False


# -- what a compiled model saves


@RULES.node(b"compile")
def compiled_state_dict(ctx: RuleContext) -> Iterator[Report]:
    """``torch.save(compiled.state_dict(), …)``: every key begins with ``_orig_mod.``"""
    for save, _ in calls_to(ctx, ("torch.save",)):
        call = save.args[0] if save.args else None
        if type(call) is not n.Call or type(call.func) is not n.Attribute or call.func.attr != "state_dict":
            continue
        model = call.func.value
        binding = value_binding(ctx, model)
        if binding is None or type(binding.node) is not n.Call:
            continue
        if public_name(ctx, binding.node.func) == "torch.compile":
            edits = (insert(model, model.end, "._orig_mod"),)
            yield Report("compiled-state-dict", call, {"model": model.source}, edits, (binding.node,))
