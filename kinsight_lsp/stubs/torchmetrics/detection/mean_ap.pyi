# Made by tools/stubgen.
from torchmetrics.detection import MeanAveragePrecision as MeanAveragePrecision
