# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Tensor as Tensor
from torch.ao.nn.quantized import FXFloatFunctional as FXFloatFunctional, FloatFunctional as FloatFunctional, QFunctional as QFunctional
