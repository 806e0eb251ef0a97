# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.intrinsic.qat import ConvBn1d as ConvBn1d, ConvBn2d as ConvBn2d, ConvBn3d as ConvBn3d, ConvBnReLU1d as ConvBnReLU1d, ConvBnReLU2d as ConvBnReLU2d, ConvBnReLU3d as ConvBnReLU3d, ConvReLU1d as ConvReLU1d, ConvReLU2d as ConvReLU2d, ConvReLU3d as ConvReLU3d, freeze_bn_stats as freeze_bn_stats, update_bn_stats as update_bn_stats
from torch.nn import Parameter as Parameter
from torch.nn.utils import fuse_conv_bn_weights as fuse_conv_bn_weights
