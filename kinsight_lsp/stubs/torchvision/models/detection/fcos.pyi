# Made by tools/stubgen.
import torch
import torch.nn
import typing
from torchvision.models import ResNet50_Weights as ResNet50_Weights, Weights as Weights, WeightsEnum as WeightsEnum, resnet50 as resnet50
from torchvision.models.detection import FCOS as FCOS, FCOS_ResNet50_FPN_Weights as FCOS_ResNet50_FPN_Weights, fcos_resnet50_fpn as fcos_resnet50_fpn
from torchvision.models.detection.anchor_utils import AnchorGenerator as AnchorGenerator
from torchvision.models.detection.transform import GeneralizedRCNNTransform as GeneralizedRCNNTransform
from torchvision.ops import generalized_box_iou_loss as generalized_box_iou_loss, sigmoid_focal_loss as sigmoid_focal_loss
from torchvision.ops.feature_pyramid_network import LastLevelP6P7 as LastLevelP6P7
class FCOSClassificationHead(torch.nn.Module):
    def __init__(self, in_channels, num_anchors, num_classes, num_convs=..., prior_probability=..., norm_layer=...) -> None: ...
    cls_logits: torch.nn.Conv2d
    conv: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
    num_anchors: int
    num_classes: int
class FCOSHead(torch.nn.Module):
    def __init__(self, in_channels, num_anchors, num_classes, num_convs=...) -> None: ...
    box_coder: typing.Any
    classification_head: FCOSClassificationHead
    def compute_loss(self, targets, head_outputs, anchors, matched_idxs) -> dict[str, torch.Tensor]: ...
    def forward(self, x) -> dict[str, torch.Tensor]: ...
    regression_head: FCOSRegressionHead
class FCOSRegressionHead(torch.nn.Module):
    def __init__(self, in_channels, num_anchors, num_convs=..., norm_layer=...) -> None: ...
    bbox_ctrness: torch.nn.Conv2d
    bbox_reg: torch.nn.Conv2d
    conv: torch.nn.Sequential
    def forward(self, x) -> tuple[torch.Tensor, torch.Tensor]: ...
