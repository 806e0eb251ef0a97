# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.optim import Optimizer as Optimizer, Rprop as Rprop
def rprop(params, grads, prevs, step_sizes, state_steps, foreach=..., capturable=..., maximize=..., differentiable=..., has_complex=..., *, step_size_min, step_size_max, etaminus, etaplus) -> None: ...
