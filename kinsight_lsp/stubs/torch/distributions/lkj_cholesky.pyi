# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.distributions import Beta as Beta, Distribution as Distribution, LKJCholesky as LKJCholesky
from torch.distributions.utils import broadcast_all as broadcast_all
