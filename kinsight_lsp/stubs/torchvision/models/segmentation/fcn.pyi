# Made by tools/stubgen.
import torch.nn
from torchvision.models import ResNet as ResNet, ResNet101_Weights as ResNet101_Weights, ResNet50_Weights as ResNet50_Weights, Weights as Weights, WeightsEnum as WeightsEnum, resnet101 as resnet101, resnet50 as resnet50
from torchvision.models.detection.backbone_utils import IntermediateLayerGetter as IntermediateLayerGetter
from torchvision.models.segmentation import FCN as FCN, FCN_ResNet101_Weights as FCN_ResNet101_Weights, FCN_ResNet50_Weights as FCN_ResNet50_Weights, fcn_resnet101 as fcn_resnet101, fcn_resnet50 as fcn_resnet50
class FCNHead(torch.nn.Sequential):
    def __init__(self, in_channels, channels) -> None: ...
