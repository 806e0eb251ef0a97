# Made by tools/stubgen.
import torch
import torch.nn
from torchvision.models import MobileNetV3 as MobileNetV3, MobileNet_V3_Large_Weights as MobileNet_V3_Large_Weights, ResNet as ResNet, ResNet101_Weights as ResNet101_Weights, ResNet50_Weights as ResNet50_Weights, Weights as Weights, WeightsEnum as WeightsEnum, mobilenet_v3_large as mobilenet_v3_large, resnet101 as resnet101, resnet50 as resnet50
from torchvision.models.detection.backbone_utils import IntermediateLayerGetter as IntermediateLayerGetter, handle_legacy_interface as handle_legacy_interface
from torchvision.models.segmentation import DeepLabV3 as DeepLabV3, DeepLabV3_MobileNet_V3_Large_Weights as DeepLabV3_MobileNet_V3_Large_Weights, DeepLabV3_ResNet101_Weights as DeepLabV3_ResNet101_Weights, DeepLabV3_ResNet50_Weights as DeepLabV3_ResNet50_Weights, deeplabv3_mobilenet_v3_large as deeplabv3_mobilenet_v3_large, deeplabv3_resnet101 as deeplabv3_resnet101, deeplabv3_resnet50 as deeplabv3_resnet50
from torchvision.models.segmentation.fcn import FCNHead as FCNHead, SemanticSegmentation as SemanticSegmentation
from torchvision.models.vgg import register_model as register_model
class ASPP(torch.nn.Module):
    def __init__(self, in_channels, atrous_rates, out_channels=...) -> None: ...
    convs: torch.nn.ModuleList
    def forward(self, x) -> torch.Tensor: ...
    project: torch.nn.Sequential
class ASPPConv(torch.nn.Sequential):
    def __init__(self, in_channels, out_channels, dilation) -> None: ...
class ASPPPooling(torch.nn.Sequential):
    def __init__(self, in_channels, out_channels) -> None: ...
    def forward(self, x) -> torch.Tensor: ...
class DeepLabHead(torch.nn.Sequential):
    def __init__(self, in_channels, num_classes, atrous_rates=...) -> None: ...
