# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.nn import Fold as Fold, Module as Module, Unfold as Unfold
