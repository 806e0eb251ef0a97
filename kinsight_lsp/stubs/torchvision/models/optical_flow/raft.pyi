# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.ops
import typing
from torchvision.models import Weights as Weights, WeightsEnum as WeightsEnum
from torchvision.models.optical_flow import RAFT as RAFT, Raft_Large_Weights as Raft_Large_Weights, Raft_Small_Weights as Raft_Small_Weights, raft_large as raft_large, raft_small as raft_small
from torchvision.ops import Conv2dNormActivation as Conv2dNormActivation
class BottleneckBlock(torch.nn.Module):
    def __init__(self, in_channels, out_channels, *, norm_layer, stride=...) -> None: ...
    convnormrelu1: torchvision.ops.Conv2dNormActivation
    convnormrelu2: torchvision.ops.Conv2dNormActivation
    convnormrelu3: torchvision.ops.Conv2dNormActivation
    downsample: torch.nn.Identity | torchvision.ops.Conv2dNormActivation
    def forward(self, x) -> torch.Tensor: ...
    relu: torch.nn.ReLU
class ConvGRU(torch.nn.Module):
    def __init__(self, *, input_size, hidden_size, kernel_size, padding) -> None: ...
    convq: torch.nn.Conv2d
    convr: torch.nn.Conv2d
    convz: torch.nn.Conv2d
    def forward(self, h, x) -> torch.Tensor: ...
class CorrBlock(torch.nn.Module):
    def __init__(self, *, num_levels=..., radius=...) -> None: ...
    def build_pyramid(self, fmap1, fmap2): ...
    corr_pyramid: list[torch.Tensor]
    def index_pyramid(self, centroids_coords): ...
    num_levels: int
    out_channels: typing.Any
    radius: int
class FeatureEncoder(torch.nn.Module):
    def __init__(self, *, block=..., layers=..., strides=..., norm_layer=...) -> None: ...
    conv: torch.nn.Conv2d
    convnormrelu: torchvision.ops.Conv2dNormActivation
    downsample_factor: typing.Any
    def forward(self, x) -> torch.Tensor: ...
    layer1: typing.Any
    layer2: typing.Any
    layer3: typing.Any
    output_dim: typing.Any
class FlowHead(torch.nn.Module):
    def __init__(self, *, in_channels, hidden_size) -> None: ...
    conv1: torch.nn.Conv2d
    conv2: torch.nn.Conv2d
    def forward(self, x) -> torch.Tensor: ...
    relu: torch.nn.ReLU
class MaskPredictor(torch.nn.Module):
    def __init__(self, *, in_channels, hidden_size, multiplier=...) -> None: ...
    conv: torch.nn.Conv2d
    convrelu: torchvision.ops.Conv2dNormActivation
    def forward(self, x) -> torch.Tensor: ...
    multiplier: typing.Any
class MotionEncoder(torch.nn.Module):
    def __init__(self, *, in_channels_corr, corr_layers=..., flow_layers=..., out_channels=...) -> None: ...
    conv: torchvision.ops.Conv2dNormActivation
    convcorr1: torchvision.ops.Conv2dNormActivation
    convcorr2: torchvision.ops.Conv2dNormActivation | torch.nn.Identity
    convflow1: torchvision.ops.Conv2dNormActivation
    convflow2: torchvision.ops.Conv2dNormActivation
    def forward(self, flow, corr_features) -> torch.Tensor: ...
    out_channels: typing.Any
class RecurrentBlock(torch.nn.Module):
    def __init__(self, *, input_size, hidden_size, kernel_size=..., padding=...) -> None: ...
    convgru1: ConvGRU
    convgru2: ConvGRU
    def forward(self, h, x) -> torch.Tensor: ...
    hidden_size: typing.Any
class ResidualBlock(torch.nn.Module):
    def __init__(self, in_channels, out_channels, *, norm_layer, stride=..., always_project=...) -> None: ...
    convnormrelu1: torchvision.ops.Conv2dNormActivation
    convnormrelu2: torchvision.ops.Conv2dNormActivation
    downsample: torch.nn.Module | torch.nn.Identity | torchvision.ops.Conv2dNormActivation
    def forward(self, x) -> torch.Tensor: ...
    relu: torch.nn.ReLU
class UpdateBlock(torch.nn.Module):
    def __init__(self, *, motion_encoder, recurrent_block, flow_head) -> None: ...
    flow_head: typing.Any
    def forward(self, hidden_state, context, corr_features, flow) -> torch.Tensor: ...
    hidden_state_size: typing.Any
    motion_encoder: typing.Any
    recurrent_block: typing.Any
