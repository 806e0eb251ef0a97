# Made by tools/stubgen.
from torchmetrics import CatMetric as CatMetric, MaxMetric as MaxMetric, MeanMetric as MeanMetric, MinMetric as MinMetric, RunningMean as RunningMean, RunningSum as RunningSum, SumMetric as SumMetric
