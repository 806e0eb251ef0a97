# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Distribution as Distribution, ExponentialFamily as ExponentialFamily
