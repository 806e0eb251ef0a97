# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.export import CustomDecompTable as CustomDecompTable
PRESERVED_ATEN_CIA_OPS: set
