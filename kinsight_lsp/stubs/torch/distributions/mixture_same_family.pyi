# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Categorical as Categorical, Distribution as Distribution, MixtureSameFamily as MixtureSameFamily
from torch.distributions.constraints import MixtureSameFamilyConstraint as MixtureSameFamilyConstraint
