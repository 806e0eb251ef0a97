"""What makes two runs differ: seeds, old random numbers, free choice of algorithms, settings left implicit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..resolve.infer import argument
from .batches import gpu_program
from .context import RULES, RuleContext
from .edits import Lines, add_keyword, import_edit, name_of_module, replace
from .report import NodeEdit, Report
from .values import calls_to, constant, is_number, last_name, public_name

_SEEDERS = re.compile(
    rb"manual_seed|seed_everything|set_seed|setup_seed|seed_all|set_random_seed|fix_seed|fix_random|random_seed\(|set_all_seeds|init_seeds?\("
    rb"|same_seeds?\(|set_deterministic"
)
_SEED = re.compile(rb"(?<!manual_)seed\w*\(")
_TORCH_RANDOM = {
    f"torch.{name}"
    for name in (
        "rand",
        "randn",
        "randint",
        "randperm",
        "normal",
        "bernoulli",
        "multinomial",
        "rand_like",
        "randn_like",
        "randint_like",
    )
} | {"torch.utils.data.random_split"}
_LAYERS = {
    f"torch.nn.{name}" for name in ("Linear", "Conv1d", "Conv2d", "Conv3d", "ConvTranspose2d", "Embedding", "LSTM",
    "GRU", "RNN", "Transformer",
                                    "MultiheadAttention", "Dropout", "Bilinear")
}  # fmt: skip
_SAME_NAME = {
    "choice", "shuffle", "permutation", "normal", "uniform", "binomial", "poisson", "exponential", "beta", "gamma",
    "multinomial",
    "multivariate_normal", "laplace", "lognormal", "dirichlet", "standard_normal", "chisquare", "geometric",
    "logistic", "triangular",
}  # fmt: skip
_LEGACY = _SAME_NAME | {
    "rand",
    "randn",
    "randint",
    "random",
    "random_sample",
    "ranf",
    "sample",
    "random_integers",
    "seed",
    "RandomState",
}
_SHAPED = {"rand": "random", "randn": "standard_normal"}
_RENAMED = {"randint": "integers", "random": "random", "random_sample": "random", "ranf": "random", "sample": "random"}


def _runs_something(ctx: RuleContext) -> bool:
    """Whether the document is a program or notebook rather than a library of definitions."""
    return ctx.source.is_notebook or ctx.says(b".backward(", b"__main__", b".fit(", b".train(")


def _after_imports(ctx: RuleContext, code: str) -> NodeEdit | None:
    """A line below the document's first run of import statements."""
    last = None
    for unit in ctx.module.units:
        for statement in unit.body:
            if isinstance(statement, (n.Import, n.ImportFrom)):
                last = statement
            elif last is not None:
                return Lines(ctx.source.text, ctx.module).after(last, code)
    return Lines(ctx.source.text, ctx.module).after(last, code) if last is not None else None


def _first(ctx: RuleContext, calls: Iterator[tuple[n.Call, str]]) -> n.Call | None:
    return min((call for call, _ in calls), key=ctx.scopes.key, default=None)


def _at_top(node: n.Node) -> bool:
    return not any(isinstance(a, (n.FunctionDef, n.ClassDef, n.Lambda)) for a in node.ancestors())


def _is_made(ctx: RuleContext, call: n.Call) -> bool:
    """Whether a call runs in this document: not in a class that nothing here makes an object of or trains."""
    cls = next((a for a in call.ancestors() if type(a) is n.ClassDef), None)
    return cls is None or ctx.says(b".backward(") or any(True for _ in ctx.scopes.calls(cls.name))


@RULES.node(b"torch", whole=True)
def seed_unset_torch(ctx: RuleContext) -> Iterator[Report]:
    """A program that draws random numbers with torch and never seeds it."""
    if ctx.matches(_SEEDERS):
        return
    first = _first(ctx, (found for found in calls_to(ctx, _TORCH_RANDOM | _LAYERS) if _is_made(ctx, found[0])))
    if first is None or not (_runs_something(ctx) or _at_top(first)):
        return
    torch = name_of_module(ctx.scopes, "torch", first)
    edits = [_after_imports(ctx, f"{torch or 'torch'}.manual_seed(0)")]
    if torch is None:
        edits.append(import_edit(ctx.scopes, ctx.module, ctx.source.text, "import torch"))
    yield Report("seed-unset-torch", first, {"call": first.func.source}, () if None in edits else tuple(edits))


_SOURCES = {
    f"numpy.random.{name}": parameter
    for name, parameter in (
        ("default_rng", "seed"), ("RandomState", "seed"), ("seed", "seed"), ("SeedSequence", "entropy"),
        ("PCG64", "seed"),
        ("PCG64DXSM", "seed"), ("MT19937", "seed"), ("SFC64", "seed"), ("Philox", "seed"),
    )
}  # fmt: skip
# Estimators whose ``random_state`` changes nothing with their usual settings.
_STEADY = {"LogisticRegression", "SVC", "LinearSVC", "Ridge", "RidgeClassifier", "Lasso", "ElasticNet", "PCA"}


