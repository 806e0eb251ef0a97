"""What makes every turn of a batch loop wait: values read back, tensors moved or made on the wrong side, files."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from ..resolve.conventions import OTHER_WORLDS
from .batches import BatchLoop, batch_loop_of, batch_loops, gpu_program
from .context import RULES, RuleContext
from .edits import Lines
from .flow.facts import MODEL_NAME
from .loaders import loaders, workers
from .report import NodeEdit, Report
from .values import calls_to, is_number, last_name, public_name, short

_MAKERS = {
    f"torch.{name}"
    for name in (
        "zeros",
        "ones",
        "full",
        "empty",
        "rand",
        "randn",
        "randint",
        "normal",
        "eye",
        "arange",
        "linspace",
        "tensor",
    )
}
_EMPTY = {"torch.cuda.empty_cache", "torch.mps.empty_cache", "torch.xpu.empty_cache", "torch.accelerator.empty_cache"}
_MOVES = ("to", "cuda", "cpu")


def _method_calls(ctx: RuleContext, name: str) -> Iterator[tuple[n.Call, BatchLoop]]:
    """The calls ``x.name(...)`` that a batch loop makes on every turn."""
    if not batch_loops(ctx):
        return
    for call in ctx.calls(name):
        if type(call.func) is n.Attribute:
            loop = batch_loop_of(ctx, call)
            if loop is not None:
                yield call, loop


def _may_be_tensor(ctx: RuleContext, node: n.Node) -> bool:
    found = ctx.inference.type_of(node)
    if found is None:
        return public_name(ctx, node) is None
    if found.kind == "inst":
        return found.name in ("torch.Tensor", "torch.nn.Parameter", "")
    return found.kind in ("foreign", "method") and found.name.partition(".")[0] not in OTHER_WORLDS


@RULES.node(b".item(")
def gpu_sync_item_in_loop(ctx: RuleContext) -> Iterator[Report]:
    """``item()`` on every turn of a training loop: the CPU waits for the GPU each time.

    One value a turn for the books (``total += loss.item()``) is what we advise ourselves, and left alone.
    """
    if not gpu_program(ctx):
        return
    found: dict[int, list[tuple[n.Call, BatchLoop]]] = {}
    for call, loop in _method_calls(ctx, "item"):
        value = call.func.value
        if loop.judges or call.args or call.keywords or _from_the_loader(value, loop) or not _may_be_tensor(ctx, value):
            continue
        found.setdefault(id(loop.node), []).append((call, loop))
    for calls in found.values():
        if len(calls) == 1 and _for_the_books(calls[0][0]):
            continue
        for call, loop in calls:
            related = (loop.node.iter,) if type(loop.node) is n.For else ()
            yield Report("gpu-sync-item-in-loop", call, {"value": short(call.func.value, 40)}, (), related)


def _for_the_books(call: n.Call) -> bool:
    """``total += loss.item()``, ``total += loss.item() * n``, ``losses.append(loss.item())``."""
    statement = n.statement_of(call)
    if type(statement) is n.AugAssign:
        return True
    outer = call.parent
    return type(outer) is n.Call and last_name(outer.func) in ("append", "update", "add", "append_loss")


def _from_the_loader(node: n.Node, loop: BatchLoop) -> bool:
    """Whether a value is what the loader gave, which lies on the CPU: ``y``, ``batch["y"]``, ``y.cpu()``."""
    while True:
        if isinstance(node, (n.Attribute, n.Subscript)):
            node = node.value
        elif type(node) is n.Call and type(node.func) is n.Attribute:
            if node.func.attr in ("to", "cuda"):
                return False
            node = node.func.value
        else:
            return type(node) is n.Name and node.id in loop.fresh


@RULES.node(b".numpy(")
def numpy_in_loop(ctx: RuleContext) -> Iterator[Report]:
    """A tensor made a numpy array on every turn of a batch loop that does not judge."""
    if not gpu_program(ctx):
        return
    for call, loop in _method_calls(ctx, "numpy"):
        value = call.func.value
        if loop.judges or _from_the_loader(value, loop) or not _may_be_tensor(ctx, value):
            continue
        yield Report("numpy-in-loop", call, {"value": short(call, 50)})


@RULES.node(b".to(", b".cuda(", b".cpu(")
def device_transfer_in_loop(ctx: RuleContext) -> Iterator[Report]:
    """The same thing moved on every turn, or results of a training step brought back each time."""
    if not gpu_program(ctx):
        return
    for name in _MOVES:
        for call, loop in _method_calls(ctx, name):
            receiver = call.func.value
            if name == "to" and not _names_a_device(ctx, call) or not _may_be_moved(ctx, receiver):
                continue
            if name == "cpu":
                outer = call.parent
                if loop.judges or type(outer) is n.Attribute and outer.attr in ("numpy", "item", "tolist"):
                    continue
                if not loop.trains or not _may_be_tensor(ctx, receiver):
                    continue
                yield Report("device-transfer-in-loop", call, {"value": short(receiver, 40)}, variant="back")
            elif _same_every_turn(receiver, loop):
                yield Report("device-transfer-in-loop", call, {"value": short(receiver, 40)})


def _names_a_device(ctx: RuleContext, call: n.Call) -> bool:
    given = [*call.args[:1], *(k.value for k in call.keywords if k.name == "device")]
    for node in given:
        text = node.source
        if any(word in text for word in ("cuda", "device", "cpu", "mps", "xpu")):
            return True
        found = ctx.inference.type_of(node)
        if found is not None and found.kind == "inst" and found.name == "torch.device":
            return True
    return False


def _may_be_moved(ctx: RuleContext, node: n.Node) -> bool:
    found = ctx.inference.type_of(node)
    if found is None or found.kind in ("foreign", "method", "uinst"):
        return True
    return "torch.nn.Module" in ctx.inference.classes(found) or "torch.Tensor" in ctx.inference.classes(found)


def _same_every_turn(receiver: n.Node, loop: BatchLoop) -> bool:
    """Whether a loop moves something that it has not made itself: a plain name or attribute that it never binds."""
    if not isinstance(receiver, (n.Name, n.Attribute)):
        return False
    root = receiver
    while isinstance(root, n.Attribute):
        root = root.value
    if type(root) is not n.Name or root.id in loop.changing:
        return False
    if root.id == "self":  # an attribute may be given anew by a method that the loop calls
        return isinstance(receiver, n.Attribute) and not _written(loop, receiver.source)
    return True


def _written(loop: BatchLoop, text: str) -> bool:
    return any(
        type(node) is n.Assign and any(target.source == text for target in node.targets) for node in loop.node.walk()
    )


@RULES.node(b"torch.", b"import")
def cpu_tensor_created_in_loop(ctx: RuleContext) -> Iterator[Report]:
    """A tensor made on the CPU on every turn of a GPU program's batch loop."""
    if not gpu_program(ctx) or not batch_loops(ctx) or ctx.says(b"set_default_device", b"set_default_tensor_type"):
        return
    for call, name in calls_to(ctx, _MAKERS):
        loop = batch_loop_of(ctx, call)
        if (
            loop is None
            or any(k.name in ("device", None) for k in call.keywords)
            or any(type(a) is n.Starred for a in call.args)
        ):
            continue
        if _moved_at_once(call) or _only_counts(call) or _under_a_device(ctx, call):
            continue
        yield Report("cpu-tensor-created-in-loop", call, {"call": call.func.source, "name": name})


