# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Independent as Independent, LogisticNormal as LogisticNormal, Normal as Normal, StickBreakingTransform as StickBreakingTransform, TransformedDistribution as TransformedDistribution
