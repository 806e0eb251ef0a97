"""Where a program works batch by batch: the loops that turn once per batch, and whether a GPU is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..core import nodes as n
from ..core.scopes import scope_of
from ..resolve.conventions import OTHER_WORLDS, type_by_name
from ..resolve.types import TENSOR, Type
from .context import RuleContext
from .flow.facts import NO_GRAD, VALIDATION_NAME
from .values import last_name, only_binding, public_name, purpose

DATALOADER = "torch.utils.data.DataLoader"
# Names of objects whose ``to`` may work in place.
_MOVES_ITSELF = re.compile(r"(\w*_)?(batch|encod\w*|tokens|model_inputs|samples?|graphs?|bag)(_\w+)?")
_GPU = re.compile(rb"cuda|\bdevice\b|[Aa]ccelerat|\bmps\b|\bxpu\b")
_LOADER_NAME = re.compile(
    r"(\w*_)?(loader|dataloader|dl|batches|minibatches|data_iter|train_iter|test_iter|batch_generator)\d*", re.IGNORECASE
)
_WRAPPERS = {
    "enumerate",
    "zip",
    "tqdm",
    "trange",
    "iter",
    "islice",
    "track",
    "progress_bar",
    "cycle",
    "prefetch",
    "notebook_tqdm",
}


@dataclass(frozen=True, slots=True)
class BatchLoop:
    """A loop that turns once per batch.

    trains: it runs backward; judges: it stands under no_grad or in a validation function; changing: names that the loop
    itself binds, so that they mean something else on every turn; fresh: those of them that still hold what the loader
    gave, on the CPU.
    """

    node: n.Node
    trains: bool
    judges: bool
    changing: frozenset[str] = field(default=frozenset())
    fresh: frozenset[str] = field(default=frozenset())


def gpu_program(ctx: RuleContext) -> bool:
    """Whether the code may run on a GPU: it speaks of one, or it is a snippet that gets its model from elsewhere."""
    found = ctx.__dict__.get("_gpu_program")
    if found is None:
        found = ctx.matches(_GPU) or not _makes_a_model(ctx)
        ctx.__dict__["_gpu_program"] = found
    return found


def _makes_a_model(ctx: RuleContext) -> bool:
    for bindings in ctx.scopes.table.values():
        for binding in bindings:
            if binding.kind == "value" and type(binding.node) is n.Call:
                classes = ctx.inference.classes(ctx.inference.type_of(binding.node))
                if "torch.nn.Module" in classes and not classes[0].endswith("Loss"):
                    return True
            if binding.kind == "class" and "torch.nn.Module" in ctx.inference.user_bases(binding.node):
                return True
    return False


def batch_loops(ctx: RuleContext) -> dict[int, BatchLoop]:
    """The batch loops of the document by the identity of their node."""
    found = ctx.__dict__.get("_batch_loops")
    if found is None:
        found = ctx.__dict__["_batch_loops"] = {}
        loops = (*ctx.nodes.get(n.For, ()), *ctx.nodes.get(n.While, ()))
        training = _training_loops(ctx) if loops else set()
        for loop in loops:
            trains = id(loop) in training
            if trains or type(loop) is n.For and over_batches(ctx, loop.iter):
                head, body = bound_by(loop)
                found[id(loop)] = BatchLoop(loop, trains, not trains and _judges(ctx, loop), head | body, head - body)
    return found


def batch_loop_of(ctx: RuleContext, node: n.Node) -> BatchLoop | None:
    """The innermost batch loop that runs a node on every turn: not under an ``if``, in a handler or in a function."""
    loops = batch_loops(ctx)
    child, parent = node, node.parent
    while parent is not None:
        if isinstance(parent, (n.FunctionDef, n.ClassDef, n.Lambda, n.ExceptHandler)):
            return None
        if type(parent) is n.If and child is not parent.test:
            return None
        if id(parent) in loops and any(child is statement for statement in parent.body):
            return loops[id(parent)]
        child, parent = parent, parent.parent
    return None


def _training_loops(ctx: RuleContext) -> set[int]:
    """Loops that run backward themselves or through a function of the file, without another loop in between."""
    found = set()
    pending = [call for call in ctx.scopes.calls("backward") if last_name(getattr(call.func, "value", None)) != "ctx"]
    pending += ctx.scopes.calls("manual_backward")
    for _ in range(3):
        outside = []
        for call in pending:
            loop = n.enclosing(call, n.LOOPS)
            if loop is not None:
                found.add(id(loop))
                continue
            function = scope_of(call)
            if isinstance(function, n.FunctionDef) and function.name != "closure":
                outside += ctx.inference.callers(function)
        pending = outside
    return found


def over_batches(ctx: RuleContext, node: n.Node) -> bool:
    """Whether iterating over an expression gives batches: a DataLoader, also inside enumerate, tqdm or zip."""
    for _ in range(4):
        if type(node) is n.Call and node.args and last_name(node.func) in _WRAPPERS:
            node = node.args[0]
        else:
            break
    if type(node) is n.Name and (made := only_binding(ctx, node)) is not None and type(made.node) is n.Call and made.node.args:
        if made.kind == "value" and not made.path and last_name(made.node.func) in _WRAPPERS - {"zip"} and made.node.args[0] is not node:
            node = made.node.args[0]  # pbar = tqdm(loader)
    found = ctx.inference.type_of(node)
    if found is not None and found.kind == "inst" and not found.guess:
        return DATALOADER in ctx.inference.classes(found)
    if found is not None and found.kind in ("uinst", "list", "tuple", "dict"):
        return DATALOADER in ctx.inference.classes(found)
    if from_another_world(found):
        return False
    name = last_name(node)
    guessed = type_by_name(name)
    return bool(_LOADER_NAME.fullmatch(name)) or guessed is not None and guessed.name == DATALOADER


def from_another_world(found: Type | None) -> bool:
    """Whether a value comes from a package whose objects are never PyTorch's."""
    return found is not None and found.kind == "foreign" and found.name.split(".")[0] in OTHER_WORLDS