def _moved_at_once(call: n.Call) -> bool:
    """``torch.zeros(3).to(device)``: another caution speaks of it."""
    outer = call.parent
    while type(outer) is n.Attribute:
        if outer.attr in ("to", "cuda", "type_as", "xpu", "tolist", "item", "numpy"):
            return True
        outer = outer.parent.parent if type(outer.parent) is n.Call else None
    return False


def _only_counts(call: n.Call) -> bool:
    """An index, an iterable or a number for Python: no work of the GPU."""
    outer = call.parent
    if type(outer) is n.Call:
        return last_name(outer.func) in ("len", "range", "list", "int", "float", "print")
    return type(outer) in (n.Subscript, n.Slice, n.For, n.Compare, n.Generator)


def _under_a_device(ctx: RuleContext, call: n.Call) -> bool:
    return any(type(a) is n.With and any("device" in item.value.source for item in a.items) for a in call.ancestors())


@RULES.node(b"empty_cache")
def empty_cache_in_loop(ctx: RuleContext) -> Iterator[Report]:
    """empty_cache on every batch."""
    lines = Lines(ctx.source.text, ctx.module)
    for call, name in calls_to(ctx, _EMPTY):
        loop = batch_loop_of(ctx, call) or _working_loop(call)
        if loop is None:
            continue
        statement = n.statement_of(call)
        edit = (
            _in_its_cell(ctx, lines.remove(statement))
            if type(statement) is n.Expr and statement.value is call
            else None
        )
        related = (loop.node.iter,) if type(loop.node) is n.For else ()
        yield Report("empty-cache-in-loop", call, {"call": name}, (edit,) if edit else (), related)


