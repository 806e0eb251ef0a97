"""How tensors are made: from other tensors, with the constructors of old, on one device for another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import scope_of
from .context import RULES, RuleContext
from .edits import Lines, add_keyword, name_of_module, replace
from .report import NodeEdit, Report
from .tensor_facts import (
    CREATIONS,
    RANDOM,
    gradients_off,
    is_device,
    keyword,
    literal_true,
    looks_like_loss,
    needs_grad,
    surely_tensor,
    tensor_kind,
    value_binding,
)
from .values import calls_to, constant, last_binding, public_name, short

# -- torch.tensor of what is a tensor already


@RULES.node(b"tensor(")
def torch_tensor_from_existing(ctx: RuleContext) -> Iterator[Report]:
    """``torch.tensor(x)`` of a tensor: torch warns, and the copy is cut from the graph."""
    for call, _ in calls_to(ctx, ("torch.tensor",)):
        if len(call.args) != 1:
            continue
        value = call.args[0]
        if not surely_tensor(ctx, value):
            continue
        edit = _copy_edit(call, value)
        yield Report("torch-tensor-from-existing", call, {"value": short(value, 30)}, (edit,) if edit else ())


def _copy_edit(call: n.Call, value: n.Node) -> NodeEdit | None:
    """``x.detach().clone()`` with the same dtype, device and requires_grad."""
    kept = {k.name: k.value.source for k in call.keywords}
    if None in kept or set(kept) - {"dtype", "device", "requires_grad"}:
        return None
    text = value.source if isinstance(value, (n.Name, n.Attribute, n.Subscript, n.Call)) else f"({value.source})"
    text += ".detach().clone()"
    moves = ", ".join(f"{name}={kept[name]}" for name in ("dtype", "device") if name in kept)
    if moves:
        text += f".to({moves})"
    if kept.get("requires_grad") not in (None, "False"):
        text += ".requires_grad_()" if kept["requires_grad"] == "True" else f".requires_grad_({kept['requires_grad']})"
    return replace(call, text)


@RULES.node(b"numpy")
def tensor_from_numpy_copy(ctx: RuleContext) -> Iterator[Report]:
    """``torch.tensor(array)``: the array's memory is copied where from_numpy would share it."""
    for call, _ in calls_to(ctx, ("torch.tensor",)):
        if len(call.args) != 1:
            continue
        found = ctx.inference.type_of(call.args[0])
        if (
            found is None
            or found.guess
            or found.kind != "inst"
            or found.name != "numpy.ndarray"
            or keyword(call, "device")
        ):
            continue
        name = last_binding(ctx, call.args[0])
        if name is not None and name.kind == "param":
            continue
        prefix = name_of_module(ctx.scopes, "torch", call)
        edits: tuple[NodeEdit, ...] = ()
        if prefix and not literal_true(call, "requires_grad"):
            dtype = keyword(call, "dtype")
            text = f"{prefix}.from_numpy({call.args[0].source})" + (f".to({dtype.value.source})" if dtype else "")
            if len(call.keywords) == (dtype is not None):
                edits = (replace(call, text),)
        yield Report("tensor-from-numpy-copy", call, {"value": short(call.args[0], 40)}, edits)


# -- a tensor of tensors


@RULES.node(b"ensor(")
def tensor_of_tensors_detaches(ctx: RuleContext) -> Iterator[Report]:
    """``torch.tensor([loss1, loss2])``: only the numbers are copied, and backward ends there."""
    for name in ("tensor", "as_tensor", "Tensor", "FloatTensor"):
        for call in ctx.calls(name):
            if public_name(ctx, call.func) not in (f"torch.{name}", f"torch.cuda.{name}") or len(call.args) != 1:
                continue
            elements = _elements(ctx, call.args[0])
            carried = next((e for e in elements if _carries(ctx, e)), None)
            if carried is None or gradients_off(ctx, call) or not _leads_to_backward(ctx, call):
                continue
            edits: tuple[NodeEdit, ...] = ()
            prefix = name_of_module(ctx.scopes, "torch", call)
            if prefix and not set(k.name for k in call.keywords) - {"requires_grad"}:
                edits = (replace(call, f"{prefix}.stack({_listed(call.args[0])})"),)
            fields = {"call": short(call), "element": short(carried, 30)}
            yield Report("tensor-of-tensors-detaches", call, fields, edits)


