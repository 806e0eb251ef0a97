# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.intrinsic.quantized import LinearLeakyReLU as LinearLeakyReLU, LinearReLU as LinearReLU, LinearTanh as LinearTanh