@RULES.node(b"random", b"default_rng", b"sklearn", whole=True)
def seed_unset_numpy(ctx: RuleContext) -> Iterator[Report]:
    """numpy's or scikit-learn's random numbers without a seed."""
    for call, name in calls_to(ctx, _SOURCES):
        if any(k.name is None for k in call.keywords) or any(type(a) is n.Starred for a in call.args):
            continue
        given = argument(call, _SOURCES[name], 0)
        if given is None and not call.args and not call.keywords:
            edit = NodeEdit(call, call.end - 1, call.end - 1, "0")
            yield Report("seed-unset-numpy", call, {"call": call.func.source}, (edit,), variant="generator")
        elif given is not None and constant(ctx, given) is None:
            edits = (replace(given, "0"),) if type(given) is n.Constant else ()
            yield Report("seed-unset-numpy", call, {"call": call.func.source}, edits, variant="generator")
    yield from _unseeded_sklearn(ctx)
    seeded = next(calls_to(ctx, ("numpy.random.seed",)), None)
    if seeded is not None or ctx.matches(_SEED) and ctx.matches(_SEEDERS):
        return
    drawn = {f"numpy.random.{name}" for name in _LEGACY - {"seed", "RandomState"}}
    first = _first(ctx, calls_to(ctx, drawn))
    if first is None:
        return
    numpy = name_of_module(ctx.scopes, "numpy", first)
    edit = _after_imports(ctx, f"{numpy}.random.seed(0)") if numpy in ("np", "numpy") else None
    yield Report("seed-unset-numpy", first, {"call": first.func.source}, (edit,) if edit else ())


def _unseeded_sklearn(ctx: RuleContext) -> Iterator[Report]:
    """scikit-learn's splits and estimators without ``random_state``."""
    if not ctx.says(b"sklearn"):
        return
    for call in ctx.nodes.get(n.Call, ()):
        name = ctx.inference.public_name(call.func) or ""
        if not name.startswith("sklearn.") or name.rpartition(".")[2] in _STEADY:
            continue
        if "random_state=" not in (ctx.inference.stubs.parameters(name) or ()):
            continue
        if any(k.name in ("random_state", None) for k in call.keywords):
            continue
        if "shuffle=" in (ctx.inference.stubs.parameters(name) or ()) and not _shuffles(call, name):
            continue
        edit = add_keyword(call, "random_state=0")
        yield Report("seed-unset-numpy", call, {"call": call.func.source}, (edit,) if edit else (), variant="sklearn")


def _shuffles(call: n.Call, name: str) -> bool:
    """Whether a splitter shuffles: ``train_test_split`` unless told not to, ``KFold`` only when told to."""
    given = next((k.value for k in call.keywords if k.name == "shuffle"), None)
    if name.endswith("train_test_split"):
        return not (type(given) is n.Constant and given.value is False)
    return type(given) is n.Constant and given.value is True


@RULES.node(b"random")
def numpy_legacy_random(ctx: RuleContext) -> Iterator[Report]:
    """numpy's global random state where a Generator is meant."""
    for call, name in calls_to(ctx, {f"numpy.random.{name}" for name in _LEGACY}):
        last = name.rpartition(".")[2]
        yield Report("numpy-legacy-random", call, {"call": call.func.source}, _modern(ctx, call, last))


def _modern(ctx: RuleContext, call: n.Call, last: str) -> tuple[NodeEdit, ...]:
    """The call on a Generator, which is made below the imports when the document has none."""
    if any(type(a) is n.Starred for a in call.args):
        return ()
    numpy = name_of_module(ctx.scopes, "numpy", call)
    generator = _generator(ctx)
    edits: list[NodeEdit] = []
    if generator is None:
        if numpy is None or "rng" in ctx.scopes.table:
            return ()
        made = _after_imports(ctx, f"rng = {numpy}.random.default_rng(0)")
        if made is None:
            return ()
        edits.append(made)
        generator = "rng"
    if last in _SHAPED:
        if call.keywords:
            return ()
        shape = (
            call.args[0].source
            if len(call.args) == 1
            else f"({', '.join(a.source for a in call.args)})"
            if call.args
            else ""
        )
        return (*edits, replace(call, f"{generator}.{_SHAPED[last]}({shape})"))
    if last in _RENAMED or last in _SAME_NAME:
        return (*edits, replace(call.func, f"{generator}.{_RENAMED.get(last, last)}"))
    return ()


def _generator(ctx: RuleContext) -> str | None:
    """The name of a module-level Generator."""
    for name, bindings in ctx.scopes.table.items():
        made = bindings[-1].node
        if (
            bindings[-1].kind == "value"
            and type(made) is n.Call
            and public_name(ctx, made.func) == "numpy.random.default_rng"
        ):
            return name
    return None


