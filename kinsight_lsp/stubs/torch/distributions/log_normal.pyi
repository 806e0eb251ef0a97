# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import ExpTransform as ExpTransform, LogNormal as LogNormal, Normal as Normal, TransformedDistribution as TransformedDistribution
