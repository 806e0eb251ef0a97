# Made by tools/stubgen.
from torchmetrics import WeightedMeanAbsolutePercentageError as WeightedMeanAbsolutePercentageError
