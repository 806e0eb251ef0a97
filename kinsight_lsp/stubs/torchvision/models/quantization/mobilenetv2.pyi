# Made by tools/stubgen.
import torch.ao.nn.quantized
import torchvision.models.mobilenetv2
from torchvision.models import MobileNetV2 as MobileNetV2, MobileNet_V2_Weights as MobileNet_V2_Weights, Weights as Weights, WeightsEnum as WeightsEnum
from torchvision.models.mobilenetv2 import InvertedResidual as InvertedResidual
from torchvision.models.quantization import MobileNet_V2_QuantizedWeights as MobileNet_V2_QuantizedWeights, QuantizableMobileNetV2 as QuantizableMobileNetV2, mobilenet_v2 as mobilenet_v2
from torchvision.models.quantization.utils import quantize_model as quantize_model
from torchvision.ops import Conv2dNormActivation as Conv2dNormActivation
class QuantizableInvertedResidual(torchvision.models.mobilenetv2.InvertedResidual):
    def __init__(self, *args, **kwargs) -> None: ...
    def fuse_model(self, is_qat=...) -> None: ...
    skip_add: torch.ao.nn.quantized.FloatFunctional
