# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.nn import BatchNorm1d as BatchNorm1d, BatchNorm2d as BatchNorm2d, BatchNorm3d as BatchNorm3d, LazyBatchNorm1d as LazyBatchNorm1d, LazyBatchNorm2d as LazyBatchNorm2d, LazyBatchNorm3d as LazyBatchNorm3d, Module as Module, Parameter as Parameter, SyncBatchNorm as SyncBatchNorm, UninitializedBuffer as UninitializedBuffer, UninitializedParameter as UninitializedParameter
from torch.nn.modules.lazy import LazyModuleMixin as LazyModuleMixin
