# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Tensor as Tensor
from torch.nn import ChannelShuffle as ChannelShuffle, Module as Module
