# Made by tools/stubgen.
import torch
import torch.nn
from torchvision.models import SqueezeNet as SqueezeNet, SqueezeNet1_0_Weights as SqueezeNet1_0_Weights, SqueezeNet1_1_Weights as SqueezeNet1_1_Weights, Weights as Weights, WeightsEnum as WeightsEnum, squeezenet1_0 as squeezenet1_0, squeezenet1_1 as squeezenet1_1
class Fire(torch.nn.Module):
    def __init__(self, inplanes, squeeze_planes, expand1x1_planes, expand3x3_planes) -> None: ...
    expand1x1: torch.nn.Conv2d
    expand1x1_activation: torch.nn.ReLU
    expand3x3: torch.nn.Conv2d
    expand3x3_activation: torch.nn.ReLU
    def forward(self, x) -> torch.Tensor: ...
    inplanes: int
    squeeze: torch.nn.Conv2d
    squeeze_activation: torch.nn.ReLU
