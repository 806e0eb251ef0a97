# Made by tools/stubgen.
import torch.nn
from torch import Tensor as Tensor
from torch.nn import Bilinear as Bilinear, Identity as Identity, LazyLinear as LazyLinear, Linear as Linear, Module as Module, Parameter as Parameter, UninitializedParameter as UninitializedParameter
from torch.nn.modules.lazy import LazyModuleMixin as LazyModuleMixin
class NonDynamicallyQuantizableLinear(torch.nn.Linear): ...
