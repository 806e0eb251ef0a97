# Made by tools/stubgen.
import torch
import torch.nn
from torchvision.models import MobileNet_V3_Large_Weights as MobileNet_V3_Large_Weights, ResNet50_Weights as ResNet50_Weights, Weights as Weights, WeightsEnum as WeightsEnum, mobilenet_v3_large as mobilenet_v3_large, resnet50 as resnet50
from torchvision.models.detection import FasterRCNN as FasterRCNN, FasterRCNN_MobileNet_V3_Large_320_FPN_Weights as FasterRCNN_MobileNet_V3_Large_320_FPN_Weights, FasterRCNN_MobileNet_V3_Large_FPN_Weights as FasterRCNN_MobileNet_V3_Large_FPN_Weights, FasterRCNN_ResNet50_FPN_V2_Weights as FasterRCNN_ResNet50_FPN_V2_Weights, FasterRCNN_ResNet50_FPN_Weights as FasterRCNN_ResNet50_FPN_Weights, fasterrcnn_mobilenet_v3_large_320_fpn as fasterrcnn_mobilenet_v3_large_320_fpn, fasterrcnn_mobilenet_v3_large_fpn as fasterrcnn_mobilenet_v3_large_fpn, fasterrcnn_resnet50_fpn as fasterrcnn_resnet50_fpn, fasterrcnn_resnet50_fpn_v2 as fasterrcnn_resnet50_fpn_v2
from torchvision.models.detection.anchor_utils import AnchorGenerator as AnchorGenerator
from torchvision.models.detection.generalized_rcnn import GeneralizedRCNN as GeneralizedRCNN
from torchvision.models.detection.roi_heads import RoIHeads as RoIHeads
from torchvision.models.detection.rpn import RPNHead as RPNHead, RegionProposalNetwork as RegionProposalNetwork
from torchvision.models.detection.transform import GeneralizedRCNNTransform as GeneralizedRCNNTransform
from torchvision.ops import MultiScaleRoIAlign as MultiScaleRoIAlign
class FastRCNNConvFCHead(torch.nn.Sequential):
    def __init__(self, input_size, conv_layers, fc_layers, norm_layer=...) -> None: ...
class FastRCNNPredictor(torch.nn.Module):
    def __init__(self, in_channels, num_classes) -> None: ...
    bbox_pred: torch.nn.Linear
    cls_score: torch.nn.Linear
    def forward(self, x) -> torch.Tensor: ...
class TwoMLPHead(torch.nn.Module):
    def __init__(self, in_channels, representation_size) -> None: ...
    fc6: torch.nn.Linear
    fc7: torch.nn.Linear
    def forward(self, x) -> torch.Tensor: ...
