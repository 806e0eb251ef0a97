# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.transforms
import torchvision.tv_tensors
import typing
from torchvision.transforms import AutoAugmentPolicy as AutoAugmentPolicy, InterpolationMode as InterpolationMode
class AugMix(Transform):
    def __init__(self, severity=..., mixture_width=..., chain_depth=..., alpha=..., all_ops=..., interpolation=..., fill=...) -> None: ...
    all_ops: bool
    alpha: float
    chain_depth: int
    fill: typing.Any
    interpolation: str | torchvision.transforms.InterpolationMode | int
    mixture_width: int
    severity: int
class AutoAugment(Transform):
    def __init__(self, policy=..., interpolation=..., fill=...) -> None: ...
    fill: typing.Any
    @staticmethod
    def get_params(transform_num) -> tuple[int, torch.Tensor, torch.Tensor]: ...
    interpolation: str | torchvision.transforms.InterpolationMode | int
    policy: torchvision.transforms.AutoAugmentPolicy
class CenterCrop(Transform):
    def __init__(self, size) -> None: ...
    size: typing.Any
class ClampBoundingBoxes(Transform):
    def __init__(self, clamping_mode=...) -> None: ...
    clamping_mode: str | None
class ClampKeyPoints(Transform): ...
class ColorJitter(Transform):
    def __init__(self, brightness=..., contrast=..., saturation=..., hue=...) -> None: ...
    brightness: tuple[float, float] | None
    contrast: tuple[float, float] | None
    @staticmethod
    def get_params(brightness, contrast, saturation, hue) -> tuple[torch.Tensor, float|None, float|None, float|None, float|None]: ...
    hue: tuple[float, float] | None
    saturation: tuple[float, float] | None
class Compose(Transform):
    def __init__(self, transforms) -> None: ...
    transforms: typing.Sequence
class ConvertBoundingBoxFormat(Transform):
    def __init__(self, format) -> None: ...
    format: str | torchvision.tv_tensors.BoundingBoxFormat
class ConvertImageDtype(Transform):
    def __init__(self, dtype=...) -> None: ...
    dtype: torch.dtype
class CutMix(Transform):
    def __init__(self, *, alpha=..., num_classes=..., labels_getter=...) -> None: ...
    alpha: float
    num_classes: int | None
class ElasticTransform(Transform):
    def __init__(self, alpha=..., sigma=..., interpolation=..., fill=...) -> None: ...
    alpha: typing.Any
    fill: typing.Any
    @staticmethod
    def get_params(alpha, sigma, size) -> torch.Tensor: ...
    interpolation: str | torchvision.transforms.InterpolationMode | int
    sigma: typing.Any
class FiveCrop(Transform):
    def __init__(self, size) -> None: ...
    size: typing.Any
class GaussianBlur(Transform):
    def __init__(self, kernel_size, sigma=...) -> None: ...
    @staticmethod
    def get_params(sigma_min, sigma_max) -> float: ...
    kernel_size: typing.Any
    sigma: typing.Any
class GaussianNoise(Transform):
    def __init__(self, mean=..., sigma=..., clip=...) -> None: ...
    clip: typing.Any
    mean: float
    sigma: float
class Grayscale(Transform):
    def __init__(self, num_output_channels=...) -> None: ...
    num_output_channels: int
class Identity(Transform): ...
class JPEG(Transform):
    def __init__(self, quality) -> None: ...
    quality: int | typing.Sequence[int]
class Lambda(Transform):
    def __init__(self, lambd, *types) -> None: ...
    lambd: typing.Any
    types: typing.Any
class LinearTransformation(Transform):
    def __init__(self, transformation_matrix, mean_vector) -> None: ...
    mean_vector: torch.Tensor
    transformation_matrix: torch.Tensor
class MixUp(Transform):
    def __init__(self, *, alpha=..., num_classes=..., labels_getter=...) -> None: ...
    alpha: float
    num_classes: int | None
class Normalize(Transform):
    def __init__(self, mean, std, inplace=...) -> None: ...
    inplace: bool
    mean: list
    std: list
class PILToTensor(Transform): ...
class Pad(Transform):
    def __init__(self, padding, fill=..., padding_mode=...) -> None: ...
    fill: typing.Any
    padding: int | typing.Sequence[int]
    padding_mode: str
