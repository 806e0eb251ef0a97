# Made by tools/stubgen.
from supervision.metrics import MeanAveragePrecision as MeanAveragePrecision, MeanAveragePrecisionResult as MeanAveragePrecisionResult
