# Made by tools/stubgen.
from torchmetrics import CriticalSuccessIndex as CriticalSuccessIndex
