# Made by tools/stubgen.
from torchmetrics import ConcordanceCorrCoef as ConcordanceCorrCoef
