# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.quantized import BatchNorm2d as BatchNorm2d, BatchNorm3d as BatchNorm3d
