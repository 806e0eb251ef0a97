# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.intrinsic.qat import LinearBn1d as LinearBn1d
from torch.nn import Parameter as Parameter
from torch.nn.utils import fuse_linear_bn_weights as fuse_linear_bn_weights
