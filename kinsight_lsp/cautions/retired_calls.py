"""How calls change when their function's place is taken by another: new name and edits of the arguments."""

from __future__ import annotations

from collections.abc import Callable

from ..core import nodes as n
from ..resolve.infer import argument
from .context import RuleContext
from .edits import NodeEdit, add_keyword, arguments_of, remove_argument, replace
from .tensor_facts import constant_name, keyword
from .values import public_name

# What a migration answers: the public name to write, and the edits around it; None where a person must look.
Migrated = tuple[str, list[NodeEdit]] | None
Migration = Callable[[RuleContext, n.Node], Migrated]


def _call_of(node: n.Node) -> n.Call | None:
    """The call of a name, when its arguments are written out."""
    call = node.parent
    if type(call) is not n.Call or call.func is not node:
        return None
    if any(type(a) is n.Starred for a in call.args) or any(k.name is None for k in call.keywords):
        return None
    return call


def _opening(call: n.Call) -> int:
    return call.unit.text.index(b"(", call.func.end) + 1


def _first(call: n.Call, text: str) -> NodeEdit:
    """A new first argument."""
    more = bool(call.args or call.keywords)
    at = _opening(call)
    return NodeEdit(call, at, at, text + (", " if more else ""))


def _renamed(call: n.Call, old: str, new: str) -> list[NodeEdit]:
    given = keyword(call, old)
    return [NodeEdit(given, given.start, given.name_end, new)] if given is not None else []


# -- mixed precision


def _autocast(device: str) -> Migration:
    def migrate(ctx: RuleContext, node: n.Node) -> Migrated:
        call = _call_of(node)
        if call is None or len(call.args) > 1:
            return None
        at = _opening(call)
        if call.args:  # the first one was enabled
            return "torch.amp.autocast", [NodeEdit(call, at, at, f'"{device}", enabled=')]
        return "torch.amp.autocast", [_first(call, f'"{device}"')]

    return migrate


def _grad_scaler(device: str) -> Migration:
    def migrate(ctx: RuleContext, node: n.Node) -> Migrated:
        call = _call_of(node)
        if call is None:
            return ("torch.amp.GradScaler", []) if _is_annotation(node) else None
        return "torch.amp.GradScaler", [_first(call, f'"{device}"')]

    return migrate


def _is_annotation(node: n.Node) -> bool:
    """Whether a class is only named as a type."""
    child, parent = node, node.parent
    while parent is not None and not isinstance(parent, n.Statement):
        if type(parent) is n.Parameter:
            return parent.annotation is child
        child, parent = parent, parent.parent
    return (
        type(parent) is n.Assign
        and parent.annotation is child
        or type(parent) is n.FunctionDef
        and parent.returns is child
    )


def _custom(last: str) -> Migration:
    def migrate(ctx: RuleContext, node: n.Node) -> Migrated:
        target = f"torch.amp.{last}"
        if isinstance(node.parent, n.FunctionDef):
            return target, [NodeEdit(node, node.end, node.end, '(device_type="cuda")')]
        call = _call_of(node)
        if call is None or call.args:
            return None
        return target, [_first(call, 'device_type="cuda"')]

    return migrate


def _autocast_state(target: str, device: str) -> Migration:
    def migrate(ctx: RuleContext, node: n.Node) -> Migrated:
        call = _call_of(node)
        return (target, [_first(call, f'"{device}"')]) if call is not None else None

    return migrate


# -- linear algebra


def _flag(call: n.Call, name: str, position: int) -> bool | None:
    """A literal flag: True, False (also when it is absent), or None when a value decides."""
    value = argument(call, name, position)
    if value is None:
        return False
    return value.value if type(value) is n.Constant and isinstance(value.value, bool) else None


def _drop(call: n.Call, name: str, position: int) -> list[NodeEdit]:
    """An argument taken out, wherever it stands; only the last positional one can go."""
    given = keyword(call, name)
    if given is not None:
        edit = remove_argument(call, given)
        return [edit] if edit is not None else []
    if len(call.args) == position + 1:
        return [NodeEdit(call, call.args[position - 1].end, call.args[position].end, "")]
    return []


