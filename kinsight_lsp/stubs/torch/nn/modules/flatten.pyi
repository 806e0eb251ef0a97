# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.nn import Flatten as Flatten, Module as Module, Unflatten as Unflatten
