# Made by tools/stubgen.
from torchvision.models import AlexNet as AlexNet, AlexNet_Weights as AlexNet_Weights, Weights as Weights, WeightsEnum as WeightsEnum, alexnet as alexnet