def _working_loop(call: n.Call) -> BatchLoop | None:
    """The innermost loop when it calls a model on every turn itself, and is no loop over epochs."""
    loop = n.enclosing(call, n.LOOPS)
    statement = n.statement_of(call)
    if loop is None or statement.parent is not loop or type(loop) is n.For and "epoch" in loop.target.source:
        return None
    if any(type(node) in n.LOOPS and node is not loop for node in loop.walk()):
        return None
    called = (node for node in loop.walk() if type(node) is n.Call and (node.args or node.keywords))
    return BatchLoop(loop, False, False) if any(MODEL_NAME.fullmatch(last_name(node.func)) for node in called) else None


def _in_its_cell(ctx: RuleContext, edit: NodeEdit | None) -> NodeEdit | None:
    """A removal of whole lines that takes the line break before them where it would leave the cell."""
    if edit is None or not ctx.source.is_notebook:
        return edit
    base = ctx.module.base(edit.node.unit)
    cell = ctx.source.cell_at(base + edit.start)
    if cell is None or base + edit.end <= cell.end:
        return edit
    data = ctx.source.text.data
    start = base + edit.start
    while start > cell.start and data[start - 1 : start] in (b"\n", b"\r"):
        start -= 1
        if data[start : start + 1] == b"\n" and data[start - 1 : start] != b"\r":
            break
    return NodeEdit(edit.node, start - base, cell.end - base, "")


@RULES.node(b"save")
def checkpoint_save_in_loop(ctx: RuleContext) -> Iterator[Report]:
    """A checkpoint written on every batch."""
    for call, _ in calls_to(ctx, ("torch.save",)):
        if batch_loop_of(ctx, call) is not None:
            yield Report("checkpoint-save-in-loop", call, {"call": call.func.source})


@RULES.node(b".to(", b".cuda(")
def non_blocking_transfer_unset(ctx: RuleContext) -> Iterator[Report]:
    """A batch moved to the GPU without non_blocking."""
    if not gpu_program(ctx):
        return
    for name in ("to", "cuda"):
        for call, loop in _method_calls(ctx, name):
            if any(k.name in ("non_blocking", None) for k in call.keywords) or len(call.args) > 1:
                continue
            if name == "to" and not _names_a_device(ctx, call) or "cpu" in "".join(a.source for a in call.args):
                continue
            if _may_be_tensor(ctx, call.func.value) and not _same_every_turn(call.func.value, loop):
                yield Report("non-blocking-transfer-unset", call, {"value": short(call.func.value, 40)})


@RULES.node(b"DataLoader")
def dataloader_persistent_workers_unset(ctx: RuleContext) -> Iterator[Report]:
    """Workers that are started anew for every epoch."""
    for loader in loaders(ctx):
        count = workers(ctx, loader)
        kept = loader.given.get("persistent_workers")
        if (
            not is_number(count)
            or count <= 0
            or loader.opaque
            or kept is not None
            and not (type(kept) is n.Constant and kept.value is False)
        ):
            continue
        yield Report("dataloader-persistent-workers-unset", loader.call, {"workers": str(count)})


_MIXED = (
    b"autocast",
    b"amp",
    b"bfloat16",
    b"float16",
    b".half(",
    b"Accelerator(",
    b"Fabric(",
    b"mixed_precision",
    b"precision=",
    b"deepspeed",
)


@RULES.node(b"backward")
def missing_amp(ctx: RuleContext) -> Iterator[Report]:
    """A GPU program that trains in float32 throughout."""
    if gpu_program(ctx) and not ctx.says(*_MIXED):
        yield from _first_training(ctx, "missing-amp")


@RULES.node(b"backward")
def missing_torch_compile(ctx: RuleContext) -> Iterator[Report]:
    """A GPU program that trains a model and never compiles it."""
    if gpu_program(ctx) and not ctx.says(b"compile(", b"torch.jit"):
        yield from _first_training(ctx, "missing-torch-compile")


def _first_training(ctx: RuleContext, code: str) -> Iterator[Report]:
    """One report for a document that trains: at its first backward pass."""
    first = next(iter(ctx.scopes.calls("backward")), None)
    if first is not None and type(first.func) is n.Attribute and last_name(first.func.value) not in ("ctx", "super"):
        yield Report(code, first, {"call": short(first)})
