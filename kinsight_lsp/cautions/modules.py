"""Mistakes in writing an ``nn.Module``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import self_name
from ..resolve.conventions import type_by_name
from .context import RULES, RuleContext
from .edits import Lines, is_docstring, replace
from .report import Report

MODULE = "torch.nn.Module"
_PART_NAMES = re.compile(
    r"(\w*_)?(fc|layer\d*|features|classifier|backbone|encoder|decoder|head|heads|body|stem|conv\d*|bn\d*|embedding|embeddings|"
    r"blocks?|transformer|base_model|model|net|feature_extractor)"
)


@RULES.node(b"Module")
def missing_super_init(ctx: RuleContext) -> Iterator[Report]:
    """A Module subclass whose ``__init__`` does not run the base class's before its first layer."""
    for cls in ctx.nodes.get(n.ClassDef, ()):
        if not any(_is_module_base(ctx, base) for base in cls.bases) and not _of_some_module(ctx, cls):
            continue
        init = next((s for s in cls.body if type(s) is n.FunctionDef and s.name == "__init__"), None)
        if init is None or any("abstract" in d.source for d in init.decorators):
            continue
        receiver = self_name(init) or "self"
        if _delegates(init, receiver):
            continue
        called = _super_call(init, receiver)
        first = _first_assignment(ctx, init, receiver)
        if called is not None and (first is None or called.start < first.start or not _plain(called, init)):
            continue
        if called is None and first is None and not _does_work(init):
            continue
        lines = Lines(ctx.source.text, ctx.module)
        edit = lines.first_in(init, "super().__init__()") if called is None else None
        name_end = init.name_start + len(init.name)
        related = (first,) if first is not None else ()
        yield Report(
            "missing-super-init", init, {"cls": cls.name}, (edit,) if edit else (), related, (init.name_start, name_end)
        )


def _is_module_base(ctx: RuleContext, base: n.Node) -> bool:
    """Only bases that surely need the call: Module itself, the library's own modules, or a user's Module with such an init."""
    found = ctx.inference.type_of(base)
    if found is None:
        return False
    if found.kind == "ref":
        return MODULE in ctx.inference.stubs.mro(found.name)
    if found.kind == "uclass":
        return MODULE in ctx.inference.user_bases(found.node)
    return False


def _of_some_module(ctx: RuleContext, cls: n.ClassDef) -> bool:
    """A class with a ``forward`` whose base is called ``Module`` and comes from another file of the project."""
    if not any(type(s) is n.FunctionDef and s.name == "forward" for s in cls.body):
        return False
    for base in cls.bases:
        if type(base) is n.Name and base.id == "Module":
            bindings = ctx.scopes.lookup(base.id, base)[1]
            if bindings and all(b.kind == "import" and b.target.startswith(".") for b in bindings):
                return True
    return False


def _super_call(init: n.FunctionDef, receiver: str) -> n.Node | None:
    """The call that runs a base's constructor: ``super().__init__``, ``Base.__init__(self)`` …"""
    for statement in init.body:
        for node in statement.walk():
            if type(node) is n.Call and type(node.func) is n.Attribute and node.func.attr in ("__init__", "_init"):
                value = node.func.value
                if type(value) is n.Call and type(value.func) is n.Name and value.func.id == "super":
                    return node
                if node.args and type(node.args[0]) is n.Name and node.args[0].id == receiver:
                    return node
                if n.dotted(value) is not None and type(value) is not n.Name or n.dotted(value) in _base_names(init):
                    return node
    return None


def _base_names(init: n.FunctionDef) -> list[str | None]:
    return [n.dotted(base) for base in init.parent.bases] if isinstance(init.parent, n.ClassDef) else []


def _plain(call: n.Node, init: n.FunctionDef) -> bool:
    """Whether the call stands in the body itself, not in a branch."""
    return n.statement_of(call).parent is init


