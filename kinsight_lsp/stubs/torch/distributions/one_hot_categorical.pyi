# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Categorical as Categorical, Distribution as Distribution, OneHotCategorical as OneHotCategorical, OneHotCategoricalStraightThrough as OneHotCategoricalStraightThrough
