# Made by tools/stubgen.
import torch.ao.nn.quantized
import torch.nn
import torchvision.models.resnet
from torchvision.models import ResNeXt101_32X8D_Weights as ResNeXt101_32X8D_Weights, ResNeXt101_64X4D_Weights as ResNeXt101_64X4D_Weights, ResNet as ResNet, ResNet18_Weights as ResNet18_Weights, ResNet50_Weights as ResNet50_Weights, Weights as Weights, WeightsEnum as WeightsEnum
from torchvision.models.quantization import QuantizableResNet as QuantizableResNet, ResNeXt101_32X8D_QuantizedWeights as ResNeXt101_32X8D_QuantizedWeights, ResNeXt101_64X4D_QuantizedWeights as ResNeXt101_64X4D_QuantizedWeights, ResNet18_QuantizedWeights as ResNet18_QuantizedWeights, ResNet50_QuantizedWeights as ResNet50_QuantizedWeights, resnet18 as resnet18, resnet50 as resnet50, resnext101_32x8d as resnext101_32x8d, resnext101_64x4d as resnext101_64x4d
from torchvision.models.quantization.utils import quantize_model as quantize_model
from torchvision.models.resnet import BasicBlock as BasicBlock, Bottleneck as Bottleneck
class QuantizableBasicBlock(torchvision.models.resnet.BasicBlock):
    def __init__(self, *args, **kwargs) -> None: ...
    add_relu: torch.ao.nn.quantized.FloatFunctional
    def fuse_model(self, is_qat=...) -> None: ...
class QuantizableBottleneck(torchvision.models.resnet.Bottleneck):
    def __init__(self, *args, **kwargs) -> None: ...
    def fuse_model(self, is_qat=...) -> None: ...
    relu1: torch.nn.ReLU
    relu2: torch.nn.ReLU
    skip_add_relu: torch.ao.nn.quantized.FloatFunctional
