# Made by tools/stubgen.
from torchmetrics import Metric as Metric
