# Made by tools/stubgen.
from torchmetrics.functional import relative_squared_error as relative_squared_error
