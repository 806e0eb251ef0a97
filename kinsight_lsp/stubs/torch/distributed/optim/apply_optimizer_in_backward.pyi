# Made by tools/stubgen.
import torch.utils.weak
param_to_acc_grad_map: torch.utils.weak.WeakIdKeyDictionary
param_to_optim_hook_handle_map: torch.utils.weak.WeakIdKeyDictionary
