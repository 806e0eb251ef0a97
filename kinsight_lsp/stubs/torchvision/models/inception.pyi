# Made by tools/stubgen.
import torch
import torch.nn
import typing
from torchvision.models import Inception3 as Inception3, InceptionOutputs as InceptionOutputs, Inception_V3_Weights as Inception_V3_Weights, Weights as Weights, WeightsEnum as WeightsEnum, inception_v3 as inception_v3
class BasicConv2d(torch.nn.Module):
    def __init__(self, in_channels, out_channels, **kwargs) -> None: ...
    bn: torch.nn.BatchNorm2d
    conv: torch.nn.Conv2d
    def forward(self, x) -> torch.Tensor: ...
class InceptionA(torch.nn.Module):
    def __init__(self, in_channels, pool_features, conv_block=...) -> None: ...
    branch1x1: typing.Any
    branch3x3dbl_1: typing.Any
    branch3x3dbl_2: typing.Any
    branch3x3dbl_3: typing.Any
    branch5x5_1: typing.Any
    branch5x5_2: typing.Any
    branch_pool: typing.Any
    def forward(self, x) -> torch.Tensor: ...
class InceptionAux(torch.nn.Module):
    def __init__(self, in_channels, num_classes, conv_block=...) -> None: ...
    conv0: typing.Any
    conv1: typing.Any
    fc: torch.nn.Linear
    def forward(self, x) -> torch.Tensor: ...
class InceptionB(torch.nn.Module):
    def __init__(self, in_channels, conv_block=...) -> None: ...
    branch3x3: typing.Any
    branch3x3dbl_1: typing.Any
    branch3x3dbl_2: typing.Any
    branch3x3dbl_3: typing.Any
    def forward(self, x) -> torch.Tensor: ...
class InceptionC(torch.nn.Module):
    def __init__(self, in_channels, channels_7x7, conv_block=...) -> None: ...
    branch1x1: typing.Any
    branch7x7_1: typing.Any
    branch7x7_2: typing.Any
    branch7x7_3: typing.Any
    branch7x7dbl_1: typing.Any
    branch7x7dbl_2: typing.Any
    branch7x7dbl_3: typing.Any
    branch7x7dbl_4: typing.Any
    branch7x7dbl_5: typing.Any
    branch_pool: typing.Any
    def forward(self, x) -> torch.Tensor: ...
class InceptionD(torch.nn.Module):
    def __init__(self, in_channels, conv_block=...) -> None: ...
    branch3x3_1: typing.Any
    branch3x3_2: typing.Any
    branch7x7x3_1: typing.Any
    branch7x7x3_2: typing.Any
    branch7x7x3_3: typing.Any
    branch7x7x3_4: typing.Any
    def forward(self, x) -> torch.Tensor: ...
class InceptionE(torch.nn.Module):
    def __init__(self, in_channels, conv_block=...) -> None: ...
    branch1x1: typing.Any
    branch3x3_1: typing.Any
    branch3x3_2a: typing.Any
    branch3x3_2b: typing.Any
    branch3x3dbl_1: typing.Any
    branch3x3dbl_2: typing.Any
    branch3x3dbl_3a: typing.Any
    branch3x3dbl_3b: typing.Any
    branch_pool: typing.Any
    def forward(self, x) -> torch.Tensor: ...
