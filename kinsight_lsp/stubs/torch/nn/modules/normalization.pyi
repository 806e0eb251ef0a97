# Made by tools/stubgen.
from torch import Size as Size, Tensor as Tensor
from torch.nn import CrossMapLRN2d as CrossMapLRN2d, GroupNorm as GroupNorm, LayerNorm as LayerNorm, LocalResponseNorm as LocalResponseNorm, Module as Module, Parameter as Parameter, RMSNorm as RMSNorm
