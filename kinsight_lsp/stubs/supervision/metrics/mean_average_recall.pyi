# Made by tools/stubgen.
from supervision.metrics import MeanAverageRecall as MeanAverageRecall, MeanAverageRecallResult as MeanAverageRecallResult
