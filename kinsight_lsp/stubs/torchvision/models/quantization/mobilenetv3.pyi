# Made by tools/stubgen.
import torch
import torch.ao.nn.quantized
import torchvision.models.mobilenetv3
import torchvision.ops
from torchvision.models import MobileNetV3 as MobileNetV3, MobileNet_V3_Large_Weights as MobileNet_V3_Large_Weights, Weights as Weights, WeightsEnum as WeightsEnum
from torchvision.models.mobilenetv3 import InvertedResidual as InvertedResidual, InvertedResidualConfig as InvertedResidualConfig
from torchvision.models.quantization import MobileNet_V3_Large_QuantizedWeights as MobileNet_V3_Large_QuantizedWeights, QuantizableMobileNetV3 as QuantizableMobileNetV3, mobilenet_v3_large as mobilenet_v3_large
from torchvision.ops import Conv2dNormActivation as Conv2dNormActivation, SqueezeExcitation as SqueezeExcitation
class QuantizableInvertedResidual(torchvision.models.mobilenetv3.InvertedResidual):
    def __init__(self, *args, **kwargs) -> None: ...
    def forward(self, x) -> torch.Tensor: ...
    skip_add: torch.ao.nn.quantized.FloatFunctional
class QuantizableSqueezeExcitation(torchvision.ops.SqueezeExcitation):
    def __init__(self, *args, **kwargs) -> None: ...
    def fuse_model(self, is_qat=...) -> None: ...
    skip_mul: torch.ao.nn.quantized.FloatFunctional
