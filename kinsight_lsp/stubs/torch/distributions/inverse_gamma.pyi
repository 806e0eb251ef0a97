# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Tensor as Tensor
from torch.distributions import Gamma as Gamma, InverseGamma as InverseGamma, PowerTransform as PowerTransform, TransformedDistribution as TransformedDistribution
