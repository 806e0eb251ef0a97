# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.nn import Module as Module, PixelShuffle as PixelShuffle, PixelUnshuffle as PixelUnshuffle
