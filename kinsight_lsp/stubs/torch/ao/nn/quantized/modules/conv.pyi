# Made by tools/stubgen.
from torch.ao.nn.quantized import Conv1d as Conv1d, Conv2d as Conv2d, Conv3d as Conv3d, ConvTranspose1d as ConvTranspose1d, ConvTranspose2d as ConvTranspose2d, ConvTranspose3d as ConvTranspose3d
from torch.ao.nn.quantized.modules.utils import WeightedQuantizedModule as WeightedQuantizedModule
from torch.nn.utils import fuse_conv_bn_weights as fuse_conv_bn_weights
