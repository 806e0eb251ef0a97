# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Tensor as Tensor
from torch.optim import LBFGS as LBFGS, Optimizer as Optimizer
