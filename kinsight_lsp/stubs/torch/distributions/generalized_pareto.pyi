# Made by tools/stubgen.
from torch.distributions import Distribution as Distribution, GeneralizedPareto as GeneralizedPareto
from torch.distributions.utils import broadcast_all as broadcast_all
inf: float
nan: float
