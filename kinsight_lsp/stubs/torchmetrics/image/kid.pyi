# Made by tools/stubgen.
import numpy
import torch
import torch.nn
import torchmetrics
class KernelInceptionDistance(torchmetrics.Metric):
    def __init__(self, feature=..., subsets=..., subset_size=..., degree=..., gamma=..., coef=..., reset_real_features=..., normalize=..., **kwargs) -> None: ...
    coef: float
    def compute(self) -> tuple[torch.Tensor, torch.Tensor]: ...
    degree: int
    fake_features: list[torch.Tensor]
    feature_network: str
    full_state_update: bool
    gamma: float | None
    higher_is_better: bool
    inception: torch.nn.Module
    is_differentiable: bool
    normalize: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    real_features: list[torch.Tensor]
    reset_real_features: bool
    subset_size: int
    subsets: int
    def update(self, imgs, real) -> None: ...
    used_custom_model: bool
