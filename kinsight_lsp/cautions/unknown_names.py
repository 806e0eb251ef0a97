"""Names that torch and torchvision never had, misspelled flags, and imports written the long way."""

from __future__ import annotations

import builtins
import collections.abc
import sys
import typing
from collections.abc import Iterator
from difflib import get_close_matches

from ..core import nodes as n
from ..resolve.stubs import StubIndex
from .compatibility import guarded
from .context import RULES, RuleContext
from .edits import NodeEdit, replace
from .report import Report
from .retired_names import retired_table
from .values import last_name, public_name

# -- names that a library never had

_CLOSE = 0.8
# Back ends that register themselves under torch when their package is imported.
_BACKENDS = {
    "npu", "mlu", "sdaa", "musa", "hpu", "neuron", "xla", "ipu", "gcu", "dml", "privateuseone", "maia", "ort",
    "vacc", "supa", "sdpa", "ppu", "corex",
}  # fmt: skip
# What a module has by accident, because it imports it: no name of the library's, and yet there.
_LEAKED = (
    set(sys.stdlib_module_names) | set(typing.__all__) | set(collections.abc.__all__) | set(dir(builtins))
    | {
        "torch", "np", "F", "F_pil", "F_t", "Image", "ImageColor", "ImageDraw", "ImageFont", "PILImage", "Tensor",
        "Module", "fwAD", "contrib", "cpp", "nativert", "bundled_inputs", "debug_log", "hipify", "jit", "model_dump",
        "serialization", "show_pickle", "viz", "image", "accimage", "grad", "parametrize", "DType", "ParamSpec",
        "FuncType", "PARAM_LIST", "contextmanager", "deepcopy", "partial", "wraps", "repeat", "auto", "Enum", "ABC",
        "abstractmethod", "override", "warn", "FunctionType", "bisect_right", "ref", "Self", "defaultdict",
        "ReferenceType", "fx_traceback",
    }
)  # fmt: skip


@RULES.node(b"torch", whole=True)
def unknown_symbol(ctx: RuleContext) -> Iterator[Report]:
    """A public name that a completely known module of torch or torchvision does not have."""
    stubs = ctx.inference.stubs
    for node in ctx.nodes.get(n.Attribute, ()):
        if node.attr.startswith("_") or type(node.value) not in (n.Name, n.Attribute):
            continue
        module = _module_of(ctx, node.value)
        if module is None or not _is_unknown(ctx, module, node.attr) or _on_purpose(ctx, node, module):
            continue
        yield _report(stubs, node, module, node.attr, node.attr_start)
    for statement in ctx.nodes.get(n.ImportFrom, ()):
        if statement.level or guarded(ctx, statement):
            continue
        module = stubs.canonical(statement.module)
        for alias in statement.names:
            if module in stubs.complete and _is_unknown(ctx, module, alias.name):
                yield _report(stubs, alias, module, alias.name, alias.start)


def _module_of(ctx: RuleContext, node: n.Node) -> str | None:
    """The completely known module that an expression denotes."""
    found = ctx.inference.type_of(node)
    if found is None or found.kind != "ref" or found.name not in ctx.inference.stubs.complete:
        return None
    return found.name


def _is_unknown(ctx: RuleContext, module: str, name: str) -> bool:
    if name.startswith("_") or name == "*" or name in _LEAKED or name in _BACKENDS:
        return False
    stubs = ctx.inference.stubs
    full = f"{module}.{name}"
    if stubs.kind(full) is not None or stubs.kind(stubs.canonical(full)) is not None or full in stubs.aliases:
        return False
    table = retired_table(ctx)
    return full not in table.names and stubs.canonical(full) not in table.names


def _on_purpose(ctx: RuleContext, node: n.Attribute, module: str) -> bool:
    """Set by the document, asked for first, or a submodule that the document imports itself."""
    if guarded(ctx, node) or type(node.parent) in (n.Assign, n.Delete) or _is_ambiguous(ctx, node):
        return True
    written = f"{module}.{node.attr}"
    for statement in ctx.nodes.get(n.Import, ()):
        if any(a.name == written or a.name.startswith(f"{written}.") for a in statement.names):
            return True
    return any(
        type(t) is n.Attribute and t.attr == node.attr and t.source == node.source
        for assign in ctx.nodes.get(n.Assign, ())
        for t in assign.targets
    )


def _is_ambiguous(ctx: RuleContext, node: n.Attribute) -> bool:
    """Whether the name in front is imported from one place or another."""
    root: n.Node = node
    while type(root) is n.Attribute:
        root = root.value
    for _ in range(4):
        if type(root) is not n.Name:
            return type(root) is not n.Attribute
        scope, _ = ctx.scopes.lookup(root.id, root)
        bindings = [*ctx.scopes.table_of(scope).get(root.id, ()), *ctx.scopes.table.get(root.id, ())]
        if len({b.target for b in bindings}) > 1:
            return True
        if not bindings or bindings[-1].kind != "value":
            return False
        root = bindings[-1].node
    return False


def _report(stubs: StubIndex, node: n.Node, module: str, name: str, start: int) -> Report:
    called = type(node.parent) is n.Call and node.parent.func is node
    near = close_names(stubs, module, name, called)
    edits = (NodeEdit(node, start, start + len(name.encode()), near[0]),) if len(near) == 1 else ()
    fields = {
        "name": f"{module}.{name}",
        "library": module.partition(".")[0],
        "new": f"{module}.{near[0]}" if near else "",
    }
    fields["version"] = stubs.versions.get(fields["library"], "")
    variant = "near" if near else ""
    return Report("unknown-symbol", node, fields, edits, span=(start, start + len(name.encode())), variant=variant)


