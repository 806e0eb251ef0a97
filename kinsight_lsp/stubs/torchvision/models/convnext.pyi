# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.ops
from torchvision.models import ConvNeXt as ConvNeXt, ConvNeXt_Base_Weights as ConvNeXt_Base_Weights, ConvNeXt_Large_Weights as ConvNeXt_Large_Weights, ConvNeXt_Small_Weights as ConvNeXt_Small_Weights, ConvNeXt_Tiny_Weights as ConvNeXt_Tiny_Weights, Weights as Weights, WeightsEnum as WeightsEnum, convnext_base as convnext_base, convnext_large as convnext_large, convnext_small as convnext_small, convnext_tiny as convnext_tiny
from torchvision.ops import Conv2dNormActivation as Conv2dNormActivation, Permute as Permute, StochasticDepth as StochasticDepth
class CNBlock(torch.nn.Module):
    def __init__(self, dim, layer_scale, stochastic_depth_prob, norm_layer=...) -> None: ...
    block: torch.nn.Sequential
    def forward(self, input) -> torch.Tensor: ...
    layer_scale: torch.nn.Parameter
    stochastic_depth: torchvision.ops.StochasticDepth
class CNBlockConfig:
    def __init__(self, input_channels, out_channels, num_layers) -> None: ...
    input_channels: int
    num_layers: int
    out_channels: int | None
class LayerNorm2d(torch.nn.LayerNorm):
    def forward(self, x) -> torch.Tensor: ...
