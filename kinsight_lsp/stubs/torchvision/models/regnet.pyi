# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.ops
import typing
from torchvision.models import RegNet as RegNet, RegNet_X_16GF_Weights as RegNet_X_16GF_Weights, RegNet_X_1_6GF_Weights as RegNet_X_1_6GF_Weights, RegNet_X_32GF_Weights as RegNet_X_32GF_Weights, RegNet_X_3_2GF_Weights as RegNet_X_3_2GF_Weights, RegNet_X_400MF_Weights as RegNet_X_400MF_Weights, RegNet_X_800MF_Weights as RegNet_X_800MF_Weights, RegNet_X_8GF_Weights as RegNet_X_8GF_Weights, RegNet_Y_128GF_Weights as RegNet_Y_128GF_Weights, RegNet_Y_16GF_Weights as RegNet_Y_16GF_Weights, RegNet_Y_1_6GF_Weights as RegNet_Y_1_6GF_Weights, RegNet_Y_32GF_Weights as RegNet_Y_32GF_Weights, RegNet_Y_3_2GF_Weights as RegNet_Y_3_2GF_Weights, RegNet_Y_400MF_Weights as RegNet_Y_400MF_Weights, RegNet_Y_800MF_Weights as RegNet_Y_800MF_Weights, RegNet_Y_8GF_Weights as RegNet_Y_8GF_Weights, Weights as Weights, WeightsEnum as WeightsEnum, regnet_x_16gf as regnet_x_16gf, regnet_x_1_6gf as regnet_x_1_6gf, regnet_x_32gf as regnet_x_32gf, regnet_x_3_2gf as regnet_x_3_2gf, regnet_x_400mf as regnet_x_400mf, regnet_x_800mf as regnet_x_800mf, regnet_x_8gf as regnet_x_8gf, regnet_y_128gf as regnet_y_128gf, regnet_y_16gf as regnet_y_16gf, regnet_y_1_6gf as regnet_y_1_6gf, regnet_y_32gf as regnet_y_32gf, regnet_y_3_2gf as regnet_y_3_2gf, regnet_y_400mf as regnet_y_400mf, regnet_y_800mf as regnet_y_800mf, regnet_y_8gf as regnet_y_8gf
from torchvision.ops import Conv2dNormActivation as Conv2dNormActivation, SqueezeExcitation as SqueezeExcitation
from torchvision.transforms import InterpolationMode as InterpolationMode
class AnyStage(torch.nn.Sequential):
    def __init__(self, width_in, width_out, stride, depth, block_constructor, norm_layer, activation_layer, group_width, bottleneck_multiplier, se_ratio=..., stage_index=...) -> None: ...
class BlockParams:
    def __init__(self, depths, widths, group_widths, bottleneck_multipliers, strides, se_ratio=...) -> None: ...
    bottleneck_multipliers: list[float]
    depths: list[int]
    @classmethod
    def from_init_params(cls, depth, w_0, w_a, w_m, group_width, bottleneck_multiplier=..., se_ratio=..., **kwargs) -> BlockParams: ...
    group_widths: list[int]
    se_ratio: float | None
    strides: list[int]
    widths: list[int]
class BottleneckTransform(torch.nn.Sequential):
    def __init__(self, width_in, width_out, stride, norm_layer, activation_layer, group_width, bottleneck_multiplier, se_ratio) -> None: ...
class ResBottleneckBlock(torch.nn.Module):
    def __init__(self, width_in, width_out, stride, norm_layer, activation_layer, group_width=..., bottleneck_multiplier=..., se_ratio=...) -> None: ...
    activation: typing.Any
    f: BottleneckTransform
    def forward(self, x) -> torch.Tensor: ...
    proj: torchvision.ops.Conv2dNormActivation
class SimpleStemIN(torchvision.ops.Conv2dNormActivation):
    def __init__(self, width_in, width_out, norm_layer, activation_layer) -> None: ...
