# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.nn import Module as Module
from torch.nn.parallel import replicate as replicate
TYPE_CHECKING: bool
