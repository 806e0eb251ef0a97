# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.nn.utils import convert_conv2d_weight_memory_format as convert_conv2d_weight_memory_format, convert_conv3d_weight_memory_format as convert_conv3d_weight_memory_format
