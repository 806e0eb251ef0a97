# Made by tools/stubgen.
from torchmetrics import MeanSquaredLogError as MeanSquaredLogError
