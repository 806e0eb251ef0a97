"""The order in which loaders hand out samples: shuffled for training, kept for evaluation."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import scope_of
from .context import RULES, RuleContext
from .edits import add_keyword, replace
from .loaders import ITERABLE, Loader, is_absent, loaders
from .report import Report
from .values import last_name, name_given, purpose, says_both, target_of


def loader_purpose(loader: Loader) -> tuple[str, str]:
    """What the loader is for (train, eval or empty), and the name that says so: its own, else its dataset's."""
    own = name_given(loader.call)
    if own and (purpose(own) or says_both(own)):
        return purpose(own), own
    dataset = loader.dataset
    name = last_name(dataset)
    if type(dataset) is n.Subscript and type(dataset.index) is n.Constant and dataset.index.kind == "str":
        name = str(dataset.index.value)
    return purpose(name), name


@RULES.node(b"rain")
def dataloader_shuffle_false_train(ctx: RuleContext) -> Iterator[Report]:
    """A training loader that hands out the samples in the same order in every epoch."""
    for loader in loaders(ctx):
        if loader.opaque or any(not is_absent(loader.given.get(name)) for name in ("sampler", "batch_sampler")):
            continue
        shuffle = loader.given.get("shuffle")
        if shuffle is not None and not (type(shuffle) is n.Constant and shuffle.value in (False, None)):
            continue
        if "batch_size" in loader.given and is_absent(loader.given["batch_size"]):
            continue  # no batches are made here: the dataset hands them out
        kind, name = loader_purpose(loader)
        if kind != "train" or _in_order_on_purpose(ctx, loader, name):
            continue
        if name != name_given(loader.call) and not any(True for _ in ctx.scopes.calls("backward")):
            continue  # only the dataset is called so, and nothing is trained here
        edit = replace(shuffle, "True") if shuffle is not None else add_keyword(loader.call, "shuffle=True")
        node = (
            shuffle.parent if shuffle is not None and type(shuffle.parent) is n.Keyword else shuffle or loader.call.func
        )
        yield Report("dataloader-shuffle-false-train", node, {"loader": name}, (edit,) if edit else ())


_ORDERED_WORDS = (
    "infer",
    "extract",
    "feature",
    "order",
    "sequential",
    "stream",
    "noshuffle",
    "unshuffled",
    "fixed",
    "predict",
    "embed",
)


def _in_order_on_purpose(ctx: RuleContext, loader: Loader, name: str) -> bool:
    """Iterable datasets, loaders named after another use, and loaders that are only read without gradients."""
    classes = ctx.inference.classes(ctx.inference.type_of(loader.dataset))
    if ITERABLE in classes or any(c.startswith(("datasets.Iterable", "webdataset")) for c in classes):
        return True
    if any(word in name.lower() for word in _ORDERED_WORDS):
        return True
    if any(_switched_off(ancestor) for ancestor in loader.call.ancestors()):
        return True
    target = target_of(loader.call)
    if type(target) is n.Name and _taken_over(ctx, target):
        return True
    return isinstance(target, (n.Name, n.Attribute)) and _only_read(ctx, last_name(target))


def _taken_over(ctx: RuleContext, target: n.Name) -> bool:
    """Whether another loader takes its name over: ``…, loader = engine.make_private(data_loader=loader)``."""
    bindings = ctx.scopes.table_of(scope_of(target)).get(target.id, ())
    return any(
        type(b.node) is n.Call
        and last_name(b.node.func) != "prepare"  # accelerate keeps the order
        and any(type(x) is n.Name and x.id == target.id for x in (*b.node.args, *(k.value for k in b.node.keywords)))
        for b in bindings
    )


def _only_read(ctx: RuleContext, name: str) -> bool:
    """Whether the document loops over the loader, and every such loop runs with gradients off."""
    loops = [loop for loop in ctx.nodes.get(n.For, ()) if any(last_name(x) == name for x in loop.iter.walk())]
    return bool(loops) and all(_without_gradients(loop) for loop in loops)


def _without_gradients(loop: n.For) -> bool:
    if b"backward" in loop.unit.text[loop.start : loop.end]:
        return False
    return any(_switched_off(node) for node in (*loop.ancestors(), *loop.body))


def _switched_off(node: n.Node) -> bool:
    """Whether a with-block or a decorated function runs without gradients."""
    heads = [item.value for item in node.items] if type(node) is n.With else getattr(node, "decorators", [])
    return any(word in head.source for head in heads for word in ("no_grad", "inference_mode"))


@RULES.node(b"DataLoader", whole=True)
def dataloader_shuffle_true_eval(ctx: RuleContext) -> Iterator[Report]:
    """A validation or test loader that shuffles."""
    for loader in loaders(ctx):
        shuffle = loader.given.get("shuffle")
        if shuffle is None or not (type(shuffle) is n.Constant and shuffle.value is True):
            continue
        kind, name = loader_purpose(loader)
        edit = replace(shuffle, "False")
        if kind != "eval":
            found = _by_phase(loader)
            if found is None:
                continue
            name, edit = found[0], replace(shuffle, found[1])
        elif purpose(last_name(loader.dataset)) == "train" or _only_shown(ctx, loader):
            continue
        node = shuffle.parent if type(shuffle.parent) is n.Keyword else shuffle
        yield Report("dataloader-shuffle-true-eval", node, {"loader": name}, (edit,))


def _by_phase(loader: Loader) -> tuple[str, str] | None:
    """``{x: DataLoader(..., shuffle=True) for x in ["train", "val"]}``: the evaluation phase and the right value."""
    made = loader.call.parent
    if type(made) is not n.Comprehension or made.value is not loader.call or len(made.generators) != 1:
        return None
    generator = made.generators[0]
    if type(generator.target) is not n.Name or type(generator.iter) is not n.Sequence:
        return None
    phases = [str(e.value) for e in generator.iter.elements if type(e) is n.Constant and e.kind == "str"]
    if len(phases) != len(generator.iter.elements):
        return None
    training = [phase for phase in phases if purpose(phase) == "train"]
    evaluation = [phase for phase in phases if purpose(phase) == "eval"]
    if len(training) != 1 or not evaluation:
        return None
    return evaluation[0], f'({generator.target.id} == "{training[0]}")'


def _only_shown(ctx: RuleContext, loader: Loader) -> bool:
    """Whether the loader is only asked for a batch to look at: ``next(iter(loader))`` and no loop."""
    target = target_of(loader.call)
    if type(target) is not n.Name:
        return False
    uses = [x for x in ctx.nodes.get(n.Name, ()) if x.id == target.id and x is not target and type(x.parent) is n.Call]
    return (
        bool(uses)
        and all(last_name(x.parent.func) == "iter" for x in uses)
        and not any(last_name(x) == target.id for loop in ctx.nodes.get(n.For, ()) for x in loop.iter.walk())
    )
