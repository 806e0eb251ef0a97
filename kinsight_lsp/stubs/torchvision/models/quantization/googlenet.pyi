# Made by tools/stubgen.
import torch.ao.nn.quantized
import torch.nn
import torchvision.models.googlenet
from torchvision.models import GoogLeNet as GoogLeNet, GoogLeNetOutputs as GoogLeNetOutputs, GoogLeNet_Weights as GoogLeNet_Weights, Weights as Weights, WeightsEnum as WeightsEnum
from torchvision.models.googlenet import BasicConv2d as BasicConv2d, Inception as Inception, InceptionAux as InceptionAux
from torchvision.models.quantization import GoogLeNet_QuantizedWeights as GoogLeNet_QuantizedWeights, QuantizableGoogLeNet as QuantizableGoogLeNet, googlenet as googlenet
from torchvision.models.quantization.utils import quantize_model as quantize_model
class QuantizableBasicConv2d(torchvision.models.googlenet.BasicConv2d):
    def __init__(self, *args, **kwargs) -> None: ...
    def fuse_model(self, is_qat=...) -> None: ...
    relu: torch.nn.ReLU
class QuantizableInception(torchvision.models.googlenet.Inception):
    def __init__(self, *args, **kwargs) -> None: ...
    cat: torch.ao.nn.quantized.FloatFunctional
class QuantizableInceptionAux(torchvision.models.googlenet.InceptionAux):
    def __init__(self, *args, **kwargs) -> None: ...
    relu: torch.nn.ReLU