def _norm(ctx: RuleContext, node: n.Node) -> Migrated:
    call = _call_of(node)
    if call is None:
        return None
    order = argument(call, "p", 1)
    edits: list[NodeEdit] = []
    if order is not None:
        if type(order) is n.Constant and order.value == "fro":
            edits.append(replace(order, "2"))
        elif not (type(order) is n.Constant and order.kind == "number") and not _is_infinity(ctx, order):
            return None
    edits += _renamed(call, "p", "ord") + _renamed(call, "input", "x")
    return "torch.linalg.vector_norm", edits


def _is_infinity(ctx: RuleContext, node: n.Node) -> bool:
    if type(node) is n.Call:
        return public_name(ctx, node.func) == "float"
    return constant_name(ctx, node) in ("torch.inf", "math.inf", "numpy.inf")


def _qr(ctx: RuleContext, node: n.Node) -> Migrated:
    call = _call_of(node)
    some = _flag_default(call, "some", 1, True) if call is not None else None
    if call is None or some is None or keyword(call, "input") is not None:
        return None
    edits = _drop(call, "some", 1)
    if some is False:
        given = argument(call, "some", 1)
        return "torch.linalg.qr", [replace(keyword(call, "some") or given, 'mode="complete"')]
    return "torch.linalg.qr", edits


def _flag_default(call: n.Call, name: str, position: int, default: bool) -> bool | None:
    return default if argument(call, name, position) is None else _flag(call, name, position)


def _cholesky(ctx: RuleContext, node: n.Node) -> Migrated:
    call = _call_of(node)
    if call is None or keyword(call, "input") is not None:
        return None
    upper = argument(call, "upper", 1)
    if upper is None or keyword(call, "upper") is not None:
        return "torch.linalg.cholesky", []
    return "torch.linalg.cholesky", [NodeEdit(upper, upper.start, upper.start, "upper=")]


def _chain_matmul(ctx: RuleContext, node: n.Node) -> Migrated:
    call = node.parent
    if type(call) is not n.Call or call.func is not node or not call.args or call.keywords:
        return None
    if len(call.args) == 1 and type(call.args[0]) is n.Starred:
        star = call.args[0]
        return "torch.linalg.multi_dot", [replace(star, star.value.source)]
    first, last = call.args[0], call.args[-1]
    return "torch.linalg.multi_dot", [
        NodeEdit(first, first.start, first.start, "["),
        NodeEdit(last, last.end, last.end, "]"),
    ]


def _range(ctx: RuleContext, node: n.Node) -> Migrated:
    """``range`` takes its end in and makes floats; written for whole numbers only, where both can be kept exactly."""
    call = _call_of(node)
    if call is None:
        return None
    values = [argument(call, name, position) for position, name in enumerate(("start", "end", "step"))]
    if len(call.args) == 1:
        values = [None, call.args[0], values[2]]
    start, end, step = values
    whole = all(v is None or type(v) is n.Constant and type(v.value) is int for v in values)
    if end is None or not whole or keyword(call, "out") is not None or step is not None and step.value < 1:
        return None
    kept = keyword(call, "dtype") is not None
    return "torch.arange", [replace(end, str(end.value + 1) if kept else f"{end.value + 1}.0")]


def _lu(ctx: RuleContext, node: n.Node) -> Migrated:
    call = _call_of(node)
    if call is None or _flag(call, "get_infos", 2) is not False or keyword(call, "A") is not None:
        return None
    return "torch.linalg.lu_factor", []


def _lu_solve(ctx: RuleContext, node: n.Node) -> Migrated:
    """The right-hand side moves to the end."""
    call = _call_of(node)
    if call is None or len(call.args) != 3 or call.keywords:
        return None
    right, data, pivots = call.args
    return "torch.linalg.lu_solve", [
        replace(right, data.source), replace(data, pivots.source), replace(pivots, right.source),
    ]  # fmt: skip


