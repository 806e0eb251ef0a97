# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.optim import ASGD as ASGD, Optimizer as Optimizer
def asgd(params, grads, axs, mus, etas, state_steps, foreach=..., maximize=..., differentiable=..., capturable=..., has_complex=..., *, lambd, lr, t0, alpha, weight_decay) -> None: ...
