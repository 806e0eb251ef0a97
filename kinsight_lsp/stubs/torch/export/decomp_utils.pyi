# Made by tools/stubgen.
from torch.export import CustomDecompTable as CustomDecompTable
PRESERVED_ATEN_CIA_OPS: set
