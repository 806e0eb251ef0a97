# Made by tools/stubgen.
import numpy
import torch
import torchmetrics
import typing
class BLEUScore(torchmetrics.Metric):
    def __init__(self, n_gram=..., smooth=..., weights=..., **kwargs) -> None: ...
    denominator: torch.Tensor
    full_state_update: bool
    higher_is_better: bool
    is_differentiable: bool
    n_gram: int
    numerator: torch.Tensor
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    preds_len: torch.Tensor
    smooth: bool
    target_len: torch.Tensor
    def update(self, preds, target) -> None: ...
    weights: typing.Sequence[float] | None
class CharErrorRate(torchmetrics.Metric):
    errors: torch.Tensor
    full_state_update: bool
    higher_is_better: bool
    is_differentiable: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    total: torch.Tensor
    def update(self, preds, target) -> None: ...
class Perplexity(torchmetrics.Metric):
    def __init__(self, ignore_index=..., **kwargs) -> None: ...
    count: torch.Tensor
    full_state_update: bool
    higher_is_better: bool
    ignore_index: int | None
    is_differentiable: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    total_log_probs: torch.Tensor
    def update(self, preds, target) -> None: ...
class WordErrorRate(torchmetrics.Metric):
    errors: torch.Tensor
    full_state_update: bool
    higher_is_better: bool
    is_differentiable: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    total: torch.Tensor
    def update(self, preds, target) -> None: ...
