# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Distribution as Distribution, VonMises as VonMises
from torch.distributions.utils import broadcast_all as broadcast_all, lazy_property as lazy_property
