# Made by tools/stubgen.
from torchmetrics import NormalizedRootMeanSquaredError as NormalizedRootMeanSquaredError
