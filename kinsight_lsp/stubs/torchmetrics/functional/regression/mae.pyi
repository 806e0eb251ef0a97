# Made by tools/stubgen.
from torchmetrics.functional import mean_absolute_error as mean_absolute_error
