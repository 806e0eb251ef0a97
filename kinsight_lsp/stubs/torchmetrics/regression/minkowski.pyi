# Made by tools/stubgen.
from torchmetrics import MinkowskiDistance as MinkowskiDistance
