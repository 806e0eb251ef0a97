# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import ComposeTransform as ComposeTransform, Distribution as Distribution, Independent as Independent, Transform as Transform, TransformedDistribution as TransformedDistribution
