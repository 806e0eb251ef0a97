# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Gamma as Gamma, InverseGamma as InverseGamma, PowerTransform as PowerTransform, TransformedDistribution as TransformedDistribution
