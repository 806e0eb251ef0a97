# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Size as Size, Tensor as Tensor
from torch.distributions import Distribution as Distribution, Independent as Independent
