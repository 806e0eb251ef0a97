"""Tensors with a gradient, used as if they had none: changed in place, or handed to NumPy."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import scope_of
from .context import RULES, RuleContext
from .edits import insert
from .report import Report
from .tensor_facts import (
    TENSOR,
    calls_named,
    gradients_off,
    is_cpu,
    is_device,
    is_test_code,
    keyword,
    literal_true,
    needs_grad,
    tensor_kind,
    value_binding,
)
from .values import last_binding, last_name, public_name, short

_AUGMENTED = {"+=", "-=", "*=", "/=", "//=", "%=", "**="}
_LOOK_BACK = 40  # statements
# Operations whose derivative is computed from their own result, so that the result must stay as it was.
_SAVES_RESULT = {
    "exp", "sigmoid", "tanh", "sqrt", "rsqrt", "softmax", "log_softmax", "relu", "reciprocal", "expm1", "tan", "exp2",
}  # fmt: skip
_RESULT_LAYERS = {"ReLU", "Sigmoid", "Tanh", "Softmax", "LogSoftmax", "ReLU6"}
# Operations whose derivative is computed from their input.
_SAVES_INPUT = {
    "pow",
    "square",
    "log",
    "sin",
    "cos",
    "abs",
    "mul",
    "div",
    "matmul",
    "mm",
    "bmm",
    "dot",
    "log1p",
    "norm",
}


@RULES.node(
    b"grad", b"Parameter", b"sigmoid", b"softmax", b"exp", b"relu", b"tanh", b"sqrt", b"ReLU", b"Sigmoid", b"Tanh"
)
def inplace_op_breaks_autograd(ctx: RuleContext) -> Iterator[Report]:
    """An in-place change of a leaf that asks for a gradient, or of a value that backward still needs."""
    changes = list(_in_place_changes(ctx))
    top = [statement for unit in ctx.module.units for statement in unit.body] if changes else []
    places = {id(statement): index for index, statement in enumerate(top)}
    for statement, target, operation in changes:
        if gradients_off(ctx, statement) or is_test_code(statement) or ".data" in target.source:
            continue
        owner = target.value if type(target) is n.Subscript else target
        leaf = _leaf(ctx, owner)
        if leaf is not None:
            fields = {"tensor": short(owner, 30), "operation": operation}
            related = (leaf,) if leaf.unit is not statement.unit or leaf.start < statement.start else ()
            yield Report("inplace-op-breaks-autograd", statement, fields, (), related, variant="leaf")
            continue
        saver = _needed(ctx, statement, owner, _before(statement, top, places))
        if saver is not None:
            fields = {"tensor": short(owner, 30), "operation": operation, "saver": short(saver, 40)}
            yield Report("inplace-op-breaks-autograd", statement, fields, (), (saver,), variant="needed")


def _in_place_changes(ctx: RuleContext) -> Iterator[tuple[n.Node, n.Node, str]]:
    """Statements that change a tensor in place: the statement, what is changed, and how."""
    for statement in ctx.nodes.get(n.AugAssign, ()):
        if statement.op in _AUGMENTED and type(statement.target) in (n.Name, n.Attribute, n.Subscript):
            yield statement, statement.target, statement.op
    for statement in ctx.nodes.get(n.Expr, ()):
        call = statement.value
        if type(call) is not n.Call or type(call.func) is not n.Attribute:
            continue
        attr = call.func.attr
        if attr.endswith("_") and not attr.startswith("_") and attr in ctx.inference.stubs.members.get(TENSOR, {}):
            if attr not in ("requires_grad_", "detach_", "share_memory_", "rename_"):
                yield statement, call.func.value, f"{attr}()"
    for statement in ctx.nodes.get(n.Assign, ()):
        for target in statement.targets:
            if type(target) is n.Subscript and statement.value is not None:
                yield statement, target, "[…] ="


def _leaf(ctx: RuleContext, node: n.Node) -> n.Node | None:
    """Where a leaf tensor that asks for a gradient was made, when the name surely still means it."""
    if type(node) is n.Attribute:
        found = ctx.inference.type_of(node)
        if found is None or found.guess or found.kind != "inst" or found.name != "torch.nn.Parameter":
            return None
        binding = last_binding(ctx, node)
        made = binding.node if binding is not None and binding.kind == "value" else None
        return made if type(made) is n.Call and _is_leaf_call(ctx, made) else None
    if type(node) is not n.Name:
        return None
    binding = value_binding(ctx, node)
    if binding is None or gradients_off(ctx, binding.node):
        return None
    if type(binding.node) is n.Call and _is_leaf_call(ctx, binding.node):
        return binding.node if not _set_free(ctx, node, binding.statement) else None
    return None


def _is_leaf_call(ctx: RuleContext, call: n.Call) -> bool:
    name = public_name(ctx, call.func)
    if name == "torch.nn.Parameter":
        flag = keyword(call, "requires_grad") or (call.args[1] if len(call.args) > 1 else None)
        value = flag.value if type(flag) is n.Keyword else flag
        return not (value is not None and not (type(value) is n.Constant and value.value is True))
    if name is not None and name.startswith("torch.") and not name.startswith(f"{TENSOR}."):
        return literal_true(call, "requires_grad")
    if type(call.func) is n.Attribute and call.func.attr == "requires_grad_" and not call.args:
        inner = call.func.value
        return type(inner) is n.Call and (public_name(ctx, inner.func) or "").startswith("torch.")
    return False


def _set_free(ctx: RuleContext, node: n.Name, since: n.Node) -> bool:
    """Whether the flag is taken back between the making and the change."""
    at = ctx.scopes.key(node)
    for call in (*calls_named(ctx, "requires_grad_"), *calls_named(ctx, "detach_")):
        if (
            type(call.func) is n.Attribute
            and call.func.value.source == node.id
            and ctx.scopes.key(since) < ctx.scopes.key(call) < at
        ):
            return True
    for assign in ctx.nodes.get(n.Assign, ()):
        target = assign.targets[0]
        if type(target) is n.Attribute and target.attr == "requires_grad" and target.value.source == node.id:
            return True
    return False


def _needed(ctx: RuleContext, statement: n.Node, owner: n.Node, before: list[n.Node]) -> n.Node | None:
    """The operation before this statement, in the same block, whose derivative needs the value that is changed here."""
    if type(owner) is not n.Name:
        return None
    for earlier in reversed(before):
        if type(earlier) is n.Assign and earlier.value is not None:
            targets = [t.id for t in earlier.targets if type(t) is n.Name]
            if owner.id in targets:
                return earlier.value if _saves_own_result(ctx, earlier.value) else None
            saver = _saves_operand(ctx, earlier.value, owner)
            if saver is not None and _used_later(ctx, statement, targets):
                return saver
            if any(type(x) is n.Name and x.id == owner.id for t in earlier.targets for x in t.walk()):
                return None
        elif type(earlier) not in (n.Expr, n.AugAssign):
            return None
    return None


def _before(statement: n.Node, top: list[n.Node], places: dict[int, int]) -> list[n.Node]:
    """The statements before one in its own block, the nearest ones."""
    at = places.get(id(statement))
    if at is not None:
        return top[max(at - _LOOK_BACK, 0) : at]
    for name in n.BLOCKS:
        block = getattr(statement.parent, name, None)
        if isinstance(block, list):
            at = next((i for i, s in enumerate(block) if s is statement), None)
            if at is not None:
                return block[max(at - _LOOK_BACK, 0) : at]
    return []


def _saves_own_result(ctx: RuleContext, value: n.Node) -> bool:
    if type(value) is not n.Call or needs_grad(ctx, value) is None and _operand_needs_grad(ctx, value) is None:
        return False
    name = public_name(ctx, value.func)
    if name is not None and name.startswith("torch."):
        if any(k.name == "inplace" for k in value.keywords):
            return False
        if name.rpartition(".")[2] in _SAVES_RESULT:
            return True
    found = ctx.inference.type_of(value.func)
    return found is not None and found.kind == "inst" and found.name.rpartition(".")[2] in _RESULT_LAYERS


def _operand_needs_grad(ctx: RuleContext, call: n.Call) -> n.Node | None:
    """Inside a Module's forward, what its layers compute asks for a gradient."""
    return next(filter(None, (needs_grad(ctx, a) for a in call.args)), None)


