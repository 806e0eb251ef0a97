# Made by tools/stubgen.
from torchmetrics import R2Score as R2Score
