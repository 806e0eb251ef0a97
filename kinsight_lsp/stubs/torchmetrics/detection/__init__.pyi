# Made by tools/stubgen.
import numpy
import torch
import torchmetrics
import typing
class ModifiedPanopticQuality(torchmetrics.Metric):
    def __init__(self, things, stuffs, allow_unknown_preds_category=..., **kwargs) -> None: ...
    allow_unknown_preds_category: bool
    def compute(self) -> torch.Tensor: ...
    false_negatives: torch.Tensor
    false_positives: torch.Tensor
    full_state_update: bool
    higher_is_better: bool
    iou_sum: torch.Tensor
    is_differentiable: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    stuffs: typing.Collection[int]
    things: typing.Collection[int]
    true_positives: torch.Tensor
    def update(self, preds, target) -> None: ...
class PanopticQuality(torchmetrics.Metric):
    def __init__(self, things, stuffs, allow_unknown_preds_category=..., return_sq_and_rq=..., return_per_class=..., **kwargs) -> None: ...
    allow_unknown_preds_category: bool
    def compute(self) -> torch.Tensor: ...
    false_negatives: torch.Tensor
    false_positives: torch.Tensor
    full_state_update: bool
    higher_is_better: bool
    iou_sum: torch.Tensor
    is_differentiable: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    return_per_class: bool
    return_sq_and_rq: bool
    stuffs: typing.Collection[int]
    things: typing.Collection[int]
    true_positives: torch.Tensor
    def update(self, preds, target) -> None: ...
