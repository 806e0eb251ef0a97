"""What belongs to a Module: names it must not take, and where layers are made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import class_table, scope_of, self_name
from .context import RULES, RuleContext
from .report import Report
from .values import bases, last_binding, last_name, public_name

MODULE = "torch.nn.Module"
PARAMETER = "torch.nn.Parameter"
# Layers without parameters, buffers or a mode: nothing is lost when a Module does not know them.
_STATELESS = re.compile(
    r"torch\.nn\.(\w*(ReLU6?|ELU|Softmax|Softmin|Sigmoid|Tanh|tanh|sigmoid|swish|shrink|Softplus|Softsign|Threshold|"
    r"Mish|GLU|GELU|SiLU)|"
    r"Softmax2d|Hardtanh|Identity|Flatten|Unflatten|(Adaptive)?(Avg|Max)Pool\dd|LPPool\dd|"
    r"FractionalMaxPool\dd|MaxUnpool\dd|"
    r"Upsample|Upsampling\w+|PixelShuffle|PixelUnshuffle|ChannelShuffle|"
    r"(Zero|Constant|Reflection|Replication|Circular)Pad\dd|"
    r"CosineSimilarity|PairwiseDistance|Fold|Unfold|\w*Loss)"
)
CONTAINERS = {
    "torch.nn.ModuleList",
    "torch.nn.ModuleDict",
    "torch.nn.Sequential",
    "torch.nn.ParameterList",
    "torch.nn.ParameterDict",
}


def module_classes(ctx: RuleContext) -> Iterator[n.ClassDef]:
    """The user's classes below ``nn.Module``."""
    for cls in ctx.nodes.get(n.ClassDef, ()):
        if MODULE in bases(ctx, cls):
            yield cls


def makes_layer(ctx: RuleContext, node: n.Node) -> str:
    """``module`` for a call that makes a layer with parameters or a mode, ``parameter`` for nn.Parameter, else ""."""
    if type(node) is not n.Call:
        return ""
    name = public_name(ctx, node.func)
    if name == PARAMETER:
        return "parameter"
    if name is not None and ctx.inference.stubs.kind(name) == "c":
        if MODULE not in ctx.inference.stubs.mro(name) or _STATELESS.fullmatch(name) or ".transforms." in name:
            return ""
        return "module"
    called = ctx.inference.type_of(node.func)
    if called is None or called.kind not in ("ref", "uclass", "ufunc"):
        return ""  # a method: it may hand back a layer that is somewhere else already
    found = ctx.inference.type_of(node)
    if found is None or found.guess or found.kind not in ("inst", "uinst"):
        return ""
    if (
        found.kind == "uinst"
        and MODULE not in bases(ctx, found.node)
        or found.kind == "inst"
        and MODULE not in ctx.inference.classes(found)
    ):
        return ""
    return (
        "" if found.kind == "inst" and (_STATELESS.fullmatch(found.name) or ".transforms." in found.name) else "module"
    )


# -- names that a Module needs for itself

_NEEDED = {
    "train", "eval", "forward", "parameters", "named_parameters", "modules", "named_modules", "children",
    "named_children", "state_dict", "load_state_dict", "to", "cuda", "cpu", "apply", "zero_grad", "buffers",
    "named_buffers", "half", "double", "requires_grad_", "add_module", "register_buffer", "register_parameter",
    "get_parameter", "float",
}  # fmt: skip


@RULES.node(b"Module")
def module_method_shadowed(ctx: RuleContext) -> Iterator[Report]:
    """An attribute or method of a Module that takes the name of one that PyTorch itself calls."""
    for cls in module_classes(ctx):
        table = class_table(cls)
        for name, bindings in table.attributes.items():
            if name not in _NEEDED or name in table.methods:
                continue
            for binding in bindings:
                if binding.kind != "value" or binding.path or _may_be_callable(ctx, binding.node):
                    continue
                statement = binding.statement
                target = next((t for t in statement.targets if last_name(t) == name), statement)
                yield Report("module-method-shadowed", target, {"name": name, "cls": cls.name})
        for name in ("train", "eval"):
            method = table.methods.get(name)
            if method is not None and _refuses_mode(method):
                end = method.name_start + len(name)
                fields = {"name": name, "cls": cls.name}
                span = (method.name_start, end)
                yield Report("module-method-shadowed", method, fields, (), (), span, variant="method")


