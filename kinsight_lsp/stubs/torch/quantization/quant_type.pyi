# Made by tools/stubgen.
from torch.ao.quantization import QuantType as QuantType
