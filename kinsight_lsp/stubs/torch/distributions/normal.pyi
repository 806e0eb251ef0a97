# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import ExponentialFamily as ExponentialFamily, Normal as Normal
from torch.distributions.utils import broadcast_all as broadcast_all