def _listed(node: n.Node) -> str:
    return node.source if type(node) is not n.Comprehension or node.kind == "list" else f"[{node.element.source}]"


def _elements(ctx: RuleContext, node: n.Node) -> list[n.Node]:
    """The elements of a list display, of the comprehension's result, or of a list that grows by ``append``."""
    if type(node) is n.Sequence:
        return [e for e in node.elements if type(e) is not n.Starred]
    if type(node) is n.Comprehension and node.kind == "list":
        return [node.element] if node.element is not None else []
    if type(node) is n.Name:
        binding = last_binding(ctx, node)
        if binding is None or binding.kind != "value" or binding.path:
            return []
        if type(binding.node) is n.Sequence and binding.node.kind == "list":
            scope = scope_of(node)
            found = list(binding.node.elements)
            for call in ctx.scopes.calls("append"):
                func = call.func
                if (
                    type(func) is n.Attribute
                    and type(func.value) is n.Name
                    and func.value.id == node.id
                    and scope_of(call) is scope
                ):
                    found.extend(call.args[:1])
            return found
        if type(binding.node) is n.Comprehension:
            return _elements(ctx, binding.node)
    return []


def _carries(ctx: RuleContext, node: n.Node) -> bool:
    """Whether an element is a tensor with a gradient: followed to its source, or a loss by name and not a number."""
    if type(node) in (n.Constant, n.Sequence):
        return False
    if needs_grad(ctx, node) is not None:
        return True
    if type(node) is n.Name and looks_like_loss(node):
        found = ctx.inference.type_of(node)
        binding = last_binding(ctx, node)
        if binding is not None and binding.kind == "value" and type(binding.node) is not n.Call:
            return False
        return found is None and binding is not None and binding.kind == "value" or tensor_kind(ctx, node) == "sure"
    return False


def _leads_to_backward(ctx: RuleContext, call: n.Call) -> bool:
    """Whether the new tensor is used as a loss: ``.backward()`` on what it becomes, or returned as a loss."""
    statement = n.statement_of(call)
    for node in call.ancestors():
        if type(node) is n.Attribute and node.attr == "backward":
            return True
        if node is statement:
            break
    function = scope_of(call)
    if type(statement) is n.Return:
        return type(function) is n.FunctionDef and (
            "loss" in function.name or function.name in ("forward", "training_step")
        )
    if type(statement) is not n.Assign or len(statement.targets) != 1 or type(statement.targets[0]) is not n.Name:
        return False
    names = {statement.targets[0].id}
    for other in ctx.nodes.get(n.Assign, ()):
        if other.value is not None and scope_of(other) is function and type(other.targets[0]) is n.Name:
            if any(type(x) is n.Name and x.id in names for x in other.value.walk()) and other is not statement:
                names.add(other.targets[0].id)
    for back in ctx.scopes.calls("backward"):
        if type(back.func) is n.Attribute and scope_of(back) is function:
            if any(
                type(x) is n.Name and x.id in names
                for x in (*back.func.value.walk(), *(y for a in back.args for y in a.walk()))
            ):
                return True
    return False


# -- constructors of old

_TYPES = {
    "FloatTensor": "float32", "DoubleTensor": "float64", "HalfTensor": "float16", "BFloat16Tensor": "bfloat16",
    "ByteTensor": "uint8", "CharTensor": "int8", "ShortTensor": "int16", "IntTensor": "int32", "LongTensor": "int64",
    "BoolTensor": "bool", "Tensor": "float32",
}  # fmt: skip


@RULES.node(b"Tensor(")
def legacy_tensor_constructor(ctx: RuleContext) -> Iterator[Report]:
    """``torch.Tensor(…)`` and ``torch.FloatTensor(…)``: sizes or values, depending on what is handed in."""
    names = [f"{place}.{last}" for last in _TYPES for place in ("torch", "torch.cuda")]
    for call, name in calls_to(ctx, names):
        dtype = _TYPES[name.rpartition(".")[2]]
        new = _modern(ctx, call, name, dtype)
        told = new or f"torch.tensor(…, dtype=torch.{dtype})"
        fields = {"old": short(call), "constructor": call.func.source, "new": told}
        yield Report("legacy-tensor-constructor", call, fields, (replace(call, new),) if new else ())


