# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.models
import torchvision.models.video.mvit
import typing
class MC3_18_Weights(torchvision.models.WeightsEnum):
    DEFAULT: MC3_18_Weights
    KINETICS400_V1: MC3_18_Weights
class MViT(torch.nn.Module):
    def __init__(self, spatial_size, temporal_size, block_setting, residual_pool, residual_with_cls_embed, rel_pos_embed, proj_after_attn, dropout=..., attention_dropout=..., stochastic_depth_prob=..., num_classes=..., block=..., norm_layer=..., patch_embed_kernel=..., patch_embed_stride=..., patch_embed_padding=...) -> None: ...
    blocks: torch.nn.ModuleList
    conv_proj: torch.nn.Conv3d
    def forward(self, x) -> torch.Tensor: ...
    head: torch.nn.Sequential
    norm: typing.Any
    pos_encoding: torchvision.models.video.mvit.PositionalEncoding
class MViT_V1_B_Weights(torchvision.models.WeightsEnum):
    DEFAULT: MViT_V1_B_Weights
    KINETICS400_V1: MViT_V1_B_Weights
class MViT_V2_S_Weights(torchvision.models.WeightsEnum):
    DEFAULT: MViT_V2_S_Weights
    KINETICS400_V1: MViT_V2_S_Weights
class R2Plus1D_18_Weights(torchvision.models.WeightsEnum):
    DEFAULT: R2Plus1D_18_Weights
    KINETICS400_V1: R2Plus1D_18_Weights
class R3D_18_Weights(torchvision.models.WeightsEnum):
    DEFAULT: R3D_18_Weights
    KINETICS400_V1: R3D_18_Weights
class S3D(torch.nn.Module):
    def __init__(self, num_classes=..., dropout=..., norm_layer=...) -> None: ...
    avgpool: torch.nn.AvgPool3d
    classifier: torch.nn.Sequential
    features: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
class S3D_Weights(torchvision.models.WeightsEnum):
    DEFAULT: S3D_Weights
    KINETICS400_V1: S3D_Weights
class Swin3D_B_Weights(torchvision.models.WeightsEnum):
    DEFAULT: Swin3D_B_Weights
    KINETICS400_IMAGENET22K_V1: Swin3D_B_Weights
    KINETICS400_V1: Swin3D_B_Weights
class Swin3D_S_Weights(torchvision.models.WeightsEnum):
    DEFAULT: Swin3D_S_Weights
    KINETICS400_V1: Swin3D_S_Weights
class Swin3D_T_Weights(torchvision.models.WeightsEnum):
    DEFAULT: Swin3D_T_Weights
    KINETICS400_V1: Swin3D_T_Weights
class SwinTransformer3d(torch.nn.Module):
    def __init__(self, patch_size, embed_dim, depths, num_heads, window_size, mlp_ratio=..., dropout=..., attention_dropout=..., stochastic_depth_prob=..., num_classes=..., norm_layer=..., block=..., downsample_layer=..., patch_embed=...) -> None: ...
    avgpool: torch.nn.AdaptiveAvgPool3d
    features: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
    head: torch.nn.Linear
    norm: typing.Any
    num_classes: int
    num_features: typing.Any
    patch_embed: typing.Any
    pos_drop: torch.nn.Dropout
class VideoResNet(torch.nn.Module):
    def __init__(self, block, conv_makers, layers, stem, num_classes=..., zero_init_residual=...) -> None: ...
    avgpool: torch.nn.AdaptiveAvgPool3d
    fc: torch.nn.Linear
    def forward(self, x) -> torch.Tensor: ...
    inplanes: int
    layer1: torch.nn.Sequential
    layer2: torch.nn.Sequential
    layer3: torch.nn.Sequential
    layer4: torch.nn.Sequential
    stem: typing.Any
def mc3_18(*, weights=..., progress=..., **kwargs) -> VideoResNet: ...
def mvit_v1_b(*, weights=..., progress=..., **kwargs) -> MViT: ...
def mvit_v2_s(*, weights=..., progress=..., **kwargs) -> MViT: ...
def r2plus1d_18(*, weights=..., progress=..., **kwargs) -> VideoResNet: ...
def r3d_18(*, weights=..., progress=..., **kwargs) -> VideoResNet: ...
def s3d(*, weights=..., progress=..., **kwargs) -> S3D: ...
def swin3d_b(*, weights=..., progress=..., **kwargs) -> SwinTransformer3d: ...
def swin3d_s(*, weights=..., progress=..., **kwargs) -> SwinTransformer3d: ...
def swin3d_t(*, weights=..., progress=..., **kwargs) -> SwinTransformer3d: ...
