# Made by tools/stubgen.
from torchmetrics import MinMaxMetric as MinMaxMetric
