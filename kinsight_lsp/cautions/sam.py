"""Segment Anything: the picture first, then prompts that go together."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from ..resolve.infer import argument
from .batches import bound_by
from .context import RULES, FlowReport, RuleContext
from .edits import add_keyword, name_of_module, replace
from .flow.facts import TraceFacts
from .flow.objects import Event, Obj
from .report import NodeEdit, Report
from .values import last_binding, last_name, public_name, short

_PREDICTORS = {"SamPredictor", "SAM2ImagePredictor"}
_ASKS = {"predict", "predict_torch", "get_image_embedding"}
_SETS = {"set_image", "set_torch_image", "set_image_batch", "set_image_e", "load"}


def _is_predictor(ctx: RuleContext, type_) -> bool:
    return any(cls.rpartition(".")[2] in _PREDICTORS for cls in ctx.inference.classes(type_))


def _predictor_calls(ctx: RuleContext, *methods: str) -> Iterator[n.Call]:
    """The calls of a predictor's method; a snippet's bare ``predictor`` counts where the document speaks of SAM."""
    speaks = ctx.says(b"segment_anything", b"sam2", b"SamPredictor")
    for method in methods:
        for call in ctx.scopes.calls(method):
            if type(call.func) is not n.Attribute:
                continue
            found = ctx.inference.type_of(call.func.value)
            if (
                _is_predictor(ctx, found)
                or speaks
                and found is None
                and last_name(call.func.value) in ("predictor", "sam_predictor", "mask_predictor")
            ):
                yield call


@RULES.flow(b"Predictor")
def sam_predict_before_set_image(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """SamPredictor.predict before set_image."""
    for event in facts.calls:
        if event.method not in _ASKS or event.obj is None or not _is_predictor(ctx, event.obj.type):
            continue
        maker = event.obj.maker
        if maker is None or _may_hold_a_picture(ctx, facts, event, event.obj):
            continue
        fields = {"call": event.node.func.source, "predictor": event.node.func.value.source}
        yield FlowReport(Report("sam-predict-before-set-image", event.node, fields, (), (maker.node,)), event.frame)


def _may_hold_a_picture(ctx: RuleContext, facts: TraceFacts, event: Event, predictor: Obj) -> bool:
    """Whether anything before a call may have set the picture: set_image, or code that nobody can look into."""
    traces = [(facts, event.seq)]
    if facts.module is not None:
        traces.append((facts.module, len(facts.module.events)))
    for trace, end in traces:
        for other in trace.calls:
            if other.seq >= end or other is predictor.maker:
                continue
            if other.method in _SETS and (
                other.obj is predictor or other.obj is not None and other.obj.label == predictor.label
            ):
                return True
            if any(a is predictor for a in [*other.args, *other.keywords.values()]) and id(other) not in trace.followed:
                return True
    if event.loops and any(
        e.method in _SETS and e.obj is predictor and set(e.loops) & set(event.loops) for e in facts.calls
    ):
        return True  # set at the end of the turn before
    return False


@RULES.node(b"Predictor", b"segment_anything", b"sam2")
def sam_points_without_labels(ctx: RuleContext) -> Iterator[Report]:
    """Points without the labels that say whether they belong to the object."""
    for call in _predictor_calls(ctx, "predict", "predict_torch"):
        points = argument(call, "point_coords", 0)
        if points is None or type(points) is n.Constant or any(k.name is None for k in call.keywords):
            continue
        labels = argument(call, "point_labels", 1)
        if labels is None or type(labels) is n.Constant and labels.kind == "none":
            yield Report("sam-points-without-labels", call, {"points": short(points, 40)})


@RULES.node(b"set_image")
def sam_image_in_bgr(ctx: RuleContext) -> Iterator[Report]:
    """What cv2.imread gives, handed to set_image as if it were RGB."""
    for call in _predictor_calls(ctx, "set_image"):
        given = argument(call, "image", 0)
        if given is None or argument(call, "image_format", 1) is not None or any(k.name is None for k in call.keywords):
            continue
        source = given
        if type(given) is n.Name:
            binding = last_binding(ctx, given)
            source = binding.node if binding is not None and binding.kind == "value" and not binding.path else given
        if type(source) is not n.Call or public_name(ctx, source.func) != "cv2.imread":
            continue
        yield Report("sam-image-in-bgr", call, {"image": short(given, 40)}, _mend(ctx, call, given), (source,))


def _mend(ctx: RuleContext, call: n.Call, given: n.Node) -> tuple[NodeEdit, ...]:
    """``image_format="BGR"`` where the predictor takes it, else the picture turned round."""
    found = ctx.inference.type_of(call.func.value)
    if found is not None and found.name == "segment_anything.SamPredictor":
        edit = add_keyword(call, 'image_format="BGR"')
        return (edit,) if edit is not None else ()
    cv2 = name_of_module(ctx.scopes, "cv2", call)
    return (replace(given, f"{cv2}.cvtColor({given.source}, {cv2}.COLOR_BGR2RGB)"),) if cv2 else ()


@RULES.node(b"set_image")
def sam_set_image_repeated(ctx: RuleContext) -> Iterator[Report]:
    """The same picture set again for every prompt."""
    for call in _predictor_calls(ctx, "set_image"):
        given = argument(call, "image", 0)
        loop = n.enclosing(call, (n.For,))
        if loop is None or type(given) is not n.Name:
            continue
        head, body = bound_by(loop)
        owner = call.func.value
        while isinstance(owner, n.Attribute):
            owner = owner.value
        if given.id in head | body or type(owner) is n.Name and owner.id in head | body:
            continue
        if any(type(c) is n.Call and type(c.func) is n.Attribute and c.func.attr in _ASKS for c in loop.walk()):
            yield Report("sam-set-image-repeated", call, {"image": given.id}, (), (loop.target,))


@RULES.node(b"multimask_output")
def sam_first_of_multimask(ctx: RuleContext) -> Iterator[Report]:
    """The first of three masks taken without a look at their scores."""
    for call in _predictor_calls(ctx, "predict"):
        several = argument(call, "multimask_output", 4)
        statement = n.statement_of(call)
        if (
            not (type(several) is n.Constant and several.value is True)
            or type(statement) is not n.Assign
            or statement.value is not call
        ):
            continue
        target = statement.targets[0] if statement.targets else None
        if (
            type(target) is not n.Sequence
            or len(target.elements) != 3
            or any(type(e) is not n.Name for e in target.elements)
        ):
            continue
        masks, scores, _ = (element.id for element in target.elements)
        read = [x for x in ctx.nodes.get(n.Name, ()) if x.id in (masks, scores) and not _inside(x, target)]
        if any(x.id == scores for x in read) and scores != "_":
            continue
        for use in read:
            outer = use.parent
            if (
                use.id == masks
                and type(outer) is n.Subscript
                and outer.value is use
                and type(outer.index) is n.Constant
                and outer.index.value == 0
            ):
                yield Report("sam-first-of-multimask", outer, {"masks": masks, "scores": scores}, (), (call,))
                break


def _inside(node: n.Node, outer: n.Node) -> bool:
    return node.unit is outer.unit and outer.start <= node.start and node.end <= outer.end
