# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import AffineTransform as AffineTransform, ExpTransform as ExpTransform, Exponential as Exponential, Pareto as Pareto, TransformedDistribution as TransformedDistribution
from torch.distributions.utils import broadcast_all as broadcast_all
