"""Scores from scikit-learn and torchmetrics: the order of arguments, what is scored, the names of results."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..resolve.infer import argument
from .context import RULES, RuleContext
from .edits import replace
from .report import Report
from .values import calls_to, last_binding, last_name, short

_METRICS = "sklearn.metrics."
_ORDERED = {
    f"{_METRICS}{name}" for name in (
        "confusion_matrix", "classification_report", "precision_score", "recall_score", "fbeta_score",
        "roc_auc_score", "roc_curve",
        "precision_recall_curve", "average_precision_score", "precision_recall_fscore_support",
        "balanced_accuracy_score", "log_loss", "r2_score",
        "top_k_accuracy_score", "multilabel_confusion_matrix", "mean_absolute_percentage_error",
        "explained_variance_score", "brier_score_loss",
    )
}  # fmt: skip
_SCORED = {
    f"{_METRICS}{name}": "y_score"
    for name in ("roc_auc_score", "roc_curve", "average_precision_score", "precision_recall_curve", "det_curve")
}
_PREDICTED = re.compile(
    r"(\w+_)?(y_?pred\w*|y_?hat|preds?|predicted|predictions?|predict_labels?|y_?scores?|y_?probs?)(_\w+)?\d*",
    re.IGNORECASE,
)
_TRUE = re.compile(
    r"(y_?true|y_?test|y_?val|y_?valid|true_labels?|(\w+_)?labels?|(\w+_)?targets?|truth|ground_truth|gts?|y_?actual|"
    r"actuals?|y)(_np|_all|_list)?",
    re.IGNORECASE,
)


@RULES.node(b"sklearn")
def metric_arguments_swapped(ctx: RuleContext) -> Iterator[Report]:
    """Predictions where scikit-learn's metrics want the truth first."""
    for call, name in calls_to(ctx, _ORDERED):
        if len(call.args) < 2 or any(type(a) is n.Starred for a in call.args):
            continue
        first, second = call.args[:2]
        if not (_PREDICTED.fullmatch(_core(first)) and _TRUE.fullmatch(_core(second))) or _TRUE.fullmatch(_core(first)):
            continue
        edits = (replace(first, second.source), replace(second, first.source))
        fields = {"call": name.rpartition(".")[2], "predicted": short(first, 30), "true": short(second, 30)}
        yield Report("metric-arguments-swapped", call, fields, edits)


def _core(node: n.Node) -> str:
    """``preds`` of ``preds.cpu().numpy()``, ``np.array(preds)`` and ``preds[mask]``."""
    while True:
        if type(node) is n.Call:
            if type(node.func) is n.Attribute and not (
                node.args and last_name(node.func) in ("array", "asarray", "concatenate", "cat", "stack")
            ):
                node = node.func.value
            elif node.args:
                node = node.args[0]
            else:
                return ""
        elif type(node) is n.Subscript:
            node = node.value
        else:
            return last_name(node)


@RULES.node(b"sklearn")
def roc_auc_on_labels(ctx: RuleContext) -> Iterator[Report]:
    """Class labels where a curve needs scores."""
    for call, name in calls_to(ctx, _SCORED):
        given = argument(call, _SCORED[name], 1) or argument(call, "probas_pred", -1)
        if given is None:
            continue
        source = _label_maker(ctx, given, 0)
        if source is not None:
            fields = {"call": name.rpartition(".")[2], "scores": short(given, 40)}
            yield Report("roc-auc-on-labels", given, fields, (), (source,) if source is not given else ())


def _label_maker(ctx: RuleContext, node: n.Node, depth: int) -> n.Node | None:
    """The argmax, threshold or classifier.predict that made labels out of scores."""
    if depth > 5:
        return None
    if type(node) is n.Compare and any(op in (">", ">=") for op in node.ops):
        return node
    if type(node) is n.Name:
        binding = last_binding(ctx, node)
        if binding is None or binding.kind != "value" or binding.path:
            return None
        return _label_maker(ctx, binding.node, depth + 1)
    if type(node) is not n.Call:
        return None
    last = last_name(node.func)
    if last == "argmax":
        return node
    if last == "predict" and type(node.func) is n.Attribute:
        return node if _is_classifier(_class_of(ctx, node.func.value)) else None
    if (
        last in ("cpu", "numpy", "detach", "astype", "tolist", "int", "long", "ravel", "flatten", "squeeze", "float")
        and type(node.func) is n.Attribute
    ):
        return _label_maker(ctx, node.func.value, depth + 1)
    if last in ("array", "asarray") and node.args:
        return _label_maker(ctx, node.args[0], depth + 1)
    return None


def _class_of(ctx: RuleContext, node: n.Node) -> str:
    """The class of an estimator, through ``fit``."""
    for _ in range(3):
        found = ctx.inference.type_of(node)
        if found is not None and found.kind == "inst":
            return found.name
        if type(node) is n.Name:
            binding = last_binding(ctx, node)
            node = binding.node if binding is not None and binding.kind == "value" and not binding.path else node
        if type(node) is n.Call and type(node.func) is n.Attribute and node.func.attr == "fit":
            node = node.func.value
    return ""


def _is_classifier(name: str) -> bool:
    last = name.rpartition(".")[2]
    return name.startswith("sklearn.") and (
        "Classifier" in last or last in ("LogisticRegression", "SVC", "LinearSVC", "GaussianNB", "Pipeline")
    )


_KEYS = {
    "mAP": "map", "MAP": "map", "mAP50": "map_50", "map50": "map_50", "mAP_50": "map_50", "mAP75": "map_75",
    "map75": "map_75", "mAP_75": "map_75",
    "mAP50-95": "map", "mAP50_95": "map", "mAP@50": "map_50", "map@50": "map_50", "mAR": "mar_100", "mar": "mar_100",
}  # fmt: skip


@RULES.node(b"MeanAveragePrecision")
def torchmetrics_map_key(ctx: RuleContext) -> Iterator[Report]:
    """A key that torchmetrics' mean average precision does not have: map50 for map_50."""
    for node in ctx.nodes.get(n.Subscript, ()):
        key = node.index
        if (
            type(key) is not n.Constant
            or key.kind != "str"
            or key.value not in _KEYS
            or not _is_map_result(ctx, node.value)
        ):
            continue
        new = _KEYS[key.value]
        quote = key.source[:1] if key.source[:1] in "'\"" else '"'
        yield Report(
            "torchmetrics-map-key", key, {"key": key.value, "new": new}, (replace(key, f"{quote}{new}{quote}"),)
        )


def _is_map_result(ctx: RuleContext, node: n.Node) -> bool:
    if type(node) is n.Name:
        binding = last_binding(ctx, node)
        node = binding.node if binding is not None and binding.kind == "value" and not binding.path else node
    if type(node) is not n.Call:
        return False
    metric = (
        node.func.value if type(node.func) is n.Attribute and node.func.attr in ("compute", "forward") else node.func
    )
    found = ctx.inference.type_of(metric)
    return (
        found is not None
        and found.kind == "inst"
        and found.name.startswith("torchmetrics.")
        and found.name.endswith("MeanAveragePrecision")
    )
