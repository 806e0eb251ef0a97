# Made by tools/stubgen.
from torchmetrics.regression import ContinuousRankedProbabilityScore as ContinuousRankedProbabilityScore
