# Made by tools/stubgen.
import torch
import typing
from torch import Tensor as Tensor
_Self = typing.TypeVar("_Self")
class AuxOutput(tuple):
    lse: torch.Tensor | None
    max_scores: torch.Tensor | None
class AuxRequest(tuple):
    lse: bool
    max_scores: bool
class BlockMask:
    BLOCK_SIZE: tuple[int, int]
    def __getitem__(self: _Self, index) -> _Self: ...
    def __init__(self, seq_lengths, kv_num_blocks, kv_indices, full_kv_num_blocks, full_kv_indices, q_num_blocks, q_indices, full_q_num_blocks, full_q_indices, BLOCK_SIZE=..., mask_mod=..., *, dq_write_order=..., dq_write_order_full=..., dq_kv_order=..., dq_kv_order_spt=...) -> None: ...
    def as_tuple(self, flatten=...) -> tuple[object, ...]: ...
    dq_kv_order: torch.Tensor | None
    dq_kv_order_spt: bool | None
    dq_write_order: torch.Tensor | None
    dq_write_order_full: torch.Tensor | None
    @classmethod
    def from_kv_blocks(cls: type[_Self], kv_num_blocks, kv_indices, full_kv_num_blocks=..., full_kv_indices=..., BLOCK_SIZE=..., mask_mod=..., seq_lengths=..., compute_q_blocks=..., *, dq_write_order=..., dq_write_order_full=..., dq_kv_order=...) -> _Self: ...
    full_kv_indices: torch.Tensor | None
    full_kv_num_blocks: torch.Tensor | None
    full_q_indices: torch.Tensor | None
    full_q_num_blocks: torch.Tensor | None
    kv_indices: torch.Tensor
    kv_num_blocks: torch.Tensor
    mask_mod: typing.Any
    def numel(self) -> int: ...
    q_indices: torch.Tensor | None
    q_num_blocks: torch.Tensor | None
    seq_lengths: tuple[int, int]
    shape: tuple[int, ...]
    def sparsity(self) -> float: ...
    def to(self, device) -> BlockMask: ...
    def to_dense(self) -> torch.Tensor: ...
    def to_string(self, grid_size=..., limit=...) -> str: ...
class FlexKernelOptions(dict):
    BACKEND: str
    BLOCKS_ARE_CONTIGUOUS: bool
    BLOCK_M: int
    BLOCK_M1: int
    BLOCK_M2: int
    BLOCK_N: int
    BLOCK_N1: int
    BLOCK_N2: int
    FORCE_USE_FLEX_ATTENTION: bool
    PRESCALE_QK: bool
    ROWS_GUARANTEED_SAFE: bool
    USE_TMA: bool
    WRITE_DQ: bool
    kpack: int
    matrix_instr_nonkdim: int
    num_stages: int
    num_warps: int
    waves_per_eu: int
def and_masks(*mask_mods): ...
def create_block_mask(mask_mod, B, H, Q_LEN, KV_LEN, device=..., BLOCK_SIZE=..., separate_full_blocks=..., compute_dq_write_order=..., dq_kv_order=...) -> BlockMask: ...
def create_mask(mod_fn, B, H, Q_LEN, KV_LEN, device=...) -> torch.Tensor: ...
def flex_attention(query, key, value, score_mod=..., block_mask=..., scale=..., enable_gqa=..., return_lse=..., kernel_options=..., *, return_aux=...) -> torch.Tensor | tuple[torch.Tensor, torch.Tensor] | tuple[torch.Tensor, AuxOutput]: ...
def noop_mask(batch, head, token_q, token_kv) -> torch.Tensor: ...
def or_masks(*mask_mods): ...
