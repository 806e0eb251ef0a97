# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Distribution as Distribution, MultivariateNormal as MultivariateNormal
from torch.distributions.utils import lazy_property as lazy_property
