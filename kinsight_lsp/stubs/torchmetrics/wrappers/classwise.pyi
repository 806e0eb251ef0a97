# Made by tools/stubgen.
from torchmetrics import ClasswiseWrapper as ClasswiseWrapper
