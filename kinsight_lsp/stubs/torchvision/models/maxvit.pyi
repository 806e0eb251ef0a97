# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.ops
import typing
from torchvision.models import MaxVit as MaxVit, MaxVit_T_Weights as MaxVit_T_Weights, Weights as Weights, WeightsEnum as WeightsEnum, maxvit_t as maxvit_t
from torchvision.ops import Conv2dNormActivation as Conv2dNormActivation, SqueezeExcitation as SqueezeExcitation, StochasticDepth as StochasticDepth
from torchvision.transforms import InterpolationMode as InterpolationMode
class MBConv(torch.nn.Module):
    def __init__(self, in_channels, out_channels, expansion_ratio, squeeze_ratio, stride, activation_layer, norm_layer, p_stochastic_dropout=...) -> None: ...
    def forward(self, x) -> torch.Tensor: ...
    layers: torch.nn.Sequential
    proj: torch.nn.Module | torch.nn.Sequential | torch.nn.Identity
    stochastic_depth: torchvision.ops.StochasticDepth | torch.nn.Identity
class MaxVitBlock(torch.nn.Module):
    def __init__(self, in_channels, out_channels, squeeze_ratio, expansion_ratio, norm_layer, activation_layer, head_dim, mlp_ratio, mlp_dropout, attention_dropout, partition_size, input_grid_size, n_layers, p_stochastic) -> None: ...
    def forward(self, x) -> torch.Tensor: ...
    grid_size: typing.Any
    layers: torch.nn.ModuleList
class MaxVitLayer(torch.nn.Module):
    def __init__(self, in_channels, out_channels, squeeze_ratio, expansion_ratio, stride, norm_layer, activation_layer, head_dim, mlp_ratio, mlp_dropout, attention_dropout, p_stochastic_dropout, partition_size, grid_size) -> None: ...
    def forward(self, x) -> torch.Tensor: ...
    layers: torch.nn.Sequential
class PartitionAttentionLayer(torch.nn.Module):
    def __init__(self, in_channels, head_dim, partition_size, partition_type, grid_size, mlp_ratio, activation_layer, norm_layer, attention_dropout, mlp_dropout, p_stochastic_dropout) -> None: ...
    attn_layer: torch.nn.Sequential
    departition_op: WindowDepartition
    departition_swap: SwapAxes | torch.nn.Identity
    def forward(self, x) -> torch.Tensor: ...
    grid_size: tuple[int, int]
    head_dim: int
    mlp_layer: torch.nn.Sequential
    n_heads: typing.Any
    n_partitions: typing.Any
    partition_op: WindowPartition
    partition_swap: SwapAxes | torch.nn.Identity
    partition_type: str
    stochastic_dropout: torchvision.ops.StochasticDepth
class RelativePositionalMultiHeadAttention(torch.nn.Module):
    def __init__(self, feat_dim, head_dim, max_seq_len) -> None: ...
    def forward(self, x) -> torch.Tensor: ...
    def get_relative_positional_bias(self) -> torch.Tensor: ...
    head_dim: int
    max_seq_len: int
    merge: torch.nn.Linear
    n_heads: typing.Any
    relative_position_bias_table: torch.nn.Parameter
    scale_factor: typing.Any
    size: int
    to_qkv: torch.nn.Linear
class SwapAxes(torch.nn.Module):
    def __init__(self, a, b) -> None: ...
    a: int
    b: int
    def forward(self, x) -> torch.Tensor: ...
class WindowDepartition(torch.nn.Module):
    def __init__(self) -> None: ...
    def forward(self, x, p, h_partitions, w_partitions) -> torch.Tensor: ...
class WindowPartition(torch.nn.Module):
    def __init__(self) -> None: ...
    def forward(self, x, p) -> torch.Tensor: ...
