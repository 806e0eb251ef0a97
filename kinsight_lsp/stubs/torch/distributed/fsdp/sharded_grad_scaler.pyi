# Made by tools/stubgen.
import torch
import torch.distributed
from torch import GradScaler as GradScaler
from torch.amp.grad_scaler import OptState as OptState
from torch.distributed import ProcessGroup as ProcessGroup
class ShardedGradScaler(torch.GradScaler):
    def __init__(self, device=..., init_scale=..., backoff_factor=..., growth_factor=..., growth_interval=..., enabled=..., process_group=...) -> None: ...
    process_group: torch.distributed.ProcessGroup | None
