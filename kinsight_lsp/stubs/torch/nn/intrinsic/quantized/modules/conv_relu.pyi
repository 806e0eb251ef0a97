# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.intrinsic.quantized import ConvReLU1d as ConvReLU1d, ConvReLU2d as ConvReLU2d, ConvReLU3d as ConvReLU3d
