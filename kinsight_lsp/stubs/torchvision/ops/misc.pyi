# Made by tools/stubgen.
import torch.nn
from torchvision.ops import Conv2dNormActivation as Conv2dNormActivation, Conv3dNormActivation as Conv3dNormActivation, FrozenBatchNorm2d as FrozenBatchNorm2d, MLP as MLP, Permute as Permute, SqueezeExcitation as SqueezeExcitation
class ConvNormActivation(torch.nn.Sequential):
    def __init__(self, in_channels, out_channels, kernel_size=..., stride=..., padding=..., groups=..., norm_layer=..., activation_layer=..., dilation=..., inplace=..., bias=..., conv_layer=...) -> None: ...
    out_channels: int
