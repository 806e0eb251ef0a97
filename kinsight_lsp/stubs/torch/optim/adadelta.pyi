# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.optim import Adadelta as Adadelta, Optimizer as Optimizer
def adadelta(params, grads, square_avgs, acc_deltas, state_steps, capturable=..., foreach=..., differentiable=..., has_complex=..., *, lr, rho, eps, weight_decay, maximize) -> None: ...
