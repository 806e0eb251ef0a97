# Made by tools/stubgen.
from torch.ao.nn.quantized import BatchNorm2d as BatchNorm2d, BatchNorm3d as BatchNorm3d
