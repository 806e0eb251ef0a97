# Made by tools/stubgen.
import torch
import torch.nn
import typing
from torchvision.models import ResNeXt101_32X8D_Weights as ResNeXt101_32X8D_Weights, ResNeXt101_64X4D_Weights as ResNeXt101_64X4D_Weights, ResNeXt50_32X4D_Weights as ResNeXt50_32X4D_Weights, ResNet as ResNet, ResNet101_Weights as ResNet101_Weights, ResNet152_Weights as ResNet152_Weights, ResNet18_Weights as ResNet18_Weights, ResNet34_Weights as ResNet34_Weights, ResNet50_Weights as ResNet50_Weights, Weights as Weights, WeightsEnum as WeightsEnum, Wide_ResNet101_2_Weights as Wide_ResNet101_2_Weights, Wide_ResNet50_2_Weights as Wide_ResNet50_2_Weights, resnet101 as resnet101, resnet152 as resnet152, resnet18 as resnet18, resnet34 as resnet34, resnet50 as resnet50, resnext101_32x8d as resnext101_32x8d, resnext101_64x4d as resnext101_64x4d, resnext50_32x4d as resnext50_32x4d, wide_resnet101_2 as wide_resnet101_2, wide_resnet50_2 as wide_resnet50_2
class BasicBlock(torch.nn.Module):
    def __init__(self, inplanes, planes, stride=..., downsample=..., groups=..., base_width=..., dilation=..., norm_layer=...) -> None: ...
    bn1: typing.Any
    bn2: typing.Any
    conv1: typing.Any
    conv2: typing.Any
    downsample: torch.nn.Module | None
    expansion: int
    def forward(self, x) -> torch.Tensor: ...
    relu: torch.nn.ReLU
    stride: int
class Bottleneck(torch.nn.Module):
    def __init__(self, inplanes, planes, stride=..., downsample=..., groups=..., base_width=..., dilation=..., norm_layer=...) -> None: ...
    bn1: typing.Any
    bn2: typing.Any
    bn3: typing.Any
    conv1: typing.Any
    conv2: typing.Any
    conv3: typing.Any
    downsample: torch.nn.Module | None
    expansion: int
    def forward(self, x) -> torch.Tensor: ...
    relu: torch.nn.ReLU
    stride: int
def conv1x1(in_planes, out_planes, stride=...) -> torch.nn.Conv2d: ...
def conv3x3(in_planes, out_planes, stride=..., groups=..., dilation=...) -> torch.nn.Conv2d: ...
