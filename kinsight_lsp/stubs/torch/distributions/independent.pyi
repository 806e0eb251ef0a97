# Made by tools/stubgen.
from torch import Size as Size, Tensor as Tensor
from torch.distributions import Distribution as Distribution, Independent as Independent
