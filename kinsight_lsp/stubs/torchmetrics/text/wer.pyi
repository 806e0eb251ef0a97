# Made by tools/stubgen.
from torchmetrics.text import WordErrorRate as WordErrorRate
