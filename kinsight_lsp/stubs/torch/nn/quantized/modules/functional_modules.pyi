# Made by tools/stubgen.
from torch.ao.nn.quantized import FXFloatFunctional as FXFloatFunctional, FloatFunctional as FloatFunctional, QFunctional as QFunctional
