"""What is known of an expression that may be a tensor: where it came from, whether a gradient flows through it."""

from __future__ import annotations

import re

from ..core import nodes as n
from ..core.scopes import Binding, scope_of, self_name
from ..resolve.conventions import type_by_name
from ..resolve.infer import argument
from ..resolve.stubs import StubIndex
from .context import RuleContext
from .flow.training import TEST_CLASS
from .values import last_binding, last_name, only_binding, public_name

TENSOR = "torch.Tensor"
MODULE = "torch.nn.Module"
MAX_DEPTH = 30
# Functions that make a tensor from nothing but sizes or Python values, and take ``device=``.
CREATIONS = {
    f"torch.{name}" for name in (
        "zeros", "ones", "empty", "full", "rand", "randn", "randint", "randperm", "arange", "linspace", "logspace",
        "eye", "tensor", "zeros_like", "ones_like", "empty_like", "full_like", "rand_like", "randn_like",
        "randint_like", "range", "empty_strided", "tril_indices", "triu_indices", "hann_window", "hamming_window",
        "as_tensor", "scalar_tensor",
    )
}  # fmt: skip
RANDOM = {
    f"torch.{name}"
    for name in ("rand", "randn", "randint", "randperm", "rand_like", "randn_like", "randint_like", "empty")
}
# Methods that hand on the same values: what is true of the gradient before is true after.
_SAME = {
    "view", "reshape", "squeeze", "unsqueeze", "permute", "transpose", "contiguous", "float", "double", "half",
    "bfloat16", "flatten", "to", "cuda", "cpu", "clone", "t", "expand", "repeat", "mean", "sum", "exp", "log",
    "sqrt", "pow", "abs", "sigmoid", "tanh", "relu", "softmax", "log_softmax", "add", "sub", "mul", "div", "matmul",
    "clamp", "norm", "max", "min", "select", "gather", "mm", "bmm", "sin", "cos", "square", "neg", "type", "view_as",
    "expand_as", "masked_fill", "index_select", "std", "var", "prod", "cumsum", "chunk", "split",
}  # fmt: skip
_CUTS = {
    "detach",
    "item",
    "tolist",
    "numpy",
    "argmax",
    "argmin",
    "long",
    "int",
    "bool",
    "byte",
    "eq",
    "ne",
    "gt",
    "lt",
    "ge",
    "le",
    "size",
}
_LOSS_NAME = re.compile(r"(\w*_)?loss(_\w+|\d+)?")
_MODEL_NAME = re.compile(
    r"(\w*_)?(model|net|network|classifier|encoder|decoder|generator|discriminator|backbone|unet|resnet\d*)\d*"
)
_LOSS_CALL = re.compile(r"(\w*_)?(criterion|loss_?f(n|unc|unction))")


def tensor_kind(ctx: RuleContext, node: n.Node | None) -> str:
    """``sure`` where the code says that an expression is a tensor, ``guess`` where only its name does, else empty."""
    found = ctx.inference.type_of(node)
    if found is not None:
        if TENSOR not in ctx.inference.classes(found) or _from_dict(ctx, node):
            return ""
        return "guess" if found.guess else "sure"
    if type(node) is n.Call:
        name = public_name(ctx, node.func)
        if name is not None and returns_tensor(ctx.inference.stubs, name):
            return "sure"
    if type(node) is n.Name:
        bindings = ctx.scopes.lookup(node.id, node)[1]
        if any(b.kind in ("def", "class", "import") for b in bindings):
            return ""
    if type(node) in (n.Name, n.Attribute):
        guessed = type_by_name(last_name(node))
        return "guess" if guessed is not None and guessed.name == TENSOR else ""
    return ""


def _from_dict(ctx: RuleContext, node: n.Node) -> bool:
    """``checkpoint["model"]``: what a loaded dictionary holds may be anything."""
    if type(node) is not n.Subscript:
        return False
    owner = ctx.inference.type_of(node.value)
    return owner is not None and owner.kind == "dict"


def returns_tensor(stubs: StubIndex, name: str) -> bool:
    """Whether a public function gives back one tensor."""
    entry = stubs.names.get(name)
    return bool(entry) and entry[0] == "f" and entry[1] == TENSOR


def surely_tensor(ctx: RuleContext, node: n.Node | None, depth: int = 0) -> bool:
    """Whether an expression is a tensor whichever way the code ran: made in the same block, or annotated as one."""
    if node is None or depth > MAX_DEPTH or tensor_kind(ctx, node) != "sure":
        return False
    known = ctx.memo.setdefault("surely_tensor", {})
    if id(node) not in known:
        known[id(node)] = True  # a value that is built from itself is what it was before
        known[id(node)] = _surely_tensor(ctx, node, depth)
    return known[id(node)]


