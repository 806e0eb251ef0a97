# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.qat.dynamic import Linear as Linear
TYPE_CHECKING: bool
