# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import AbsTransform as AbsTransform, HalfNormal as HalfNormal, Normal as Normal, TransformedDistribution as TransformedDistribution
inf: float