def _surely_tensor(ctx: RuleContext, node: n.Node, depth: int) -> bool:
    if type(node) is n.Name:
        binding = last_binding(ctx, node)
        if binding is not None and binding.kind == "param":
            return _is_tensor_parameter(ctx, node, binding)
        made = value_binding(ctx, node)
        return made is not None and surely_tensor(ctx, made.node, depth + 1)
    if type(node) is n.Attribute:
        if node.attr in ("data", "grad", "T", "mT"):
            return surely_tensor(ctx, node.value, depth + 1)
        binding = only_binding(ctx, node)
        return binding is not None and binding.kind == "value" and surely_tensor(ctx, binding.node, depth + 1)
    if type(node) is n.Subscript:
        return surely_tensor(ctx, node.value, depth + 1)
    if type(node) is n.BinOp:
        return all(surely_tensor(ctx, side, depth + 1) or _is_number(ctx, side) for side in (node.left, node.right))
    return type(node) is n.Call


def _is_number(ctx: RuleContext, node: n.Node) -> bool:
    found = ctx.inference.type_of(node)
    return found is not None and found.kind == "inst" and found.name in ("float", "int") and not found.guess


def _is_tensor_parameter(ctx: RuleContext, node: n.Name, binding: Binding) -> bool:
    annotation = binding.node.annotation
    if (
        annotation is None
        or "Tensor" not in annotation.source
        or "|" in annotation.source
        or "Union" in annotation.source
    ):
        return False
    for call in calls_named(ctx, "isinstance"):
        if call.args and type(call.args[0]) is n.Name and call.args[0].id == node.id:
            return False
    return True


def constant_name(ctx: RuleContext, node: n.Node) -> str | None:
    """The public name of a library's constant (``np.nan``, ``torch.float32``), whatever its value is."""
    if type(node) is n.Attribute:
        owner = public_name(ctx, node.value)
        return ctx.inference.stubs.canonical(f"{owner}.{node.attr}") if owner else None
    if type(node) is n.Name:
        binding = last_binding(ctx, node)
        return (
            ctx.inference.stubs.canonical(binding.target) if binding is not None and binding.kind == "import" else None
        )
    return None


def literal_true(call: n.Call, name: str) -> bool:
    """Whether a call has ``name=True``."""
    return any(k.name == name and type(k.value) is n.Constant and k.value.value is True for k in call.keywords)


def keyword(call: n.Call, name: str) -> n.Keyword | None:
    return next((k for k in call.keywords if k.name == name), None)


def is_device(ctx: RuleContext, node: n.Node | None) -> bool:
    """Whether an argument names a device: a device string, ``torch.device(…)``, or a customary name for one."""
    if node is None:
        return False
    if type(node) is n.Constant:
        return node.kind == "str" and str(node.value).partition(":")[0] in (
            "cuda",
            "cpu",
            "mps",
            "xpu",
            "meta",
            "npu",
            "hpu",
            "xla",
        )
    found = ctx.inference.type_of(node)
    if found is not None and found.kind == "inst" and found.name == "torch.device":
        return True
    if found is not None and found.kind == "inst" and found.name not in ("", "str"):
        return False
    if type(node) is n.IfExp:
        return is_device(ctx, node.body) or is_device(ctx, node.orelse)
    if type(node) is n.Attribute and node.attr == "device":
        return True
    name = last_name(node).lower()
    return name in ("device", "dev", "gpu", "rank", "local_rank", "cuda_device", "_device") or name.endswith("_device")


def is_cpu(node: n.Node | None) -> bool:
    return type(node) is n.Constant and node.kind == "str" and str(node.value).startswith("cpu")


def gradients_off(ctx: RuleContext, node: n.Node) -> bool:
    """Whether a place stands under ``no_grad`` or ``inference_mode``: a with-block or a decorator of its function."""
    for ancestor in node.ancestors():
        if type(ancestor) is n.With:
            for item in ancestor.items:
                call = item.value
                last = last_name(call.func if type(call) is n.Call else call)
                if last.endswith(("no_grad", "inference_mode")) or last == "set_grad_enabled":
                    return True
        elif type(ancestor) is n.FunctionDef:
            for decorator in ancestor.decorators:
                last = last_name(decorator.func if type(decorator) is n.Call else decorator)
                if last.endswith(("no_grad", "inference_mode")):
                    return True
    scope = scope_of(node)
    return any(
        type(call.parent) is n.Expr and scope_of(call) in (scope, None) for call in calls_named(ctx, "set_grad_enabled")
    )


