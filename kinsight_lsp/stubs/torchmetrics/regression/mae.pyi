# Made by tools/stubgen.
from torchmetrics import MeanAbsoluteError as MeanAbsoluteError
