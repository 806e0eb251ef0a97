# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.models.detection.ssd
import typing
from torchvision.models import MobileNet_V3_Large_Weights as MobileNet_V3_Large_Weights, Weights as Weights, WeightsEnum as WeightsEnum, mobilenet_v3_large as mobilenet_v3_large
from torchvision.models.detection import SSDLite320_MobileNet_V3_Large_Weights as SSDLite320_MobileNet_V3_Large_Weights, ssdlite320_mobilenet_v3_large as ssdlite320_mobilenet_v3_large
from torchvision.models.detection.anchor_utils import DefaultBoxGenerator as DefaultBoxGenerator
from torchvision.models.detection.ssd import SSD as SSD, SSDScoringHead as SSDScoringHead
from torchvision.ops import Conv2dNormActivation as Conv2dNormActivation
class SSDLiteClassificationHead(torchvision.models.detection.ssd.SSDScoringHead):
    def __init__(self, in_channels, num_anchors, num_classes, norm_layer) -> None: ...
class SSDLiteFeatureExtractorMobileNet(torch.nn.Module):
    def __init__(self, backbone, c4_pos, norm_layer, width_mult=..., min_depth=...) -> None: ...
    extra: typing.Any
    features: torch.nn.Sequential
    def forward(self, x) -> dict[str, torch.Tensor]: ...
class SSDLiteHead(torch.nn.Module):
    def __init__(self, in_channels, num_anchors, num_classes, norm_layer) -> None: ...
    classification_head: SSDLiteClassificationHead
    def forward(self, x) -> dict[str, torch.Tensor]: ...
    regression_head: SSDLiteRegressionHead
class SSDLiteRegressionHead(torchvision.models.detection.ssd.SSDScoringHead):
    def __init__(self, in_channels, num_anchors, norm_layer) -> None: ...
