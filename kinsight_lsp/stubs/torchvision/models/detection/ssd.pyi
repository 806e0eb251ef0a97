# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.models.detection.anchor_utils
import torchvision.models.detection.transform
import typing
from torchvision.models import VGG as VGG, VGG16_Weights as VGG16_Weights, Weights as Weights, WeightsEnum as WeightsEnum, vgg16 as vgg16
from torchvision.models.detection import SSD300_VGG16_Weights as SSD300_VGG16_Weights, ssd300_vgg16 as ssd300_vgg16
from torchvision.models.detection.anchor_utils import DefaultBoxGenerator as DefaultBoxGenerator
from torchvision.models.detection.transform import GeneralizedRCNNTransform as GeneralizedRCNNTransform
class SSD(torch.nn.Module):
    def __call__(self, images, targets=...) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
    def __init__(self, backbone, anchor_generator, size, num_classes, image_mean=..., image_std=..., head=..., score_thresh=..., nms_thresh=..., detections_per_img=..., iou_thresh=..., topk_candidates=..., positive_fraction=..., **kwargs) -> None: ...
    anchor_generator: torchvision.models.detection.anchor_utils.DefaultBoxGenerator
    backbone: torch.nn.Module
    box_coder: typing.Any
    def compute_loss(self, targets, head_outputs, anchors, matched_idxs) -> dict[str, torch.Tensor]: ...
    detections_per_img: int
    def eager_outputs(self, losses, detections) -> tuple[dict[str, torch.Tensor], list[dict[str, torch.Tensor]]]: ...
    def forward(self, images, targets=...) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
    head: torch.nn.Module
    neg_to_pos_ratio: typing.Any
    nms_thresh: float
    def postprocess_detections(self, head_outputs, image_anchors, image_shapes) -> list[dict[str, torch.Tensor]]: ...
    proposal_matcher: typing.Any
    score_thresh: float
    topk_candidates: int
    transform: torchvision.models.detection.transform.GeneralizedRCNNTransform
class SSDClassificationHead(SSDScoringHead):
    def __init__(self, in_channels, num_anchors, num_classes) -> None: ...
class SSDFeatureExtractorVGG(torch.nn.Module):
    def __init__(self, backbone, highres) -> None: ...
    extra: typing.Any
    features: torch.nn.Sequential
    def forward(self, x) -> dict[str, torch.Tensor]: ...
    scale_weight: torch.nn.Parameter
class SSDHead(torch.nn.Module):
    def __init__(self, in_channels, num_anchors, num_classes) -> None: ...
    classification_head: SSDClassificationHead
    def forward(self, x) -> dict[str, torch.Tensor]: ...
    regression_head: SSDRegressionHead
class SSDRegressionHead(SSDScoringHead):
    def __init__(self, in_channels, num_anchors) -> None: ...
class SSDScoringHead(torch.nn.Module):
    def __init__(self, module_list, num_columns) -> None: ...
    def forward(self, x) -> torch.Tensor: ...
    module_list: torch.nn.ModuleList
    num_columns: int
