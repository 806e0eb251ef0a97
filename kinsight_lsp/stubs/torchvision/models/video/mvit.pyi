# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.ops
import typing
from torchvision.models import Weights as Weights, WeightsEnum as WeightsEnum
from torchvision.models.video import MViT as MViT, MViT_V1_B_Weights as MViT_V1_B_Weights, MViT_V2_S_Weights as MViT_V2_S_Weights, mvit_v1_b as mvit_v1_b, mvit_v2_s as mvit_v2_s
from torchvision.ops import MLP as MLP, StochasticDepth as StochasticDepth
class MSBlockConfig:
    def __init__(self, num_heads, input_channels, output_channels, kernel_q, kernel_kv, stride_q, stride_kv) -> None: ...
    input_channels: int
    kernel_kv: list[int]
    kernel_q: list[int]
    num_heads: int
    output_channels: int
    stride_kv: list[int]
    stride_q: list[int]
class MultiscaleAttention(torch.nn.Module):
    def __init__(self, input_size, embed_dim, output_dim, num_heads, kernel_q, kernel_kv, stride_q, stride_kv, residual_pool, residual_with_cls_embed, rel_pos_embed, dropout=..., norm_layer=...) -> None: ...
    embed_dim: int
    def forward(self, x, thw) -> tuple[torch.Tensor, tuple[int, int, int]]: ...
    head_dim: typing.Any
    num_heads: int
    output_dim: int
    pool_k: torch.nn.Module | Pool | None
    pool_q: torch.nn.Module | Pool | None
    pool_v: torch.nn.Module | Pool | None
    project: torch.nn.Sequential
    qkv: torch.nn.Linear
    rel_pos_h: torch.nn.Parameter | None
    rel_pos_t: torch.nn.Parameter | None
    rel_pos_w: torch.nn.Parameter | None
    residual_pool: bool
    residual_with_cls_embed: bool
    scaler: typing.Any
class MultiscaleBlock(torch.nn.Module):
    def __init__(self, input_size, cnf, residual_pool, residual_with_cls_embed, rel_pos_embed, proj_after_attn, dropout=..., stochastic_depth_prob=..., norm_layer=...) -> None: ...
    attn: MultiscaleAttention
    def forward(self, x, thw) -> tuple[torch.Tensor, tuple[int, int, int]]: ...
    mlp: torchvision.ops.MLP
    needs_transposal: typing.Any
    norm1: typing.Any
    norm2: typing.Any
    pool_skip: torch.nn.Module | Pool | None
    proj_after_attn: bool
    project: torch.nn.Module | torch.nn.Linear | None
    stochastic_depth: torchvision.ops.StochasticDepth
class Pool(torch.nn.Module):
    def __init__(self, pool, norm, activation=..., norm_before_pool=...) -> None: ...
    def forward(self, x, thw) -> tuple[torch.Tensor, tuple[int, int, int]]: ...
    norm_act: torch.nn.Sequential | None
    norm_before_pool: bool
    pool: torch.nn.Module
class PositionalEncoding(torch.nn.Module):
    def __init__(self, embed_size, spatial_size, temporal_size, rel_pos_embed) -> None: ...
    class_pos: torch.nn.Parameter | None
    class_token: torch.nn.Parameter
    def forward(self, x) -> torch.Tensor: ...
    spatial_pos: torch.nn.Parameter | None
    spatial_size: tuple[int, int]
    temporal_pos: torch.nn.Parameter | None
    temporal_size: int
