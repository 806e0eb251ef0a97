# Made by tools/stubgen.
from torchmetrics import SymmetricMeanAbsolutePercentageError as SymmetricMeanAbsolutePercentageError
