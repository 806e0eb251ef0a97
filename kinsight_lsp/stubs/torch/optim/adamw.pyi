# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.optim import Adam as Adam, AdamW as AdamW
from torch.optim.adam import adam as adam
def adamw(params, grads, exp_avgs, exp_avg_sqs, max_exp_avg_sqs, state_steps, foreach=..., capturable=..., differentiable=..., fused=..., grad_scale=..., found_inf=..., has_complex=..., *, amsgrad, beta1, beta2, lr, weight_decay, eps, maximize) -> None: ...
