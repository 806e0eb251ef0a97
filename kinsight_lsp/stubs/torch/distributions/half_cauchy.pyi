# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Tensor as Tensor
from torch.distributions import AbsTransform as AbsTransform, Cauchy as Cauchy, HalfCauchy as HalfCauchy, TransformedDistribution as TransformedDistribution
inf: float
