# Made by tools/stubgen.
from torchmetrics import CramersV as CramersV
