# Made by tools/stubgen.
from torchmetrics import MeanAbsolutePercentageError as MeanAbsolutePercentageError
