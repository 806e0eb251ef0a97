"""Lets torchvision be imported where its compiled operators do not load."""

from __future__ import annotations

SCHEMAS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)


def declare_torchvision_operators() -> object:
    """Declares the operators that ``import torchvision`` looks up; keep the result alive."""
    import torch.library

    library = torch.library.Library("torchvision", "DEF")
    for schema in SCHEMAS:
        library.define(schema)
    return library
