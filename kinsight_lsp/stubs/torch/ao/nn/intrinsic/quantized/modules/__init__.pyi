# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.intrinsic.quantized import BNReLU2d as BNReLU2d, BNReLU3d as BNReLU3d, ConvAdd2d as ConvAdd2d, ConvAddReLU2d as ConvAddReLU2d, ConvReLU1d as ConvReLU1d, ConvReLU2d as ConvReLU2d, ConvReLU3d as ConvReLU3d, LinearLeakyReLU as LinearLeakyReLU, LinearReLU as LinearReLU, LinearTanh as LinearTanh
