"""Segmentation masks among the transforms of images."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from .context import RULES, RuleContext
from .edits import add_keyword
from .report import Report
from .values import calls_to, last_name, name_given, public_name


@RULES.node(b"esize")
def mask_resize_interpolation(ctx: RuleContext) -> Iterator[Report]:
    """A segmentation mask resized with the default, bilinear interpolation."""
    for call, name in calls_to(
        ctx,
        ("torchvision.transforms.Resize", "torchvision.transforms.v2.Resize",
         "torchvision.transforms.functional.resize",
         "torchvision.transforms.v2.functional.resize"),
    ):  # fmt: skip
        if any(k.name in ("interpolation", None) for k in call.keywords):
            continue
        functional = name.endswith(".resize")
        if len(call.args) > (2 if functional else 1):
            continue
        if functional:
            given = call.args[0] if call.args else None
            what = last_name(given)
            if not _is_mask(what) or _is_wrapped(ctx, given):
                continue
        else:
            what = _mask_pipeline(call)
            if what is None:
                continue
        mode = _nearest(ctx, call)
        edit = add_keyword(call, f"interpolation={mode}") if mode else None
        yield Report("mask-resize-interpolation", call, {"mask": what}, (edit,) if edit else ())


def _is_mask(name: str) -> bool:
    words = name.lower().split("_")
    if any(
        word
        in (
            "logits",
            "logit",
            "prob",
            "probs",
            "pred",
            "preds",
            "soft",
            "float",
            "heatmap",
            "loss",
            "image",
            "img",
            "inpaint",
            "inpainting",
            "alpha",
            "attention",
            "padding",
        )
        for word in words
    ):
        return False
    return any(word in ("mask", "masks", "segmap", "labelmap", "gtmask", "segmask") for word in words) or words[
        -2:
    ] == ["label", "map"]


def _is_wrapped(ctx: RuleContext, node: n.Node | None) -> bool:
    """tv_tensors.Mask knows what it is; v2 resizes it with nearest."""
    found = ctx.inference.type_of(node)
    return found is not None and found.name.endswith(".Mask")


def _mask_pipeline(call: n.Call) -> str | None:
    """The name of the mask pipeline that a Resize stands in (``mask_transform``), or None."""
    node: n.Node = call
    for ancestor in call.ancestors():
        if isinstance(ancestor, n.Statement):
            break
        if type(ancestor) is n.Call:
            node = ancestor
    name = name_given(node) or name_given(call)
    return name if _is_mask(name) else None


def _nearest(ctx: RuleContext, call: n.Call) -> str | None:
    """How the document reaches InterpolationMode.NEAREST from the call's own prefix."""
    func = call.func
    if type(func) is n.Attribute:
        owner = public_name(ctx, func.value)
        if owner in ("torchvision.transforms", "torchvision.transforms.v2", "torchvision.transforms.functional"):
            return f"{func.value.source}.InterpolationMode.NEAREST"
    if ctx.scopes.table.get("InterpolationMode"):
        return "InterpolationMode.NEAREST"
    return None
