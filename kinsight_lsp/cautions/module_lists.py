"""Layers in a list that the Module does not look into."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import class_table, scope_of
from .context import RULES, RuleContext
from .edits import import_edit, insert, name_of_module, replace
from .module_parts import CONTAINERS, makes_layer, module_classes
from .report import NodeEdit, Report
from .values import last_binding, last_name, public_name

_REGISTERING = {"add_module", "register_module", "register_parameter", "setattr", "__setattr__"}


@RULES.node(b"Module")
def modules_in_plain_list(ctx: RuleContext) -> Iterator[Report]:
    """Layers in a Python list, tuple or dict attribute, where parameters(), to() and state_dict() miss them."""
    for cls in module_classes(ctx):
        if _registers_by_hand(ctx, cls) or "parameters" in class_table(cls).methods:
            continue
        for name, bindings in class_table(cls).attributes.items():
            for binding in bindings:
                statement = binding.statement
                if binding.kind != "value" or binding.path or statement.parent is cls:
                    continue
                kind = _holds_layers(ctx, cls, name, binding.node)
                if kind is None or _wrapped_later(ctx, cls, name):
                    continue
                holder, display = kind
                prefix, added = _nn_prefix(ctx, statement)
                edits = _wrap(cls, name, display, holder, prefix) if prefix else ()
                fields = {"attribute": f"self.{name}", "holder": f"nn.{holder}"}
                yield Report("modules-in-plain-list", statement, fields, (*added, *edits) if edits else ())


def _registers_by_hand(ctx: RuleContext, cls: n.ClassDef) -> bool:
    return any(type(node) is n.Call and last_name(node.func) in _REGISTERING for node in cls.walk())


def _wrapped_later(ctx: RuleContext, cls: n.ClassDef, name: str) -> bool:
    """``nn.Sequential(*self.layers)``, ``self.layers = nn.ModuleList(self.layers)`` and the like."""
    for node in cls.walk():
        if type(node) is n.Call and (
            public_name(ctx, node.func) in CONTAINERS or last_name(node.func) in ("extend", "ModuleList", "Sequential")
        ):
            receiver = node.func.value if type(node.func) is n.Attribute and node.func.attr == "extend" else None
            if receiver is not None and last_name(receiver) == name:
                continue
            if any(type(x) is n.Attribute and x.attr == name for argument in node.args for x in argument.walk()):
                return True
    return False


def _holds_layers(ctx: RuleContext, cls: n.ClassDef, name: str, value: n.Node) -> tuple[str, n.Node] | None:
    """The container that the value should be, and the expression to wrap."""
    kind = type(value)
    if kind is n.Call and public_name(ctx, value.func) in ("list", "tuple") and len(value.args) == 1:
        inner = _holds_layers(ctx, cls, name, value.args[0])
        return (inner[0], value) if inner else None
    if kind is n.Call and public_name(ctx, value.func) in ("list", "dict") and not value.args and not value.keywords:
        return _appended(ctx, cls, name, value)
    if kind is n.Sequence and value.kind in ("list", "tuple"):
        made = [_made(ctx, cls, element) for element in value.elements]
        if any(made):
            return _holder(made, "List"), value
        return _appended(ctx, cls, name, value) if not value.elements and value.kind == "list" else None
    if kind is n.Dict:
        made = [_made(ctx, cls, element) for element in value.values]
        if any(made):
            return _holder(made, "Dict"), value
        return _appended(ctx, cls, name, value) if not value.keys else None
    if kind is n.Comprehension and value.kind in ("list", "dict", "generator"):
        made = makes_layer(ctx, value.value if value.kind == "dict" else value.element)
        return (_holder([made], "Dict" if value.kind == "dict" else "List"), value) if made else None
    if kind is n.BinOp and value.op in ("+", "*"):
        inner = _holds_layers(ctx, cls, name, value.left) or _holds_layers(ctx, cls, name, value.right)
        return (inner[0], value) if inner else None
    if kind is n.Name:
        return _local_list(ctx, cls, value)
    return None


def _holder(made: list[str], shape: str) -> str:
    return f"{'Parameter' if set(filter(None, made)) == {'parameter'} else 'Module'}{shape}"


def _made(ctx: RuleContext, cls: n.ClassDef, node: n.Node) -> str:
    """A layer made right here, or a local name for one that the Module does not get otherwise."""
    if type(node) is n.Starred:
        node = node.value
        if type(node) is n.Comprehension and node.element is not None:
            return makes_layer(ctx, node.element)
        return ""
    if type(node) is n.Name:
        binding = last_binding(ctx, node)
        if binding is None or binding.kind != "value" or binding.path or _given_to_self(cls, node.id):
            return ""
        node = binding.node
    return makes_layer(ctx, node)


def _given_to_self(cls: n.ClassDef, name: str) -> bool:
    return any(
        type(node) is n.Assign and type(node.value) is n.Name and node.value.id == name
        and any(type(t) is n.Attribute for t in node.targets)
        for node in cls.walk()
    )  # fmt: skip


def _appended(ctx: RuleContext, cls: n.ClassDef, name: str, value: n.Node) -> tuple[str, n.Node] | None:
    """``self.layers = []`` (or ``{}``) that the class fills with layers it makes."""
    for node in cls.walk():
        if type(node) is n.Call and type(node.func) is n.Attribute and node.func.attr in ("append", "insert", "extend"):
            if _is_own(node.func.value, name) and node.args:
                made = _added(ctx, cls, node.args[-1])
                if made:
                    return _holder([made], "List"), value
        elif type(node) is n.AugAssign and _is_own(node.target, name):
            made = _added(ctx, cls, node.value)
            if made:
                return _holder([made], "List"), value
        elif type(node) is n.Assign and any(type(t) is n.Subscript and _is_own(t.value, name) for t in node.targets):
            made = _made(ctx, cls, node.value) if node.value is not None else ""
            if made and type(value) in (n.Dict, n.Call):
                return _holder([made], "Dict"), value
    return None


def _added(ctx: RuleContext, cls: n.ClassDef, node: n.Node) -> str:
    if type(node) is n.Sequence:
        return next(filter(None, (_made(ctx, cls, element) for element in node.elements)), "")
    if type(node) is n.Comprehension:
        return makes_layer(ctx, node.element) if node.element is not None else ""
    return _made(ctx, cls, node)


def _is_own(node: n.Node, name: str) -> bool:
    return type(node) is n.Attribute and node.attr == name and type(node.value) is n.Name and node.value.id == "self"


def _local_list(ctx: RuleContext, cls: n.ClassDef, name: n.Name) -> tuple[str, n.Node] | None:
    """``layers = []; layers.append(nn.Linear(…)); self.layers = layers``."""
    scope = scope_of(name)
    if not isinstance(scope, n.FunctionDef):
        return None
    bindings = ctx.scopes.table_of(scope).get(name.id, ())
    if len(bindings) != 1 or bindings[0].kind != "value" or bindings[0].path:
        return None
    value = bindings[0].node
    if type(value) is n.Comprehension or type(value) is n.Sequence and value.elements:
        found = _holds_layers(ctx, cls, name.id, value)
        return (found[0], name) if found else None
    if not (type(value) is n.Sequence and value.kind == "list"):
        return None
    for node in scope.walk():
        if type(node) is n.Call and type(node.func) is n.Attribute and node.func.attr in ("append", "extend"):
            if type(node.func.value) is n.Name and node.func.value.id == name.id and node.args:
                made = _added(ctx, cls, node.args[0])
                if made:
                    return _holder([made], "List"), name
        elif type(node) is n.AugAssign and type(node.target) is n.Name and node.target.id == name.id:
            made = _added(ctx, cls, node.value)
            if made:
                return _holder([made], "List"), name
    return None


def _nn_prefix(ctx: RuleContext, use: n.Node) -> tuple[str | None, tuple[NodeEdit, ...]]:
    """How the document calls ``torch.nn``; an import where it has no name for it."""
    nn = name_of_module(ctx.scopes, "torch.nn", use)
    if nn is not None:
        return nn, ()
    torch = name_of_module(ctx.scopes, "torch", use)
    if torch is not None:
        return f"{torch}.nn", ()
    if any(type(x) is n.Name and x.id == "nn" for x in ctx.nodes.get(n.Name, ())):
        return "nn", ()
    added = import_edit(ctx.scopes, ctx.module, ctx.source.text, "from torch import nn")
    return ("nn", (added,)) if added is not None else (None, ())


_LIST_ONLY = {"remove", "sort", "clear", "index", "count", "reverse", "copy"}
_DICT_ONLY = {"get", "setdefault", "popitem", "copy"}


def _wrap(cls: n.ClassDef, name: str, value: n.Node, holder: str, prefix: str) -> tuple[NodeEdit, ...]:
    """The display inside ``nn.ModuleList(…)``; nothing where the code asks the list for what ModuleList has not."""
    refused = _DICT_ONLY if holder.endswith("Dict") else _LIST_ONLY
    for node in cls.walk():
        if type(node) is n.Attribute and node.attr in refused and _is_own(node.value, name):
            return ()
    if holder.endswith("Dict"):
        if type(value) is n.Dict and not all(_is_plain_key(key) for key in value.keys):
            return ()
        if type(value) is n.Comprehension and not (
            type(value.element) is n.JoinedStr
            or type(value.element) is n.Call
            and last_name(value.element.func) == "str"
        ):
            return ()
        if type(value) is n.Dict and not value.keys and _other_keys(cls, name):
            return ()
    new = f"{prefix}.{holder}"
    if type(value) is n.Call and not value.args:
        return (replace(value, f"{new}()"),)
    if type(value) in (n.Sequence, n.Dict) and not (value.elements if type(value) is n.Sequence else value.keys):
        return (replace(value, f"{new}()"),)
    if type(value) is n.Call and last_name(value.func) in ("list", "tuple"):
        return (replace(value.func, new),)
    text = value.unit.text
    if type(value) is n.Comprehension and value.kind == "generator":
        return ()
    if type(value) is n.Sequence and text[value.start : value.start + 1] not in (b"[", b"("):
        return (insert(value, value.start, f"{new}(["), insert(value, value.end, "])"))
    return (insert(value, value.start, f"{new}("), insert(value, value.end, ")"))


def _is_plain_key(key: n.Node) -> bool:
    return type(key) is n.Constant and key.kind == "str" and "." not in key.value and key.value not in (
        "keys", "values", "items", "pop", "update", "type", "forward", "train", "training", "clear",
    )  # fmt: skip


def _other_keys(cls: n.ClassDef, name: str) -> bool:
    """Whether an empty dict is filled under keys that are not surely texts."""
    for node in cls.walk():
        if type(node) is n.Assign:
            for target in node.targets:
                if type(target) is n.Subscript and _is_own(target.value, name):
                    if not _is_plain_key(target.index) and type(target.index) is not n.JoinedStr:
                        return True
    return False
