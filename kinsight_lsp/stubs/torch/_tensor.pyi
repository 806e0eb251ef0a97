# Made by tools/stubgen.
from torch import Tensor as Tensor
