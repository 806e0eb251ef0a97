# Made by tools/stubgen.
from torchmetrics import KendallRankCorrCoef as KendallRankCorrCoef
