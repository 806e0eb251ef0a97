# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.optim import Adagrad as Adagrad, Optimizer as Optimizer
def adagrad(params, grads, state_sums, state_steps, fused=..., grad_scale=..., found_inf=..., has_sparse_grad=..., foreach=..., differentiable=..., has_complex=..., *, lr, weight_decay, lr_decay, eps, maximize) -> None: ...