def needs_grad(ctx: RuleContext, node: n.Node | None, depth: int = 0) -> n.Node | None:
    """Why a gradient flows through an expression: the leaf that asks for one, or a model's call; else None."""
    if node is None or depth > MAX_DEPTH:
        return None
    known = ctx.memo.setdefault("needs_grad", {})
    if id(node) not in known:
        known[id(node)] = None  # what leads back to itself has no gradient of its own
        known[id(node)] = _needs_grad(ctx, node, depth)
    return known[id(node)]


def _needs_grad(ctx: RuleContext, node: n.Node, depth: int) -> n.Node | None:
    kind = type(node)
    if kind is n.Call:
        return _call_needs_grad(ctx, node, depth)
    if kind is n.BinOp:
        return needs_grad(ctx, node.left, depth + 1) or needs_grad(ctx, node.right, depth + 1)
    if kind is n.UnaryOp and node.op != "not":
        return needs_grad(ctx, node.operand, depth + 1)
    if kind is n.Subscript:
        return needs_grad(ctx, node.value, depth + 1)
    if kind is n.Attribute:
        if node.attr in ("data", "grad", "shape", "device", "dtype"):
            return None
        if node.attr in ("T", "mT", "H", "mH"):
            return needs_grad(ctx, node.value, depth + 1)
        found = ctx.inference.type_of(node)
        if found is not None and found.kind == "inst" and found.name == "torch.nn.Parameter":
            return node
        if found is not None and TENSOR not in ctx.inference.classes(found):
            return None
        return _bound_needs_grad(ctx, node, depth)
    if kind is n.Name:
        return _bound_needs_grad(ctx, node, depth)
    return None


def _bound_needs_grad(ctx: RuleContext, node: n.Node, depth: int) -> n.Node | None:
    for call in calls_named(ctx, "requires_grad_"):
        if (
            type(call.func) is n.Attribute
            and call.func.value.source == node.source
            and scope_of(call) is scope_of(node)
        ):
            off = call.args and type(call.args[0]) is n.Constant and call.args[0].value is False
            if not off and ctx.scopes.key(call) < ctx.scopes.key(node):
                return call
    binding = last_binding(ctx, node)
    if binding is None:
        return None
    if binding.kind == "value" and not binding.path:
        if gradients_off(ctx, binding.node):
            return None
        found = needs_grad(ctx, binding.node, depth + 1)
        if found is not None and _switched_off(ctx, node):
            return None
        return found
    if binding.kind == "value" and type(binding.node) is n.Call and not gradients_off(ctx, binding.node):
        return binding.node if is_model_call(ctx, binding.node) else None
    return None


def _switched_off(ctx: RuleContext, node: n.Node) -> bool:
    """``x.requires_grad = False`` or ``x.requires_grad_(False)`` somewhere in the document."""
    known = ctx.memo.setdefault("requires_grad", {})
    if not known:
        known[""] = True  # looked for
        for statement in ctx.nodes.get(n.Assign, ()):
            for target in statement.targets:
                if type(target) is n.Attribute and target.attr == "requires_grad":
                    known[target.value.source] = True
        for call in calls_named(ctx, "requires_grad_"):
            if type(call.func) is n.Attribute and call.args:
                known[call.func.value.source] = True
    return node.source in known


def calls_named(ctx: RuleContext, name: str) -> list[n.Call]:
    """The document's calls of something whose last name is this, looked for once."""
    known = ctx.memo.setdefault("calls", {})
    if name not in known:
        known[name] = list(ctx.scopes.calls(name))
    return known[name]


