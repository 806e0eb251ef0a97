# Made by tools/stubgen.
from torchvision.models.quantization import MobileNet_V2_QuantizedWeights as MobileNet_V2_QuantizedWeights, MobileNet_V3_Large_QuantizedWeights as MobileNet_V3_Large_QuantizedWeights, QuantizableMobileNetV2 as QuantizableMobileNetV2, QuantizableMobileNetV3 as QuantizableMobileNetV3, mobilenet_v2 as mobilenet_v2, mobilenet_v3_large as mobilenet_v3_large
mv2_all: list
mv3_all: list
