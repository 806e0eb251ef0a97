"""Training and validation data that must not be the same."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import scope_of
from .context import RULES, RuleContext
from .edits import replace
from .loader_order import loader_purpose
from .loaders import Loader, loaders
from .report import Report
from .values import (
    UNKNOWN,
    assigned_value,
    calls_to,
    constant,
    is_number,
    last_binding,
    last_name,
    name_given,
    public_name,
    purpose,
    short,
)

# Anything that may pick part of a dataset: a program with one of these is not judged by names.
_PICKERS = {
    "random_split", "Subset", "SubsetRandomSampler", "train_test_split", "KFold", "StratifiedKFold",
    "StratifiedShuffleSplit", "ShuffleSplit", "GroupKFold", "split", "select", "Sampler",
}  # fmt: skip
# Dataset length by class and ``train=``.
_SIZES = {"MNIST": (60_000, 10_000), "FashionMNIST": (60_000, 10_000), "KMNIST": (60_000, 10_000),
          "CIFAR10": (50_000, 10_000), "CIFAR100": (50_000, 10_000)}  # fmt: skip


@RULES.node(b"val", b"test", b"eval", b"Val", b"Test", b"VAL", b"TEST", whole=True)
def val_split_same_data(ctx: RuleContext) -> Iterator[Report]:
    """A validation loader over the training dataset, or a test set that is built from the training files."""
    found = loaders(ctx)
    training = [loader for loader in found if loader_purpose(loader)[0] == "train"]
    for loader in found:
        name = name_given(loader.call)
        if purpose(name) != "eval" or loader.opaque or _picks(loader):
            continue
        dataset = loader.dataset
        if type(dataset) not in (n.Name, n.Attribute) or purpose(last_name(dataset)) == "eval":
            continue
        if purpose(last_name(dataset)) == "train":
            if "eval" in name.lower() and any(_reads_evaluation(other) for other in found if other is not loader):
                continue  # the training data is scored too, beside the real evaluation
            if not _is_eval_by_binding(ctx, dataset):
                yield Report("val-split-same-data", dataset, {"eval": name, "data": dataset.source})
            continue
        twin = next((other for other in training if _same_dataset(ctx, loader, other)), None)
        if twin is not None:
            fields = {"eval": name, "data": dataset.source}
            yield Report("val-split-same-data", dataset, fields, (), (twin.dataset,), variant="same")
    yield from _training_files(ctx)


def _reads_evaluation(loader: Loader) -> bool:
    return purpose(name_given(loader.call)) == "eval" and purpose(last_name(loader.dataset)) != "train"


def _picks(loader: Loader) -> bool:
    return any(
        name in loader.given and not (type(loader.given[name]) is n.Constant and loader.given[name].kind == "none")
        for name in ("sampler", "batch_sampler")
    )


def _is_eval_by_binding(ctx: RuleContext, dataset: n.Node) -> bool:
    """The name speaks of training, but what it holds here is another set (``train=False``)."""
    binding = last_binding(ctx, dataset)
    if binding is None or binding.kind != "value":
        return binding is not None and binding.kind not in ("param", "annotated")
    value = binding.node
    return type(value) is n.Call and any(
        k.name == "train" and type(k.value) is n.Constant and k.value.value is False for k in value.keywords
    )


def _same_dataset(ctx: RuleContext, left: Loader, right: Loader) -> bool:
    """Both loaders read the very same object, in the same scope, and neither picks samples."""
    if right is left or _picks(right) or right.opaque:
        return False
    a, b = left.dataset, right.dataset
    if n.dotted(a) is None or n.dotted(a) != (n.dotted(b) if b is not None else None):
        return False
    if scope_of(left.call) is not scope_of(right.call) or _exclusive(left.call, right.call):
        return False
    first, second = last_binding(ctx, a), last_binding(ctx, b)
    if first is not second or first is not None and first.kind == "element":
        return False
    return not _reassigned_between(ctx, a, left.call, right.call)


def _exclusive(left: n.Node, right: n.Node) -> bool:
    """Whether two calls stand in different arms of an if."""
    for ancestor in left.ancestors():
        if type(ancestor) is n.If and any(a is ancestor for a in right.ancestors()):
            if _arm(ancestor, left) != _arm(ancestor, right):
                return True
    return False


def _arm(branch: n.If, node: n.Node) -> int:
    return 0 if any(s.start <= node.start < s.end for s in branch.body) else 1


def _reassigned_between(ctx: RuleContext, dataset: n.Node, left: n.Node, right: n.Node) -> bool:
    """``dataset.train = False`` or the like between the two loaders."""
    low, high = sorted((ctx.scopes.key(left), ctx.scopes.key(right)))
    root = n.dotted(dataset).partition(".")[0]
    for statement in (*ctx.nodes.get(n.Assign, ()), *ctx.nodes.get(n.Expr, ())):
        if low < ctx.scopes.key(statement) < high:
            targets = statement.targets if type(statement) is n.Assign else [statement.value]
            for target in targets:
                path = n.dotted(target.func if type(target) is n.Call else target) or ""
                if path.startswith(root + ".") and not isinstance(target, n.Name):
                    return True
    return False


def _training_files(ctx: RuleContext) -> Iterator[Report]:
    """``test_set = MNIST(root, train=True)``: the name says test, the argument says train."""
    if _document_picks(ctx):
        return
    for call in ctx.nodes.get(n.Call, ()):
        name = public_name(ctx, call.func)
        if name is None or not name.startswith("torchvision.datasets."):
            continue
        variable = name_given(call)
        if purpose(variable) != "eval":
            continue
        for keyword in call.keywords:
            value = keyword.value
            if type(value) is not n.Constant:
                continue
            if keyword.name == "train" and value.value is True or keyword.name == "split" and value.value == "train":
                yield Report(
                    "val-split-same-data", keyword, {"eval": variable, "data": short(keyword)}, variant="files"
                )
        if len(call.args) > 1 and name.rpartition(".")[2] in _SIZES:
            value = call.args[1]
            if type(value) is n.Constant and value.value is True:
                yield Report(
                    "val-split-same-data", value, {"eval": variable, "data": f"train={value.source}"}, variant="files"
                )


def _document_picks(ctx: RuleContext) -> bool:
    if any(
        last_name(call.func) in _PICKERS or last_name(call.func).endswith("Sampler")
        for call in ctx.nodes.get(n.Call, ())
    ):
        return True
    return any(type(node.index) is n.Slice for node in ctx.nodes.get(n.Subscript, ()))


# -- random_split


@RULES.node(b"random_split")
def random_split_lengths(ctx: RuleContext) -> Iterator[Report]:
    """Fractions that do not add up to 1, or counts that cannot add up to the length."""
    for call, _ in calls_to(ctx, ("torch.utils.data.random_split",)):
        lengths = _lengths(call)
        display = assigned_value(ctx, lengths) if lengths is not None else None
        if type(display) is not n.Sequence or not display.elements:
            continue
        values = [constant(ctx, element) for element in display.elements]
        if all(is_number(value) for value in values):
            total = sum(values)
            if any(isinstance(value, float) for value in values):
                if abs(total - 1) > 1e-9:
                    fields = {"total": f"{total:.4g}", "wanted": "1"}
                    yield Report("random-split-lengths", lengths, fields)
                continue
            size = _size_of(ctx, call)
            if size is not None and total != size and total != 1:
                yield Report("random-split-lengths", lengths, {"total": str(total), "wanted": str(size)})


@RULES.node(b"random_split")
def random_split_rounding(ctx: RuleContext) -> Iterator[Report]:
    """``int(0.8 * n)`` and ``int(0.2 * n)``: rounding down twice loses samples, and random_split refuses."""
    for call, _ in calls_to(ctx, ("torch.utils.data.random_split",)):
        lengths = _lengths(call)
        display = assigned_value(ctx, lengths) if lengths is not None else None
        if type(display) is not n.Sequence or len(display.elements) < 2:
            continue
        parts = [_rounded(ctx, element) for element in display.elements]
        if any(part is None for part in parts):
            continue
        fractions = [fraction for fraction, _ in parts]
        if len({size for _, size in parts}) != 1 or abs(sum(fractions) - 1) > 1e-9 or sum(fractions) > 1:
            continue
        text = "[" + ", ".join(f"{fraction:g}" for fraction in fractions) + "]"
        yield Report("random-split-rounding", lengths, {"fractions": text}, (replace(lengths, text),))


def _lengths(call: n.Call) -> n.Node | None:
    if len(call.args) > 1:
        return call.args[1]
    return next((k.value for k in call.keywords if k.name == "lengths"), None)


def _rounded(ctx: RuleContext, node: n.Node) -> tuple[float, str] | None:
    """The fraction and what it is a fraction of, for ``int(0.8 * len(data))`` and its like."""
    node = assigned_value(ctx, node)
    if type(node) is not n.Call or last_name(node.func) not in ("int", "floor") or len(node.args) != 1:
        return None
    product = node.args[0]
    if type(product) is not n.BinOp or product.op != "*":
        return None
    for fraction, size in ((product.left, product.right), (product.right, product.left)):
        value = constant(ctx, fraction)
        if isinstance(value, float) and 0 < value < 1 and constant(ctx, size) is UNKNOWN:
            return value, size.source
    return None


def _size_of(ctx: RuleContext, call: n.Call) -> int | None:
    """How many samples a dataset of torchvision has, when its class and arguments say so."""
    given = call.args[0] if call.args else None
    made = assigned_value(ctx, given) if given is not None else None
    if type(made) is not n.Call:
        return None
    name = public_name(ctx, made.func) or ""
    sizes = _SIZES.get(name.removeprefix("torchvision.datasets."))
    if sizes is None or any(k.name is None for k in made.keywords):
        return None
    train = next((k.value for k in made.keywords if k.name == "train"), made.args[1] if len(made.args) > 1 else None)
    value = True if train is None else constant(ctx, train)
    return sizes[0] if value is True else sizes[1] if value is False else None
