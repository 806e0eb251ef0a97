# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.optim import Optimizer as Optimizer, RAdam as RAdam
def radam(params, grads, exp_avgs, exp_avg_sqs, state_steps, decoupled_weight_decay=..., foreach=..., differentiable=..., capturable=..., has_complex=..., maximize=..., *, beta1, beta2, lr, weight_decay, eps) -> None: ...
