# Made by tools/stubgen.
import torch
import torch.distributions
import torch.distributions.constraints
from torch import Tensor as Tensor
from torch.distributions import Categorical as Categorical, Distribution as Distribution, ExpTransform as ExpTransform, RelaxedOneHotCategorical as RelaxedOneHotCategorical, TransformedDistribution as TransformedDistribution
from torch.distributions.utils import broadcast_all as broadcast_all, clamp_probs as clamp_probs
class ExpRelaxedCategorical(torch.distributions.Distribution):
    def __init__(self, temperature, probs=..., logits=..., validate_args=...) -> None: ...
    arg_constraints: dict
    logits: torch.Tensor
    param_shape: torch.Size
    probs: torch.Tensor
    support: torch.distributions.constraints.independent
    temperature: torch.Tensor
