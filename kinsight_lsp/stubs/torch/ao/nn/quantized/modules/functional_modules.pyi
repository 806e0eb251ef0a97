# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.ao.nn.quantized import FXFloatFunctional as FXFloatFunctional, FloatFunctional as FloatFunctional, QFunctional as QFunctional
