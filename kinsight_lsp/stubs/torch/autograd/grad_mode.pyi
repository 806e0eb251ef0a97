# Made by tools/stubgen.
from torch import enable_grad as enable_grad, inference_mode as inference_mode, no_grad as no_grad, set_grad_enabled as set_grad_enabled
from torch.autograd import enforce_grad_layout_policy as enforce_grad_layout_policy, set_multithreading_enabled as set_multithreading_enabled
