# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Distribution as Distribution, Gamma as Gamma, NegativeBinomial as NegativeBinomial
from torch.distributions.utils import broadcast_all as broadcast_all, lazy_property as lazy_property, logits_to_probs as logits_to_probs, probs_to_logits as probs_to_logits
