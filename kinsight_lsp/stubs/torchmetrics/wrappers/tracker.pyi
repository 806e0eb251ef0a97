# Made by tools/stubgen.
from torchmetrics import MetricTracker as MetricTracker
