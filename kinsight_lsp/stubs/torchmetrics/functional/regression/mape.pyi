# Made by tools/stubgen.
from torchmetrics.functional import mean_absolute_percentage_error as mean_absolute_percentage_error