def _saves_operand(ctx: RuleContext, value: n.Node, owner: n.Name) -> n.Node | None:
    """The operation inside an expression that keeps the named tensor for backward."""
    for node in value.walk():
        operands: list[n.Node] = []
        if type(node) is n.BinOp and node.op in ("*", "/", "@", "**"):
            operands = [node.left] if node.op == "**" else [node.left, node.right]
        elif type(node) is n.Call:
            name = public_name(ctx, node.func) or ""
            last = name.rpartition(".")[2]
            if name.startswith("torch.") and last in _SAVES_INPUT:
                operands = [*node.args]
                if name.startswith(f"{TENSOR}.") and type(node.func) is n.Attribute:
                    operands.append(node.func.value)
        mine = [o for o in operands if type(o) is n.Name and o.id == owner.id]
        if not mine or tensor_kind(ctx, mine[0]) != "sure":
            continue
        if needs_grad(ctx, mine[0]) is not None and len(mine) == len(operands):
            return node
        if any(o not in mine and needs_grad(ctx, o) is not None for o in operands):
            return node
    return None


def _used_later(ctx: RuleContext, statement: n.Node, names: list[str]) -> bool:
    """Whether backward runs from the saved result after the change."""
    scope, after = scope_of(statement), ctx.scopes.key(statement)
    backs = [
        c for c in calls_named(ctx, "backward")
        if type(c.func) is n.Attribute and scope_of(c) is scope and ctx.scopes.key(c) > after
    ]  # fmt: skip
    if not backs:
        return False
    reached = set(names)
    until = max(ctx.scopes.key(back) for back in backs)
    for assign in ctx.nodes.get(n.Assign, ()):
        if assign.value is not None and after < ctx.scopes.key(assign) < until and scope_of(assign) is scope:
            if any(type(x) is n.Name and x.id in reached for x in assign.value.walk()):
                reached.update(t.id for t in assign.targets if type(t) is n.Name)
    return any(type(x) is n.Name and x.id in reached for back in backs for x in back.func.value.walk())


