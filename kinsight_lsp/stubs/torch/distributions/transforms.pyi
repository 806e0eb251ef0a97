# Made by tools/stubgen.
import torch.distributions
from torch import Tensor as Tensor
from torch.distributions import AbsTransform as AbsTransform, AffineTransform as AffineTransform, CatTransform as CatTransform, ComposeTransform as ComposeTransform, CorrCholeskyTransform as CorrCholeskyTransform, CumulativeDistributionTransform as CumulativeDistributionTransform, Distribution as Distribution, ExpTransform as ExpTransform, IndependentTransform as IndependentTransform, LowerCholeskyTransform as LowerCholeskyTransform, PositiveDefiniteTransform as PositiveDefiniteTransform, PowerTransform as PowerTransform, ReshapeTransform as ReshapeTransform, SigmoidTransform as SigmoidTransform, SoftmaxTransform as SoftmaxTransform, SoftplusTransform as SoftplusTransform, StackTransform as StackTransform, StickBreakingTransform as StickBreakingTransform, TanhTransform as TanhTransform, Transform as Transform
from torch.distributions.utils import broadcast_all as broadcast_all, lazy_property as lazy_property, tril_matrix_to_vec as tril_matrix_to_vec, vec_to_tril_matrix as vec_to_tril_matrix
from torch.nn.functional import pad as pad, softplus as softplus
identity_transform: torch.distributions.ComposeTransform
