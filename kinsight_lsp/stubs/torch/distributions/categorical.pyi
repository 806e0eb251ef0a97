# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Categorical as Categorical, Distribution as Distribution
from torch.distributions.utils import lazy_property as lazy_property, logits_to_probs as logits_to_probs, probs_to_logits as probs_to_logits
nan: float
