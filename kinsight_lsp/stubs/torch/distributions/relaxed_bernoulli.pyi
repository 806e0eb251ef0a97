# Made by tools/stubgen.
import torch
import torch.distributions
import torch.distributions.constraints
from torch import Tensor as Tensor
from torch.distributions import Distribution as Distribution, RelaxedBernoulli as RelaxedBernoulli, SigmoidTransform as SigmoidTransform, TransformedDistribution as TransformedDistribution
from torch.distributions.utils import broadcast_all as broadcast_all, clamp_probs as clamp_probs, lazy_property as lazy_property, logits_to_probs as logits_to_probs, probs_to_logits as probs_to_logits
class LogitRelaxedBernoulli(torch.distributions.Distribution):
    def __init__(self, temperature, probs=..., logits=..., validate_args=...) -> None: ...
    arg_constraints: dict
    def logits(self, *args, **kwargs): ...
    param_shape: torch.Size
    def probs(self, *args, **kwargs): ...
    support: torch.distributions.constraints.Constraint
    temperature: torch.Tensor
