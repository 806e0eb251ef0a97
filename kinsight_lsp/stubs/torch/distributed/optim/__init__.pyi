# Made by tools/stubgen.
import torch
import torch.optim
import typing
from torch import optim as optim
class DistributedOptimizer:
    def __init__(self, optimizer_class, params_rref, *args, **kwargs) -> None: ...
    is_functional_optim: typing.Any
    remote_optimizers: typing.Any
    def step(self, context_id): ...
class PostLocalSGDOptimizer(torch.optim.Optimizer):
    def __init__(self, optim, averager) -> None: ...
    averager: typing.Any
    optim: torch.optim.Optimizer
    param_groups: typing.Any
    state: typing.Any
    def step(self): ...
class ZeroRedundancyOptimizer(torch.optim.Optimizer):
    def __init__(self, params, optimizer_class, process_group=..., parameters_as_bucket_view=..., overlap_with_ddp=..., **defaults) -> None: ...
    def consolidate_state_dict(self, to=...) -> None: ...
    global_rank: int
    initialized: bool
    join_device: torch.device
    def join_hook(self, **_kwargs): ...
    join_process_group: typing.Any
    parameters_as_bucket_view: bool
    process_group: typing.Any
    rank: int
    def step(self, closure=..., **kwargs) -> float | None: ...
    world_size: int
def as_functional_optim(optim_cls, *args, **kwargs): ...
