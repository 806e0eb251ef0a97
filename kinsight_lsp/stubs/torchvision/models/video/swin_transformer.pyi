# Made by tools/stubgen.
import torch
import torch.nn
import typing
from torchvision.models import Weights as Weights, WeightsEnum as WeightsEnum
from torchvision.models.swin_transformer import PatchMerging as PatchMerging, SwinTransformerBlock as SwinTransformerBlock
from torchvision.models.video import Swin3D_B_Weights as Swin3D_B_Weights, Swin3D_S_Weights as Swin3D_S_Weights, Swin3D_T_Weights as Swin3D_T_Weights, SwinTransformer3d as SwinTransformer3d, swin3d_b as swin3d_b, swin3d_s as swin3d_s, swin3d_t as swin3d_t
class PatchEmbed3d(torch.nn.Module):
    def __init__(self, patch_size, in_channels=..., embed_dim=..., norm_layer=...) -> None: ...
    def forward(self, x) -> torch.Tensor: ...
    norm: torch.nn.Identity
    proj: torch.nn.Conv3d
    tuple_patch_size: typing.Any
class ShiftedWindowAttention3d(torch.nn.Module):
    def __init__(self, dim, window_size, shift_size, num_heads, qkv_bias=..., proj_bias=..., attention_dropout=..., dropout=...) -> None: ...
    attention_dropout: float
    def define_relative_position_bias_table(self) -> None: ...
    def define_relative_position_index(self) -> None: ...
    dropout: float
    def forward(self, x) -> torch.Tensor: ...
    def get_relative_position_bias(self, window_size) -> torch.Tensor: ...
    num_heads: int
    proj: torch.nn.Linear
    qkv: torch.nn.Linear
    shift_size: list[int]
    window_size: list[int]
def shifted_window_attention_3d(input, qkv_weight, proj_weight, relative_position_bias, window_size, num_heads, shift_size, attention_dropout=..., dropout=..., qkv_bias=..., proj_bias=..., training=...) -> torch.Tensor: ...
