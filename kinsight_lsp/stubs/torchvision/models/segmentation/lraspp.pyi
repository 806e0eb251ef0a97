# Made by tools/stubgen.
import torch
import torch.nn
from torchvision.models import MobileNetV3 as MobileNetV3, MobileNet_V3_Large_Weights as MobileNet_V3_Large_Weights, Weights as Weights, WeightsEnum as WeightsEnum, mobilenet_v3_large as mobilenet_v3_large
from torchvision.models.detection.backbone_utils import IntermediateLayerGetter as IntermediateLayerGetter
from torchvision.models.segmentation import LRASPP as LRASPP, LRASPP_MobileNet_V3_Large_Weights as LRASPP_MobileNet_V3_Large_Weights, lraspp_mobilenet_v3_large as lraspp_mobilenet_v3_large
class LRASPPHead(torch.nn.Module):
    def __init__(self, low_channels, high_channels, num_classes, inter_channels) -> None: ...
    cbr: torch.nn.Sequential
    def forward(self, input) -> torch.Tensor: ...
    high_classifier: torch.nn.Conv2d
    low_classifier: torch.nn.Conv2d
    scale: torch.nn.Sequential
