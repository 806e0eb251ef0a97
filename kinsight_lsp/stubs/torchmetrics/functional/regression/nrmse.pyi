# Made by tools/stubgen.
from torchmetrics.functional import normalized_root_mean_squared_error as normalized_root_mean_squared_error
