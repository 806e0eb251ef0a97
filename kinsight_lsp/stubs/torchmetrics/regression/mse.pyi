# Made by tools/stubgen.
from torchmetrics import MeanSquaredError as MeanSquaredError
