# Made by tools/stubgen.
import torch
import torch.nn
import typing
from torchvision.models import MobileNetV2 as MobileNetV2, MobileNet_V2_Weights as MobileNet_V2_Weights, Weights as Weights, WeightsEnum as WeightsEnum, mobilenet_v2 as mobilenet_v2
from torchvision.ops import Conv2dNormActivation as Conv2dNormActivation
class InvertedResidual(torch.nn.Module):
    def __init__(self, inp, oup, stride, expand_ratio, norm_layer=...) -> None: ...
    conv: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
    out_channels: int
    stride: int
    use_res_connect: typing.Any