def _modern(ctx: RuleContext, call: n.Call, name: str, dtype: str) -> str | None:
    """The call that says what is meant: values or sizes."""
    prefix = name_of_module(ctx.scopes, "torch", call) or ("torch" if type(call.func) is n.Attribute else None)
    if prefix is None or call.keywords or any(type(a) is n.Starred for a in call.args):
        return None
    type_ = "" if name == "torch.Tensor" else f", dtype={prefix}.{dtype}"
    place = ', device="cuda"' if name.startswith("torch.cuda.") else ""
    if not call.args:
        return f"{prefix}.empty(0{type_}{place})"
    if len(call.args) == 1:
        value = call.args[0]
        if _holds_values(ctx, value):
            return f"{prefix}.tensor({value.source}, dtype={prefix}.{dtype}{place})"
        if tensor_kind(ctx, value) == "sure":
            return None
    if len(call.args) > 1 or isinstance(constant(ctx, call.args[0]), int) or _is_size(call.args[0]):
        return f"{prefix}.empty({', '.join(a.source for a in call.args)}{type_}{place})"
    return None


def _holds_values(ctx: RuleContext, node: n.Node) -> bool:
    if (
        type(node) is n.Sequence
        and node.kind in ("list", "tuple")
        or type(node) is n.Comprehension
        and node.kind == "list"
    ):
        return True
    found = ctx.inference.type_of(node)
    return (
        found is not None
        and not found.guess
        and (found.kind == "list" or found.kind == "inst" and found.name == "numpy.ndarray")
    )


def _is_size(node: n.Node) -> bool:
    """``x.size(0)``, ``len(x)``, ``x.shape[0]``."""
    if type(node) is n.Call:
        return (
            type(node.func) is n.Attribute
            and node.func.attr == "size"
            and bool(node.args)
            or (type(node.func) is n.Name and node.func.id == "len")
        )
    return type(node) is n.Subscript and type(node.value) is n.Attribute and node.value.attr == "shape"


@RULES.node(b"Variable")
def deprecated_variable(ctx: RuleContext) -> Iterator[Report]:
    """``autograd.Variable(x)``: tensors have recorded their own history since torch 0.4."""
    for call, _ in calls_to(ctx, ("torch.autograd.Variable", "torch.autograd.variable.Variable")):
        new, safe = _unwrapped(ctx, call)
        edits = (replace(call, new),) if new else ()
        yield Report(
            "deprecated-variable", call, {"old": short(call), "new": new or "…"}, edits, tags=("deprecated",), safe=safe
        )


def _unwrapped(ctx: RuleContext, call: n.Call) -> tuple[str | None, bool]:
    """The tensor itself, and whether it surely means the same: a Variable is cut from the graph that made its data."""
    given = keyword(call, "data")
    value = call.args[0] if call.args else given.value if given else None
    if (
        value is None
        or type(value) is n.Starred
        or any(k.name not in ("data", "requires_grad") for k in call.keywords)
        or len(call.args) > 2
    ):
        return None, False
    asked = (
        call.args[1]
        if len(call.args) == 2
        else next((k.value for k in call.keywords if k.name == "requires_grad"), None)
    )
    simple = isinstance(value, (n.Name, n.Attribute, n.Subscript, n.Call))
    text = value.source if simple else f"({value.source})"
    if asked is None or type(asked) is n.Constant and asked.value is False:
        return text, _carries_no_graph(ctx, value)
    if not (type(asked) is n.Constant and asked.value is True):
        return f"{text}.detach().requires_grad_({asked.source})", True
    if type(value) is n.Call and public_name(ctx, value.func) in CREATIONS:
        edit = add_keyword(value, "requires_grad=True")
        if edit is not None and edit.start == edit.end and not literal_true(value, "requires_grad"):
            at = edit.start - value.start
            source = value.source.encode()
            return (source[:at] + edit.text.encode() + source[at:]).decode(), True
    cut = "" if type(value) is n.Call and re.search(r"\.detach\(\)(\.clone\(\))?$", text) else ".detach()"
    return f"{text}{cut}.requires_grad_()", True


