# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Tensor as Tensor
from torch.distributions import AbsTransform as AbsTransform, HalfNormal as HalfNormal, Normal as Normal, TransformedDistribution as TransformedDistribution
inf: float
