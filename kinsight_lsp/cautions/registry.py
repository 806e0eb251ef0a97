"""Runs the rules: all of them over a document, or the local ones over a few of its units."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable

from ..core.scopes import ScopeMap
from ..core.source import Source
from ..core.superseded import Superseded
from ..resolve.conventions import DEEP_LEARNING
from . import (  # noqa: F401  (they register their rules)
    api_lifecycle,
    attention,
    channels,
    data,
    declarative,
    devices,
    distributed,
    einops_patterns,
    florence,
    gradients,
    heads,
    inference_mode,
    layers,
    loader_order,
    loaders,
    losses,
    masks,
    model_care,
    modes,
    module_calls,
    module_lists,
    module_parts,
    modules,
    numerics,
    optimization,
    order,
    reductions,
    reproducibility,
    retired_arguments,
    retired_names,
    safety,
    sam,
    schedules,
    scores,
    speed,
    splits,
    targets,
    tensor_data,
    tensor_grads,
    tensor_making,
    tensor_shapes,
    tensors,
    training_loop,
    transformers_names,
    transforms,
    unknown_names,
    validation,
    vision,
    waiting,
    workers,
)
from .context import RULES, RuleContext
from .report import Report

log = logging.getLogger(__name__)

# A document that names none of these has nothing that a rule could look at.
_PACKAGES = (
    b"torch", b"transformers", b"timm", b"lightning", b"accelerate", b"ultralytics", b"model", b"loss", b"optim", b"diffusers",
    b"datasets", b"huggingface_hub", b"supervision", b"segment_anything", b"sam2", b"sahi", b"sklearn", b"cv2", b"einops",
    b"git", b"nn.", b"F.", b".forward(", b"numpy.random", b"np.random", b"default_rng", b"allow_pickle",
)  # fmt: skip


def concerns(source: Source) -> bool:
    """Whether a document has anything that a rule could look at; told without parsing it."""
    return bool(source.shell) or any(word in source.program for word in _PACKAGES)


def run_rules(context: RuleContext) -> tuple[list[Report], list[Report]]:
    """Run every rule over a document: what the local rules report, and what the others do."""
    local: list[Report] = []
    others: list[Report] = []
    if not applies(context):
        return local, others
    for rule in RULES.node_rules:
        if context.mentions(rule.words):
            (others if rule.whole else local).extend(_run(context, rule.run, rule.run))
    for words, flow_rule in RULES.flow_rules:
        if context.mentions(words):
            others.extend(_run(context, flow_rule, lambda ctx, rule=flow_rule: _agreed(ctx, rule)))
    return local, others


def run_local_rules(context: RuleContext) -> list[Report]:
    """What the rules that judge each unit for itself report in the units in focus."""
    if not applies(context):
        return []
    reports: list[Report] = []
    for rule in RULES.node_rules:
        if not rule.whole and context.mentions(rule.words):
            reports.extend(_run(context, rule.run, rule.run))
    units = {id(unit) for unit in context.focus or ()}
    return [report for report in reports if id(report.node.unit) in units]


def applies(context: RuleContext) -> bool:
    """Whether rules are run over a document at all."""
    return concerns(context.source) and not _other_framework(context.scopes)


def _run(context: RuleContext, rule: Callable, reports: Callable[[RuleContext], Iterable[Report]]) -> list[Report]:
    """The reports of one rule; a rule that fails is logged and takes no other with it."""
    context.check()
    try:
        return list(reports(context))
    except Superseded:
        raise
    except Exception:
        log.exception("rule %s failed on %s", rule.__name__, context.source.uri)
        return []


# Frameworks whose programs look alike and mean something else.
_OTHER_FRAMEWORKS = {"mxnet", "tensorflow", "keras", "paddle", "jax", "flax", "mindspore", "tinygrad", "mlx", "chainer", "jittor"}


def _other_framework(scopes: ScopeMap) -> bool:
    """Whether a document imports another deep-learning framework and none of PyTorch's world."""
    roots = scopes.packages
    return not roots.isdisjoint(_OTHER_FRAMEWORKS) and not any(r.startswith("torch") or r in DEEP_LEARNING for r in roots)


def _agreed(context: RuleContext, rule) -> list[Report]:
    """The reports that hold for every use of the function they stand in."""
    frames: Counter[int] = Counter()
    found: dict[tuple[int, str], tuple[Report, set[int], int]] = {}
    for facts in context.traces:
        context.check()
        for frame in facts.trace.frames:
            frames[id(frame.func)] += 1
        for flow_report in rule(context, facts):
            report = flow_report.report
            key = (id(report.node), report.code)
            kept = found.setdefault(key, (report, set(), id(flow_report.frame.func)))
            kept[1].add(id(flow_report.frame))
    return [report for report, judged, function in found.values() if len(judged) >= frames[function]]
