# Made by tools/stubgen.
from torchmetrics.functional import mean_squared_log_error as mean_squared_log_error
