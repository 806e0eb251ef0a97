# Made by tools/stubgen.
import torch.utils.hooks
import typing
from torch.optim import Optimizer as Optimizer
from torch.utils.hooks import RemovableHandle as RemovableHandle
def register_optimizer_step_post_hook(hook) -> torch.utils.hooks.RemovableHandle: ...
def register_optimizer_step_pre_hook(hook) -> torch.utils.hooks.RemovableHandle: ...
required: typing.Any
