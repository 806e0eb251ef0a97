# Made by tools/stubgen.
import numpy
import torch
import torch.nn
import torchmetrics
import typing
class FrechetInceptionDistance(torchmetrics.Metric):
    def __init__(self, feature=..., reset_real_features=..., normalize=..., input_img_size=..., feature_extractor_weights_path=..., antialias=..., **kwargs) -> None: ...
    fake_features_cov_sum: torch.Tensor
    fake_features_num_samples: torch.Tensor
    fake_features_sum: torch.Tensor
    feature_network: str
    full_state_update: bool
    higher_is_better: bool
    inception: torch.nn.Module
    is_differentiable: bool
    normalize: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    real_features_cov_sum: torch.Tensor
    real_features_num_samples: torch.Tensor
    real_features_sum: torch.Tensor
    reset_real_features: bool
    def update(self, imgs, real) -> None: ...
    used_custom_model: bool
class InceptionScore(torchmetrics.Metric):
    def __init__(self, feature=..., splits=..., normalize=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor]: ...
    feature_network: str
    features: list
    full_state_update: bool
    higher_is_better: bool
    inception: torch.nn.Module
    is_differentiable: bool
    normalize: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    splits: int
    def update(self, imgs) -> None: ...
class LearnedPerceptualImagePatchSimilarity(torchmetrics.Metric):
    def __init__(self, net_type=..., reduction=..., normalize=..., **kwargs) -> None: ...
    all_scores: list[torch.Tensor]
    feature_network: str
    full_state_update: bool
    higher_is_better: bool
    is_differentiable: bool
    normalize: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    reduction: str | None
    def update(self, img1, img2) -> None: ...
class PeakSignalNoiseRatio(torchmetrics.Metric):
    def __init__(self, data_range, base=..., reduction=..., dim=..., **kwargs) -> None: ...
    base: float
    data_range: torch.Tensor
    dim: tuple | int | tuple[int, ...] | None
    full_state_update: bool
    higher_is_better: bool
    is_differentiable: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    reduction: str
    def update(self, preds, target) -> None: ...
class StructuralSimilarityIndexMeasure(torchmetrics.Metric):
    def __init__(self, gaussian_kernel=..., sigma=..., kernel_size=..., reduction=..., data_range=..., k1=..., k2=..., return_full_image=..., return_contrast_sensitivity=..., **kwargs) -> None: ...
    def compute(self) -> torch.Tensor | tuple[torch.Tensor, torch.Tensor]: ...
    data_range: float | tuple[float, float] | None
    full_state_update: bool
    gaussian_kernel: bool
    higher_is_better: bool
    is_differentiable: bool
    k1: float
    k2: float
    kernel_size: int | typing.Sequence[int]
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    preds: list[torch.Tensor]
    reduction: str
    return_contrast_sensitivity: bool
    return_full_image: bool
    sigma: float | typing.Sequence[float]
    target: list[torch.Tensor]
    def update(self, preds, target) -> None: ...
