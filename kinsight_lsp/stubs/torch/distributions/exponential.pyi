# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Exponential as Exponential, ExponentialFamily as ExponentialFamily
from torch.distributions.utils import broadcast_all as broadcast_all
