# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Tensor as Tensor
from torch.nn import Module as Module, PixelShuffle as PixelShuffle, PixelUnshuffle as PixelUnshuffle
