# Made by tools/stubgen.
import torch.nn
from torchvision.models import ResNet50_Weights as ResNet50_Weights, Weights as Weights, WeightsEnum as WeightsEnum, resnet50 as resnet50
from torchvision.models.detection import FasterRCNN as FasterRCNN, MaskRCNN as MaskRCNN, MaskRCNN_ResNet50_FPN_V2_Weights as MaskRCNN_ResNet50_FPN_V2_Weights, MaskRCNN_ResNet50_FPN_Weights as MaskRCNN_ResNet50_FPN_Weights, maskrcnn_resnet50_fpn as maskrcnn_resnet50_fpn, maskrcnn_resnet50_fpn_v2 as maskrcnn_resnet50_fpn_v2
from torchvision.models.detection.faster_rcnn import FastRCNNConvFCHead as FastRCNNConvFCHead
from torchvision.models.detection.rpn import RPNHead as RPNHead
from torchvision.ops import MultiScaleRoIAlign as MultiScaleRoIAlign
class MaskRCNNHeads(torch.nn.Sequential):
    def __init__(self, in_channels, layers, dilation, norm_layer=...) -> None: ...
class MaskRCNNPredictor(torch.nn.Sequential):
    def __init__(self, in_channels, dim_reduced, num_classes) -> None: ...
