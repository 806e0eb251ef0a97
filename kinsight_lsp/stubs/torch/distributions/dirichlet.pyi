# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.autograd import Function as Function
from torch.autograd.function import once_differentiable as once_differentiable
from torch.distributions import Dirichlet as Dirichlet, ExponentialFamily as ExponentialFamily
