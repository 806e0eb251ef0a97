# Made by tools/stubgen.
from torchvision.models import DenseNet as DenseNet, DenseNet121_Weights as DenseNet121_Weights, DenseNet161_Weights as DenseNet161_Weights, DenseNet169_Weights as DenseNet169_Weights, DenseNet201_Weights as DenseNet201_Weights, Weights as Weights, WeightsEnum as WeightsEnum, densenet121 as densenet121, densenet161 as densenet161, densenet169 as densenet169, densenet201 as densenet201
from torchvision.models.detection.backbone_utils import handle_legacy_interface as handle_legacy_interface
from torchvision.models.vgg import ImageClassification as ImageClassification, register_model as register_model