def _first_assignment(ctx: RuleContext, init: n.FunctionDef, receiver: str) -> n.Node | None:
    """The first statement that gives ``self`` a layer or parameter (any attribute when none is recognised)."""
    for statement in init.body:
        for node in statement.walk():
            if type(node) is not n.Assign or node.value is None:
                continue
            for target in node.targets:
                if type(target) is n.Attribute and type(target.value) is n.Name and target.value.id == receiver:
                    if _is_part(ctx, node.value):
                        return node
    return None


def _is_part(ctx: RuleContext, value: n.Node) -> bool:
    found = ctx.inference.type_of(value)
    classes = ctx.inference.classes(found)
    return MODULE in classes or "torch.nn.Parameter" in classes


def _does_work(init: n.FunctionDef) -> bool:
    """Whether a constructor is more than a declaration: ``pass`` says that there is nothing to do, ``...`` says nothing."""
    body = [s for s in init.body if not is_docstring(s)]
    return bool(body) and not all(type(s) is n.Raise or _is_ellipsis(s) for s in body)


def _is_ellipsis(statement: n.Node) -> bool:
    return type(statement) is n.Expr and type(statement.value) is n.Constant


def _delegates(init: n.FunctionDef, receiver: str) -> bool:
    """An ``__init__`` that always raises, or takes over another object's state."""
    return any(
        type(statement) is n.Raise or any(_is_state(x, receiver) for x in statement.walk()) for statement in init.body
    )


def _is_state(node: n.Node, receiver: str) -> bool:
    """``self.__dict__`` and ``self.__class__``, but not ``self.__class__.__name__``, which only names it."""
    if type(node) is not n.Attribute or node.attr not in ("__dict__", "__setstate__", "__class__"):
        return False
    read = type(node.parent) is n.Attribute and node.parent.attr in ("__name__", "__qualname__", "__module__")
    return type(node.value) is n.Name and node.value.id == receiver and not read


@RULES.node(b"requires_grad")
def freeze_attribute_no_effect(ctx: RuleContext) -> Iterator[Report]:
    """``module.requires_grad = …``: a plain attribute on a Module, nothing is frozen."""
    for node in ctx.nodes.get(n.Assign, ()):
        if node.value is None or len(node.targets) != 1:
            continue
        target = node.targets[0]
        if type(target) is not n.Attribute or target.attr != "requires_grad" or not _is_module_value(ctx, target.value):
            continue
        if type(target.value) is n.Name and _is_receiver(target.value):
            continue  # a class may keep an attribute of this name for itself
        value = node.value.source
        fields = {"module": target.value.source, "value": value}
        edit = replace(node, f"{target.value.source}.requires_grad_({value})")
        yield Report("freeze-attribute-no-effect", target, fields, (edit,))


def _is_receiver(name: n.Name) -> bool:
    """Whether a name is the ``self`` of the method it stands in."""
    method = next((a for a in name.ancestors() if isinstance(a, n.FunctionDef) and isinstance(a.parent, n.ClassDef)), None)
    return method is not None and self_name(method) == name.id


def _is_module_value(ctx: RuleContext, node: n.Node) -> bool:
    found = ctx.inference.type_of(node)
    if found is not None and found.kind != "foreign":
        return MODULE in ctx.inference.classes(found)
    if type(node) is n.Name:
        guessed = type_by_name(node.id)
        return guessed is not None and guessed.name == MODULE and _looks_like_model(ctx, node)
    if type(node) is n.Attribute and _PART_NAMES.fullmatch(node.attr):
        root = node.value
        while type(root) in (n.Attribute, n.Subscript):
            root = root.value
        if type(root) is not n.Name:
            return False
        guessed = type_by_name(root.id)
        return guessed is not None and guessed.name == MODULE or root.id == "self"
    return False


def _looks_like_model(ctx: RuleContext, node: n.Name) -> bool:
    """A loop variable over parameters may be called anything; a model is not iterated from ``parameters()``."""
    scope, bindings = ctx.scopes.lookup(node.id, node)
    return not bindings or bindings[-1].kind in ("param", "value", "import")
