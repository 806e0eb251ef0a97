# Made by tools/stubgen.
import torch
import torch.amp
class GradScaler(torch.amp.GradScaler):
    def __init__(self, init_scale=..., growth_factor=..., backoff_factor=..., growth_interval=..., enabled=...) -> None: ...
class autocast(torch.amp.autocast):
    def __init__(self, enabled=..., dtype=..., cache_enabled=...) -> None: ...
    fast_dtype: torch.dtype
