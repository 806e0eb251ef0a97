# Made by tools/stubgen.
from torchmetrics import PearsonsContingencyCoefficient as PearsonsContingencyCoefficient
