# Made by tools/stubgen.
import numpy
import torch
import torchmetrics
from torchmetrics import ConcordanceCorrCoef as ConcordanceCorrCoef, CosineSimilarity as CosineSimilarity, CriticalSuccessIndex as CriticalSuccessIndex, ExplainedVariance as ExplainedVariance, KLDivergence as KLDivergence, KendallRankCorrCoef as KendallRankCorrCoef, LogCoshError as LogCoshError, MeanAbsoluteError as MeanAbsoluteError, MeanAbsolutePercentageError as MeanAbsolutePercentageError, MeanSquaredError as MeanSquaredError, MeanSquaredLogError as MeanSquaredLogError, MinkowskiDistance as MinkowskiDistance, NormalizedRootMeanSquaredError as NormalizedRootMeanSquaredError, PearsonCorrCoef as PearsonCorrCoef, R2Score as R2Score, RelativeSquaredError as RelativeSquaredError, SpearmanCorrCoef as SpearmanCorrCoef, SymmetricMeanAbsolutePercentageError as SymmetricMeanAbsolutePercentageError, TweedieDevianceScore as TweedieDevianceScore, WeightedMeanAbsolutePercentageError as WeightedMeanAbsolutePercentageError
class ContinuousRankedProbabilityScore(torchmetrics.Metric):
    full_state_update: bool
    higher_is_better: bool
    is_differentiable: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    score: torch.Tensor
    total: torch.Tensor
    def update(self, preds, target) -> None: ...
class JensenShannonDivergence(torchmetrics.Metric):
    def __init__(self, log_prob=..., reduction=..., **kwargs) -> None: ...
    full_state_update: bool
    higher_is_better: bool
    is_differentiable: bool
    log_prob: bool
    measures: torch.Tensor | list[torch.Tensor]
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    reduction: str
    total: torch.Tensor
    def update(self, p, q) -> None: ...
