# Made by tools/stubgen.
from torch.nn import Module as Module
from torch.nn.parallel import replicate as replicate
TYPE_CHECKING: bool
