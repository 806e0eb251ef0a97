# Made by tools/stubgen.
import torch
import torch.nn
import typing
from torchvision.models import GoogLeNet as GoogLeNet, GoogLeNetOutputs as GoogLeNetOutputs, GoogLeNet_Weights as GoogLeNet_Weights, Weights as Weights, WeightsEnum as WeightsEnum, googlenet as googlenet
class BasicConv2d(torch.nn.Module):
    def __init__(self, in_channels, out_channels, **kwargs) -> None: ...
    bn: torch.nn.BatchNorm2d
    conv: torch.nn.Conv2d
    def forward(self, x) -> torch.Tensor: ...
class Inception(torch.nn.Module):
    def __init__(self, in_channels, ch1x1, ch3x3red, ch3x3, ch5x5red, ch5x5, pool_proj, conv_block=...) -> None: ...
    branch1: typing.Any
    branch2: torch.nn.Sequential
    branch3: torch.nn.Sequential
    branch4: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
class InceptionAux(torch.nn.Module):
    def __init__(self, in_channels, num_classes, conv_block=..., dropout=...) -> None: ...
    conv: typing.Any
    dropout: torch.nn.Dropout
    fc1: torch.nn.Linear
    fc2: torch.nn.Linear
    def forward(self, x) -> torch.Tensor: ...
