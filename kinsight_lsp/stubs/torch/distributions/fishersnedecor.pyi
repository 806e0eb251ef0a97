# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Distribution as Distribution, FisherSnedecor as FisherSnedecor, Gamma as Gamma
from torch.distributions.utils import broadcast_all as broadcast_all
nan: float
