"""Code that serves several releases of a library: what it names is old on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from .context import RuleContext

_VERSION = r"(?<![a-z])version"  # and no conversion
_SURELY_RELEASE = re.compile(rf"{_VERSION}|hasattr|__kwdefaults__|signature\(")
_RELEASE = re.compile(
    rf"{_SURELY_RELEASE.pattern}|torch_?[12]|torch_(ge|gt|le|lt|min)|greater|available|at_least|legacy"
)
# Whether a device is there says nothing about the release.
_DEVICE_CHECK = re.compile(
    r"\bis_available\(\)|\b(cuda|gpu|mps|xpu|device)_(is_)?available\b|\bis_(cuda|gpu|mps)_available\b"
)


def guarded(ctx: RuleContext, node: n.Node) -> bool:
    """Whether a node runs only where an old name is known to be there.

    In a try that expects it to be missing, below or after a check of the release, or as what ``getattr`` falls back to.
    """
    for ancestor in node.ancestors():
        if type(ancestor) is n.ExceptHandler:
            return True
        if type(ancestor) is n.Call and type(ancestor.func) is n.Name and ancestor.func.id == "getattr":
            return True  # the fallback of getattr(module, "new", old)
        if type(ancestor) is n.Try and _catches_missing(ancestor):
            return True
        if type(ancestor) in (n.If, n.IfExp) and _checks_release(ctx, ancestor.test):
            return True
    return asked_for(ctx, node) or any(_SURELY_RELEASE.search(test.source.lower()) for test in _tests_before(node))


def asked_for(ctx: RuleContext, node: n.Node) -> bool:
    """Whether the document asks somewhere if an attribute is there: ``hasattr(io, "read_video")``."""
    return type(node) is n.Attribute and any(
        len(call.args) > 1 and type(call.args[1]) is n.Constant and call.args[1].value == node.attr
        for word in ("hasattr", "getattr", "setattr")
        for call in ctx.scopes.calls(word)
    )


def _checks_release(ctx: RuleContext, test: n.Node) -> bool:
    """Whether a condition asks for a release or for a name, by its words or by what its names stand for."""
    if _RELEASE.search(_DEVICE_CHECK.sub("", test.source.lower())):
        return True
    for name in test.walk():
        if type(name) is not n.Name:
            continue
        for binding in ctx.scopes.lookup(name.id, name)[1]:
            if binding.kind == "value" and re.search(_VERSION, binding.node.source.lower()):
                return True
    return False


def _tests_before(node: n.Node) -> Iterator[n.Node]:
    """The conditions that hold at a node because the statements before it would have left otherwise."""
    inner = n.statement_of(node)
    while inner.parent is not None and not isinstance(inner, (n.FunctionDef, n.ClassDef)):
        for name in n.BLOCKS:
            block = getattr(inner.parent, name, None)
            if not isinstance(block, list):
                continue
            for statement in block[: next((i for i, s in enumerate(block) if s is inner), 0)]:
                if type(statement) is n.Assert:
                    yield statement.value
                elif type(statement) is n.If and type(statement.body[-1]) in (n.Return, n.Raise):
                    yield statement.test
        inner = inner.parent


def _catches_missing(statement: n.Try) -> bool:
    """Whether a try expects a name to be missing."""
    for handler in statement.handlers:
        caught = handler.type.source if handler.type is not None else ""
        if not caught or any(
            word in caught for word in ("Import", "Attribute", "ModuleNotFound", "Exception", "NameError")
        ):
            return True
    return False
