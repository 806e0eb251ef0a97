# Made by tools/stubgen: do not edit. Facts about the public API only.
import torch.nn
from torch import Tensor as Tensor
from torch.nn import Bilinear as Bilinear, Identity as Identity, LazyLinear as LazyLinear, Linear as Linear, Module as Module, Parameter as Parameter, UninitializedParameter as UninitializedParameter
from torch.nn.modules.lazy import LazyModuleMixin as LazyModuleMixin
class NonDynamicallyQuantizableLinear(torch.nn.Linear):
    def __init__(self, in_features, out_features, bias=..., device=..., dtype=...) -> None: ...
