# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.ops
from torchvision.models import Weights as Weights, WeightsEnum as WeightsEnum
from torchvision.models.video import S3D as S3D, S3D_Weights as S3D_Weights, s3d as s3d
from torchvision.ops import Conv3dNormActivation as Conv3dNormActivation
class SepInceptionBlock3D(torch.nn.Module):
    def __init__(self, in_planes, b0_out, b1_mid, b1_out, b2_mid, b2_out, b3_out, norm_layer) -> None: ...
    branch0: torchvision.ops.Conv3dNormActivation
    branch1: torch.nn.Sequential
    branch2: torch.nn.Sequential
    branch3: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
class TemporalSeparableConv(torch.nn.Sequential):
    def __init__(self, in_planes, out_planes, kernel_size, stride, padding, norm_layer) -> None: ...