def _first_of_pair(call: n.Call, attribute: str) -> list[NodeEdit] | None:
    """The edits that drop ``[0]``, ``.solution`` or the second target, where only the first result is used."""
    parent = call.parent
    if type(parent) is n.Subscript and type(parent.index) is n.Constant and parent.index.value == 0:
        return [NodeEdit(parent, call.end, parent.end, "")]
    if type(parent) is n.Attribute and parent.attr == attribute:
        return [NodeEdit(parent, call.end, parent.end, "")]
    if type(parent) is n.Assign and len(parent.targets) == 1 and type(parent.targets[0]) is n.Sequence:
        target = parent.targets[0]
        names = target.elements
        if len(names) == 2 and type(names[1]) is n.Name and names[1].id.startswith("_"):
            return [replace(target, names[0].source)]
    return None


def _solve(ctx: RuleContext, node: n.Node) -> Migrated:
    """``torch.solve(B, A)`` gave the solution and the LU; ``torch.linalg.solve(A, B)`` gives the solution."""
    call = _call_of(node)
    if call is None or len(call.args) != 2 or call.keywords:
        return None
    only = _first_of_pair(call, "solution")
    if only is None:
        return None
    right, left = call.args
    return "torch.linalg.solve", [replace(right, left.source), replace(left, right.source), *only]


def _triangular_solve(ctx: RuleContext, node: n.Node) -> Migrated:
    call = _call_of(node)
    if call is None or len(call.args) < 2 or len(call.args) > 3:
        return None
    if any(k.name not in ("upper", "unitriangular") for k in call.keywords):
        return None
    only = _first_of_pair(call, "solution")
    if only is None:
        return None
    right, left = call.args[:2]
    edits = [replace(right, left.source), replace(left, right.source), *only]
    if len(call.args) == 3:
        upper = call.args[2]
        edits.append(NodeEdit(upper, upper.start, upper.start, "upper="))
    elif keyword(call, "upper") is None:
        edits[1] = replace(left, f"{right.source}, upper=True")
    return "torch.linalg.solve_triangular", edits


def _symeig(ctx: RuleContext, node: n.Node) -> Migrated:
    call = _call_of(node)
    if call is None or not call.args or keyword(call, "out") is not None:
        return None
    vectors, upper = _flag(call, "eigenvectors", 1), _flag_default(call, "upper", 2, True)
    if vectors is None or upper is None:
        return None
    half = "U" if upper else "L"
    matrix = call.args[0]
    whole = NodeEdit(call, _opening(call), call.end - 1, f'{matrix.source}, UPLO="{half}"')
    if vectors:
        return "torch.linalg.eigh", [whole]
    only = _first_of_pair(call, "eigenvalues")
    return ("torch.linalg.eigvalsh", [whole, *only]) if only is not None else None


def _matrix_rank(ctx: RuleContext, node: n.Node) -> Migrated:
    call = _call_of(node)
    if call is None or keyword(call, "input") is not None:
        return None
    return "torch.linalg.matrix_rank", _renamed(call, "symmetric", "hermitian")


# -- layers and functions


def _with_keywords(target: str, *added: str) -> Migration:
    """The same call under another name, with further keywords."""

    def migrate(ctx: RuleContext, node: n.Node) -> Migrated:
        call = _call_of(node)
        if call is None:
            return None
        edit = add_keyword(call, ", ".join(added))
        return (target, [edit]) if edit is not None else None

    return migrate


def _assert_allclose(ctx: RuleContext, node: n.Node) -> Migrated:
    call = _call_of(node)
    if call is None or len(call.args) > 2:
        return None
    return "torch.testing.assert_close", []


_TYPES = {
    "torch.FloatTensor": "float32", "torch.DoubleTensor": "float64", "torch.HalfTensor": "float16",
    "torch.BFloat16Tensor": "bfloat16",
}  # fmt: skip


def _default_tensor_type(ctx: RuleContext, node: n.Node) -> Migrated:
    call = _call_of(node)
    if call is None or len(call.args) != 1:
        return None
    given = call.args[0]
    name = str(given.value) if type(given) is n.Constant and given.kind == "str" else public_name(ctx, given)
    dtype = _TYPES.get(name or "")
    prefix = node.value.source if type(node) is n.Attribute else None
    return ("torch.set_default_dtype", [replace(given, f"{prefix}.{dtype}")]) if dtype and prefix else None


