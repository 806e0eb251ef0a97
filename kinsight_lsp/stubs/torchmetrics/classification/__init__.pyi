# Made by tools/stubgen.
import numpy
import torch
import torchmetrics
from torchmetrics import AUROC as AUROC, Accuracy as Accuracy, AveragePrecision as AveragePrecision, CalibrationError as CalibrationError, CohenKappa as CohenKappa, ConfusionMatrix as ConfusionMatrix, ExactMatch as ExactMatch, F1Score as F1Score, FBetaScore as FBetaScore, HammingDistance as HammingDistance, HingeLoss as HingeLoss, JaccardIndex as JaccardIndex, LogAUC as LogAUC, MatthewsCorrCoef as MatthewsCorrCoef, NegativePredictiveValue as NegativePredictiveValue, Precision as Precision, PrecisionAtFixedRecall as PrecisionAtFixedRecall, PrecisionRecallCurve as PrecisionRecallCurve, ROC as ROC, Recall as Recall, RecallAtFixedPrecision as RecallAtFixedPrecision, SensitivityAtSpecificity as SensitivityAtSpecificity, Specificity as Specificity, SpecificityAtSensitivity as SpecificityAtSensitivity, StatScores as StatScores
class BinaryAUROC(BinaryPrecisionRecallCurve):
    def __init__(self, max_fpr=..., thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> torch.Tensor: ...
    higher_is_better: bool
    max_fpr: float | None
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
class BinaryAccuracy(BinaryStatScores):
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
class BinaryAveragePrecision(BinaryPrecisionRecallCurve):
    def compute(self) -> torch.Tensor: ...
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
class BinaryCalibrationError(torchmetrics.Metric):
    def __init__(self, n_bins=..., norm=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    accuracies: list[torch.Tensor]
    confidences: list[torch.Tensor]
    full_state_update: bool
    higher_is_better: bool
    ignore_index: int | None
    is_differentiable: bool
    n_bins: int
    norm: str
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    def update(self, preds, target) -> None: ...
    validate_args: bool
class BinaryCohenKappa(BinaryConfusionMatrix):
    def __init__(self, threshold=..., ignore_index=..., weights=..., validate_args=..., **kwargs) -> None: ...
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    weights: str | None
class BinaryConfusionMatrix(torchmetrics.Metric):
    def __init__(self, threshold=..., ignore_index=..., normalize=..., validate_args=..., **kwargs) -> None: ...
    confmat: torch.Tensor
    full_state_update: bool
    ignore_index: int | None
    is_differentiable: bool
    normalize: str | None
    def plot(self, val=..., ax=..., add_text=..., labels=..., cmap=...) -> tuple[object, numpy.ndarray]: ...
    threshold: float
    def update(self, preds, target) -> None: ...
    validate_args: bool
class BinaryEER(BinaryROC):
    def compute(self) -> torch.Tensor: ...
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
class BinaryF1Score(BinaryFBetaScore):
    def __init__(self, threshold=..., multidim_average=..., ignore_index=..., validate_args=..., zero_division=..., **kwargs) -> None: ...
class BinaryFBetaScore(BinaryStatScores):
    def __init__(self, beta, threshold=..., multidim_average=..., ignore_index=..., validate_args=..., zero_division=..., **kwargs) -> None: ...
    beta: float
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    zero_division: float
class BinaryFairness(torchmetrics.Metric):
    def __init__(self, num_groups, task=..., threshold=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> dict[str, torch.Tensor]: ...
    fn: torch.Tensor
    fp: torch.Tensor
    full_state_update: bool
    higher_is_better: bool
    ignore_index: int | None
    is_differentiable: bool
    num_groups: int
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    task: str
    threshold: float
    tn: torch.Tensor
    tp: torch.Tensor
    def update(self, preds, target, groups) -> None: ...
    validate_args: bool
class BinaryGroupStatRates(torchmetrics.Metric):
    def __init__(self, num_groups, threshold=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> dict[str, torch.Tensor]: ...
    fn: torch.Tensor
    fp: torch.Tensor
    full_state_update: bool
    higher_is_better: bool
    ignore_index: int | None
    is_differentiable: bool
    num_groups: int
    plot_lower_bound: float
    plot_upper_bound: float
    threshold: float
    tn: torch.Tensor
    tp: torch.Tensor
    def update(self, preds, target, groups) -> None: ...
    validate_args: bool
class BinaryHammingDistance(BinaryStatScores):
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
class BinaryHingeLoss(torchmetrics.Metric):
    def __init__(self, squared=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    full_state_update: bool
    higher_is_better: bool
    ignore_index: int | None
    is_differentiable: bool
    measures: torch.Tensor
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    squared: bool
    total: torch.Tensor
    def update(self, preds, target) -> None: ...
    validate_args: bool
class BinaryJaccardIndex(BinaryConfusionMatrix):
    def __init__(self, threshold=..., ignore_index=..., validate_args=..., zero_division=..., **kwargs) -> None: ...
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
    zero_division: float
class BinaryLogAUC(BinaryROC):
    def __init__(self, fpr_range=..., thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> torch.Tensor: ...
    fpr_range: tuple[float, float]
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
class BinaryMatthewsCorrCoef(BinaryConfusionMatrix):
    def __init__(self, threshold=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
class BinaryNegativePredictiveValue(BinaryStatScores):
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
class BinaryPrecision(BinaryStatScores):
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
class BinaryPrecisionAtFixedRecall(BinaryPrecisionRecallCurve):
    def __init__(self, min_recall, thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor]: ...
    min_recall: float
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
class BinaryPrecisionRecallCurve(torchmetrics.Metric):
    def __init__(self, thresholds=..., ignore_index=..., validate_args=..., normalization=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]: ...
    confmat: torch.Tensor
    full_state_update: bool
    ignore_index: int | None
    is_differentiable: bool
    normalization: str | None
    def plot(self, curve=..., score=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    preds: list[torch.Tensor]
    target: list[torch.Tensor]
    thresholds: int | list[float] | torch.Tensor | None
    def update(self, preds, target) -> None: ...
    validate_args: bool
class BinaryROC(BinaryPrecisionRecallCurve):
    plot_lower_bound: float
    plot_upper_bound: float
class BinaryRecall(BinaryStatScores):
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
class BinaryRecallAtFixedPrecision(BinaryPrecisionRecallCurve):
    def __init__(self, min_precision, thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor]: ...
    min_precision: float
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
class BinarySensitivityAtSpecificity(BinaryPrecisionRecallCurve):
    def __init__(self, min_specificity, thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor]: ...
    min_specificity: float
    plot_lower_bound: float
    plot_upper_bound: float
class BinarySpecificity(BinaryStatScores):
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_lower_bound: float
    plot_upper_bound: float
class BinarySpecificityAtSensitivity(BinaryPrecisionRecallCurve):
    def __init__(self, min_sensitivity, thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor]: ...
    min_sensitivity: float
    plot_lower_bound: float
    plot_upper_bound: float
class BinaryStatScores(torchmetrics.Metric):
    def __init__(self, threshold=..., multidim_average=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    fn: list[torch.Tensor] | torch.Tensor
    fp: list[torch.Tensor] | torch.Tensor
    full_state_update: bool
    ignore_index: int | None
    is_differentiable: bool
    multidim_average: str
    threshold: float
    tn: list[torch.Tensor] | torch.Tensor
    tp: list[torch.Tensor] | torch.Tensor
    def update(self, preds, target) -> None: ...
    validate_args: bool
class EER(torchmetrics.Metric):
    def __init__(self, task, thresholds=..., num_classes=..., num_labels=..., average=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> None: ...
class MulticlassAUROC(MulticlassPrecisionRecallCurve):
    def __init__(self, num_classes, average=..., thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> torch.Tensor: ...
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MulticlassAccuracy(MulticlassStatScores):
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MulticlassAveragePrecision(MulticlassPrecisionRecallCurve):
    def __init__(self, num_classes, average=..., thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> torch.Tensor: ...
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MulticlassCalibrationError(torchmetrics.Metric):
    def __init__(self, num_classes, n_bins=..., norm=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    accuracies: list[torch.Tensor]
    confidences: list[torch.Tensor]
    full_state_update: bool
    higher_is_better: bool
    ignore_index: int | None
    is_differentiable: bool
    n_bins: int
    norm: str
    num_classes: int
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
    def update(self, preds, target) -> None: ...
    validate_args: bool
class MulticlassCohenKappa(MulticlassConfusionMatrix):
    def __init__(self, num_classes, ignore_index=..., weights=..., validate_args=..., **kwargs) -> None: ...
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
    weights: str | None
class MulticlassConfusionMatrix(torchmetrics.Metric):
    def __init__(self, num_classes, ignore_index=..., normalize=..., validate_args=..., **kwargs) -> None: ...
    confmat: torch.Tensor
    full_state_update: bool
    ignore_index: int | None
    is_differentiable: bool
    normalize: str | None
    num_classes: int
    def plot(self, val=..., ax=..., add_text=..., labels=..., cmap=...) -> tuple[object, numpy.ndarray]: ...
    def update(self, preds, target) -> None: ...
    validate_args: bool
class MulticlassEER(MulticlassROC):
    def compute(self) -> torch.Tensor: ...
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
class MulticlassExactMatch(torchmetrics.Metric):
    def __init__(self, num_classes, multidim_average=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    full_state_update: bool
    higher_is_better: bool
    ignore_index: int | None
    is_differentiable: bool
    multidim_average: str
    num_classes: int
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
    total: torch.Tensor
    def update(self, preds, target) -> None: ...
    validate_args: bool
class MulticlassF1Score(MulticlassFBetaScore):
    def __init__(self, num_classes, top_k=..., average=..., multidim_average=..., ignore_index=..., validate_args=..., zero_division=..., **kwargs) -> None: ...
class MulticlassFBetaScore(MulticlassStatScores):
    def __init__(self, beta, num_classes, top_k=..., average=..., multidim_average=..., ignore_index=..., validate_args=..., zero_division=..., **kwargs) -> None: ...
    beta: float
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
    zero_division: float
class MulticlassHammingDistance(MulticlassStatScores):
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MulticlassHingeLoss(torchmetrics.Metric):
    def __init__(self, num_classes, squared=..., multiclass_mode=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    full_state_update: bool
    higher_is_better: bool
    ignore_index: int | None
    is_differentiable: bool
    measures: torch.Tensor
    multiclass_mode: str
    num_classes: int
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
    squared: bool
    total: torch.Tensor
    def update(self, preds, target) -> None: ...
    validate_args: bool
class MulticlassJaccardIndex(MulticlassConfusionMatrix):
    def __init__(self, num_classes, average=..., ignore_index=..., validate_args=..., zero_division=..., **kwargs) -> None: ...
    average: str | None
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
    zero_division: float
class MulticlassLogAUC(MulticlassROC):
    def __init__(self, num_classes, fpr_range=..., average=..., thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    average2: str | None
    def compute(self) -> torch.Tensor: ...
    fpr_range: tuple[float, float]
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
class MulticlassMatthewsCorrCoef(MulticlassConfusionMatrix):
    def __init__(self, num_classes, ignore_index=..., validate_args=..., **kwargs) -> None: ...
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MulticlassNegativePredictiveValue(MulticlassStatScores):
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MulticlassPrecision(MulticlassStatScores):
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MulticlassPrecisionAtFixedRecall(MulticlassPrecisionRecallCurve):
    def __init__(self, num_classes, min_recall, thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor]: ...
    min_recall: float
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MulticlassPrecisionRecallCurve(torchmetrics.Metric):
    def __init__(self, num_classes, thresholds=..., average=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    average: str | None
    def compute(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor] | tuple[list[torch.Tensor], list[torch.Tensor], list[torch.Tensor]]: ...
    confmat: torch.Tensor
    full_state_update: bool
    ignore_index: int | None
    is_differentiable: bool
    num_classes: int
    def plot(self, curve=..., score=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    preds: list[torch.Tensor]
    target: list[torch.Tensor]
    thresholds: int | list[float] | torch.Tensor | None
    def update(self, preds, target) -> None: ...
    validate_args: bool
class MulticlassROC(MulticlassPrecisionRecallCurve):
    def plot(self, curve=..., score=..., ax=..., labels=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MulticlassRecall(MulticlassStatScores):
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MulticlassRecallAtFixedPrecision(MulticlassPrecisionRecallCurve):
    def __init__(self, num_classes, min_precision, thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor]: ...
    min_precision: float
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MulticlassSensitivityAtSpecificity(MulticlassPrecisionRecallCurve):
    def __init__(self, num_classes, min_specificity, thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor]: ...
    min_specificity: float
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MulticlassSpecificity(MulticlassStatScores):
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MulticlassSpecificityAtSensitivity(MulticlassPrecisionRecallCurve):
    def __init__(self, num_classes, min_sensitivity, thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor]: ...
    min_sensitivity: float
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MulticlassStatScores(torchmetrics.Metric):
    def __init__(self, num_classes=..., top_k=..., average=..., multidim_average=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    average: str | None
    fn: list[torch.Tensor] | torch.Tensor
    fp: list[torch.Tensor] | torch.Tensor
    full_state_update: bool
    ignore_index: int | None
    is_differentiable: bool
    multidim_average: str
    num_classes: int | None
    tn: list[torch.Tensor] | torch.Tensor
    top_k: int
    tp: list[torch.Tensor] | torch.Tensor
    def update(self, preds, target) -> None: ...
    validate_args: bool
class MultilabelAUROC(MultilabelPrecisionRecallCurve):
    def __init__(self, num_labels, average=..., thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    average: str | None
    def compute(self) -> torch.Tensor: ...
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MultilabelAccuracy(MultilabelStatScores):
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MultilabelAveragePrecision(MultilabelPrecisionRecallCurve):
    def __init__(self, num_labels, average=..., thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    average: str | None
    def compute(self) -> torch.Tensor: ...
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MultilabelConfusionMatrix(torchmetrics.Metric):
    def __init__(self, num_labels, threshold=..., ignore_index=..., normalize=..., validate_args=..., **kwargs) -> None: ...
    confmat: torch.Tensor
    full_state_update: bool
    ignore_index: int | None
    is_differentiable: bool
    normalize: str | None
    num_labels: int
    def plot(self, val=..., ax=..., add_text=..., labels=..., cmap=...) -> tuple[object, numpy.ndarray]: ...
    threshold: float
    def update(self, preds, target) -> None: ...
    validate_args: bool
class MultilabelCoverageError(torchmetrics.Metric):
    def __init__(self, num_labels, ignore_index=..., validate_args=..., **kwargs) -> None: ...
    full_state_update: bool
    higher_is_better: bool
    ignore_index: int | None
    is_differentiable: bool
    num_labels: int
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
    def update(self, preds, target) -> None: ...
    validate_args: bool
class MultilabelEER(MultilabelROC):
    def compute(self) -> torch.Tensor: ...
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
class MultilabelExactMatch(torchmetrics.Metric):
    def __init__(self, num_labels, threshold=..., multidim_average=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    full_state_update: bool
    higher_is_better: bool
    ignore_index: int | None
    is_differentiable: bool
    multidim_average: str
    num_labels: int
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
    threshold: float
    total: torch.Tensor
    def update(self, preds, target) -> None: ...
    validate_args: bool
class MultilabelF1Score(MultilabelFBetaScore):
    def __init__(self, num_labels, threshold=..., average=..., multidim_average=..., ignore_index=..., validate_args=..., zero_division=..., **kwargs) -> None: ...
class MultilabelFBetaScore(MultilabelStatScores):
    def __init__(self, beta, num_labels, threshold=..., average=..., multidim_average=..., ignore_index=..., validate_args=..., zero_division=..., **kwargs) -> None: ...
    beta: float
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
    zero_division: float
class MultilabelHammingDistance(MultilabelStatScores):
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MultilabelJaccardIndex(MultilabelConfusionMatrix):
    def __init__(self, num_labels, threshold=..., average=..., ignore_index=..., validate_args=..., zero_division=..., **kwargs) -> None: ...
    average: str | None
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
    zero_division: float
class MultilabelLogAUC(MultilabelROC):
    def __init__(self, num_labels, fpr_range=..., average=..., thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    average2: str | None
    def compute(self) -> torch.Tensor: ...
    fpr_range: tuple[float, float]
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
class MultilabelMatthewsCorrCoef(MultilabelConfusionMatrix):
    def __init__(self, num_labels, threshold=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    higher_is_better: bool
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MultilabelNegativePredictiveValue(MultilabelStatScores):
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MultilabelPrecision(MultilabelStatScores):
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MultilabelPrecisionAtFixedRecall(MultilabelPrecisionRecallCurve):
    def __init__(self, num_labels, min_recall, thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor]: ...
    min_recall: float
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MultilabelPrecisionRecallCurve(torchmetrics.Metric):
    def __init__(self, num_labels, thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor] | tuple[list[torch.Tensor], list[torch.Tensor], list[torch.Tensor]]: ...
    confmat: torch.Tensor
    full_state_update: bool
    ignore_index: int | None
    is_differentiable: bool
    num_labels: int
    def plot(self, curve=..., score=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    preds: list[torch.Tensor]
    target: list[torch.Tensor]
    thresholds: int | list[float] | torch.Tensor | None
    def update(self, preds, target) -> None: ...
    validate_args: bool
class MultilabelROC(MultilabelPrecisionRecallCurve):
    def plot(self, curve=..., score=..., ax=..., labels=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MultilabelRankingAveragePrecision(torchmetrics.Metric):
    def __init__(self, num_labels, ignore_index=..., validate_args=..., **kwargs) -> None: ...
    full_state_update: bool
    higher_is_better: bool
    ignore_index: int | None
    is_differentiable: bool
    num_labels: int
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
    def update(self, preds, target) -> None: ...
    validate_args: bool
class MultilabelRankingLoss(torchmetrics.Metric):
    def __init__(self, num_labels, ignore_index=..., validate_args=..., **kwargs) -> None: ...
    full_state_update: bool
    higher_is_better: bool
    ignore_index: int | None
    is_differentiable: bool
    num_labels: int
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
    def update(self, preds, target) -> None: ...
    validate_args: bool
class MultilabelRecall(MultilabelStatScores):
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MultilabelRecallAtFixedPrecision(MultilabelPrecisionRecallCurve):
    def __init__(self, num_labels, min_precision, thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor]: ...
    min_precision: float
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MultilabelSensitivityAtSpecificity(MultilabelPrecisionRecallCurve):
    def __init__(self, num_labels, min_specificity, thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor]: ...
    min_specificity: float
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MultilabelSpecificity(MultilabelStatScores):
    def plot(self, val=..., ax=...) -> tuple[object, numpy.ndarray]: ...
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MultilabelSpecificityAtSensitivity(MultilabelPrecisionRecallCurve):
    def __init__(self, num_labels, min_sensitivity, thresholds=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    def compute(self) -> tuple[torch.Tensor, torch.Tensor]: ...
    min_sensitivity: float
    plot_legend_name: str
    plot_lower_bound: float
    plot_upper_bound: float
class MultilabelStatScores(torchmetrics.Metric):
    def __init__(self, num_labels, threshold=..., average=..., multidim_average=..., ignore_index=..., validate_args=..., **kwargs) -> None: ...
    average: str | None
    fn: list[torch.Tensor] | torch.Tensor
    fp: list[torch.Tensor] | torch.Tensor
    full_state_update: bool
    ignore_index: int | None
    is_differentiable: bool
    multidim_average: str
    num_labels: int
    threshold: float
    tn: list[torch.Tensor] | torch.Tensor
    tp: list[torch.Tensor] | torch.Tensor
    def update(self, preds, target) -> None: ...
    validate_args: bool
