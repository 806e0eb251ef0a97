"""Arguments that torch and torchvision have deprecated or removed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..core import nodes as n
from ..resolve.stubs import StubIndex
from .compatibility import guarded
from .context import RULES, RuleContext
from .edits import NodeEdit, remove_argument, replace
from .report import Report
from .retired_names import DEPRECATED
from .tensor_facts import keyword
from .values import public_name

SCHEDULER = "torch.optim.lr_scheduler.LRScheduler"
DDP = "torch.nn.parallel.DistributedDataParallel"


@dataclass(frozen=True)
class Retired:
    """One argument. new: what to write instead (``-``: nothing); rename: its new name; only: the literal meant."""

    argument: str
    callables: tuple[str, ...]
    removed: bool = False
    new: str = "-"
    rename: str = ""
    only: object = None


_ARGUMENTS = (
    Retired("pin_memory_device", ("torch.utils.data.DataLoader",)),
    Retired("verbose", (SCHEDULER, "torch.optim.lr_scheduler.ReduceLROnPlateau"), removed=True),
    Retired("use_cuda", ("torch.autograd.profiler.profile",), new='use_device="cuda"'),
    Retired("use_cuda", ("torch.profiler.profile",), new="activities=[…]"),
    Retired("min_value", ("torch.nn.Hardtanh",), new="min_val", rename="min_val"),
    Retired("max_value", ("torch.nn.Hardtanh",), new="max_val", rename="max_val"),
    Retired("grad_variables", ("torch.autograd.backward",), new="grad_tensors", rename="grad_tensors"),
    Retired("only_inputs", ("torch.autograd.grad",)),
    Retired("return_lse", ("torch.nn.attention.flex_attention.flex_attention",), new="return_aux=AuxRequest(lse=True)"),
    Retired("check_reduction", (DDP,)),
    Retired("broadcast_buffers", (DDP,), new="forward_sync_buffers"),
    Retired("return_complex", ("torch.stft", "torch.Tensor.stft"), new="return_complex=True", only=False),
    Retired("eps", ("torch.nn.functional.gumbel_softmax",)),
    Retired("start_method", ("torch.multiprocessing.spawn",)),
    Retired("resample", ("torchvision.transforms.RandomRotation", "torchvision.transforms.RandomAffine",
                         "torchvision.transforms.functional.rotate", "torchvision.transforms.functional.affine"),
            removed=True, new="interpolation", rename="interpolation"),
    Retired("fillcolor", ("torchvision.transforms.RandomAffine", "torchvision.transforms.functional.affine"),
            removed=True, new="fill", rename="fill"),
)  # fmt: skip
_BY_NAME: dict[str, list[Retired]] = {}
for _entry in _ARGUMENTS:
    _BY_NAME.setdefault(_entry.argument, []).append(_entry)


@RULES.node(*(f"{name}".encode() for name in (*_BY_NAME, "size_average", "reduce")))
def retired_arguments(ctx: RuleContext) -> Iterator[Report]:
    """Keyword arguments that torch or torchvision has deprecated or removed."""
    for given in ctx.nodes.get(n.Keyword, ()):
        call = given.parent
        if type(call) is not n.Call or given.name not in _BY_NAME and given.name not in ("size_average", "reduce"):
            continue
        name = public_name(ctx, call.func)
        if name is None or not name.startswith(("torch.", "torchvision.")) or guarded(ctx, call):
            continue
        if given.name in ("size_average", "reduce"):
            yield from _reduction(ctx, call, given, name)
            continue
        for entry in _BY_NAME[given.name]:
            if _is_meant(ctx.inference.stubs, name, entry) and _has_value(given, entry.only):
                yield _report(ctx, call, given, entry)
                break


def _is_meant(stubs: StubIndex, name: str, entry: Retired) -> bool:
    if name in entry.callables:
        return True
    above = stubs.mro(name) if stubs.kind(name) == "c" else ()
    return any(c in above for c in entry.callables)


def _has_value(given: n.Keyword, only: object) -> bool:
    return only is None or type(given.value) is n.Constant and given.value.value is only


def _report(ctx: RuleContext, call: n.Call, given: n.Keyword, entry: Retired) -> Report:
    edits: tuple[NodeEdit, ...] = ()
    if entry.rename:
        edits = (NodeEdit(given, given.start, given.name_end, entry.rename),)
    elif entry.new == "-":
        edit = remove_argument(call, given)
        edits = (edit,) if edit is not None else ()
    elif entry.new == 'use_device="cuda"' and type(given.value) is n.Constant and given.value.value is True:
        edits = (replace(given, entry.new),)
    fields = {"call": call.func.source, "old": entry.argument, "new": entry.new}
    code = "removed-torch-api" if entry.removed else "deprecated-torch-api"
    variant = "argument-gone" if entry.new == "-" else "argument"
    return Report(code, given, fields, edits, tags=() if entry.removed else DEPRECATED, variant=variant)


def _reduction(ctx: RuleContext, call: n.Call, given: n.Keyword, name: str) -> Iterator[Report]:
    """``size_average=`` and ``reduce=`` of the losses: both became ``reduction=``."""
    parameters = ctx.inference.stubs.parameters(name) or []
    if not name.startswith("torch.nn.") or f"{given.name}=" not in parameters:
        return
    flags = {k.name: k for k in call.keywords if k.name in ("size_average", "reduce")}
    if len(flags) == 2 and given.name == "reduce":
        return  # told with the other one
    meant = _meaning(flags)
    edits: tuple[NodeEdit, ...] = ()
    if meant is not None and keyword(call, "reduction") is None:
        edits = (replace(given, f'reduction="{meant}"'),)
        if len(flags) == 2:
            other = remove_argument(call, flags["reduce"])
            edits = (*edits, other) if other is not None else ()
    new = f'reduction="{meant}"' if meant else "reduction=…"
    fields = {"call": call.func.source, "old": given.name, "new": new}
    yield Report("deprecated-torch-api", given, fields, edits, tags=DEPRECATED, variant="argument")


def _meaning(flags: dict[str, n.Keyword]) -> str | None:
    """The reduction that the old flags stand for; None where a value decides. Left out and ``None`` mean True."""
    values = {}
    for name in ("size_average", "reduce"):
        given = flags.get(name)
        if given is None:
            values[name] = True
        elif type(given.value) is n.Constant and (given.value.kind == "none" or isinstance(given.value.value, bool)):
            values[name] = given.value.value is not False
        else:
            return None
    if not values["reduce"]:
        return "none"
    return "mean" if values["size_average"] else "sum"


@RULES.node(b".step(")
def scheduler_step_epoch(ctx: RuleContext) -> Iterator[Report]:
    """``scheduler.step(epoch)``: the scheduler counts by itself."""
    stubs = ctx.inference.stubs
    for call in ctx.calls("step"):
        found = ctx.inference.type_of(call.func)
        if found is None or found.kind != "method" or found.guess or len(call.args) + len(call.keywords) != 1:
            continue
        own = ("torch.optim.lr_scheduler.ReduceLROnPlateau", "torch.optim.lr_scheduler.CosineAnnealingWarmRestarts")
        above = stubs.mro(found.name)
        if SCHEDULER not in above or any(c in above for c in own) or any(k.name != "epoch" for k in call.keywords):
            continue
        given = (*call.args, *call.keywords)[0]
        if not (
            type(given) is n.Keyword
            or "epoch" in given.source.lower()
            or type(given) is n.Constant
            and given.kind == "number"
        ):
            continue  # a metric, for a schedule that only looks like this one
        edit = NodeEdit(call, given.start, given.end, "")
        fields = {"call": call.func.source, "old": "epoch", "new": "-"}
        yield Report("deprecated-torch-api", given, fields, (edit,), tags=DEPRECATED, safe=False, variant="epoch-given")


# -- meshgrid


@RULES.node(b"meshgrid")
def meshgrid_indexing_unset(ctx: RuleContext) -> Iterator[Report]:
    """``torch.meshgrid`` without ``indexing``: torch warns that it will have to be given."""
    for last in _spellings(ctx, "meshgrid"):
        for call in ctx.calls(last):
            if public_name(ctx, call.func) != "torch.meshgrid" or any(
                k.name in ("indexing", None) for k in call.keywords
            ):
                continue
            if guarded(ctx, call):
                continue
            last_given = max((*call.args, *call.keywords), key=lambda node: node.end, default=None)
            edits = ()
            if last_given is not None:
                edits = (NodeEdit(call, last_given.end, last_given.end, ', indexing="ij"'),)
            yield Report("meshgrid-indexing-unset", call, {"call": call.func.source}, edits)


def _spellings(ctx: RuleContext, name: str) -> set[str]:
    found = {name}
    for statement in ctx.nodes.get(n.ImportFrom, ()):
        found.update(a.asname for a in statement.names if a.name == name and a.asname)
    return found


# -- torchsummary and its successor


@RULES.node(b"torchsummary")
def torchsummary_unmaintained(ctx: RuleContext) -> Iterator[Report]:
    """``torchsummary``: no release since 2018; torchinfo took its place."""
    for statement in ctx.nodes.get(n.ImportFrom, ()):
        if statement.module == "torchsummary" and not statement.level and not guarded(ctx, statement):
            edits = _to_torchinfo(ctx, statement)
            yield Report("torchsummary-unmaintained", statement, {"old": statement.module}, edits)
    for statement in ctx.nodes.get(n.Import, ()):
        for alias in statement.names:
            if alias.name == "torchsummary" and not guarded(ctx, statement):
                yield Report("torchsummary-unmaintained", alias, {"old": alias.name})


def _to_torchinfo(ctx: RuleContext, statement: n.ImportFrom) -> tuple[NodeEdit, ...]:
    """The import, and the sizes of every call with the batch in front; nothing where a size is not written out."""
    if [a.name for a in statement.names] != ["summary"]:
        return ()
    start = statement.module_start
    edits = [NodeEdit(statement, start, start + len("torchsummary"), "torchinfo")]
    for call in ctx.scopes.calls(statement.names[0].asname or "summary"):
        if public_name(ctx, call.func) != "torchsummary.summary":
            continue
        given = keyword(call, "input_size")
        size = call.args[1] if len(call.args) > 1 else given.value if given is not None else None
        if type(size) is not n.Sequence or size.kind != "tuple" or not size.elements or len(call.args) > 2:
            return ()
        if any(type(e) is not n.Constant for e in size.elements):
            return ()
        edits.append(NodeEdit(size, size.elements[0].start, size.elements[0].start, "1, "))
    return tuple(edits)


@RULES.node(b"torchinfo")
def torchinfo_missing_batch(ctx: RuleContext) -> Iterator[Report]:
    """``torchinfo.summary(model, (3, 224, 224))``: its input_size counts the batch."""
    for call in ctx.calls("summary"):
        if public_name(ctx, call.func) != "torchinfo.summary":
            continue
        given = keyword(call, "input_size")
        size = call.args[1] if len(call.args) > 1 else given.value if given is not None else None
        if type(size) is not n.Sequence or keyword(call, "batch_dim") is not None or len(size.elements) != 3:
            continue
        values = [e.value if type(e) is n.Constant else None for e in size.elements]
        if values[0] not in (1, 3) or any(not isinstance(v, int) or v < 16 for v in values[1:]):
            continue
        edit = NodeEdit(size, size.elements[0].start, size.elements[0].start, "1, ")
        new = f"(1, {size.source[1:]}" if size.source.startswith("(") else size.source
        yield Report("torchinfo-missing-batch", size, {"given": size.source, "new": new}, (edit,))
