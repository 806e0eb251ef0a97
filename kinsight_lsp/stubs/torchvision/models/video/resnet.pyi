# Made by tools/stubgen.
import torch
import torch.nn
import typing
from torchvision.models import Weights as Weights, WeightsEnum as WeightsEnum
from torchvision.models.video import MC3_18_Weights as MC3_18_Weights, R2Plus1D_18_Weights as R2Plus1D_18_Weights, R3D_18_Weights as R3D_18_Weights, VideoResNet as VideoResNet, mc3_18 as mc3_18, r2plus1d_18 as r2plus1d_18, r3d_18 as r3d_18
class BasicBlock(torch.nn.Module):
    def __init__(self, inplanes, planes, conv_builder, stride=..., downsample=...) -> None: ...
    conv1: torch.nn.Sequential
    conv2: torch.nn.Sequential
    downsample: torch.nn.Module | None
    expansion: int
    def forward(self, x) -> torch.Tensor: ...
    relu: torch.nn.ReLU
    stride: int
class BasicStem(torch.nn.Sequential):
    def __init__(self) -> None: ...
class Bottleneck(torch.nn.Module):
    def __init__(self, inplanes, planes, conv_builder, stride=..., downsample=...) -> None: ...
    conv1: torch.nn.Sequential
    conv2: torch.nn.Sequential
    conv3: torch.nn.Sequential
    downsample: torch.nn.Module | None
    expansion: int
    def forward(self, x) -> torch.Tensor: ...
    relu: torch.nn.ReLU
    stride: int
class Conv2Plus1D(torch.nn.Sequential):
    def __init__(self, in_planes, out_planes, midplanes, stride=..., padding=...) -> None: ...
    @staticmethod
    def get_downsample_stride(stride) -> tuple[int, int, int]: ...
class Conv3DNoTemporal(torch.nn.Conv3d):
    def __init__(self, in_planes, out_planes, midplanes=..., stride=..., padding=...) -> None: ...
    @staticmethod
    def get_downsample_stride(stride) -> tuple[int, int, int]: ...
class Conv3DSimple(torch.nn.Conv3d):
    def __init__(self, in_planes, out_planes, midplanes=..., stride=..., padding=...) -> None: ...
    @staticmethod
    def get_downsample_stride(stride) -> tuple[int, int, int]: ...
class R2Plus1dStem(torch.nn.Sequential):
    def __init__(self) -> None: ...
model_urls: typing.Any
