# Made by tools/stubgen.
import torch.autograd
from torch import Tensor as Tensor
from torch.nn import BatchNorm1d as BatchNorm1d, BatchNorm2d as BatchNorm2d, BatchNorm3d as BatchNorm3d, LazyBatchNorm1d as LazyBatchNorm1d, LazyBatchNorm2d as LazyBatchNorm2d, LazyBatchNorm3d as LazyBatchNorm3d, Module as Module, Parameter as Parameter, SyncBatchNorm as SyncBatchNorm, UninitializedBuffer as UninitializedBuffer, UninitializedParameter as UninitializedParameter
from torch.nn.modules.lazy import LazyModuleMixin as LazyModuleMixin
class sync_batch_norm(torch.autograd.Function):
    @staticmethod
    def backward(self, grad_output): ...
    @staticmethod
    def forward(self, input, weight, bias, running_mean, running_var, eps, momentum, process_group, world_size): ...
