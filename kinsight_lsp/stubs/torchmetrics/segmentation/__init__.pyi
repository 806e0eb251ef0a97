# Made by tools/stubgen.
import numpy
import torch
import torchmetrics
class DiceScore(torchmetrics.Metric):
    def __init__(self, num_classes, include_background=..., average=..., aggregation_level=..., input_format=..., **kwargs) -> None: ...
    aggregation_level: str | None
    average: str | None
    denominator: list[torch.Tensor]
    full_state_update: bool
    higher_is_better: bool
    include_background: bool
    input_format: str
    is_differentiable: bool
    num_classes: int
    numerator: list[torch.Tensor]
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    support: list[torch.Tensor]
    def update(self, preds, target) -> None: ...
class GeneralizedDiceScore(torchmetrics.Metric):
    def __init__(self, num_classes, include_background=..., per_class=..., weight_type=..., input_format=..., **kwargs) -> None: ...
    full_state_update: bool
    higher_is_better: bool
    include_background: bool
    input_format: str
    is_differentiable: bool
    num_classes: int
    per_class: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    samples: torch.Tensor
    score: torch.Tensor
    def update(self, preds, target) -> None: ...
    weight_type: str
class HausdorffDistance(torchmetrics.Metric):
    def __init__(self, num_classes, include_background=..., distance_metric=..., spacing=..., directed=..., input_format=..., **kwargs) -> None: ...
    directed: bool
    distance_metric: str
    full_state_update: bool
    higher_is_better: bool
    include_background: bool
    input_format: str
    is_differentiable: bool
    num_classes: int
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    score: torch.Tensor
    spacing: torch.Tensor | list[float] | None
    total: torch.Tensor
    def update(self, preds, target) -> None: ...
class MeanIoU(torchmetrics.Metric):
    def __init__(self, num_classes=..., include_background=..., per_class=..., input_format=..., **kwargs) -> None: ...
    full_state_update: bool
    higher_is_better: bool
    include_background: bool
    input_format: str
    is_differentiable: bool
    num_batches: torch.Tensor
    num_classes: int | None
    per_class: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    score: torch.Tensor
    def update(self, preds, target) -> None: ...
