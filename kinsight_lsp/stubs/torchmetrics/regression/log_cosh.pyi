# Made by tools/stubgen.
from torchmetrics import LogCoshError as LogCoshError
