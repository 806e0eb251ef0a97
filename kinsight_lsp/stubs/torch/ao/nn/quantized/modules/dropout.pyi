# Made by tools/stubgen.
from torch.ao.nn.quantized import Dropout as Dropout
