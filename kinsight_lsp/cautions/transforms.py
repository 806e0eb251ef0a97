"""Pipelines of image transforms: their order, and what belongs to training only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..core import nodes as n
from ..core.scopes import scope_of
from .context import RULES, RuleContext
from .edits import add_keyword, replace
from .report import NodeEdit, Report
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
    says_both,
)

TRANSFORMS = ("torchvision.transforms.v2.", "torchvision.transforms.")
COMPOSE = ("torchvision.transforms.Compose", "torchvision.transforms.v2.Compose")
ALBUMENTATIONS = ("albumentations.Compose", "albumentations.core.composition.Compose")
# Steps that change an image at random without having it in their name.
_RANDOM_STEPS = {
    "ColorJitter", "AutoAugment", "AugMix", "TrivialAugmentWide", "RandAugment", "ElasticTransform", "ScaleJitter",
    "CutMix", "MixUp", "GaussianNoise", "JPEG",
}  # fmt: skip
_RANDOM_ALBUMENTATIONS = {
    "HorizontalFlip", "VerticalFlip", "Flip", "Rotate", "ShiftScaleRotate", "ColorJitter", "HueSaturationValue",
    "CoarseDropout", "GaussNoise", "Affine", "Transpose", "ElasticTransform", "GridDistortion", "MotionBlur",
    "Cutout",
}  # fmt: skip
_TO_TENSOR = {"ToTensor", "ToImage", "PILToTensor", "ToImageTensor"}
_TO_FLOAT = {"ToDtype", "ConvertImageDtype", "ConvertDtype"}
# Steps after which an image is no tensor any more, or that may do anything.
_UNCLEAR = {"ToPILImage", "ToPureTensor", "Lambda", "ToNumpy"}


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One ``Compose([...])``: its steps in order, their names ("" when unknown), whether nothing is hidden."""

    call: n.Call
    steps: list[n.Node]
    names: list[str]
    whole: bool

    def index(self, names: set[str]) -> int:
        return next((i for i, name in enumerate(self.names) if name in names), -1)


def pipelines(ctx: RuleContext) -> list[Pipeline]:
    """All Compose calls of the document whose steps are written out."""
    found = ctx.__dict__.get("_pipelines")
    if found is None:
        found = ctx.__dict__["_pipelines"] = [
            pipeline
            for call, _ in calls_to(ctx, COMPOSE + ALBUMENTATIONS)
            if (pipeline := _pipeline(ctx, call)) is not None
        ]
    return found


def _pipeline(ctx: RuleContext, call: n.Call) -> Pipeline | None:
    given = call.args[0] if call.args else next((k.value for k in call.keywords if k.name == "transforms"), None)
    if given is None:
        return None
    display = assigned_value(ctx, given)
    if type(display) is not n.Sequence or display.kind not in ("list", "tuple"):
        return None
    names = [step_name(ctx, step) for step in display.elements]
    whole = all(names) and (display is given or not _grows(ctx, last_name(given)))
    return Pipeline(call, display.elements, names, whole)


def _grows(ctx: RuleContext, name: str) -> bool:
    """Whether the program changes the list of steps after writing it."""
    if any(last_name(statement.target) == name for statement in ctx.nodes.get(n.AugAssign, ())):
        return True
    return any(
        type(call.func) is n.Attribute and last_name(call.func.value) == name
        for method in ("append", "insert", "extend", "remove", "pop")
        for call in ctx.scopes.calls(method)
    )


def step_name(ctx: RuleContext, step: n.Node) -> str:
    """``ToTensor`` for a step of torchvision, ``albumentations.Flip`` for one of albumentations; "" when unknown."""
    if type(step) is n.Name:
        step = assigned_value(ctx, step)
    if type(step) is not n.Call:
        return ""
    name = public_name(ctx, step.func)
    if name is None:
        return ""
    for prefix in TRANSFORMS:
        if name.startswith(prefix) and "." not in name[len(prefix) :]:
            return name[len(prefix) :]
    if name.startswith("albumentations."):
        return "albumentations." + name.rpartition(".")[2]
    return ""


def is_random(ctx: RuleContext, step: n.Node, name: str) -> bool:
    """Whether a step changes its image at random."""
    if not name or type(step) is not n.Call:
        return False
    chance = constant(ctx, next((k.value for k in step.keywords if k.name == "p"), None))
    if chance == 0:
        return False
    if name.startswith("albumentations."):
        last = name.rpartition(".")[2]
        return last.startswith("Random") and last != "RandomScale" or last in _RANDOM_ALBUMENTATIONS and chance != 1
    if name == "RandomChoice" or name == "RandomOrder":
        return True
    return name.startswith("Random") or name in _RANDOM_STEPS


# -- order


