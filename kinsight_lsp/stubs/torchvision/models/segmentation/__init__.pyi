# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.models
import torchvision.models.segmentation.lraspp
class DeepLabV3(torch.nn.Module):
    def __init__(self, backbone, classifier, aux_classifier=...) -> None: ...
    aux_classifier: torch.nn.Module | None
    backbone: torch.nn.Module
    classifier: torch.nn.Module
    def forward(self, x) -> dict[str, torch.Tensor]: ...
class DeepLabV3_MobileNet_V3_Large_Weights(torchvision.models.WeightsEnum):
    COCO_WITH_VOC_LABELS_V1: DeepLabV3_MobileNet_V3_Large_Weights
    DEFAULT: DeepLabV3_MobileNet_V3_Large_Weights
class DeepLabV3_ResNet101_Weights(torchvision.models.WeightsEnum):
    COCO_WITH_VOC_LABELS_V1: DeepLabV3_ResNet101_Weights
    DEFAULT: DeepLabV3_ResNet101_Weights
class DeepLabV3_ResNet50_Weights(torchvision.models.WeightsEnum):
    COCO_WITH_VOC_LABELS_V1: DeepLabV3_ResNet50_Weights
    DEFAULT: DeepLabV3_ResNet50_Weights
class FCN(torch.nn.Module):
    def __init__(self, backbone, classifier, aux_classifier=...) -> None: ...
    aux_classifier: torch.nn.Module | None
    backbone: torch.nn.Module
    classifier: torch.nn.Module
    def forward(self, x) -> dict[str, torch.Tensor]: ...
class FCN_ResNet101_Weights(torchvision.models.WeightsEnum):
    COCO_WITH_VOC_LABELS_V1: FCN_ResNet101_Weights
    DEFAULT: FCN_ResNet101_Weights
class FCN_ResNet50_Weights(torchvision.models.WeightsEnum):
    COCO_WITH_VOC_LABELS_V1: FCN_ResNet50_Weights
    DEFAULT: FCN_ResNet50_Weights
class LRASPP(torch.nn.Module):
    def __init__(self, backbone, low_channels, high_channels, num_classes, inter_channels=...) -> None: ...
    backbone: torch.nn.Module
    classifier: torchvision.models.segmentation.lraspp.LRASPPHead
    def forward(self, input) -> dict[str, torch.Tensor]: ...
class LRASPP_MobileNet_V3_Large_Weights(torchvision.models.WeightsEnum):
    COCO_WITH_VOC_LABELS_V1: LRASPP_MobileNet_V3_Large_Weights
    DEFAULT: LRASPP_MobileNet_V3_Large_Weights
def deeplabv3_mobilenet_v3_large(*, weights=..., progress=..., num_classes=..., aux_loss=..., weights_backbone=..., **kwargs) -> DeepLabV3: ...
def deeplabv3_resnet101(*, weights=..., progress=..., num_classes=..., aux_loss=..., weights_backbone=..., **kwargs) -> DeepLabV3: ...
def deeplabv3_resnet50(*, weights=..., progress=..., num_classes=..., aux_loss=..., weights_backbone=..., **kwargs) -> DeepLabV3: ...
def fcn_resnet101(*, weights=..., progress=..., num_classes=..., aux_loss=..., weights_backbone=..., **kwargs) -> FCN: ...
def fcn_resnet50(*, weights=..., progress=..., num_classes=..., aux_loss=..., weights_backbone=..., **kwargs) -> FCN: ...
def lraspp_mobilenet_v3_large(*, weights=..., progress=..., num_classes=..., weights_backbone=..., **kwargs) -> LRASPP: ...
