# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Tensor as Tensor
from torch.distributions import ExpTransform as ExpTransform, LogNormal as LogNormal, Normal as Normal, TransformedDistribution as TransformedDistribution
