# Made by tools/stubgen.
import torch
import typing
from torch import get_rng_state as get_rng_state, initial_seed as initial_seed, manual_seed as manual_seed, seed as seed, set_rng_state as set_rng_state, thread_safe_generator as thread_safe_generator
TYPE_CHECKING: bool
default_generator: torch.Generator
def fork_rng(devices=..., enabled=..., device_type=...) -> typing.Generator: ...
