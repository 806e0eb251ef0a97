# Made by tools/stubgen.
import torch.optim
class CosineLRScheduler:
    def __init__(self, optimizer, t_initial, lr_min=..., cycle_mul=..., cycle_decay=..., cycle_limit=..., warmup_t=..., warmup_lr_init=..., warmup_prefix=..., t_in_epochs=..., noise_range_t=..., noise_pct=..., noise_std=..., noise_seed=..., k_decay=..., initialize=...) -> None: ...
    base_values: list
    cycle_decay: float
    cycle_limit: int
    cycle_mul: float
    def get_cycle_length(self, cycles=...): ...
    k_decay: float
    def load_state_dict(self, state_dict) -> None: ...
    lr_min: float
    noise_pct: float
    noise_range_t: list[int] | tuple[int, int] | int | None
    noise_seed: int | None
    noise_std: float
    noise_type: str
    optimizer: torch.optim.Optimizer
    param_group_field: str
    def state_dict(self) -> dict[str, object]: ...
    def step(self, epoch, metric=...) -> None: ...
    def step_update(self, num_updates, metric=...) -> None: ...
    t_in_epochs: bool
    t_initial: int
    def update_groups(self, values) -> None: ...
    warmup_lr_init: float
    warmup_prefix: bool
    warmup_steps: list
    warmup_t: int
class StepLRScheduler:
    def __init__(self, optimizer, decay_t, decay_rate=..., warmup_t=..., warmup_lr_init=..., warmup_prefix=..., t_in_epochs=..., noise_range_t=..., noise_pct=..., noise_std=..., noise_seed=..., initialize=...) -> None: ...
    base_values: list
    decay_rate: float
    decay_t: float
    def load_state_dict(self, state_dict) -> None: ...
    noise_pct: float
    noise_range_t: list[int] | tuple[int, int] | int | None
    noise_seed: int | None
    noise_std: float
    noise_type: str
    optimizer: torch.optim.Optimizer
    param_group_field: str
    def state_dict(self) -> dict[str, object]: ...
    def step(self, epoch, metric=...) -> None: ...
    def step_update(self, num_updates, metric=...) -> None: ...
    t_in_epochs: bool
    def update_groups(self, values) -> None: ...
    warmup_lr_init: float
    warmup_prefix: bool
    warmup_steps: list
    warmup_t: int
def create_scheduler(args, optimizer, updates_per_epoch=...): ...
def create_scheduler_v2(optimizer, sched=..., num_epochs=..., decay_epochs=..., decay_milestones=..., cooldown_epochs=..., patience_epochs=..., decay_rate=..., min_lr=..., warmup_lr=..., warmup_epochs=..., warmup_prefix=..., noise=..., noise_pct=..., noise_std=..., noise_seed=..., cycle_mul=..., cycle_decay=..., cycle_limit=..., k_decay=..., decay_fn=..., stable_timescale=..., plateau_mode=..., step_on_epochs=..., updates_per_epoch=...): ...
