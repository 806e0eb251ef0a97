# Made by tools/stubgen: do not edit. Facts about the public API only.
import torch.utils.weak
param_to_acc_grad_map: torch.utils.weak.WeakIdKeyDictionary
param_to_optim_hook_handle_map: torch.utils.weak.WeakIdKeyDictionary