def _carries_no_graph(ctx: RuleContext, value: n.Node) -> bool:
    if needs_grad(ctx, value) is not None:
        return False
    if type(value) is n.Name:
        binding = last_binding(ctx, value)
        return binding is not None and (
            binding.kind in ("element", "param") or binding.kind == "value" and type(binding.node) is n.Call
        )
    while type(value) is n.Call:
        if public_name(ctx, value.func) in CREATIONS or public_name(ctx, value.func) in (
            "torch.from_numpy",
            "torch.Tensor",
        ):
            return True
        if type(value.func) is not n.Attribute or value.func.attr not in ("cuda", "to", "cpu", "float", "long"):
            return False
        value = value.func.value
    return type(value) is n.Name and _carries_no_graph(ctx, value)


# -- made here, used there


@RULES.node(b".to(", b".cuda(")
def tensor_created_on_cpu_then_moved(ctx: RuleContext) -> Iterator[Report]:
    """``torch.zeros(…).to(device)``: filled on the CPU, then copied, where ``device=`` makes it in place."""
    for method in ("to", "cuda"):
        for call in ctx.calls(method):
            made = _created(ctx, call)
            if made is None or any(k.name is None for k in (*call.keywords, *made.keywords)):
                continue
            name = public_name(ctx, made.func)
            if name not in CREATIONS or any(keyword(made, taken) for taken in ("device", "generator", "pin_memory")):
                continue
            if name.endswith("_like"):
                continue  # made where its model lies
            if name == "torch.as_tensor" or name == "torch.tensor" and made.args and _is_dynamic(ctx, made.args[0]):
                continue
            device = _destination(ctx, call, method)
            if device is None:
                continue
            edits = _on_device(ctx, made, call, device)
            fields = {"creation": made.func.source, "device": device, "call": short(call)}
            yield Report("tensor-created-on-cpu-then-moved", call, fields, edits, safe=name not in RANDOM)


def _created(ctx: RuleContext, call: n.Call) -> n.Call | None:
    """What is moved: a call, or the value that the same name got one statement before (``x = x.to(device)``)."""
    func = call.func
    if type(func) is not n.Attribute:
        return None
    if type(func.value) is n.Call:
        return func.value
    statement = call.parent
    if type(func.value) is not n.Name or type(statement) is not n.Assign or len(statement.targets) != 1:
        return None
    binding = value_binding(ctx, func.value)
    if binding is None or statement.targets[0].source != func.value.id or type(binding.node) is not n.Call:
        return None
    return binding.node if _follows(ctx, binding.statement, statement) else None


def _follows(ctx: RuleContext, first: n.Node, second: n.Node) -> bool:
    """Whether nothing but white space stands between two statements."""
    start, end = ctx.module.span(first)[1], ctx.module.span(second)[0]
    return start <= end and not ctx.module.program[start:end].strip()


def _is_dynamic(ctx: RuleContext, value: n.Node) -> bool:
    """Data that is on the CPU anyway (an array, a list of unknown things): the copy is needed."""
    return tensor_kind(ctx, value) != "" or type(value) not in (n.Sequence, n.Constant, n.UnaryOp, n.BinOp)


def _destination(ctx: RuleContext, call: n.Call, method: str) -> str | None:
    """The device as code."""
    if method == "cuda":
        value = call.args[0] if call.args else next((k.value for k in call.keywords if k.name == "device"), None)
        return value.source if value is not None else '"cuda"'
    value = call.args[0] if call.args else next((k.value for k in call.keywords if k.name == "device"), None)
    if value is None or not is_device(ctx, value) or type(value) is n.Constant and str(value.value).startswith("cpu"):
        return None
    return value.source


def _on_device(ctx: RuleContext, made: n.Call, call: n.Call, device: str) -> tuple[NodeEdit, ...]:
    extra = [k for k in call.keywords if k.name not in ("device", "non_blocking")]
    if extra or len(call.args) > 1 or any(type(a) is n.Starred for a in made.args):
        return ()
    added = add_keyword(made, f"device={device}")
    if added is None:
        return ()
    if call.func.value is made:
        return (added, NodeEdit(call, made.end, call.end, ""))
    removed = Lines(ctx.source.text, ctx.module).remove(n.statement_of(call))
    return (added, removed) if removed is not None else ()
