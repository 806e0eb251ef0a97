# Made by tools/stubgen.
import torch
import torch.nn
import typing
from torchvision.ops import Conv2dNormActivation as Conv2dNormActivation, FeaturePyramidNetwork as FeaturePyramidNetwork
class ExtraFPNBlock(torch.nn.Module):
    def forward(self, results, x, names) -> tuple[list[torch.Tensor], list[str]]: ...
class LastLevelMaxPool(ExtraFPNBlock):
    def forward(self, x, y, names) -> tuple[list[torch.Tensor], list[str]]: ...
class LastLevelP6P7(ExtraFPNBlock):
    def __init__(self, in_channels, out_channels) -> None: ...
    def forward(self, p, c, names) -> tuple[list[torch.Tensor], list[str]]: ...
    p6: torch.nn.Conv2d
    p7: torch.nn.Conv2d
    use_P5: typing.Any
