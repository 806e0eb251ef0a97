# Made by tools/stubgen.
from supervision.metrics import AveragingMethod as AveragingMethod, Metric as Metric, MetricResult as MetricResult, MetricTarget as MetricTarget
