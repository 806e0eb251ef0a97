# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.optim import LBFGS as LBFGS, Optimizer as Optimizer
