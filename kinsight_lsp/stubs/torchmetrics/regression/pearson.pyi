# Made by tools/stubgen.
from torchmetrics import PearsonCorrCoef as PearsonCorrCoef
