# Made by tools/stubgen.
import torch
import torch.nn
import typing
from torchvision.models import ResNet50_Weights as ResNet50_Weights, Weights as Weights, WeightsEnum as WeightsEnum, resnet50 as resnet50
from torchvision.models.detection import FasterRCNN as FasterRCNN, KeypointRCNN as KeypointRCNN, KeypointRCNN_ResNet50_FPN_Weights as KeypointRCNN_ResNet50_FPN_Weights, keypointrcnn_resnet50_fpn as keypointrcnn_resnet50_fpn
from torchvision.ops import MultiScaleRoIAlign as MultiScaleRoIAlign
class KeypointRCNNHeads(torch.nn.Sequential):
    def __init__(self, in_channels, layers) -> None: ...
class KeypointRCNNPredictor(torch.nn.Module):
    def __init__(self, in_channels, num_keypoints) -> None: ...
    def forward(self, x) -> torch.Tensor: ...
    kps_score_lowres: torch.nn.ConvTranspose2d
    out_channels: typing.Any
    up_scale: int
