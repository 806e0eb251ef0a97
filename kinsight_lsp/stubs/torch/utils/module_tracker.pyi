# Made by tools/stubgen.
import typing
from torch.autograd.graph import register_multi_grad_hook as register_multi_grad_hook
from torch.nn.modules.module import register_module_forward_hook as register_module_forward_hook, register_module_forward_pre_hook as register_module_forward_pre_hook
class ModuleTracker:
    def __enter__(self): ...
    def __exit__(self, *args): ...
    def __init__(self) -> None: ...
    is_bw: typing.Any
    parents: set[str]
TYPE_CHECKING: bool
