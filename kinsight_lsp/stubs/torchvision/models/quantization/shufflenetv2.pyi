# Made by tools/stubgen.
import torch.ao.nn.quantized
import torchvision.models.shufflenetv2
from torchvision.models import ShuffleNet_V2_X0_5_Weights as ShuffleNet_V2_X0_5_Weights, ShuffleNet_V2_X1_0_Weights as ShuffleNet_V2_X1_0_Weights, ShuffleNet_V2_X1_5_Weights as ShuffleNet_V2_X1_5_Weights, ShuffleNet_V2_X2_0_Weights as ShuffleNet_V2_X2_0_Weights, Weights as Weights, WeightsEnum as WeightsEnum
from torchvision.models.quantization import QuantizableShuffleNetV2 as QuantizableShuffleNetV2, ShuffleNet_V2_X0_5_QuantizedWeights as ShuffleNet_V2_X0_5_QuantizedWeights, ShuffleNet_V2_X1_0_QuantizedWeights as ShuffleNet_V2_X1_0_QuantizedWeights, ShuffleNet_V2_X1_5_QuantizedWeights as ShuffleNet_V2_X1_5_QuantizedWeights, ShuffleNet_V2_X2_0_QuantizedWeights as ShuffleNet_V2_X2_0_QuantizedWeights, shufflenet_v2_x0_5 as shufflenet_v2_x0_5, shufflenet_v2_x1_0 as shufflenet_v2_x1_0, shufflenet_v2_x1_5 as shufflenet_v2_x1_5, shufflenet_v2_x2_0 as shufflenet_v2_x2_0
from torchvision.models.quantization.utils import quantize_model as quantize_model
class QuantizableInvertedResidual(torchvision.models.shufflenetv2.InvertedResidual):
    def __init__(self, *args, **kwargs) -> None: ...
    cat: torch.ao.nn.quantized.FloatFunctional
