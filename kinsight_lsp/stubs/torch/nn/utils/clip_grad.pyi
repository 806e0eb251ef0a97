# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.nn.utils import clip_grad_norm as clip_grad_norm, clip_grad_norm_ as clip_grad_norm_, clip_grad_value_ as clip_grad_value_
