# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import AbsTransform as AbsTransform, Cauchy as Cauchy, HalfCauchy as HalfCauchy, TransformedDistribution as TransformedDistribution
inf: float
