# Made by tools/stubgen.
import enum
import torch
from torch.backends.cuda import SDPAParams as SDPAParams, can_use_efficient_attention as can_use_efficient_attention, can_use_flash_attention as can_use_flash_attention, is_flash_attention_available as is_flash_attention_available
class CausalBias(torch.Tensor):
    def __init__(self, variant, seq_len_q, seq_len_kv) -> None: ...
    seq_len_kv: int
    seq_len_q: int
    variant: CausalVariant
class CausalVariant(enum.IntEnum):
    LOWER_RIGHT: CausalVariant
    UPPER_LEFT: CausalVariant
def causal_lower_right(*size) -> CausalBias: ...
def causal_upper_left(*size) -> CausalBias: ...