class RGB(Transform): ...
class RandAugment(Transform):
    def __init__(self, num_ops=..., magnitude=..., num_magnitude_bins=..., interpolation=..., fill=...) -> None: ...
    fill: typing.Any
    interpolation: str | torchvision.transforms.InterpolationMode | int
    magnitude: int
    num_magnitude_bins: int
    num_ops: int
class RandomAdjustSharpness(Transform):
    def __init__(self, sharpness_factor, p=...) -> None: ...
    p: float
    sharpness_factor: float
class RandomAffine(Transform):
    def __init__(self, degrees, translate=..., scale=..., shear=..., interpolation=..., fill=..., center=...) -> None: ...
    center: list[float] | None
    degrees: typing.Any
    fill: typing.Any
    @staticmethod
    def get_params(degrees, translate, scale_ranges, shears, img_size) -> tuple[float, tuple[int, int], float, tuple[float, float]]: ...
    interpolation: str | torchvision.transforms.InterpolationMode | int
    scale: typing.Sequence[float] | None
    shear: int | float | typing.Sequence[float] | None
    translate: typing.Sequence[float] | None
class RandomApply(Transform):
    def __init__(self, transforms, p=...) -> None: ...
    p: float
    transforms: typing.Sequence | torch.nn.ModuleList
class RandomAutocontrast(Transform):
    def __init__(self, p=...) -> None: ...
    p: float
class RandomChannelPermutation(Transform): ...
class RandomChoice(Transform):
    def __init__(self, transforms, p=...) -> None: ...
    p: list
    transforms: typing.Sequence
class RandomCrop(Transform):
    def __init__(self, size, padding=..., pad_if_needed=..., fill=..., padding_mode=...) -> None: ...
    fill: typing.Any
    @staticmethod
    def get_params(img, output_size) -> tuple[int, int, int, int]: ...
    pad_if_needed: bool
    padding: typing.Any
    padding_mode: str
    size: typing.Any
class RandomEqualize(Transform):
    def __init__(self, p=...) -> None: ...
    p: float
class RandomErasing(Transform):
    def __init__(self, p=..., scale=..., ratio=..., value=..., inplace=...) -> None: ...
    @staticmethod
    def get_params(img, scale, ratio, value=...) -> tuple[int, int, int, int, torch.Tensor]: ...
    inplace: bool
    p: float
    ratio: typing.Sequence[float]
    scale: typing.Sequence[float]
    value: list | float | None
class RandomGrayscale(Transform):
    def __init__(self, p=...) -> None: ...
    p: float
class RandomHorizontalFlip(Transform):
    def __init__(self, p=...) -> None: ...
    p: float
class RandomInvert(Transform):
    def __init__(self, p=...) -> None: ...
    p: float
class RandomIoUCrop(Transform):
    def __init__(self, min_scale=..., max_scale=..., min_aspect_ratio=..., max_aspect_ratio=..., sampler_options=..., trials=...) -> None: ...
    max_aspect_ratio: float
    max_scale: float
    min_aspect_ratio: float
    min_scale: float
    options: list[float] | None
    trials: int
class RandomOrder(Transform):
    def __init__(self, transforms) -> None: ...
    transforms: typing.Sequence
class RandomPerspective(Transform):
    def __init__(self, distortion_scale=..., p=..., interpolation=..., fill=...) -> None: ...
    distortion_scale: float
    fill: typing.Any
    @staticmethod
    def get_params(width, height, distortion_scale) -> tuple[list[list[int]], list[list[int]]]: ...
    interpolation: str | torchvision.transforms.InterpolationMode | int
    p: float
class RandomPhotometricDistort(Transform):
    def __init__(self, brightness=..., contrast=..., saturation=..., hue=..., p=...) -> None: ...
    brightness: tuple[float, float]
    contrast: tuple[float, float]
    hue: tuple[float, float]
    p: float
    saturation: tuple[float, float]
class RandomPosterize(Transform):
    def __init__(self, bits, p=...) -> None: ...
    bits: int
    p: float
class RandomResize(Transform):
    def __init__(self, min_size, max_size, interpolation=..., antialias=...) -> None: ...
    antialias: bool | None
    interpolation: str | torchvision.transforms.InterpolationMode | int
    max_size: int
    min_size: int
