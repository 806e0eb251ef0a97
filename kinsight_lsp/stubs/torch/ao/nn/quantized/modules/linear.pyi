# Made by tools/stubgen.
import torch.nn
import typing
from torch.ao.nn.quantized import Linear as Linear
from torch.ao.nn.quantized.modules.utils import WeightedQuantizedModule as WeightedQuantizedModule
from torch.nn.utils import fuse_linear_bn_weights as fuse_linear_bn_weights
from torch.nn.utils.parametrize import type_before_parametrizations as type_before_parametrizations
class LinearPackedParams(torch.nn.Module):
    def __init__(self, dtype=...) -> None: ...
    dtype: typing.Any
    def forward(self, x): ...
    def set_weight_bias(self, weight, bias) -> None: ...
