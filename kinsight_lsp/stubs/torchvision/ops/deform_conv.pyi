# Made by tools/stubgen.
from torchvision.ops import DeformConv2d as DeformConv2d, deform_conv2d as deform_conv2d
