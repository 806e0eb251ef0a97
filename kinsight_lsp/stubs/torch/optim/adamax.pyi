# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.optim import Adamax as Adamax, Optimizer as Optimizer
def adamax(params, grads, exp_avgs, exp_infs, state_steps, foreach=..., maximize=..., differentiable=..., capturable=..., has_complex=..., *, eps, beta1, beta2, lr, weight_decay) -> None: ...
