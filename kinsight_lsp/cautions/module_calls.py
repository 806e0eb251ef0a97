"""How a Module is called: through ``model(x)``, with its own mode, and with an output rather than a layer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import class_table, scope_of, self_name
from ..resolve.conventions import OTHER_WORLDS, type_by_name
from ..resolve.infer import argument, returns
from .context import RULES, RuleContext
from .edits import NodeEdit, add_keyword
from .module_parts import MODULE, module_classes
from .report import Report
from .values import bases, calls_to, last_binding, last_name, public_name

_LAYER_NAME = re.compile(
    r"_?(\w+_)?(fc|conv|bn|norm|pool|linear|dense|lstm|gru|rnn|attn|attention|embed(ding)?s?|dropout|relu|"
    r"act(ivation)?|layers?|blocks?|head|stem|encoder|decoder|backbone|features|classifier|proj(ection)?|mlp|unet|vae|resnet|critic|actor|"
    r"policy|q_?net(work)?)\d*(_\w+)?"
)


_MODULE_METHODS = ("eval", "train", "parameters", "named_parameters", "state_dict", "load_state_dict", "zero_grad")

# Packages whose models keep ``forward`` for something else than ``model(x)``.
_OWN_FORWARD = {"gpytorch", "botorch", "linear_operator", "skorch"}


@RULES.node(b".forward")
def direct_forward_call(ctx: RuleContext) -> Iterator[Report]:
    """``model.forward(x)``: the hooks that ``model(x)`` runs are left out."""
    if not ctx.scopes.packages.isdisjoint(_OWN_FORWARD):
        return
    for call in ctx.calls("forward"):
        func = call.func
        if type(func) is not n.Attribute or not (call.args or call.keywords) or _must_be_forward(call):
            continue
        if not _is_module(ctx, func.value) or _calls_differently(ctx, func.value):
            continue
        edit = NodeEdit(func, func.value.end, func.end, "")
        edits = (edit,) if _is_simple(func) else ()
        yield Report("direct-forward-call", call, {"model": func.value.source}, edits)


def _is_simple(func: n.Attribute) -> bool:
    """Whether only ``.forward`` stands between the receiver and the parenthesis."""
    return func.unit.text[func.value.end : func.end].strip() == b".forward"


def _is_module(ctx: RuleContext, node: n.Node) -> bool:
    """Whether the receiver is a Module object: known, or by its customary name."""
    if type(node) is n.Call:
        if last_name(node.func) == "super":
            return False
        found = ctx.inference.type_of(node)
        return found is not None and not found.guess and _below_module(ctx, found)
    if type(node) is n.Name and node.id in ("self", "cls", "ctx"):
        return False  # a method of the class that asks for its own computation
    found = ctx.inference.type_of(node)
    if found is not None and found.kind in ("inst", "uinst"):
        if found.kind == "inst" and not ctx.inference.stubs.kind(found.name):
            package = found.name.partition(".")[0]
            if package in ("transformers", "timm", "diffusers", "segmentation_models_pytorch"):
                return True
            return package not in OTHER_WORLDS and _treated_as_module(ctx, node)
        return _below_module(ctx, found)
    unknown = found is None or found.kind == "foreign" or found.kind == "method" and ctx.inference.stubs.kind(found.name) is None
    if not unknown or found is not None and found.name.partition(".")[0] in OTHER_WORLDS:
        return False
    name = last_name(node.value) if type(node) is n.Subscript else last_name(node)
    guessed = type_by_name(name)
    return guessed is not None and guessed.name == MODULE or bool(_LAYER_NAME.fullmatch(name))


def _treated_as_module(ctx: RuleContext, node: n.Node) -> bool:
    """Whether the document asks an object of an unknown class, called like a model, for what only a Module has."""
    guessed = type_by_name(last_name(node))
    if guessed is None or guessed.name != MODULE:
        return False
    calls = (call for name in _MODULE_METHODS for call in ctx.scopes.calls(name))
    return any(type(c.func) is n.Attribute and c.func.value.source == node.source for c in calls)


def _below_module(ctx: RuleContext, found) -> bool:
    return MODULE in ctx.inference.classes(found) or found.kind == "uinst" and MODULE in bases(ctx, found.node)


def _must_be_forward(call: n.Call) -> bool:
    """Inside ``__call__`` or a hook, where ``model(x)`` would come back to the same place."""
    for ancestor in call.ancestors():
        if isinstance(ancestor, n.FunctionDef):
            return ancestor.name == "__call__" or "hook" in ancestor.name
    return False


def _calls_differently(ctx: RuleContext, node: n.Node) -> bool:
    """Whether the object's class, in this file, has a ``__call__`` of its own, or is an interface of TorchScript, which
    has none."""
    found = ctx.inference.type_of(node)
    if found is None or found.kind != "uinst":
        return False
    interface = any(last_name(d) == "interface" for d in found.node.decorators)
    return interface or ctx.inference.find_method(found.node, "__call__") is not None


# -- a layer for an output


@RULES.node(b"forward")
def returns_layer_not_output(ctx: RuleContext) -> Iterator[Report]:
    """``return self.fc`` or ``return nn.Softmax(x)``: the layer itself leaves forward, not what it computes."""
    for cls in module_classes(ctx):
        method = class_table(cls).methods.get("forward")
        if method is None or method.returns is not None and "Module" in method.returns.source:
            continue
        for value in returns(method):
            layer = _layer(ctx, value, method)
            if layer is not None:
                yield Report("returns-layer-not-output", value, {"layer": layer})


def _layer(ctx: RuleContext, node: n.Node, method: n.FunctionDef) -> str | None:
    """The text of the layer that an expression is, when it is surely one."""
    if type(node) is n.Name:
        binding = last_binding(ctx, node)
        if binding is None or binding.kind != "value" or binding.path or scope_of(binding.statement) is not method:
            return None
        if binding.statement.parent is not method:
            return None
        if type(binding.node) not in (n.Attribute, n.Call):
            return None
        return _layer(ctx, binding.node, method)
    if type(node) is n.Attribute:
        if type(node.value) is not n.Name or node.value.id != self_name(method):
            return None
        bindings = class_table(method.parent).attributes.get(node.attr, ())
        if not bindings or any(b.kind != "value" or b.path or type(b.node) is not n.Call for b in bindings):
            return None
        found = ctx.inference.type_of(node)
    elif type(node) is n.Call:
        name = public_name(ctx, node.func)
        if name is None or not name.startswith("torch.nn.") or name.startswith("torch.nn.utils"):
            return None
        if ctx.inference.stubs.kind(name) != "c" or MODULE not in ctx.inference.stubs.mro(name):
            return None
        return node.func.source
    else:
        return None
    if found is None or found.guess or found.kind not in ("inst", "uinst") or not _below_module(ctx, found):
        return None
    return node.source


# -- functional dropout

_DROPOUTS = tuple(f"torch.nn.functional.{name}" for name in ("dropout", "dropout1d", "dropout2d", "dropout3d"))


@RULES.node(b"dropout")
def functional_dropout_always_on(ctx: RuleContext) -> Iterator[Report]:
    """``F.dropout`` in a Module without ``training=``: eval() does not switch it off."""
    for call, _ in calls_to(ctx, _DROPOUTS):
        if any(k.name in ("training", None) for k in call.keywords) or any(type(a) is n.Starred for a in call.args):
            continue
        if argument(call, "training", 2) is not None:
            continue
        method = _method_of(ctx, call)
        if method is None or _guarded(call) or _draws_samples(method):
            continue
        edit = add_keyword(call, f"training={method.params[0].name}.training")
        yield Report("functional-dropout-always-on", call, {"call": call.func.source}, (edit,) if edit else ())


def _method_of(ctx: RuleContext, call: n.Call) -> n.FunctionDef | None:
    """The method of a Module that holds the call; a ``forward(self, …)`` without its class counts."""
    for ancestor in call.ancestors():
        if not isinstance(ancestor, n.FunctionDef):
            continue
        if isinstance(ancestor.parent, n.ClassDef):
            if self_name(ancestor) is None or MODULE not in bases(ctx, ancestor.parent):
                return None
            return ancestor
        if ancestor.name == "forward" and ancestor.params and ancestor.params[0].name == "self":
            return ancestor
    return None


def _draws_samples(method: n.FunctionDef) -> bool:
    """A sampler that never trains: dropout is a source of noise there."""
    return "sample" in method.name or any(
        word in d.source for d in method.decorators for word in ("no_grad", "inference_mode")
    )


def _guarded(call: n.Call) -> bool:
    """Under ``if self.training:``."""
    return any(type(a) in (n.If, n.IfExp) and "training" in a.test.source for a in call.ancestors())