class RandomResizedCrop(Transform):
    def __init__(self, size, scale=..., ratio=..., interpolation=..., antialias=...) -> None: ...
    antialias: bool | None
    @staticmethod
    def get_params(img, scale, ratio) -> tuple[int, int, int, int]: ...
    interpolation: str | torchvision.transforms.InterpolationMode | int
    ratio: tuple[float, float]
    scale: tuple[float, float]
    size: typing.Any
class RandomRotation(Transform):
    def __init__(self, degrees, interpolation=..., expand=..., center=..., fill=...) -> None: ...
    center: list[float] | None
    degrees: typing.Any
    expand: bool
    fill: typing.Any
    @staticmethod
    def get_params(degrees) -> float: ...
    interpolation: str | torchvision.transforms.InterpolationMode | int
class RandomShortestSize(Transform):
    def __init__(self, min_size, max_size=..., interpolation=..., antialias=...) -> None: ...
    antialias: bool | None
    interpolation: str | torchvision.transforms.InterpolationMode | int
    max_size: int | None
    min_size: list
class RandomSolarize(Transform):
    def __init__(self, threshold, p=...) -> None: ...
    p: float
    threshold: float
class RandomVerticalFlip(Transform):
    def __init__(self, p=...) -> None: ...
    p: float
class RandomZoomOut(Transform):
    def __init__(self, fill=..., side_range=..., p=...) -> None: ...
    fill: typing.Any
    p: float
    side_range: typing.Sequence[float]
class Resize(Transform):
    def __init__(self, size, interpolation=..., max_size=..., antialias=...) -> None: ...
    antialias: bool | None
    interpolation: str | torchvision.transforms.InterpolationMode | int
    max_size: int | None
    size: int | typing.Sequence[int] | None
class SanitizeBoundingBoxes(Transform):
    def __init__(self, min_size=..., min_area=..., labels_getter=...) -> None: ...
    labels_getter: str | None
    min_area: float
    min_size: float
class SanitizeKeyPoints(Transform):
    def __init__(self, labels_getter=...) -> None: ...
    labels_getter: str | None
class ScaleJitter(Transform):
    def __init__(self, target_size, scale_range=..., interpolation=..., antialias=...) -> None: ...
    antialias: bool | None
    interpolation: str | torchvision.transforms.InterpolationMode | int
    scale_range: tuple[float, float]
    target_size: tuple[int, int]
class SetClampingMode(Transform):
    def __init__(self, clamping_mode) -> None: ...
    clamping_mode: str | None
class TenCrop(Transform):
    def __init__(self, size, vertical_flip=...) -> None: ...
    size: typing.Any
    vertical_flip: bool
class ToDtype(Transform):
    def __init__(self, dtype, scale=...) -> None: ...
    dtype: torch.dtype | dict[type|str, torch.dtype|None]
    scale: bool
class ToImage(Transform): ...
class ToPILImage(Transform):
    def __init__(self, mode=...) -> None: ...
    mode: str | None
class ToPureTensor(Transform): ...
class ToTensor(Transform): ...
class Transform(torch.nn.Module):
    def __init__(self) -> None: ...
    def forward(self, *inputs) -> torch.Tensor: ...
class TrivialAugmentWide(Transform):
    def __init__(self, num_magnitude_bins=..., interpolation=..., fill=...) -> None: ...
    fill: typing.Any
    interpolation: str | torchvision.transforms.InterpolationMode | int
    num_magnitude_bins: int
class UniformTemporalSubsample(Transform):
    def __init__(self, num_samples) -> None: ...
    num_samples: int
def check_type(obj, types_or_checks) -> bool: ...
def get_bounding_boxes(flat_inputs) -> torchvision.tv_tensors.BoundingBoxes: ...
def get_keypoints(flat_inputs) -> torchvision.tv_tensors.KeyPoints: ...
def has_all(flat_inputs, *types_or_checks) -> bool: ...
def has_any(flat_inputs, *types_or_checks) -> bool: ...
def query_chw(flat_inputs) -> tuple[int, int, int]: ...
def query_size(flat_inputs) -> tuple[int, int]: ...
