# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.ops
import typing
from torchvision.models import ViT_B_16_Weights as ViT_B_16_Weights, ViT_B_32_Weights as ViT_B_32_Weights, ViT_H_14_Weights as ViT_H_14_Weights, ViT_L_16_Weights as ViT_L_16_Weights, ViT_L_32_Weights as ViT_L_32_Weights, VisionTransformer as VisionTransformer, Weights as Weights, WeightsEnum as WeightsEnum, vit_b_16 as vit_b_16, vit_b_32 as vit_b_32, vit_h_14 as vit_h_14, vit_l_16 as vit_l_16, vit_l_32 as vit_l_32
from torchvision.ops import Conv2dNormActivation as Conv2dNormActivation, MLP as MLP
from torchvision.transforms import InterpolationMode as InterpolationMode
class ConvStemConfig(tuple):
    activation_layer: typing.Any
    kernel_size: int
    norm_layer: typing.Any
    out_channels: int
    stride: int
class Encoder(torch.nn.Module):
    def __init__(self, seq_length, num_layers, num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, norm_layer=...) -> None: ...
    dropout: torch.nn.Dropout
    def forward(self, input) -> torch.Tensor: ...
    layers: torch.nn.Sequential
    ln: typing.Any
    pos_embedding: torch.nn.Parameter
class EncoderBlock(torch.nn.Module):
    def __init__(self, num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, norm_layer=...) -> None: ...
    dropout: torch.nn.Dropout
    def forward(self, input) -> torch.Tensor: ...
    ln_1: typing.Any
    ln_2: typing.Any
    mlp: MLPBlock
    num_heads: int
    self_attention: torch.nn.MultiheadAttention
class MLPBlock(torchvision.ops.MLP):
    def __init__(self, in_dim, mlp_dim, dropout) -> None: ...
def interpolate_embeddings(image_size, patch_size, model_state, interpolation_mode=..., reset_heads=...) -> dict[str, torch.Tensor]: ...
