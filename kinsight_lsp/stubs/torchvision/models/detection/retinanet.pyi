# Made by tools/stubgen.
import torch
import torch.nn
import typing
from torchvision.models import ResNet50_Weights as ResNet50_Weights, Weights as Weights, WeightsEnum as WeightsEnum, resnet50 as resnet50
from torchvision.models.detection import RetinaNet as RetinaNet, RetinaNet_ResNet50_FPN_V2_Weights as RetinaNet_ResNet50_FPN_V2_Weights, RetinaNet_ResNet50_FPN_Weights as RetinaNet_ResNet50_FPN_Weights, retinanet_resnet50_fpn as retinanet_resnet50_fpn, retinanet_resnet50_fpn_v2 as retinanet_resnet50_fpn_v2
from torchvision.models.detection.anchor_utils import AnchorGenerator as AnchorGenerator
from torchvision.models.detection.transform import GeneralizedRCNNTransform as GeneralizedRCNNTransform
from torchvision.ops import sigmoid_focal_loss as sigmoid_focal_loss
from torchvision.ops.feature_pyramid_network import LastLevelP6P7 as LastLevelP6P7
class RetinaNetClassificationHead(torch.nn.Module):
    BETWEEN_THRESHOLDS: typing.Any
    def __init__(self, in_channels, num_anchors, num_classes, prior_probability=..., norm_layer=...) -> None: ...
    cls_logits: torch.nn.Conv2d
    def compute_loss(self, targets, head_outputs, matched_idxs): ...
    conv: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
    num_anchors: typing.Any
    num_classes: typing.Any
class RetinaNetHead(torch.nn.Module):
    def __init__(self, in_channels, num_anchors, num_classes, norm_layer=...) -> None: ...
    classification_head: RetinaNetClassificationHead
    def compute_loss(self, targets, head_outputs, anchors, matched_idxs): ...
    def forward(self, x) -> torch.Tensor: ...
    regression_head: RetinaNetRegressionHead
class RetinaNetRegressionHead(torch.nn.Module):
    def __init__(self, in_channels, num_anchors, norm_layer=...) -> None: ...
    bbox_reg: torch.nn.Conv2d
    box_coder: typing.Any
    def compute_loss(self, targets, head_outputs, anchors, matched_idxs): ...
    conv: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
