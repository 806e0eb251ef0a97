"""Tensor operations whose result is lost, shared by accident, or never what it seems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..core import nodes as n
from ..core.scopes import scope_of
from ..resolve.stubs import StubIndex
from .batches import batch_part, used_as_mapping
from .context import RULES, RuleContext
from .edits import import_edit, insert, name_of_module, replace
from .report import NodeEdit, Report
from .tensor_facts import (
    CREATIONS,
    TENSOR,
    constant_name,
    inside_own_class,
    is_test_code,
    keyword,
    surely_tensor,
    tensor_kind,
)
from .values import last_binding, last_name, public_name, short

# -- results thrown away

# Methods that only tensors have, or that mean the same wherever they exist: safe to recognise by a customary name.
_DISTINCT = {
    "view", "view_as", "reshape", "permute", "transpose", "unsqueeze", "squeeze", "contiguous", "expand",
    "expand_as", "to", "cuda", "cpu", "float", "long", "half", "double", "bfloat16", "detach", "clone", "flatten",
    "masked_fill", "softmax", "log_softmax", "sigmoid", "relu", "argmax", "type_as", "index_select",
    "repeat_interleave", "clamp", "matmul", "bmm", "mm", "mul", "div", "exp", "log", "sqrt", "abs", "sum", "mean",
    "norm", "neg", "pow", "scatter", "gather", "masked_select", "swapaxes", "movedim", "unflatten",
}  # fmt: skip
# Methods that change their receiver, or that are called for what they do besides.
_IMPURE = {
    "backward",
    "resize",
    "resize_as",
    "new",
    "values",
    "indices",
    "apply",
    "record_stream",
    "numpy",
    "item",
    "tolist",
}
# Results that take the receiver's place: the same values in another shape, type or place.
_REPLACES = {
    "view", "view_as", "reshape", "permute", "transpose", "unsqueeze", "squeeze", "contiguous", "expand",
    "expand_as", "to", "cuda", "cpu", "float", "long", "int", "half", "double", "bfloat16", "bool", "detach",
    "flatten", "masked_fill", "type", "type_as", "clamp", "flip", "roll", "t", "swapaxes", "movedim", "moveaxis",
    "unflatten", "repeat", "tile", "relu", "sigmoid", "softmax", "log_softmax", "tanh", "abs", "exp", "log", "sqrt",
    "neg", "round", "floor", "ceil", "add", "sub", "mul", "div", "pow", "pin_memory", "clip", "fliplr", "flipud",
    "nan_to_num", "square", "normalize", "layer_norm", "dropout", "pad", "interpolate",
}  # fmt: skip
_MOVES = {"to", "cuda", "cpu", "float", "half", "double", "long", "type"}
# Names whose ``to`` may work in place (a tokenizer's BatchEncoding, a batch object).
_CONTAINERS = re.compile(
    r"(\w*_)?(inputs?|encod(ing|ings|ed)|features?|batch|batch_\w+|tokens|targets?|samples?|data|model_inputs)"
)
# With-blocks that change nothing about whether a result is wanted.
_PLAIN_CONTEXTS = {
    "no_grad", "inference_mode", "enable_grad", "set_grad_enabled", "autocast", "open", "nullcontext", "device",
    "tqdm", "suppress_output", "detect_anomaly", "set_detect_anomaly", "SummaryWriter", "ThreadPoolExecutor",
    "strategy", "accumulate",
}  # fmt: skip
_CLOCK = re.compile(
    rb"\b(perf_counter|time\.time|timeit|Timer|benchmark|elapsed_time|synchronize|warm_?up|profil)", re.IGNORECASE
)


@RULES.node(b"torch", b".view(", b".reshape(", b".permute(", b".to(", b"squeeze(", b".cuda(")
def result_unused_pure_op(ctx: RuleContext) -> Iterator[Report]:
    """The result of a pure tensor operation thrown away (``x.to(device)`` on a tensor, ``torch.relu(x)``)."""
    for statement in ctx.nodes.get(n.Expr, ()):
        call = statement.value
        if type(call) is not n.Call or type(call.func) not in (n.Attribute, n.Name):
            continue
        subject = _pure_subject(ctx, call)
        if subject is None or _shown(ctx, statement):
            continue
        operation = last_name(call.func)
        moved = operation in ("to", "cuda") and batch_part(ctx, subject)
        if not moved and _for_its_own_sake(statement) or moved and is_test_code(statement):
            continue
        edits: tuple[NodeEdit, ...] = ()
        if operation in _REPLACES and type(subject) in (n.Name, n.Attribute, n.Subscript):
            edits = (insert(statement, call.start, f"{subject.source} = "),)
        fields = {"call": short(call), "subject": short(subject, 30), "operation": operation}
        yield Report("result-unused-pure-op", statement, fields, edits)


def _pure_subject(ctx: RuleContext, call: n.Call) -> n.Node | None:
    """The tensor that a pure operation is asked of, or None when the call is no such thing."""
    func = call.func
    if keyword(call, "out") is not None or _in_place(call) or any(k.name is None for k in call.keywords):
        return None
    name = public_name(ctx, func)
    if name is not None and not name.startswith(f"{TENSOR}."):
        if not call.args or name in CREATIONS or not _is_pure_function(ctx.inference.stubs, name):
            return None
        return call.args[0]
    if type(func) is not n.Attribute:
        return None
    attr, receiver = func.attr, func.value
    if attr not in _DISTINCT and (attr in _IMPURE or attr not in _pure_methods(ctx.inference.stubs)):
        return None
    if attr in _MOVES and _is_fresh(ctx, receiver):
        return None  # ``torch.zeros(1).cuda()`` wakes the GPU up
    if type(receiver) is n.Name and inside_own_class(receiver):
        return None
    kind = tensor_kind(ctx, receiver)
    if kind == "sure":
        return receiver
    if kind == "guess" and attr in _DISTINCT and not (attr in _MOVES and _may_move_itself(ctx, receiver)):
        return receiver
    return receiver if attr in ("to", "cuda") and batch_part(ctx, receiver) else None


def _in_place(call: n.Call) -> bool:
    flag = keyword(call, "inplace")
    return flag is not None and not (type(flag.value) is n.Constant and flag.value.value is False)


def _is_pure_function(stubs: StubIndex, name: str) -> bool:
    module, _, last = name.rpartition(".")
    if module not in ("torch", "torch.nn.functional", "torch.linalg", "torch.special", "torch.fft") or last.endswith(
        "_"
    ):
        return False
    if last in (
        "load",
        "from_file",
        "get_rng_state",
        "normal",
        "batch_norm",
        "embedding_renorm",
        "instance_norm",
        "dropout",
    ):
        return False
    entry = stubs.names.get(name)
    return entry is not None and entry[0] == "f" and TENSOR in entry[1]


@lru_cache(maxsize=4)
def _pure_methods(stubs: StubIndex) -> frozenset[str]:
    """The tensor methods that leave their receiver as it is and give a tensor back."""
    members = stubs.members.get(TENSOR, {})
    return frozenset(
        name
        for name, entry in members.items()
        if entry[0] == "f" and TENSOR in entry[1] and not name.endswith("_") and name not in _IMPURE
    )


def _is_fresh(ctx: RuleContext, node: n.Node) -> bool:
    """Whether a chain of methods starts at a new tensor that nothing else holds."""
    while True:
        if type(node) is n.Call:
            if public_name(ctx, node.func) in CREATIONS:
                return True
            node = node.func
        elif type(node) is n.Attribute:
            node = node.value
        else:
            return False


def _may_move_itself(ctx: RuleContext, receiver: n.Node) -> bool:
    """Whether ``.to(device)`` of a value known by its name only may be in place, as a tokenizer's output is."""
    name = last_name(receiver)
    if type(receiver) is not n.Name or used_as_mapping(receiver):
        return True
    binding = last_binding(ctx, receiver)
    if binding is None or binding.kind == "param":
        return bool(_CONTAINERS.fullmatch(name))
    if binding.kind == "element":
        return not binding.path and bool(_CONTAINERS.fullmatch(name))
    return not binding.path


