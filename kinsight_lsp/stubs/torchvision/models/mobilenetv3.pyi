# Made by tools/stubgen.
import torch
import torch.nn
import typing
from torchvision.models import MobileNetV3 as MobileNetV3, MobileNet_V3_Large_Weights as MobileNet_V3_Large_Weights, MobileNet_V3_Small_Weights as MobileNet_V3_Small_Weights, Weights as Weights, WeightsEnum as WeightsEnum, mobilenet_v3_large as mobilenet_v3_large, mobilenet_v3_small as mobilenet_v3_small
from torchvision.ops import Conv2dNormActivation as Conv2dNormActivation, SqueezeExcitation as SElayer
class InvertedResidual(torch.nn.Module):
    def __init__(self, cnf, norm_layer, se_layer=...) -> None: ...
    block: torch.nn.Sequential
    def forward(self, input) -> torch.Tensor: ...
    out_channels: typing.Any
    use_res_connect: typing.Any
class InvertedResidualConfig:
    def __init__(self, input_channels, kernel, expanded_channels, out_channels, use_se, activation, stride, dilation, width_mult) -> None: ...
    @staticmethod
    def adjust_channels(channels, width_mult): ...
    dilation: int
    expanded_channels: typing.Any
    input_channels: typing.Any
    kernel: int
    out_channels: typing.Any
    stride: int
    use_hs: typing.Any
    use_se: bool
