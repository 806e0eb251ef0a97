# Made by tools/stubgen.
import torch
import torch.amp
import torch.distributed
import typing
from torch.amp import GradScaler as GradScaler
from torch.amp.grad_scaler import OptState as OptState
from torch.distributed import ProcessGroup as ProcessGroup
class ShardedGradScaler(torch.amp.GradScaler):
    def __init__(self, device=..., init_scale=..., backoff_factor=..., growth_factor=..., growth_interval=..., enabled=..., process_group=...) -> None: ...
    process_group: torch.distributed.ProcessGroup | None
    def scale(self, outputs) -> torch.Tensor | typing.Iterable[torch.Tensor]: ...
