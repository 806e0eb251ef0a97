# Made by tools/stubgen.
import enum
import numpy
class AveragingMethod(enum.Enum):
    MACRO: AveragingMethod
    MICRO: AveragingMethod
    WEIGHTED: AveragingMethod
class F1Score(Metric):
    def __init__(self, metric_target=..., averaging_method=...) -> None: ...
    averaging_method: AveragingMethod
    def compute(self) -> F1ScoreResult: ...
    def update(self, predictions, targets) -> F1Score: ...
class F1ScoreResult(MetricResult):
    def __init__(self, metric_target, averaging_method, f1_scores, f1_per_class, iou_thresholds, matched_classes, small_objects, medium_objects, large_objects) -> None: ...
    averaging_method: AveragingMethod
    f1_50: float
    f1_75: float
    f1_per_class: numpy.ndarray
    f1_scores: numpy.ndarray
    iou_thresholds: numpy.ndarray
    large_objects: F1ScoreResult | None
    matched_classes: numpy.ndarray
    medium_objects: F1ScoreResult | None
    metric_target: MetricTarget
    small_objects: F1ScoreResult | None
class KeyPointMeanAveragePrecision(Metric):
    def __init__(self, sigmas=..., class_agnostic=...) -> None: ...
    def compute(self) -> KeyPointMeanAveragePrecisionResult: ...
    def update(self, predictions, targets) -> KeyPointMeanAveragePrecision: ...
class KeyPointMeanAveragePrecisionResult(MetricResult):
    def __init__(self, is_class_agnostic, mAP_scores, ap_per_class, oks_thresholds, matched_classes, medium_objects=..., large_objects=...) -> None: ...
    ap_per_class: numpy.ndarray
    is_class_agnostic: bool
    large_objects: KeyPointMeanAveragePrecisionResult | None
    mAP_scores: numpy.ndarray
    map50: float
    map50_95: float
    map75: float
    matched_classes: numpy.ndarray
    medium_objects: KeyPointMeanAveragePrecisionResult | None
    oks_thresholds: numpy.ndarray
class MeanAveragePrecision(Metric):
    def __init__(self, metric_target=..., class_agnostic=..., class_mapping=..., image_indices=..., *, max_detection_thresholds=...) -> None: ...
    def compute(self) -> MeanAveragePrecisionResult: ...
    def update(self, predictions, targets) -> MeanAveragePrecision: ...
class MeanAveragePrecisionResult(MetricResult):
    def __init__(self, metric_target, is_class_agnostic, mAP_scores, ap_per_class, iou_thresholds, matched_classes, small_objects=..., medium_objects=..., large_objects=..., max_detection_thresholds=...) -> None: ...
    ap_per_class: numpy.ndarray
    iou_thresholds: numpy.ndarray
    is_class_agnostic: bool
    large_objects: MeanAveragePrecisionResult | None
    mAP_scores: numpy.ndarray
    map50: float
    map50_95: float
    map75: float
    matched_classes: numpy.ndarray
    max_detection_thresholds: tuple[int, ...]
    medium_objects: MeanAveragePrecisionResult | None
    metric_target: MetricTarget
    small_objects: MeanAveragePrecisionResult | None
class MeanAverageRecall(Metric):
    def __init__(self, metric_target=...) -> None: ...
    def compute(self) -> MeanAverageRecallResult: ...
    def update(self, predictions, targets) -> MeanAverageRecall: ...
class MeanAverageRecallResult(MetricResult):
    def __init__(self, metric_target, recall_scores, recall_per_class, max_detections, iou_thresholds, matched_classes, small_objects, medium_objects, large_objects) -> None: ...
    iou_thresholds: numpy.ndarray
    large_objects: MeanAverageRecallResult | None
    mAR_at_1: float
    mAR_at_10: float
    mAR_at_100: float
    matched_classes: numpy.ndarray
    max_detections: numpy.ndarray
    medium_objects: MeanAverageRecallResult | None
    metric_target: MetricTarget
    recall_per_class: numpy.ndarray
    recall_scores: numpy.ndarray
    small_objects: MeanAverageRecallResult | None
class Metric:
    def compute(self, *args, **kwargs): ...
    def reset(self) -> None: ...
    def update(self, *args, **kwargs) -> Metric: ...
class MetricResult:
    def plot(self) -> None: ...
    def to_pandas(self): ...
class MetricTarget(enum.Enum):
    BOXES: MetricTarget
    MASKS: MetricTarget
    ORIENTED_BOUNDING_BOXES: MetricTarget
class ObjectSizeCategory(enum.Enum):
    ANY: ObjectSizeCategory
    LARGE: ObjectSizeCategory
    MEDIUM: ObjectSizeCategory
    SMALL: ObjectSizeCategory
class Precision(Metric):
    def __init__(self, metric_target=..., averaging_method=...) -> None: ...
    averaging_method: AveragingMethod
    def compute(self) -> PrecisionResult: ...
    def update(self, predictions, targets) -> Precision: ...
class PrecisionResult(MetricResult):
    def __init__(self, metric_target, averaging_method, precision_scores, precision_per_class, iou_thresholds, matched_classes, small_objects, medium_objects, large_objects) -> None: ...
    averaging_method: AveragingMethod
    iou_thresholds: numpy.ndarray
    large_objects: PrecisionResult | None
    matched_classes: numpy.ndarray
    medium_objects: PrecisionResult | None
    metric_target: MetricTarget
    precision_at_50: float
    precision_at_75: float
    precision_per_class: numpy.ndarray
    precision_scores: numpy.ndarray
    small_objects: PrecisionResult | None
class Recall(Metric):
    def __init__(self, metric_target=..., averaging_method=...) -> None: ...
    averaging_method: AveragingMethod
    def compute(self) -> RecallResult: ...
    def update(self, predictions, targets) -> Recall: ...
class RecallResult(MetricResult):
    def __init__(self, metric_target, averaging_method, recall_scores, recall_per_class, iou_thresholds, matched_classes, small_objects, medium_objects, large_objects) -> None: ...
    averaging_method: AveragingMethod
    iou_thresholds: numpy.ndarray
    large_objects: RecallResult | None
    matched_classes: numpy.ndarray
    medium_objects: RecallResult | None
    metric_target: MetricTarget
    recall_at_50: float
    recall_at_75: float
    recall_per_class: numpy.ndarray
    recall_scores: numpy.ndarray
    small_objects: RecallResult | None
def aggregate_metric_results(metric_results, *, model_names=..., include_object_sizes=...): ...
def get_detection_size_category(detections, metric_target=...) -> numpy.ndarray: ...
def get_object_size_category(data, metric_target) -> numpy.ndarray: ...
def plot_aggregate_metric_results(metric_results, *, model_names=..., include_object_sizes=..., show=...) -> None: ...
