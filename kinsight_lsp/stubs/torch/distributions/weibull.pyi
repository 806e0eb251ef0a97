# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import AffineTransform as AffineTransform, Exponential as Exponential, PowerTransform as PowerTransform, TransformedDistribution as TransformedDistribution, Weibull as Weibull
from torch.distributions.utils import broadcast_all as broadcast_all
euler_constant: float
