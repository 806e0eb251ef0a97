# Made by tools/stubgen.
from torchvision.models import MobileNetV2 as MobileNetV2, MobileNetV3 as MobileNetV3, MobileNet_V2_Weights as MobileNet_V2_Weights, MobileNet_V3_Large_Weights as MobileNet_V3_Large_Weights, MobileNet_V3_Small_Weights as MobileNet_V3_Small_Weights, mobilenet_v2 as mobilenet_v2, mobilenet_v3_large as mobilenet_v3_large, mobilenet_v3_small as mobilenet_v3_small
mv2_all: list
mv3_all: list
