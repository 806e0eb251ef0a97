# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.optim import Optimizer as Optimizer, RMSprop as RMSprop
def rmsprop(params, grads, square_avgs, grad_avgs, momentum_buffer_list, state_steps, foreach=..., maximize=..., differentiable=..., capturable=..., has_complex=..., *, lr, alpha, eps, weight_decay, momentum, centered) -> None: ...
