# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.ops
import torchvision.transforms
from torchvision.models import Weights as Weights, WeightsEnum as WeightsEnum
from torchvision.models.detection.backbone_utils import handle_legacy_interface as handle_legacy_interface
from torchvision.models.vgg import register_model as register_model
from torchvision.models.video import S3D as S3D, S3D_Weights as S3D_Weights, s3d as s3d
from torchvision.ops import Conv3dNormActivation as Conv3dNormActivation
class SepInceptionBlock3D(torch.nn.Module):
    def __init__(self, in_planes, b0_out, b1_mid, b1_out, b2_mid, b2_out, b3_out, norm_layer) -> None: ...
    branch0: torchvision.ops.Conv3dNormActivation
    branch1: torch.nn.Sequential
    branch2: torch.nn.Sequential
    branch3: torch.nn.Sequential
    def forward(self, x): ...
class TemporalSeparableConv(torch.nn.Sequential):
    def __init__(self, in_planes, out_planes, kernel_size, stride, padding, norm_layer) -> None: ...
class VideoClassification(torch.nn.Module):
    def __init__(self, *, crop_size, resize_size, mean=..., std=..., interpolation=...) -> None: ...
    crop_size: list
    def describe(self) -> str: ...
    def forward(self, vid) -> torch.Tensor: ...
    interpolation: torchvision.transforms.InterpolationMode
    mean: list
    resize_size: list
    std: list
