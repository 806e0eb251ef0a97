# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import ExponentialFamily as ExponentialFamily, Wishart as Wishart
from torch.distributions.utils import lazy_property as lazy_property
nan: float