@RULES.node(b"Normalize", whole=True)
def normalize_before_totensor(ctx: RuleContext) -> Iterator[Report]:
    """Normalize in front of the step that makes a float tensor of the image."""
    for pipeline in pipelines(ctx):
        names = pipeline.names
        at = pipeline.index({"Normalize"})
        if at < 0:
            continue
        later = _converted_after(names, at)
        if later is None:
            continue
        fields = {"step": names[later]}
        yield Report(
            "normalize-before-totensor",
            pipeline.steps[at],
            fields,
            _moved_behind(pipeline, at, later),
            (pipeline.steps[later],),
        )


def _converted_after(names: list[str], at: int) -> int | None:
    """The index of the conversion that Normalize needed before itself, or None."""
    for index in range(at + 1, len(names)):
        name = names[index]
        if name in _UNCLEAR or not name and index == at + 1:
            return None
        if name in _TO_TENSOR:
            last = index
            while last + 1 < len(names) and names[last + 1] in _TO_FLOAT:
                last += 1
            return last
        if name in _TO_FLOAT:
            before = names[:at]
            return index if any(n_ in _TO_TENSOR - {"ToTensor"} for n_ in before) and "ToTensor" not in before else None
    return None


def _moved_behind(pipeline: Pipeline, first: int, last: int) -> tuple[NodeEdit, ...]:
    """Each step takes its successor's place; separators and comments stay where they are."""
    steps = pipeline.steps
    order = [*range(first + 1, last + 1), first]
    return tuple(replace(steps[first + i], steps[index].source) for i, index in enumerate(order))


@RULES.node(b"ToDtype", b"ConvertImageDtype")
def todtype_without_scale(ctx: RuleContext) -> Iterator[Report]:
    """``v2.ToDtype(torch.float32)`` without ``scale=True`` between ToImage and Normalize: 0-255 stays 0-255."""
    for pipeline in pipelines(ctx):
        names = pipeline.names
        at = pipeline.index({"ToDtype"})
        if at < 0 or not any(name in ("ToImage", "PILToTensor") for name in names[:at]) or "ToTensor" in names[:at]:
            continue
        behind = next((i for i in range(at + 1, len(names)) if names[i] == "Normalize"), -1)
        step = pipeline.steps[at]
        if (
            behind < 0
            or type(step) is not n.Call
            or len(step.args) > 1
            or any(k.name in ("scale", None) for k in step.keywords)
        ):
            continue
        if not _is_float(ctx, step) or not _is_small(ctx, pipeline.steps[behind]):
            continue
        edit = add_keyword(step, "scale=True")
        yield Report("todtype-without-scale", step, {}, (edit,) if edit else (), (pipeline.steps[behind],))


def _is_float(ctx: RuleContext, step: n.Call) -> bool:
    value = step.args[0] if step.args else next((k.value for k in step.keywords if k.name == "dtype"), None)
    return last_name(value) in ("float32", "float", "float16", "bfloat16")


def _is_small(ctx: RuleContext, normalize: n.Node) -> bool:
    """Whether the mean is one of images between 0 and 1."""
    values = _statistics(ctx, normalize)
    return values is not None and all(is_number(v) and 0 <= v <= 1 for v in values[0])


def _statistics(ctx: RuleContext, step: n.Node) -> tuple[tuple, tuple] | None:
    """Mean and standard deviation of a Normalize step, as far as the code says them."""
    if type(step) is n.Name:
        step = assigned_value(ctx, step)
    if type(step) is not n.Call:
        return None
    found = []
    for position, name in enumerate(("mean", "std")):
        node = next((k.value for k in step.keywords if k.name == name), None)
        if node is None and position < len(step.args):
            node = step.args[position]
        value = constant(ctx, node)
        if is_number(value):
            value = (value,)
        if not isinstance(value, tuple) or not value or not all(is_number(v) for v in value):
            return None
        found.append(value)
    return found[0], found[1]


# -- training and evaluation


def pipeline_purpose(pipeline: Pipeline) -> tuple[str, str]:
    name = name_given(pipeline.call)
    if not name and type(pipeline.call.parent) is n.Keyword:
        call = pipeline.call.parent.parent
        if type(call) is n.Call:
            return dataset_purpose(call)
    return purpose(name), name


def dataset_purpose(call: n.Call) -> tuple[str, str]:
    """What a dataset is for: its name, else ``train=``, ``split=``, or the folder it reads."""
    name = name_given(call)
    if purpose(name) or says_both(name):
        return purpose(name), name
    for keyword in call.keywords:
        if keyword.name == "train" and type(keyword.value) is n.Constant and isinstance(keyword.value.value, bool):
            return ("train" if keyword.value.value else "eval"), name or last_name(call.func)
        if (
            keyword.name in ("split", "image_set", "mode")
            and type(keyword.value) is n.Constant
            and keyword.value.kind == "str"
        ):
            return purpose(keyword.value.value), name or last_name(call.func)
    return "", name