def _shown(ctx: RuleContext, statement: n.Node) -> bool:
    """Whether a notebook displays the value: the last statement of its cell."""
    if statement.parent is not None:
        return False
    start, end = ctx.module.span(statement)
    if ctx.source.uri.startswith("vscode-notebook-cell"):
        return not ctx.module.program[end:].strip()
    cell = ctx.source.cell_at(start)
    return cell is not None and not ctx.module.program[end : cell.end].strip(b" \t\r\n;")


def _for_its_own_sake(statement: n.Node) -> bool:
    """Code that runs an operation to see it run: tests, timings, attempts, blocks that watch what happens inside."""
    for ancestor in statement.ancestors():
        if type(ancestor) is n.With:
            for item in ancestor.items:
                call = item.value
                if last_name(call.func if type(call) is n.Call else call) not in _PLAIN_CONTEXTS:
                    return True
        elif type(ancestor) is n.Try and ancestor.handlers:
            return True
    if is_test_code(statement):
        return True
    scope = scope_of(statement)
    if scope is not None:
        return bool(_CLOCK.search(scope.unit.text, scope.start, scope.end))
    around = n.enclosing(statement, n.LOOPS)
    return around is not None and bool(_CLOCK.search(around.unit.text, around.start, around.end))


# -- in-place operations


