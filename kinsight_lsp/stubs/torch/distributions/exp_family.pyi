# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Tensor as Tensor
from torch.distributions import Distribution as Distribution, ExponentialFamily as ExponentialFamily
