# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import AffineTransform as AffineTransform, Kumaraswamy as Kumaraswamy, PowerTransform as PowerTransform, TransformedDistribution as TransformedDistribution, Uniform as Uniform
from torch.distributions.utils import broadcast_all as broadcast_all
euler_constant: float
nan: float