def close_names(stubs: StubIndex, module: str, name: str, called: bool = False) -> list[str]:
    """The module's public names that are spelled nearly like this one; several only where none is clearly nearest.

    called: whether only what can be called fits.
    """
    prefix = module + "."
    names = [
        x[len(prefix) :] for x in stubs.names
        if x.startswith(prefix) and stubs.kind(x) != "m" and "." not in x[len(prefix) :] and x[len(prefix)] != "_"
        and (not called or stubs.kind(x) in ("c", "f"))
    ]  # fmt: skip
    same = [x for x in names if x.lower() == name.lower()]
    if same:
        return same[:1]
    longer = [x for x in names if x.startswith(name) and x[len(name) :] in ("1d", "2d", "3d", "_")]
    if len(longer) > 1:
        return longer
    found = get_close_matches(name, names, 1, _CLOSE)
    if not found:
        lower = {x.lower(): x for x in names}
        found = [lower[x] for x in get_close_matches(name.lower(), list(lower), 1, _CLOSE)]
    return found


@RULES.node(b"torch")
def module_called(ctx: RuleContext) -> Iterator[Report]:
    """``torch.optim.adam(…)``: the module of that name is called, not the class."""
    stubs = ctx.inference.stubs
    for call in ctx.nodes.get(n.Call, ()):
        func = call.func
        if type(func) not in (n.Attribute, n.Name):
            continue
        found = ctx.inference.type_of(func)
        if found is None or found.kind != "ref" or stubs.kind(found.name) != "m" or guarded(ctx, call):
            continue
        if not found.name.startswith(("torch.", "torchvision.")):
            continue
        module, _, last = found.name.rpartition(".")
        if found.name == "torch.fft":
            yield Report("removed-torch-api", func, {"old": "torch.fft(…)", "new": "torch.fft.fft(…)"})
            continue
        named = [x for x in stubs.names if x.lower() == found.name.lower() and stubs.kind(x) != "m"]
        inner = f"{found.name}.{last}"
        near = named[0] if named else inner if stubs.kind(inner) in ("c", "f") else ""
        edits: tuple[NodeEdit, ...] = ()
        if type(func) is n.Attribute and named:
            edits = (NodeEdit(func, func.attr_start, func.attr_start + len(func.attr), near.rpartition(".")[2]),)
        fields = {"name": found.name, "library": module.partition(".")[0], "new": near, "version": ""}
        yield Report("unknown-symbol", func, fields, edits, variant="module")


# -- require_grad

_TYPOS = {
    "require_grad", "requires_gard", "requires_grads", "require_grads", "required_grad", "requres_grad",
    "requries_grad", "reqires_grad", "requiers_grad", "requiresgrad", "requires_gradient", "require_gradient",
    "requires_gradients", "require_gradients",
}  # fmt: skip
_OWN = {"self", "cls", "args", "cfg", "config", "opt", "opts", "hparams", "params", "conf", "options", "FLAGS"}


@RULES.node(b"grad", b"gard")
def typo_requires_grad(ctx: RuleContext) -> Iterator[Report]:
    """``require_grad``: Python takes it for a new attribute, or for an argument that nobody knows."""
    for given in ctx.nodes.get(n.Keyword, ()):
        if given.name in _TYPOS and _takes_no_such(ctx, given.parent):
            edit = NodeEdit(given, given.start, given.name_end, "requires_grad")
            yield Report("typo-requires-grad", given, {"typo": given.name}, (edit,), variant="argument")
    for node in ctx.nodes.get(n.Attribute, ()):
        bare = node.attr[:-1] if node.attr.endswith("_") else node.attr
        if bare not in _TYPOS or _is_own(ctx, node):
            continue
        new = "requires_grad_" if node.attr.endswith("_") else "requires_grad"
        called = type(node.parent) is n.Call and node.parent.func is node
        if called != node.attr.endswith("_"):
            continue
        edit = NodeEdit(node, node.attr_start, node.attr_start + len(node.attr.encode()), new)
        span = (node.attr_start, node.attr_start + len(node.attr.encode()))
        yield Report("typo-requires-grad", node, {"typo": node.attr}, (edit,), span=span)


def _takes_no_such(ctx: RuleContext, call: n.Node | None) -> bool:
    """A call of the library's, not of a function in this file or elsewhere that has such a parameter."""
    if type(call) is not n.Call:
        return False
    found = ctx.inference.type_of(call.func)
    if found is not None and found.kind in ("ufunc", "uclass", "uinst"):
        return False
    name = public_name(ctx, call.func)
    return name is not None and name.startswith("torch.") and "._" not in name  # ``Tensor._make_subclass`` does take it


def _is_own(ctx: RuleContext, node: n.Attribute) -> bool:
    """An attribute of the user's own object or settings."""
    root = node.value
    if type(root) is n.Name and root.id in _OWN:
        return True
    if last_name(root) in _OWN:
        return True
    found = ctx.inference.type_of(root)
    if found is not None and found.kind == "uinst":
        return ctx.inference.has_user_attribute(found, node.attr)
    return found is not None and found.kind == "foreign" and not found.name.startswith("torch")


# -- import torchvision.models as models


@RULES.node(b"import torchvision.")
def torchvision_import_style(ctx: RuleContext) -> Iterator[Report]:
    """``import torchvision.models as models``: a from-import says the same in fewer words."""
    for statement in ctx.nodes.get(n.Import, ()):
        for alias in statement.names:
            module, _, last = alias.name.rpartition(".")
            if not module.startswith("torchvision") or alias.asname != last:
                continue
            new = f"from {module} import {last}"
            edits = (replace(statement, new),) if len(statement.names) == 1 else ()
            yield Report("torchvision-import-style", alias, {"old": f"import {alias.source}", "new": new}, edits)
