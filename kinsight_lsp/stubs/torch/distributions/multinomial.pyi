# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Binomial as Binomial, Categorical as Categorical, Distribution as Distribution, Multinomial as Multinomial
from torch.distributions.utils import broadcast_all as broadcast_all
inf: float