def _may_be_callable(ctx: RuleContext, value: n.Node) -> bool:
    """A function put in place of a method is meant to be called: ``self.forward = self.forward_fast``."""
    kind = type(value)
    if kind in (n.Constant, n.Sequence, n.Dict, n.Comprehension, n.Compare, n.JoinedStr):
        return False
    if kind in (n.BoolOp, n.UnaryOp, n.BinOp):
        return False
    if kind is n.Call:
        if makes_layer(ctx, value):
            return False  # it goes where registered layers go; the name keeps meaning the method
        name = public_name(ctx, value.func)
        return name not in (
            "list",
            "dict",
            "int",
            "float",
            "bool",
            "str",
            "len",
            "tuple",
            "set",
            "max",
            "min",
            "torch.tensor",
            "torch.zeros",
            "torch.device",
        )
    if kind is n.Name:
        binding = last_binding(ctx, value)
        if binding is not None and binding.kind == "param":
            parameter = binding.node
            annotation = parameter.annotation.source if parameter.annotation is not None else ""
            literal = type(parameter.default) is n.Constant and parameter.default.kind in ("bool", "number", "str")
            return not literal and annotation not in ("bool", "int", "float", "str", "list", "dict")
        if binding is not None and binding.kind == "value" and not binding.path:
            return type(binding.node) not in (n.Constant, n.Sequence, n.Dict, n.Comprehension)
    return True


def _refuses_mode(method: n.FunctionDef) -> bool:
    """Whether ``model.train()``, ``model.train(False)`` or ``model.eval()``, as PyTorch calls them, cannot work."""
    if any(type(d) is n.Name and d.id in ("staticmethod", "property", "classmethod") for d in method.decorators):
        return False
    if any(p.star for p in method.params):
        return False
    given = method.params[1:]
    needed = [p for p in given if p.default is None]
    if method.name == "eval":
        return bool(needed)
    if any(type(x) is n.Call and last_name(x.func) == "super" for s in method.body for x in s.walk()):
        return len(needed) > 1
    first = given[0].name if given else ""
    return bool(needed) and (
        len(needed) > 1
        or not re.fullmatch(r"_?(mode|train(ing)?|is_train(ing)?|flag|m|x|value|enabled?|state|b)", first)
    )


# -- layers made anew on every call

_MODAL = re.compile(r"Dropout|BatchNorm")


@RULES.node(b"forward")
def module_built_in_forward(ctx: RuleContext) -> Iterator[Report]:
    """A layer with something to learn, or with a mode, that is made inside ``forward``."""
    for cls in module_classes(ctx):
        method = class_table(cls).methods.get("forward")
        if method is None:
            continue
        for call in method.walk():
            made = makes_layer(ctx, call)
            if not made or public_name(ctx, call.func) in CONTAINERS or not _is_library_layer(ctx, call):
                continue
            if _kept(call, method) or _inside_function(call, method) or _returned(call):
                continue
            variant = "mode" if _MODAL.search(public_name(ctx, call.func) or "") else ""
            yield Report("module-built-in-forward", call, {"layer": call.func.source}, variant=variant)


def _is_library_layer(ctx: RuleContext, call: n.Call) -> bool:
    name = public_name(ctx, call.func)
    return name is not None and name.startswith("torch.nn.") and ctx.inference.stubs.kind(name) == "c"


def _kept(call: n.Call, method: n.FunctionDef) -> bool:
    """``self.proj = nn.Linear(…)``: made on the first call and kept, a pattern of its own."""
    statement = n.statement_of(call)
    if type(statement) is n.Assign and any(type(t) in (n.Attribute, n.Subscript) for t in statement.targets):
        return True
    name = (
        statement.targets[0].id
        if type(statement) is n.Assign and statement.targets and type(statement.targets[0]) is n.Name
        else None
    )
    receiver = self_name(method)
    return name is not None and any(
        type(node) is n.Assign and type(node.value) is n.Name and node.value.id == name
        and any(type(t) is n.Attribute and last_name(t.value) == receiver for t in node.targets)
        for node in method.walk()
    )  # fmt: skip


def _inside_function(call: n.Call, method: n.FunctionDef) -> bool:
    return scope_of(call) is not method


def _returned(call: n.Call) -> bool:
    """Returned as it is: ``returns-layer-not-output`` says so."""
    return type(call.parent) is n.Return
