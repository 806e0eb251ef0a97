# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.intrinsic.quantized.dynamic import LinearReLU as LinearReLU