@RULES.node(b"Compose", whole=True)
def augmentation_in_eval(ctx: RuleContext) -> Iterator[Report]:
    """A random transform in the pipeline of a validation or test set."""
    evaluating: set[int] = set()
    for pipeline in pipelines(ctx):
        kind, name = pipeline_purpose(pipeline)
        if kind != "eval" or _on_purpose(name):
            continue
        evaluating.add(id(pipeline.call))
        for step, step_name_ in zip(pipeline.steps, pipeline.names, strict=True):
            if is_random(ctx, step, step_name_):
                fields = {"step": last_name(step.func), "pipeline": name}
                yield Report("augmentation-in-eval", step, fields)
    random = {
        id(p.call): next((s for s, name in zip(p.steps, p.names, strict=True) if is_random(ctx, s, name)), None)
        for p in pipelines(ctx)
    }
    for keyword in ctx.nodes.get(n.Keyword, ()):
        if keyword.name not in ("transform", "transforms") or type(keyword.value) not in (
            n.Name,
            n.Subscript,
            n.Attribute,
        ):
            continue
        call = keyword.parent
        if type(call) is not n.Call:
            continue
        made = _made_by(ctx, keyword.value)
        step = random.get(id(made)) if made is not None else None
        if step is None or id(made) in evaluating:
            continue
        kind, name = dataset_purpose(call)
        if kind == "eval" and not _on_purpose(name):
            fields = {"step": last_name(step.func), "pipeline": name}
            yield Report("augmentation-in-eval", keyword, fields, (), (step,))


def _on_purpose(name: str) -> bool:
    """Test-time augmentation and experiments on robustness."""
    lower = name.lower()
    return any(word in lower for word in ("tta", "augment", "aug_", "_aug", "robust", "corrupt", "ssl", "contrast"))


def _made_by(ctx: RuleContext, node: n.Node) -> n.Node | None:
    """The call that a name stands for at a place: its last binding; ``d["train"]`` looks into the dict display."""
    if type(node) is n.Subscript:
        display = assigned_value(ctx, node.value)
        if type(display) is n.Dict and type(node.index) is n.Constant:
            for key, value in zip(display.keys, display.values, strict=False):
                if type(key) is n.Constant and key.value == node.index.value:
                    return value
        return None
    binding = last_binding(ctx, node)
    return binding.node if binding is not None and binding.kind == "value" and not binding.path else None


@RULES.node(b"Normalize", whole=True)
def train_val_normalisation_mismatch(ctx: RuleContext) -> Iterator[Report]:
    """Training and evaluation pipelines of one place that normalise with different numbers."""
    groups: dict[int, dict[str, list[tuple[Pipeline, str]]]] = {}
    for pipeline in pipelines(ctx):
        kind, name = pipeline_purpose(pipeline)
        if kind:
            scope = scope_of(pipeline.call)
            groups.setdefault(id(scope), {}).setdefault(kind, []).append((pipeline, name))
    for group in groups.values():
        training = [(_numbers(ctx, p), p, name) for p, name in group.get("train", ())]
        if not training or any(numbers is UNKNOWN for numbers, _, _ in training):
            continue
        for pipeline, name in group.get("eval", ()):
            numbers = _numbers(ctx, pipeline)
            if numbers is UNKNOWN or any(_same(numbers, known) for known, _, _ in training):
                continue
            _, other, other_name = training[0]
            at, other_at = pipeline.index({"Normalize"}), other.index({"Normalize"})
            node = pipeline.steps[at] if at >= 0 else pipeline.call.func
            related = other.steps[other_at] if other_at >= 0 else other.call.func
            yield Report("train-val-normalisation-mismatch", node, {"eval": name, "train": other_name}, (), (related,))


def _numbers(ctx: RuleContext, pipeline: Pipeline):
    """Mean and std of a pipeline, None when it surely does not normalise, UNKNOWN when the code does not say."""
    at = pipeline.index({"Normalize"})
    if at < 0:
        return None if pipeline.whole and (set(pipeline.names) & (_TO_TENSOR | _TO_FLOAT)) else UNKNOWN
    if pipeline.names.count("Normalize") > 1 or not pipeline.whole:
        return UNKNOWN
    values = _statistics(ctx, pipeline.steps[at])
    return UNKNOWN if values is None else values


def _same(left, right) -> bool:
    if left is None or right is None:
        return left is right
    return all(_equal(a, b) for a, b in zip(left, right, strict=True))


def _equal(left: tuple, right: tuple) -> bool:
    if len(left) != len(right):
        if len(left) != 1 and len(right) != 1:
            return False
        size = max(len(left), len(right))
        left, right = left * (size // len(left)), right * (size // len(right))
    return all(abs(a - b) < 1e-6 for a, b in zip(left, right, strict=True))
