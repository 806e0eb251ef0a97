# Made by tools/stubgen: do not edit. Facts about the public API only.
from torchvision.ops import DeformConv2d as DeformConv2d, deform_conv2d as deform_conv2d
