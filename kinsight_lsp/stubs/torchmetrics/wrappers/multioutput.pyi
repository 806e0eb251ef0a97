# Made by tools/stubgen.
from torchmetrics import MultioutputWrapper as MultioutputWrapper
