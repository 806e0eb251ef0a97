"""Work that goes on after the call has returned: GPU kernels under a stopwatch, distributed work nobody waits for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import scope_of
from .context import RULES, RuleContext
from .edits import Lines, name_of_module
from .flow.facts import LOSS_NAME, MODEL_NAME
from .report import NodeEdit, Report
from .values import last_binding, last_name, public_name, short, target_of

_CLOCKS = {
    "time.time",
    "time.perf_counter",
    "time.monotonic",
    "timeit.default_timer",
    "time.time_ns",
    "time.perf_counter_ns",
}
# Whatever reads a result, or waits by itself, makes the stopwatch right.
_WAITS = {
    "synchronize", "item", "cpu", "numpy", "tolist", "elapsed_time", "wait", "query", "nonzero", "allclose", "equal",
    "save", "asnumpy",
    "wait_for_everyone", "barrier", "block_until_ready", "mark_step", "decode", "batch_decode", "predict", "fit",
    "train", "val",
}  # fmt: skip
_KERNELS = re.compile(
    r"torch\.(mm|matmul|bmm|addmm|einsum|linalg\.\w+|fft\.\w+|conv\w+|nn\.functional\.\w+|svd|inverse)"
)


@RULES.node(b"time", b"perf_counter", b"default_timer", whole=True)
def timing_without_synchronize(ctx: RuleContext) -> Iterator[Report]:
    """A stopwatch around GPU work that stops when the work is queued, not when it is done."""
    if not (ctx.says(b"cuda") and ctx.says(b"torch")) or ctx.says(b"synchronize") and not ctx.says(b"synchronize()"):
        return
    for node in ctx.nodes.get(n.BinOp, ()):
        if node.op != "-" or type(node.right) is not n.Name:
            continue
        begin = last_binding(ctx, node.right)
        if begin is None or not _is_clock(ctx, begin.node) or begin.path or not isinstance(begin.statement, n.Assign):
            continue
        stop = _stop(ctx, node.left)
        if stop is None:
            continue
        timed = _between(ctx, begin.statement, stop)
        if timed is None:
            continue
        work = _gpu_work(ctx, timed)
        if work is None:
            continue
        fields = {"work": short(work, 50), "clock": begin.node.func.source}
        yield Report(
            "timing-without-synchronize", work, fields, _waits(ctx, begin.statement, stop), (begin.statement, stop)
        )


def _is_clock(ctx: RuleContext, node: n.Node) -> bool:
    if type(node) is not n.Call:
        return False
    name = public_name(ctx, node.func)
    return name in _CLOCKS or name is None and n.dotted(node.func) in _CLOCKS


def _stop(ctx: RuleContext, node: n.Node) -> n.Node | None:
    """The statement that reads the clock for the second time."""
    if _is_clock(ctx, node):
        return n.statement_of(node)
    if type(node) is n.Name:
        binding = last_binding(ctx, node)
        if (
            binding is not None
            and _is_clock(ctx, binding.node)
            and not binding.path
            and isinstance(binding.statement, n.Assign)
        ):
            return binding.statement
    return None


def _between(ctx: RuleContext, begin: n.Node, stop: n.Node) -> list[n.Node] | None:
    """The statements from one to another in the block of the first; None when the second does not follow there."""
    block = _block_of(ctx, begin)
    if block is None:
        return None
    index = next(i for i, statement in enumerate(block) if statement is begin)
    found = []
    for statement in block[index + 1 :]:
        if statement is stop:
            return found
        if statement.unit is stop.unit and statement.start <= stop.start and stop.end <= statement.end:
            return found if type(statement) in (n.If, n.With) else None
        found.append(statement)
    return None


def _block_of(ctx: RuleContext, statement: n.Node) -> list[n.Node] | None:
    parent = statement.parent
    if parent is None:
        return [s for unit in ctx.module.units for s in unit.body]
    for name in n.BLOCKS:
        block = getattr(parent, name, None)
        if isinstance(block, list) and any(s is statement for s in block):
            return block
    return None


def _gpu_work(ctx: RuleContext, statements: list[n.Node]) -> n.Node | None:
    """The first GPU work among statements; None when there is none, or when something among them waits for it."""
    found: n.Node | None = None
    for statement in statements:
        for node in statement.walk():
            if type(node) is n.BinOp and node.op == "@":
                found = found or node
            if type(node) is not n.Call:
                continue
            last = last_name(node.func)
            if last == "to" and any("cpu" in argument.source for argument in node.args):
                return None
            if last in _WAITS or last == "print" and any(type(a) not in (n.Constant, n.JoinedStr) for a in node.args):
                return None
            if _waits_inside(ctx, node):
                return None
            if found is None and _is_gpu_call(ctx, node, last):
                found = node
    return found


def _waits_inside(ctx: RuleContext, call: n.Call) -> bool:
    """Whether a function of this file waits, or calls what nobody can look into with the model in hand."""
    target = ctx.inference.type_of(call.func)
    if target is not None and target.kind == "ufunc":
        text = target.node.source
        return any(f"{word}(" in text for word in _WAITS)
    return False


def _is_gpu_call(ctx: RuleContext, call: n.Call, last: str) -> bool:
    if last == "backward" and type(call.func) is n.Attribute:
        return True
    name = public_name(ctx, call.func)
    if name is not None and _KERNELS.fullmatch(name):
        return True
    target = ctx.inference.type_of(call.func)
    if target is not None and target.kind in ("inst", "uinst"):
        classes = ctx.inference.classes(target)
        if any(cls.startswith("ultralytics.") for cls in classes):
            return False  # it waits by itself: it tells how long it took
        return "torch.nn.Module" in classes and bool(call.args or call.keywords) and not LOSS_NAME.fullmatch(last)
    return target is None and name is None and bool(MODEL_NAME.fullmatch(last)) and bool(call.args or call.keywords)


def _waits(ctx: RuleContext, begin: n.Node, stop: n.Node) -> tuple[NodeEdit, ...]:
    """``torch.cuda.synchronize()`` in front of both readings; guarded where the program also runs without a GPU."""
    lines = Lines(ctx.source.text, ctx.module)
    torch = name_of_module(ctx.scopes, "torch", begin)
    if torch is None:
        return ()
    call = f"{torch}.cuda.synchronize()"
    if ctx.says(b"is_available"):
        call = f"if {torch}.cuda.is_available(): {call}"
    edits = (lines.before(begin, call), lines.before(stop, call))
    return () if None in edits else edits


# -- distributed work

_ASYNC_BY_NATURE = {"isend", "irecv", "batch_isend_irecv"}


@RULES.node(b"async_op", b"isend", b"irecv")
def distributed_wait_missing(ctx: RuleContext) -> Iterator[Report]:
    """Asynchronous communication whose end nobody waits for."""
    for call in ctx.nodes.get(n.Call, ()):
        last = last_name(call.func)
        flag = next((k.value for k in call.keywords if k.name == "async_op"), None)
        asked = type(flag) is n.Constant and flag.value is True
        name = public_name(ctx, call.func)
        if name is None and last_name(getattr(call.func, "value", None)) in ("dist", "distributed"):
            name = f"torch.distributed.{last}"
        package, _, function = (name or "").rpartition(".")
        if package != "torch.distributed" or not asked and function not in _ASYNC_BY_NATURE:
            continue
        if _is_waited_for_around(call) or not _forgotten(ctx, call):
            continue
        yield Report("distributed-wait-missing", call, {"call": call.func.source})


_WAITING = re.compile(r"coalesc|[rR]aises")


def _is_waited_for_around(call: n.Call) -> bool:
    """Inside a batch of work that ends together, or where the call is expected to fail."""
    heads = (item.value for a in call.ancestors() if type(a) is n.With for item in a.items)
    return any(_WAITING.search(head.source) for head in heads)


def _forgotten(ctx: RuleContext, call: n.Call) -> bool:
    """Whether the work object is thrown away, or kept under a name that nothing reads."""
    statement = n.statement_of(call)
    if type(statement) is n.Expr and statement.value is call:
        return True
    target = target_of(call)
    if type(statement) is not n.Assign or target is None:
        return False
    if type(target) is n.Name:
        scope = scope_of(statement)
        uses = ctx.nodes.get(n.Name, ()) if scope is None else (x for x in scope.walk() if type(x) is n.Name)
        return not any(x.id == target.id and not _is_target(x) for x in uses)
    if type(target) is n.Attribute:
        return not any(a.attr == target.attr and not _is_target(a) for a in ctx.nodes.get(n.Attribute, ()))
    return False


def _is_target(node: n.Node) -> bool:
    return type(node.parent) is n.Assign and any(t is node for t in node.parent.targets)
