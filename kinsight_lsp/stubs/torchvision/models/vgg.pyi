# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.transforms
from torchvision.models import VGG as VGG, VGG11_BN_Weights as VGG11_BN_Weights, VGG11_Weights as VGG11_Weights, VGG13_BN_Weights as VGG13_BN_Weights, VGG13_Weights as VGG13_Weights, VGG16_BN_Weights as VGG16_BN_Weights, VGG16_Weights as VGG16_Weights, VGG19_BN_Weights as VGG19_BN_Weights, VGG19_Weights as VGG19_Weights, Weights as Weights, WeightsEnum as WeightsEnum, vgg11 as vgg11, vgg11_bn as vgg11_bn, vgg13 as vgg13, vgg13_bn as vgg13_bn, vgg16 as vgg16, vgg16_bn as vgg16_bn, vgg19 as vgg19, vgg19_bn as vgg19_bn
from torchvision.models.detection.backbone_utils import handle_legacy_interface as handle_legacy_interface
class ImageClassification(torch.nn.Module):
    def __init__(self, *, crop_size, resize_size=..., mean=..., std=..., interpolation=..., antialias=...) -> None: ...
    antialias: bool | None
    crop_size: list
    def describe(self) -> str: ...
    def forward(self, img) -> torch.Tensor: ...
    interpolation: torchvision.transforms.InterpolationMode
    mean: list
    resize_size: list
    std: list
cfgs: dict
def make_layers(cfg, batch_norm=...) -> torch.nn.Sequential: ...
def register_model(name=...): ...
