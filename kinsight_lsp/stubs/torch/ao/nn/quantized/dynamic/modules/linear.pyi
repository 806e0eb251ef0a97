# Made by tools/stubgen.
from torch.ao.nn.quantized.dynamic import Linear as Linear
