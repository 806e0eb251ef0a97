# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.intrinsic.quantized import ConvAdd2d as ConvAdd2d, ConvAddReLU2d as ConvAddReLU2d
