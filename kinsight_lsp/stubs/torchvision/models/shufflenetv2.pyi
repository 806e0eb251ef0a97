# Made by tools/stubgen.
import torch
import torch.nn
from torchvision.models import ShuffleNetV2 as ShuffleNetV2, ShuffleNet_V2_X0_5_Weights as ShuffleNet_V2_X0_5_Weights, ShuffleNet_V2_X1_0_Weights as ShuffleNet_V2_X1_0_Weights, ShuffleNet_V2_X1_5_Weights as ShuffleNet_V2_X1_5_Weights, ShuffleNet_V2_X2_0_Weights as ShuffleNet_V2_X2_0_Weights, Weights as Weights, WeightsEnum as WeightsEnum, shufflenet_v2_x0_5 as shufflenet_v2_x0_5, shufflenet_v2_x1_0 as shufflenet_v2_x1_0, shufflenet_v2_x1_5 as shufflenet_v2_x1_5, shufflenet_v2_x2_0 as shufflenet_v2_x2_0
from torchvision.models.detection.backbone_utils import handle_legacy_interface as handle_legacy_interface
from torchvision.models.vgg import ImageClassification as ImageClassification, register_model as register_model
class InvertedResidual(torch.nn.Module):
    def __init__(self, inp, oup, stride) -> None: ...
    branch1: torch.nn.Sequential
    branch2: torch.nn.Sequential
    @staticmethod
    def depthwise_conv(i, o, kernel_size, stride=..., padding=..., bias=...) -> torch.nn.Conv2d: ...
    def forward(self, x) -> torch.Tensor: ...
    stride: int
def channel_shuffle(x, groups) -> torch.Tensor: ...
