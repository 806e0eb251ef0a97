# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.nn import AdaptiveLogSoftmaxWithLoss as AdaptiveLogSoftmaxWithLoss, Linear as Linear, Module as Module, ModuleList as ModuleList, Sequential as Sequential
