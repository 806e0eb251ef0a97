# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Chi2 as Chi2, Gamma as Gamma
