# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.ops
import typing
from torchvision.models import EfficientNet as EfficientNet, EfficientNet_B0_Weights as EfficientNet_B0_Weights, EfficientNet_B1_Weights as EfficientNet_B1_Weights, EfficientNet_B2_Weights as EfficientNet_B2_Weights, EfficientNet_B3_Weights as EfficientNet_B3_Weights, EfficientNet_B4_Weights as EfficientNet_B4_Weights, EfficientNet_B5_Weights as EfficientNet_B5_Weights, EfficientNet_B6_Weights as EfficientNet_B6_Weights, EfficientNet_B7_Weights as EfficientNet_B7_Weights, EfficientNet_V2_L_Weights as EfficientNet_V2_L_Weights, EfficientNet_V2_M_Weights as EfficientNet_V2_M_Weights, EfficientNet_V2_S_Weights as EfficientNet_V2_S_Weights, Weights as Weights, WeightsEnum as WeightsEnum, efficientnet_b0 as efficientnet_b0, efficientnet_b1 as efficientnet_b1, efficientnet_b2 as efficientnet_b2, efficientnet_b3 as efficientnet_b3, efficientnet_b4 as efficientnet_b4, efficientnet_b5 as efficientnet_b5, efficientnet_b6 as efficientnet_b6, efficientnet_b7 as efficientnet_b7, efficientnet_v2_l as efficientnet_v2_l, efficientnet_v2_m as efficientnet_v2_m, efficientnet_v2_s as efficientnet_v2_s
from torchvision.ops import Conv2dNormActivation as Conv2dNormActivation, SqueezeExcitation as SqueezeExcitation, StochasticDepth as StochasticDepth
from torchvision.transforms import InterpolationMode as InterpolationMode
class FusedMBConv(torch.nn.Module):
    def __init__(self, cnf, stochastic_depth_prob, norm_layer) -> None: ...
    block: torch.nn.Sequential
    def forward(self, input) -> torch.Tensor: ...
    out_channels: typing.Any
    stochastic_depth: torchvision.ops.StochasticDepth
    use_res_connect: typing.Any
class FusedMBConvConfig:
    def __init__(self, expand_ratio, kernel, stride, input_channels, out_channels, num_layers, block=...) -> None: ...
    @staticmethod
    def adjust_channels(channels, width_mult, min_value=...) -> int: ...
    block: typing.Any
    expand_ratio: float
    input_channels: int
    kernel: int
    num_layers: int
    out_channels: int
    stride: int
class MBConv(torch.nn.Module):
    def __init__(self, cnf, stochastic_depth_prob, norm_layer, se_layer=...) -> None: ...
    block: torch.nn.Sequential
    def forward(self, input) -> torch.Tensor: ...
    out_channels: typing.Any
    stochastic_depth: torchvision.ops.StochasticDepth
    use_res_connect: typing.Any
class MBConvConfig:
    def __init__(self, expand_ratio, kernel, stride, input_channels, out_channels, num_layers, width_mult=..., depth_mult=..., block=...) -> None: ...
    @staticmethod
    def adjust_channels(channels, width_mult, min_value=...) -> int: ...
    @staticmethod
    def adjust_depth(num_layers, depth_mult): ...
    block: typing.Any
    expand_ratio: float
    input_channels: int
    kernel: int
    num_layers: int
    out_channels: int
    stride: int
