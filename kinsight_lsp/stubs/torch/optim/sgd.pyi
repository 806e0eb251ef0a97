# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.optim import Optimizer as Optimizer, SGD as SGD
def sgd(params, d_p_list, momentum_buffer_list, has_sparse_grad=..., foreach=..., fused=..., grad_scale=..., found_inf=..., *, weight_decay, momentum, lr, dampening, nesterov, maximize) -> None: ...
