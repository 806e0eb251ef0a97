# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.nn import ChannelShuffle as ChannelShuffle, Module as Module
