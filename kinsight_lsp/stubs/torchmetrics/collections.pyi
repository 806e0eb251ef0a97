# Made by tools/stubgen.
from torchmetrics import MetricCollection as MetricCollection