def _call_needs_grad(ctx: RuleContext, call: n.Call, depth: int) -> n.Node | None:
    func = call.func
    name = public_name(ctx, func)
    if name == "torch.nn.Parameter":
        off = argument(call, "requires_grad", 1)
        return None if type(off) is n.Constant and off.value is False else call
    if name in CREATIONS or name in ("torch.Tensor", "torch.autograd.Variable"):
        return call if literal_true(call, "requires_grad") else None
    if type(func) is n.Attribute:
        if func.attr == "requires_grad_":
            off = call.args[0] if call.args else None
            return None if type(off) is n.Constant and off.value is False else call
        if func.attr in _CUTS:
            return None
        if func.attr in _SAME:
            if name is None or name.startswith("torch.Tensor."):
                found = needs_grad(ctx, func.value, depth + 1)
                return found or next(filter(None, (needs_grad(ctx, a, depth + 1) for a in call.args)), None)
    if is_model_call(ctx, call):
        return call
    if (
        name is not None
        and name.startswith(("torch.nn.functional.", "torch."))
        and ctx.inference.stubs.kind(name) == "f"
    ):
        last = name.rpartition(".")[2]
        if last in _CUTS or last.startswith(("is", "argm", "from_", "load", "get_", "manual")):
            return None
        for value in call.args:
            inner = value.elements if type(value) is n.Sequence else [value]
            for element in inner:
                found = needs_grad(ctx, element, depth + 1)
                if found is not None:
                    return found
    return None


def is_model_call(ctx: RuleContext, call: n.Call) -> bool:
    """Whether a call runs a Module or a loss object whose parameters or inputs ask for gradients."""
    func = call.func
    found = ctx.inference.type_of(func)
    if found is not None:
        if found.kind not in ("inst", "uinst") or MODULE not in ctx.inference.classes(found):
            return False
        if found.kind == "inst" and found.name.startswith("torch.nn.") and found.name.endswith("Loss"):
            return any(needs_grad(ctx, a, 6) is not None for a in call.args)
        if found.kind == "inst" and found.name == MODULE:
            return bool(_MODEL_NAME.fullmatch(last_name(func)))  # some Module: a transform, a loss, anything
        parameterless = found.kind == "inst" and found.name.rpartition(".")[2] in _WITHOUT_PARAMETERS
        if parameterless:
            return any(needs_grad(ctx, a, 6) is not None for a in call.args)
        return not (type(func) is n.Name and found.guess and not _MODEL_NAME.fullmatch(func.id))
    if type(func) is n.Name and _MODEL_NAME.fullmatch(func.id):
        bindings = ctx.scopes.lookup(func.id, func)[1]
        return bool(call.args) and not any(b.kind in ("def", "class", "import") for b in bindings)
    return False


_WITHOUT_PARAMETERS = {
    "ReLU", "Sigmoid", "Tanh", "Softmax", "LogSoftmax", "GELU", "SiLU", "LeakyReLU", "ELU", "Flatten", "Identity",
    "Dropout", "MaxPool2d", "AvgPool2d", "AdaptiveAvgPool2d", "Upsample", "Unflatten", "Hardtanh", "ReLU6",
    "Softplus", "CosineSimilarity", "PixelShuffle",
}  # fmt: skip


def looks_like_loss(node: n.Node) -> bool:
    return bool(_LOSS_NAME.fullmatch(last_name(node)))


def value_binding(ctx: RuleContext, node: n.Node) -> Binding | None:
    """The plain assignment that a name stands for, when it is the last one before the use and sure to have run."""
    if type(node) is not n.Name:
        return None
    binding = last_binding(ctx, node)
    if binding is None or binding.kind != "value" or binding.path or scope_of(binding.statement) is not scope_of(node):
        return None
    return binding if _same_arm(binding.statement, node) else None


def _same_arm(statement: n.Node, node: n.Node) -> bool:
    """Whether the block that holds a statement holds a later node too, in the same arm of its if or try."""
    owner = statement.parent
    if owner is None:
        return True
    inner = node
    while inner is not None and inner.parent is not owner:
        inner = inner.parent
    if inner is None:
        return False
    for name in n.BLOCKS:
        block = getattr(owner, name, None)
        if isinstance(block, list) and any(s is statement for s in block):
            return any(s is inner for s in block)
    return False


def inside_own_class(node: n.Node) -> bool:
    """Whether a name is the ``self`` of the method it stands in."""
    if type(node) is not n.Name:
        return False
    for ancestor in node.ancestors():
        if isinstance(ancestor, n.FunctionDef) and isinstance(ancestor.parent, n.ClassDef):
            return self_name(ancestor) == node.id
    return False


def is_test_code(node: n.Node) -> bool:
    """Inside a unit test, where a call may stand for its own sake."""
    for ancestor in node.ancestors():
        if type(ancestor) is n.FunctionDef and ancestor.name.startswith(("test_", "bench")):
            # A method that is handed models and data tests those: a unit test has no arguments but fixtures.
            if type(ancestor.parent) is not n.ClassDef or len(ancestor.params) == 1:
                return True
        if type(ancestor) is n.ClassDef and TEST_CLASS.fullmatch(ancestor.name):
            return True
    return False
