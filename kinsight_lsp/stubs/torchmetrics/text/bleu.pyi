# Made by tools/stubgen.
from torchmetrics.text import BLEUScore as BLEUScore
