# Made by tools/stubgen.
from torchmetrics.text import CharErrorRate as CharErrorRate