@lru_cache(maxsize=4)
def _in_place_methods(stubs: StubIndex) -> frozenset[str]:
    skip = {"requires_grad_", "detach_", "share_memory_", "retain_grad_", "rename_"}
    return frozenset(
        name
        for name in stubs.members.get(TENSOR, {})
        if name.endswith("_") and not name.startswith("__") and name not in skip
    )


@RULES.node(b"_(")
def inplace_op_assigned(ctx: RuleContext) -> Iterator[Report]:
    """``x = y.add_(…)``: the operation changes ``y`` itself, and both names mean one tensor."""
    methods = _in_place_methods(ctx.inference.stubs)
    for assign in ctx.nodes.get(n.Assign, ()):
        call = assign.value
        if type(call) is not n.Call or len(assign.targets) != 1 or assign.annotation is not None:
            continue
        target = assign.targets[0]
        if type(target) not in (n.Name, n.Attribute, n.Subscript):
            continue
        func = call.func
        name = public_name(ctx, func)
        if type(func) is n.Attribute and func.attr in methods and (name is None or name.startswith(f"{TENSOR}.")):
            subject = func.value
            if tensor_kind(ctx, subject) == "" and ctx.inference.type_of(subject) is not None:
                continue
        elif call.args and _is_in_place_function(name):
            subject = call.args[0]
        else:
            continue
        if type(subject) not in (n.Name, n.Attribute, n.Subscript):
            continue  # a value that nobody else holds
        if type(subject) is n.Subscript and not _is_view(subject.index):
            continue  # indexing with a mask or a list makes a copy, which has to be put back
        yield _in_place_report(ctx, assign, call, subject, target)


def _is_view(index: n.Node) -> bool:
    """Whether an index surely gives a part of the tensor itself: numbers, slices, names of a dictionary."""
    if type(index) is n.Sequence and index.kind == "tuple":
        return all(_is_view(element) for element in index.elements)
    if type(index) is n.UnaryOp:
        return type(index.operand) is n.Constant and index.operand.kind == "number"
    return type(index) is n.Slice or type(index) is n.Constant and index.kind != "bool"


def _is_in_place_function(name: str | None) -> bool:
    """``torch.relu_`` and ``torch.nn.functional.elu_``; the initialisers of ``torch.nn.init`` are another matter."""
    module, _, last = (name or "").rpartition(".")
    return module in ("torch", "torch.nn.functional") and last.endswith("_")


def _in_place_report(ctx: RuleContext, assign: n.Assign, call: n.Call, subject: n.Node, target: n.Node) -> Report:
    operation = last_name(call.func)
    pure = operation[:-1]
    fields = {
        "call": short(call),
        "subject": short(subject, 30),
        "target": short(target, 30),
        "operation": operation,
        "pure": pure,
    }
    if subject.source == target.source:
        edits = (NodeEdit(assign, assign.start, call.start, ""),)
        return Report("inplace-op-assigned", assign, fields, edits, variant="same")
    edits = ()
    if pure in ctx.inference.stubs.members.get(TENSOR, {}):
        func = call.func
        end = func.end
        edits = (NodeEdit(func, end - len(operation), end, pure),)
    return Report("inplace-op-assigned", assign, fields, edits, safe=False)


# -- NaN is equal to nothing

_NANS = {"torch.nan", "numpy.nan", "numpy.NaN", "numpy.NAN", "math.nan", "cmath.nan"}


