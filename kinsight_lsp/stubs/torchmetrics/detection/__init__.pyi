# Made by tools/stubgen.
import numpy
import torch
import torchmetrics
import typing
class CompleteIntersectionOverUnion(IntersectionOverUnion): ...
class DistanceIntersectionOverUnion(IntersectionOverUnion): ...
class GeneralizedIntersectionOverUnion(IntersectionOverUnion): ...
class IntersectionOverUnion(torchmetrics.Metric):
    def __init__(self, box_format=..., iou_threshold=..., class_metrics=..., respect_labels=..., **kwargs) -> None: ...
    box_format: str
    class_metrics: bool
    def compute(self) -> dict: ...
    full_state_update: bool
    groundtruth_labels: list[torch.Tensor]
    iou_matrix: list[torch.Tensor]
    iou_threshold: float | None
    is_differentiable: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    pred_labels: list[torch.Tensor]
    respect_labels: bool
    def update(self, preds, target) -> None: ...
class MeanAveragePrecision(torchmetrics.Metric):
    def __call__(self, preds, target) -> dict[str, torch.Tensor]: ...
    def __init__(self, box_format=..., iou_type=..., iou_thresholds=..., rec_thresholds=..., max_detection_thresholds=..., class_metrics=..., extended_summary=..., average=..., backend=..., **kwargs) -> None: ...
    average: str
    box_format: str
    class_metrics: bool
    def coco_to_tm(self, coco_preds, coco_target, iou_type=..., backend=...) -> tuple[list[dict[str, torch.Tensor]], list[dict[str, torch.Tensor]]]: ...
    def compute(self) -> dict[str, torch.Tensor]: ...
    detection_box: list[torch.Tensor]
    detection_labels: list[torch.Tensor]
    detection_mask: list[torch.Tensor]
    detection_scores: list[torch.Tensor]
    extended_summary: bool
    full_state_update: bool
    groundtruth_area: list[torch.Tensor]
    groundtruth_box: list[torch.Tensor]
    groundtruth_crowds: list[torch.Tensor]
    groundtruth_labels: list[torch.Tensor]
    groundtruth_mask: list[torch.Tensor]
    is_differentiable: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    def tm_to_coco(self, name=...) -> None: ...
    def update(self, preds, target) -> None: ...
    warn_on_many_detections: bool
class ModifiedPanopticQuality(torchmetrics.Metric):
    def __init__(self, things, stuffs, allow_unknown_preds_category=..., **kwargs) -> None: ...
    allow_unknown_preds_category: bool
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
