# Made by tools/stubgen.
import torch.ao.nn.quantized
import torch.nn
import torchvision.models.inception
from torchvision.models import InceptionOutputs as InceptionOutputs, Inception_V3_Weights as Inception_V3_Weights, Weights as Weights, WeightsEnum as WeightsEnum
from torchvision.models.quantization import Inception_V3_QuantizedWeights as Inception_V3_QuantizedWeights, QuantizableInception3 as QuantizableInception3, inception_v3 as inception_v3
from torchvision.models.quantization.utils import quantize_model as quantize_model
class QuantizableBasicConv2d(torchvision.models.inception.BasicConv2d):
    def __init__(self, *args, **kwargs) -> None: ...
    def fuse_model(self, is_qat=...) -> None: ...
    relu: torch.nn.ReLU
class QuantizableInceptionA(torchvision.models.inception.InceptionA):
    def __init__(self, *args, **kwargs) -> None: ...
    myop: torch.ao.nn.quantized.FloatFunctional
class QuantizableInceptionAux(torchvision.models.inception.InceptionAux):
    def __init__(self, *args, **kwargs) -> None: ...
class QuantizableInceptionB(torchvision.models.inception.InceptionB):
    def __init__(self, *args, **kwargs) -> None: ...
    myop: torch.ao.nn.quantized.FloatFunctional
class QuantizableInceptionC(torchvision.models.inception.InceptionC):
    def __init__(self, *args, **kwargs) -> None: ...
    myop: torch.ao.nn.quantized.FloatFunctional
class QuantizableInceptionD(torchvision.models.inception.InceptionD):
    def __init__(self, *args, **kwargs) -> None: ...
    myop: torch.ao.nn.quantized.FloatFunctional
class QuantizableInceptionE(torchvision.models.inception.InceptionE):
    def __init__(self, *args, **kwargs) -> None: ...
    myop1: torch.ao.nn.quantized.FloatFunctional
    myop2: torch.ao.nn.quantized.FloatFunctional
    myop3: torch.ao.nn.quantized.FloatFunctional