@RULES.node(b"nan", b"NaN", b"NAN")
def nan_equality(ctx: RuleContext) -> Iterator[Report]:
    """A comparison with nan: it is never equal, not even to itself."""
    for node in ctx.nodes.get(n.Compare, ()):
        if len(node.ops) != 1 or node.ops[0] not in ("==", "!=", "is", "is not"):
            continue
        left, right = node.left, node.comparators[0]
        other, nan = (left, right) if _is_nan(ctx, right) else (right, left) if _is_nan(ctx, left) else (None, None)
        if other is None:
            continue
        check = _nan_check(ctx, node, other, nan)
        fields = {"comparison": short(node), "new": check[0] if check else "torch.isnan(…)"}
        edits: tuple[NodeEdit, ...] = ()
        if check:
            text, added = check
            edits = (*added, replace(node, text))
        yield Report("nan-equality", node, fields, edits)


def _is_nan(ctx: RuleContext, node: n.Node) -> bool:
    if type(node) is n.Call:
        if public_name(ctx, node.func) != "float" and not (type(node.func) is n.Name and node.func.id == "float"):
            return False
        value = node.args[0] if node.args else None
        return (
            type(value) is n.Constant and value.kind == "str" and str(value.value).strip().lower().lstrip("+-") == "nan"
        )
    return constant_name(ctx, node) in _NANS


def _nan_check(ctx: RuleContext, node: n.Compare, other: n.Node, nan: n.Node) -> tuple[str, list[NodeEdit]] | None:
    """The text that asks the same question rightly, with the imports it needs."""
    found = ctx.inference.type_of(other)
    kind = tensor_kind(ctx, other)
    source = constant_name(ctx, nan) or "float"
    if kind == "sure" or kind == "guess" and source == "torch.nan":
        function, invert = "torch.isnan", "~"
    elif found is not None and found.name.startswith("numpy.") and found.kind == "inst":
        function, invert = "numpy.isnan", "~"
    elif source == "math.nan" or found is not None and found.kind == "inst" and found.name in ("float", "int"):
        function, invert = "math.isnan", "not "
    else:
        return None
    module, _, last = function.rpartition(".")
    prefix = name_of_module(ctx.scopes, module, node)
    added: list[NodeEdit] = []
    if prefix is None:
        line = import_edit(ctx.scopes, ctx.module, ctx.source.text, f"import {module}")
        if line is None:
            return None
        added.append(line)
        prefix = module
    text = f"{prefix}.{last}({other.source})"
    if node.ops[0] in ("!=", "is not"):
        text = f"{invert}{text}"
        if isinstance(node.parent, (n.BinOp, n.UnaryOp, n.Attribute, n.Call)) and invert == "not ":
            return None
    return text, added


# -- tensor.size is a method


@RULES.node(b".size")
def tensor_size_as_number(ctx: RuleContext) -> Iterator[Report]:
    """``x.size * 2`` or ``x.size[0]`` on a tensor: ``size`` is a method there, unlike numpy's attribute."""
    for node in ctx.nodes.get(n.Attribute, ()):
        if node.attr != "size" or not surely_tensor(ctx, node.value):
            continue
        parent = node.parent
        if type(parent) is n.Subscript and parent.value is node:
            new = "shape"
        elif _as_number(ctx, node, parent):
            new = "numel()"
        else:
            continue
        edit = NodeEdit(node, node.attr_start, node.attr_start + len(node.attr), new)
        fields = {"use": short(parent), "tensor": short(node.value, 30), "new": f"{short(node.value, 30)}.{new}"}
        yield Report("tensor-size-as-number", node, fields, (edit,))


def _as_number(ctx: RuleContext, node: n.Attribute, parent: n.Node | None) -> bool:
    if type(parent) is n.BinOp:
        return parent.op in ("+", "-", "*", "/", "//", "%", "**")
    if type(parent) is n.AugAssign:
        return parent.value is node
    if type(parent) is n.Compare:
        others = [side for side in (parent.left, *parent.comparators) if side is not node]
        return any(op in ("<", ">", "<=", ">=") for op in parent.ops) or any(
            type(o) is n.Constant and o.kind == "number" for o in others
        )
    if type(parent) is n.Call and node in parent.args:
        return type(parent.func) is n.Name and parent.func.id in (
            "range",
            "int",
            "float",
            "sum",
            "min",
            "max",
            "abs",
            "round",
        )
    return False
