# Made by tools/stubgen.
from torch.ao.quantization import fuse_conv_bn as fuse_conv_bn, fuse_conv_bn_relu as fuse_conv_bn_relu, fuse_convtranspose_bn as fuse_convtranspose_bn, fuse_linear_bn as fuse_linear_bn, get_fuser_method as get_fuser_method, get_fuser_method_new as get_fuser_method_new
