# Made by tools/stubgen.
from torchmetrics import RelativeSquaredError as RelativeSquaredError
