# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Chi2 as Chi2, Distribution as Distribution, StudentT as StudentT
from torch.distributions.utils import broadcast_all as broadcast_all
inf: float
nan: float
