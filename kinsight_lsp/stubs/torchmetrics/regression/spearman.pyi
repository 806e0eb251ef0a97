# Made by tools/stubgen.
from torchmetrics import SpearmanCorrCoef as SpearmanCorrCoef