# -- NumPy knows neither gradients nor the GPU

_ARRAYS = {"numpy.array", "numpy.asarray", "numpy.asanyarray", "numpy.ascontiguousarray"}
_CARRIES_ON = {
    "squeeze", "unsqueeze", "view", "reshape", "flatten", "float", "double", "permute", "transpose", "t",
    "contiguous", "mean", "sum", "softmax", "sigmoid", "relu", "max", "min", "exp", "log", "abs", "sqrt", "clamp",
    "cuda", "to", "clone", "numpy",
}  # fmt: skip


@RULES.node(b".numpy(", b"np.", b"numpy.")
def numpy_on_grad_tensor(ctx: RuleContext) -> Iterator[Report]:
    """``.numpy()`` of a tensor that asks for a gradient, or that lies on the GPU."""
    for call, value in _conversions(ctx):
        if is_test_code(call):
            continue
        moved = _moved_to_gpu(ctx, value)
        carried = None if gradients_off(ctx, call) else _surely_needs_grad(ctx, value)
        if moved is None and carried is None:
            continue
        steps = (".detach()" if carried is not None else "") + (".cpu()" if moved is not None else "")
        edits = (insert(value, value.end, steps),) if _takes_suffix(value) else ()
        fields = {"tensor": short(value, 40), "call": short(call), "steps": steps}
        place = carried or moved
        related = (place,) if place is not None and (place.unit is not call.unit or place.start < value.start) else ()
        variant = "both" if carried is not None and moved is not None else "gpu" if moved is not None else ""
        yield Report("numpy-on-grad-tensor", call, fields, edits, related, variant=variant)