def _disable(ctx: RuleContext, node: n.Node) -> Migrated:
    """``torch._dynamo.disable``: the public one has no ``wrapping``, and may be handed on with it."""
    if isinstance(node.parent, n.FunctionDef):
        return "torch.compiler.disable", []
    call = _call_of(node)
    return ("torch.compiler.disable", []) if call is not None and keyword(call, "wrapping") is None else None


def _flag_function(target: str) -> Migration:
    """``torch.has_cuda`` was a value; what takes its place is called."""

    def migrate(ctx: RuleContext, node: n.Node) -> Migrated:
        return target, [NodeEdit(node, node.end, node.end, "()")]

    return migrate


def _only_call(target: str, positional: int) -> Migration:
    """Drop-in as long as no more than so many positional arguments are given."""

    def migrate(ctx: RuleContext, node: n.Node) -> Migrated:
        call = _call_of(node)
        return (target, []) if call is not None and len(arguments_of(call)) <= positional else None

    return migrate


MIGRATIONS: dict[str, Migration] = {
    "torch.cuda.amp.autocast": _autocast("cuda"),
    "torch.cpu.amp.autocast": _autocast("cpu"),
    "torch.cuda.amp.GradScaler": _grad_scaler("cuda"),
    "torch.cpu.amp.GradScaler": _grad_scaler("cpu"),
    "torch.cuda.amp.custom_fwd": _custom("custom_fwd"),
    "torch.cuda.amp.custom_bwd": _custom("custom_bwd"),
    "torch.get_autocast_gpu_dtype": _autocast_state("torch.get_autocast_dtype", "cuda"),
    "torch.set_autocast_gpu_dtype": _autocast_state("torch.set_autocast_dtype", "cuda"),
    "torch.get_autocast_cpu_dtype": _autocast_state("torch.get_autocast_dtype", "cpu"),
    "torch.set_autocast_cpu_dtype": _autocast_state("torch.set_autocast_dtype", "cpu"),
    "torch.is_autocast_cpu_enabled": _autocast_state("torch.is_autocast_enabled", "cpu"),
    "torch.set_autocast_cpu_enabled": _autocast_state("torch.set_autocast_enabled", "cpu"),
    "torch.norm": _norm,
    "torch.qr": _qr,
    "torch.cholesky": _cholesky,
    "torch.chain_matmul": _chain_matmul,
    "torch.range": _range,
    "torch.lu": _lu,
    "torch.lu_solve": _lu_solve,
    "torch.solve": _solve,
    "torch.triangular_solve": _triangular_solve,
    "torch.symeig": _symeig,
    "torch.matrix_rank": _matrix_rank,
    "torch.nn.UpsamplingNearest2d": _with_keywords("torch.nn.Upsample", 'mode="nearest"'),
    "torch.nn.UpsamplingBilinear2d": _with_keywords("torch.nn.Upsample", 'mode="bilinear"', "align_corners=True"),
    "torch.nn.functional.upsample_nearest": _with_keywords("torch.nn.functional.interpolate", 'mode="nearest"'),
    "torch.nn.functional.upsample_bilinear": _with_keywords(
        "torch.nn.functional.interpolate", 'mode="bilinear"', "align_corners=True"
    ),
    "torch.testing.assert_allclose": _assert_allclose,
    "torch.set_default_tensor_type": _default_tensor_type,
    "torch.has_cuda": _flag_function("torch.backends.cuda.is_built"),
    "torch.has_mps": _flag_function("torch.backends.mps.is_built"),
    "torch.has_cudnn": _flag_function("torch.backends.cudnn.is_available"),
    "torch.has_mkldnn": _flag_function("torch.backends.mkldnn.is_available"),
    "torch._dynamo.disable": _disable,
    "torch.utils._pytree._register_pytree_node": _only_call("torch.utils._pytree.register_pytree_node", 3),
}
