# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Cauchy as Cauchy, Distribution as Distribution
from torch.distributions.utils import broadcast_all as broadcast_all
inf: float
nan: float
