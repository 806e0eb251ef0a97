# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Distribution as Distribution, Uniform as Uniform
from torch.distributions.utils import broadcast_all as broadcast_all
nan: float
