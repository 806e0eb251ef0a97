# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Distribution as Distribution, LowRankMultivariateNormal as LowRankMultivariateNormal
from torch.distributions.utils import lazy_property as lazy_property
