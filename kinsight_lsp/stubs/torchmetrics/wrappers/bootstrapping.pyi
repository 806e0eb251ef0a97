# Made by tools/stubgen.
from torchmetrics import BootStrapper as BootStrapper