def batch_part(ctx: RuleContext, node: n.Node) -> bool:
    """Whether a name is one part of what a loader gives (``for images, labels in loader``) or another call unpacks."""
    if type(node) is not n.Name:
        return False
    guessed = type_by_name(node.id)
    if guessed is not None and guessed.name == "torch.nn.Module" or _MOVES_ITSELF.fullmatch(node.id):
        return False
    if from_another_world(ctx.inference.type_of(node)):
        return False
    if used_as_mapping(node):
        return False
    for binding in ctx.scopes.lookup(node.id, node)[1]:
        if not binding.path or binding.kind not in ("element", "value"):
            continue
        if binding.kind == "element" and over_batches(ctx, binding.node):
            return True
        if binding.kind == "value" and type(binding.node) is n.Name and _is_batch(ctx, binding.node):
            return True
        if guessed is None or guessed.name != TENSOR.name:
            continue
        if type(binding.node) is n.Call:
            return True
        if binding.kind == "element" and not _ENCODED.fullmatch(node.id) and not _known(ctx, binding.node):
            return True  # ``for x, target in test_data``
    return False


def used_as_mapping(node: n.Name) -> bool:
    """Whether a name is unpacked with ``**`` or asked for a key: what a tokenizer makes moves itself."""
    name = re.escape(node.id.encode())
    return re.search(rb"\*\*%b\b|\b%b\[[\"']" % (name, name), node.unit.text) is not None


# What a tokenizer may have made, and whose ``to`` then works in place.
_ENCODED = re.compile(r"inputs?|features?|(\w+_)?inputs|masks?")


def _is_batch(ctx: RuleContext, node: n.Name) -> bool:
    """Whether a name stands for a whole batch of a loader: ``for i, batch in enumerate(loader)``."""
    return any(b.kind == "element" and over_batches(ctx, b.node) for b in ctx.scopes.lookup(node.id, node)[1])


def _known(ctx: RuleContext, node: n.Node) -> bool:
    """Whether it is known what an expression iterates over, enumerate and the like seen through."""
    while type(node) is n.Call and node.args and last_name(node.func) in _WRAPPERS:
        if last_name(node.func) == "zip":
            return True
        node = node.args[0]
    return type(node) is not n.Name and type(node) is not n.Attribute or ctx.inference.type_of(node) is not None


def _judges(ctx: RuleContext, loop: n.Node) -> bool:
    for ancestor in loop.ancestors():
        if type(ancestor) is n.With:
            if any(_switches_off(ctx, item.value) for item in ancestor.items):
                return True
        elif isinstance(ancestor, n.FunctionDef):
            return bool(VALIDATION_NAME.fullmatch(ancestor.name)) or any(
                _switches_off(ctx, d) for d in ancestor.decorators
            )
    if any(
        type(s) is n.With and any(_switches_off(ctx, item.value) for item in s.items) for s in getattr(loop, "body", ())
    ):
        return True
    return (
        type(loop) is n.For
        and purpose(last_name(loop.iter if type(loop.iter) is not n.Call else _inner(loop.iter))) == "eval"
    )


def _inner(call: n.Call) -> n.Node:
    while type(call) is n.Call and call.args:
        call = call.args[0]
    return call


def _switches_off(ctx: RuleContext, node: n.Node) -> bool:
    func = node.func if type(node) is n.Call else node
    return (public_name(ctx, func) or "") in NO_GRAD or last_name(func) in ("no_grad", "inference_mode")


def bound_by(loop: n.Node) -> tuple[frozenset[str], frozenset[str]]:
    """The names that a loop binds in its head, or unpacks there (``x, y = batch``), and those that its body binds."""
    head: set[str] = set()
    body: set[str] = set()
    unpacked: list[tuple[str, set[str]]] = []
    for node in loop.walk():
        targets: list[n.Node] = []
        if type(node) is n.For or type(node) is n.Generator:
            targets = [node.target]
        elif type(node) is n.Assign:
            targets = node.targets
        elif type(node) in (n.AugAssign, n.NamedExpr):
            targets = [node.target]
        elif type(node) is n.With:
            targets = [item.target for item in node.items if item.target is not None]
        names = {part.id for target in targets for part in target.walk() if type(part) is n.Name}
        if node is loop:
            head |= names
        elif type(node) is n.Assign and type(node.value) is n.Name and type(node.targets[0]) is n.Sequence:
            unpacked.append((node.value.id, names))
        else:
            body |= names
    for source, names in unpacked:
        (head if source in head - body else body).update(names)
    return frozenset(head), frozenset(body)
