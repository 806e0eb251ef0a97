# Made by tools/stubgen.
from torchvision.models import AlexNet as AlexNet, AlexNet_Weights as AlexNet_Weights, Weights as Weights, WeightsEnum as WeightsEnum, alexnet as alexnet
from torchvision.models.detection.backbone_utils import handle_legacy_interface as handle_legacy_interface
from torchvision.models.vgg import ImageClassification as ImageClassification, register_model as register_model
