"""The arguments of ``DataLoader``: what excludes what, and what is left at a default that costs something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..core import nodes as n
from .context import RULES, RuleContext
from .edits import add_keyword, arguments_of, remove_argument, replace
from .report import Report
from .values import (
    UNKNOWN,
    calls_to,
    constant,
    is_number,
    last_binding,
    last_name,
)

DATALOADER = "torch.utils.data.DataLoader"
ITERABLE = "torch.utils.data.IterableDataset"
PARAMETERS = (
    "dataset", "batch_size", "shuffle", "sampler", "batch_sampler", "num_workers", "collate_fn", "pin_memory",
    "drop_last", "timeout", "worker_init_fn", "multiprocessing_context", "generator",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loader:
    """One ``DataLoader(...)`` call. given: values by parameter; opaque: ``*args`` or ``**kwargs`` hide some."""

    call: n.Call
    given: dict[str, n.Node]
    opaque: bool

    def keyword(self, name: str) -> n.Keyword | None:
        return next((k for k in self.call.keywords if k.name == name), None)

    @property
    def dataset(self) -> n.Node | None:
        return self.given.get("dataset")


def loaders(ctx: RuleContext) -> list[Loader]:
    """All DataLoader calls of the document."""
    found = ctx.__dict__.get("_loaders")
    if found is None:
        found = ctx.__dict__["_loaders"] = [_loader(call) for call, _ in calls_to(ctx, (DATALOADER,))]
    return found


def _loader(call: n.Call) -> Loader:
    given: dict[str, n.Node] = {}
    opaque = False
    for position, argument in enumerate(arguments_of(call)):
        if type(argument) is n.Keyword:
            if argument.name is None:
                opaque = True
            else:
                given[argument.name] = argument.value
        elif type(argument) is n.Starred:
            opaque = True
        elif position < len(PARAMETERS):
            given.setdefault(PARAMETERS[position], argument)
    return Loader(call, given, opaque)


def workers(ctx: RuleContext, loader: Loader):
    """The number of workers: a number, 0 when none are asked for, or UNKNOWN."""
    if "num_workers" in loader.given:
        value = constant(ctx, loader.given["num_workers"])
        return value if is_number(value) else UNKNOWN
    return UNKNOWN if loader.opaque else 0


def is_absent(node: n.Node | None) -> bool:
    return node is None or type(node) is n.Constant and node.kind == "none"


def surely_given(ctx: RuleContext, node: n.Node | None) -> bool:
    """Whether an argument is surely not None: a call or a display, or a name that only ever holds one."""
    if node is None:
        return False
    if isinstance(node, (n.Call, n.Sequence, n.Comprehension)):
        return not (type(node) is n.Call and _may_be_none(ctx, node))
    if type(node) not in (n.Name, n.Attribute):
        return False
    if type(node) is n.Name:
        scope, bindings = ctx.scopes.lookup(node.id, node)
        if not bindings:
            return True  # a snippet without the line that makes it
        bindings = ctx.scopes.table_of(scope).get(node.id, ()) if not isinstance(scope, n.Comprehension) else ()
    else:
        binding = last_binding(ctx, node)
        bindings = [binding] if binding is not None else []
    return bool(bindings) and all(
        b.kind == "value" and not b.path and type(b.node) is n.Call and not _may_be_none(ctx, b.node)
        and (not isinstance(b.statement.parent, (n.If, n.Try))
             or any(a is b.statement.parent for a in node.ancestors()))
        for b in bindings
    )  # fmt: skip


def _may_be_none(ctx: RuleContext, call: n.Call) -> bool:
    """A helper may return None; a class does not."""
    if last_name(call.func)[:1].isupper():
        return False
    found = ctx.inference.type_of(call.func)
    return found is None or found.kind != "uclass"


# -- what excludes what


def _without_workers(ctx: RuleContext, code: str, keyword: str) -> Iterator[Report]:
    for loader in loaders(ctx):
        argument = loader.keyword(keyword)
        if argument is None or workers(ctx, loader) != 0:
            continue
        if not _asks(ctx, keyword, argument.value):
            continue
        edit = remove_argument(loader.call, argument)
        fields = {"argument": argument.source}
        related = (loader.given["num_workers"],) if "num_workers" in loader.given else ()
        yield Report(code, argument, fields, (edit,) if edit else (), related)


def _asks(ctx: RuleContext, keyword: str, value: n.Node) -> bool:
    """Whether the value really asks for the feature: ``None`` and ``False`` do not."""
    if keyword == "multiprocessing_context" and type(value) is n.Call:
        return last_name(value.func) == "get_context"
    known = constant(ctx, value)
    if keyword == "persistent_workers":
        return known is True
    if keyword == "prefetch_factor":
        return is_number(known)
    return isinstance(known, str) and bool(known)


@RULES.node(b"prefetch_factor")
def dataloader_prefetch_without_workers(ctx: RuleContext) -> Iterator[Report]:
    """``prefetch_factor`` of a loader that has no worker processes."""
    yield from _without_workers(ctx, "dataloader-prefetch-without-workers", "prefetch_factor")


@RULES.node(b"persistent_workers")
def dataloader_persistent_without_workers(ctx: RuleContext) -> Iterator[Report]:
    """``persistent_workers=True`` of a loader that has no worker processes."""
    yield from _without_workers(ctx, "dataloader-persistent-without-workers", "persistent_workers")


@RULES.node(b"multiprocessing_context")
def dataloader_context_without_workers(ctx: RuleContext) -> Iterator[Report]:
    """``multiprocessing_context`` of a loader that has no worker processes."""
    yield from _without_workers(ctx, "dataloader-context-without-workers", "multiprocessing_context")


@RULES.node(b"DataLoader")
def dataloader_shuffle_with_sampler(ctx: RuleContext) -> Iterator[Report]:
    """``shuffle=True`` next to ``sampler=`` or ``batch_sampler=``."""
    for loader in loaders(ctx):
        shuffle = loader.given.get("shuffle")
        if shuffle is None or constant(ctx, shuffle) is not True:
            continue
        name = next((s for s in ("sampler", "batch_sampler") if surely_given(ctx, loader.given.get(s))), None)
        if name is None:
            continue
        keyword = loader.keyword("shuffle")
        edit = remove_argument(loader.call, keyword) if keyword is not None else replace(shuffle, "False")
        yield Report(
            "dataloader-shuffle-with-sampler",
            keyword or shuffle,
            {"sampler": name},
            (edit,) if edit else (),
            (loader.given[name],),
        )


@RULES.node(b"batch_sampler")
def dataloader_batch_sampler_conflict(ctx: RuleContext) -> Iterator[Report]:
    """``batch_sampler=`` next to ``batch_size``, ``drop_last`` or ``sampler``."""
    for loader in loaders(ctx):
        if not surely_given(ctx, loader.given.get("batch_sampler")):
            continue
        for name in ("batch_size", "drop_last", "sampler"):
            keyword = loader.keyword(name)
            if keyword is None or not _clashes(ctx, name, keyword.value):
                continue
            edit = remove_argument(loader.call, keyword)
            fields = {"argument": keyword.source}
            yield Report(
                "dataloader-batch-sampler-conflict",
                keyword,
                fields,
                (edit,) if edit else (),
                (loader.given["batch_sampler"],),
            )


def _clashes(ctx: RuleContext, name: str, value: n.Node) -> bool:
    if name == "sampler":
        return surely_given(ctx, value)
    known = constant(ctx, value)
    return known is True if name == "drop_last" else is_number(known) and known != 1 or known is None


@RULES.node(b"Iterable")
def dataloader_shuffle_iterable(ctx: RuleContext) -> Iterator[Report]:
    """``shuffle=True`` or a sampler for an iterable-style dataset, which has no order to change."""
    for loader in loaders(ctx):
        if ITERABLE not in ctx.inference.classes(ctx.inference.type_of(loader.dataset)):
            continue
        for name in ("shuffle", "sampler", "batch_sampler"):
            keyword = loader.keyword(name)
            if keyword is None:
                continue
            asked = constant(ctx, keyword.value) is True if name == "shuffle" else surely_given(ctx, keyword.value)
            if asked:
                edit = remove_argument(loader.call, keyword)
                fields = {"argument": name, "dataset": loader.dataset.source}
                yield Report("dataloader-shuffle-iterable", keyword, fields, (edit,) if edit else ())


@RULES.node(b"spawn", b"forkserver")
def dataloader_lambda_with_spawn(ctx: RuleContext) -> Iterator[Report]:
    """A lambda handed to workers that are spawned: it cannot be pickled."""
    for loader in loaders(ctx):
        context = constant(ctx, loader.given.get("multiprocessing_context"))
        if context not in ("spawn", "forkserver") or workers(ctx, loader) in (0, UNKNOWN):
            continue
        for name in ("collate_fn", "worker_init_fn"):
            value = loader.given.get(name)
            if type(value) is n.Lambda:
                yield Report("dataloader-lambda-with-spawn", value, {"argument": name, "context": context})


# -- defaults


@RULES.node(b"DataLoader")
def dataloader_num_workers_unspecified(ctx: RuleContext) -> Iterator[Report]:
    """A loader that says nothing about worker processes."""
    for loader in loaders(ctx):
        if not loader.opaque and "num_workers" not in loader.given:
            edit = add_keyword(loader.call, "num_workers=2")
            yield Report("dataloader-num-workers-unspecified", loader.call.func, {}, (edit,) if edit else ())


@RULES.node(b"DataLoader")
def dataloader_batch_size_unspecified(ctx: RuleContext) -> Iterator[Report]:
    """A loader that hands out one sample at a time because nothing else was said."""
    for loader in loaders(ctx):
        if not loader.opaque and loader.dataset is not None:
            if "batch_size" not in loader.given and is_absent(loader.given.get("batch_sampler")):
                yield Report("dataloader-batch-size-unspecified", loader.call.func)


@RULES.node(b"DataLoader", whole=True)
def dataloader_pin_memory_unset(ctx: RuleContext) -> Iterator[Report]:
    """A CUDA program, or a document that only makes loaders, whose loader does not pin."""
    found = [loader for loader in loaders(ctx) if not loader.opaque and _unpinned(loader)]
    if not found or not _feeds_gpu(ctx):
        return
    for loader in found:
        value = loader.given.get("pin_memory")
        edit = replace(value, "True") if value is not None else add_keyword(loader.call, "pin_memory=True")
        node = value.parent if value is not None and type(value.parent) is n.Keyword else value or loader.call.func
        yield Report("dataloader-pin-memory-unset", node, {}, (edit,) if edit else ())


def _unpinned(loader: Loader) -> bool:
    value = loader.given.get("pin_memory")
    return value is None or type(value) is n.Constant and value.value in (False, None, 0)


def _feeds_gpu(ctx: RuleContext) -> bool:
    """Whether the program speaks of CUDA; a document that neither trains nor reads a batch says nothing either way."""
    for node in ctx.nodes.get(n.Constant, ()):
        if node.kind == "str" and node.value.startswith("cuda"):
            return True
    used = False
    for node in ctx.nodes.get(n.Attribute, ()):
        if node.attr == "cuda":
            return True
        used = used or node.attr in ("backward", "step", "to", "train", "eval", "parameters")
    return not used and not ctx.nodes.get(n.For) and not ctx.nodes.get(n.While)


@RULES.node(b"DataLoader")
def dataloader_seed_unset(ctx: RuleContext) -> Iterator[Report]:
    """Workers whose random numbers nobody fixes: neither ``generator`` nor ``worker_init_fn``."""
    for loader in loaders(ctx):
        if loader.opaque or "num_workers" not in loader.given or workers(ctx, loader) == 0:
            continue
        if is_absent(loader.given.get("generator")) and is_absent(loader.given.get("worker_init_fn")):
            yield Report("dataloader-seed-unset", loader.call.func)
