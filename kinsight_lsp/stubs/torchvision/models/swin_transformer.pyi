# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.ops
import typing
from torchvision.models import SwinTransformer as SwinTransformer, Swin_B_Weights as Swin_B_Weights, Swin_S_Weights as Swin_S_Weights, Swin_T_Weights as Swin_T_Weights, Swin_V2_B_Weights as Swin_V2_B_Weights, Swin_V2_S_Weights as Swin_V2_S_Weights, Swin_V2_T_Weights as Swin_V2_T_Weights, Weights as Weights, WeightsEnum as WeightsEnum, swin_b as swin_b, swin_s as swin_s, swin_t as swin_t, swin_v2_b as swin_v2_b, swin_v2_s as swin_v2_s, swin_v2_t as swin_v2_t
from torchvision.ops import MLP as MLP, Permute as Permute, StochasticDepth as StochasticDepth
from torchvision.transforms import InterpolationMode as InterpolationMode
class PatchMerging(torch.nn.Module):
    def __init__(self, dim, norm_layer=...) -> None: ...
    dim: int
    def forward(self, x) -> torch.Tensor: ...
    norm: typing.Any
    reduction: torch.nn.Linear
class PatchMergingV2(torch.nn.Module):
    def __init__(self, dim, norm_layer=...) -> None: ...
    dim: int
    def forward(self, x) -> torch.Tensor: ...
    norm: typing.Any
    reduction: torch.nn.Linear
class ShiftedWindowAttention(torch.nn.Module):
    def __init__(self, dim, window_size, shift_size, num_heads, qkv_bias=..., proj_bias=..., attention_dropout=..., dropout=...) -> None: ...
    attention_dropout: float
    def define_relative_position_bias_table(self): ...
    def define_relative_position_index(self): ...
    dropout: float
    def forward(self, x) -> torch.Tensor: ...
    def get_relative_position_bias(self) -> torch.Tensor: ...
    num_heads: int
    proj: torch.nn.Linear
    qkv: torch.nn.Linear
    shift_size: list[int]
    window_size: list[int]
class ShiftedWindowAttentionV2(ShiftedWindowAttention):
    cpb_mlp: torch.nn.Sequential
    logit_scale: torch.nn.Parameter
class SwinTransformerBlock(torch.nn.Module):
    def __init__(self, dim, num_heads, window_size, shift_size, mlp_ratio=..., dropout=..., attention_dropout=..., stochastic_depth_prob=..., norm_layer=..., attn_layer=...) -> None: ...
    attn: typing.Any
    def forward(self, x) -> torch.Tensor: ...
    mlp: torchvision.ops.MLP
    norm1: typing.Any
    norm2: typing.Any
    stochastic_depth: torchvision.ops.StochasticDepth
class SwinTransformerBlockV2(SwinTransformerBlock): ...
def shifted_window_attention(input, qkv_weight, proj_weight, relative_position_bias, window_size, num_heads, shift_size, attention_dropout=..., dropout=..., qkv_bias=..., proj_bias=..., logit_scale=..., training=...) -> torch.Tensor: ...