@RULES.node(b"torch", whole=True)
def nondeterministic_algorithms(ctx: RuleContext) -> Iterator[Report]:
    """A program that trains on a GPU and leaves the choice of algorithms free."""
    asked = _first(ctx, calls_to(ctx, ("torch.use_deterministic_algorithms",)))
    if asked is not None:
        mode = argument(asked, "mode", 0)
        if type(mode) is n.Constant and mode.value is False:
            yield Report(
                "nondeterministic-algorithms",
                asked,
                {"call": asked.func.source},
                (replace(mode, "True"),),
                variant="off",
            )
            return
    if asked is not None or ctx.says(b"deterministic = True", b"deterministic=True"):
        yield from _benchmarked(ctx)
        return
    seeded = _first(ctx, calls_to(ctx, ("torch.manual_seed",)))
    trained = next(iter(ctx.scopes.calls("backward")), None)
    place = seeded or trained or _first(ctx, calls_to(ctx, _TORCH_RANDOM))
    if place is None or not gpu_program(ctx) or trained is None and not _runs_something(ctx) and not _at_top(place):
        return
    torch = name_of_module(ctx.scopes, "torch", place)
    edit = None
    if torch is not None:
        code = f"{torch}.use_deterministic_algorithms(True)"
        statement = n.statement_of(place)
        lines = Lines(ctx.source.text, ctx.module)
        edit = lines.after(statement, code) if seeded is not None else _after_imports(ctx, code)
    yield Report("nondeterministic-algorithms", place, {"call": place.func.source}, (edit,) if edit else ())


def _benchmarked(ctx: RuleContext) -> Iterator[Report]:
    """``cudnn.benchmark = True`` beside a wish for deterministic algorithms."""
    for assign in ctx.nodes.get(n.Assign, ()):
        if type(assign.value) is not n.Constant or assign.value.value is not True:
            continue
        target = assign.targets[0] if assign.targets else None
        if type(target) is n.Attribute and target.attr == "benchmark" and last_name(target.value) == "cudnn":
            yield Report(
                "nondeterministic-algorithms",
                assign,
                {"call": target.source},
                (replace(assign.value, "False"),),
                variant="benchmark",
            )


# -- optimizer settings

_WATCHED = {
    "SGD": ("lr", "momentum", "weight_decay"), "RMSprop": ("lr", "momentum", "weight_decay"), "Rprop": ("lr",),
    "LBFGS": ("lr",),
    "SparseAdam": ("lr",),
}  # fmt: skip
_ADAPTIVE = {"Adam", "AdamW", "NAdam", "RAdam", "Adamax", "Adagrad", "Adadelta", "Adafactor", "ASGD", "Muon"}
_OPTIMIZERS = {f"torch.optim.{name}" for name in (*_WATCHED, *_ADAPTIVE)}
_POSITIONS = {"SGD": ("params", "lr", "momentum", "dampening", "weight_decay")}
_ADAM = {"Adam", "AdamW", "NAdam", "RAdam", "Adamax"}


@RULES.node(b"optim")
def optimizer_hyperparams_unspecified(ctx: RuleContext) -> Iterator[Report]:
    """An optimizer whose learning rate, weight decay or momentum is left at the default."""
    for call, name in calls_to(ctx, _OPTIMIZERS):
        last = name.rpartition(".")[2]
        if any(k.name is None for k in call.keywords) or any(type(a) is n.Starred for a in call.args):
            continue
        places = _POSITIONS.get(last, ("params", "lr"))
        missing = [
            word for word in _WATCHED.get(last, ("lr", "weight_decay"))
            if argument(call, word, places.index(word) if word in places else -1) is None
        ]  # fmt: skip
        if missing:
            yield Report("optimizer-hyperparams-unspecified", call, {"optimizer": last, "missing": ", ".join(missing)})


@RULES.node(b"optim")
def learning_rate_suspicious(ctx: RuleContext) -> Iterator[Report]:
    """A literal learning rate far outside what its optimizer is used with."""
    for call, name in calls_to(ctx, _OPTIMIZERS):
        last = name.rpartition(".")[2]
        given = argument(call, "lr", 1)
        rate = constant(ctx, given)
        if given is None or not is_number(rate) or not _of_a_model(call):
            continue
        reason = _suspicious(last, rate, ctx.says(b"from_pretrained"), ctx.says(b"gpytorch", b"botorch"))
        if reason:
            yield Report("learning-rate-suspicious", given, {"rate": _plain(rate), "optimizer": last}, variant=reason)


def _of_a_model(call: n.Call) -> bool:
    """Whether the optimizer takes a model's parameters; a picture or a noise vector is trained with larger steps."""
    params = argument(call, "params", 0)
    return params is not None and "parameters" in params.source


def _suspicious(optimizer: str, rate: float, fine_tuning: bool, gaussian_process: bool) -> str:
    if rate == 0:
        return "zero"
    if 0 < rate <= 1e-8:
        return "small"
    if optimizer in _ADAM:
        if rate >= 0.1 and not (gaussian_process and rate <= 0.1):
            return "large"
        return "pretrained" if fine_tuning and rate >= 1e-2 else ""
    if optimizer == "SGD" and rate >= 5 or optimizer in ("RMSprop", "Adagrad") and rate >= 1 or rate >= 50:
        return "large"
    return ""


def _plain(rate: float) -> str:
    return f"{rate:g}"