def _conversions(ctx: RuleContext) -> Iterator[tuple[n.Call, n.Node]]:
    for call in ctx.calls("numpy"):
        if type(call.func) is n.Attribute and not call.args and not literal_true(call, "force"):
            yield call, call.func.value
    for last in ("array", "asarray"):
        for call in ctx.calls(last):
            if (
                call.args
                and public_name(ctx, call.func) in _ARRAYS
                and type(call.args[0]) in (n.Name, n.Call, n.Attribute)
            ):
                if tensor_kind(ctx, call.args[0]) == "sure":
                    yield call, call.args[0]


def _takes_suffix(value: n.Node) -> bool:
    return isinstance(value, (n.Name, n.Attribute, n.Subscript, n.Call)) or (
        value.unit.text[value.end : value.end + 1] == b")"
    )


def _surely_needs_grad(ctx: RuleContext, value: n.Node) -> n.Node | None:
    """Only what is followed to its source: a leaf with requires_grad, or a model's output in a place that records."""
    if any(type(x) is n.Call and last_name(x.func) in ("detach", "no_grad") for x in value.walk()):
        return None
    found = needs_grad(ctx, value)
    if found is None or gradients_off(ctx, found):
        return None
    if type(value) is n.Name:
        binding = last_binding(ctx, value)
        if binding is None or binding.kind != "value":
            return None
        if scope_of(binding.statement) is not scope_of(value) or _detached_between(ctx, value):
            return None
        if value_binding(ctx, value) is None and _several(ctx, value):
            return None
    if type(found) is n.Call and last_name(found.func) not in ("Parameter", "requires_grad_") and not _asks(found):
        if not _may_be_called_with_gradients(ctx, call=found):
            return None
    return found


def _asks(call: n.Call) -> bool:
    return literal_true(call, "requires_grad")


def _several(ctx: RuleContext, value: n.Name) -> bool:
    return len(ctx.scopes.lookup(value.id, value)[1]) > 1


def _detached_between(ctx: RuleContext, value: n.Name) -> bool:
    return any(
        type(c.func) is n.Attribute and c.func.value.source == value.id and ctx.scopes.key(c) < ctx.scopes.key(value)
        for c in calls_named(ctx, "detach_")
    )


def _may_be_called_with_gradients(ctx: RuleContext, call: n.Call) -> bool:
    """A model's output carries a gradient unless that is switched off: around the calls, or for the weights."""
    for off in calls_named(ctx, "requires_grad_"):
        if off.args and type(off.args[0]) is n.Constant and off.args[0].value is False:
            return False
    for assign in ctx.nodes.get(n.Assign, ()):
        target = assign.targets[0]
        if type(target) is n.Attribute and target.attr == "requires_grad":
            return False
    function = scope_of(call)
    if type(function) is not n.FunctionDef:
        return True
    callers = ctx.inference.callers(function)
    return not any(gradients_off(ctx, caller) for caller in callers)


def _moved_to_gpu(ctx: RuleContext, value: n.Node, depth: int = 0) -> n.Node | None:
    """The call that put a tensor on the GPU, when nothing has brought it back."""
    if depth > 8:
        return None
    if type(value) is n.Name:
        binding = value_binding(ctx, value)
        return _moved_to_gpu(ctx, binding.node, depth + 1) if binding is not None else None
    if type(value) is not n.Call:
        return None
    func = value.func
    name = public_name(ctx, func)
    if type(func) is n.Attribute and (name is None or name.startswith(f"{TENSOR}.")):
        if func.attr == "cpu":
            return None
        if func.attr == "cuda" and tensor_kind(ctx, func.value) != "":
            return value
        if func.attr == "to" and value.args and tensor_kind(ctx, func.value) != "":
            if _is_gpu(value.args[0]):
                return value
            if is_device(ctx, value.args[0]) or is_cpu(value.args[0]):
                return None
        return _moved_to_gpu(ctx, func.value, depth + 1) if func.attr in _CARRIES_ON or func.attr == "detach" else None
    if name is not None and name.startswith("torch.") and ctx.inference.stubs.kind(name) == "f":
        device = keyword(value, "device")
        if device is not None:
            return value if _is_gpu(device.value) else None
    return None


def _is_gpu(node: n.Node) -> bool:
    return type(node) is n.Constant and node.kind == "str" and str(node.value).startswith(("cuda", "mps", "xpu"))
