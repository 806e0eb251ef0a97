"""Object detection with ultralytics and supervision, and pictures read with OpenCV."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..resolve.infer import argument
from .batches import bound_by
from .context import RULES, RuleContext
from .edits import add_keyword, insert, name_of_module, remove_argument, replace
from .report import NodeEdit, Report
from .values import calls_to, constant, last_binding, last_name, public_name, short

_MODEL = "ultralytics.engine.model.Model"
_RESULTS = "ultralytics.engine.results.Results"
_RUNS = ("predict", "track", "val", "train", "export", "__call__")
# What people write, and what ultralytics calls it.
_MISNAMED = {
    "iou_threshold": "iou", "iou_thres": "iou", "iou_thresh": "iou", "nms_threshold": "iou", "nms_thres": "iou",
    "conf_threshold": "conf",
    "conf_thres": "conf", "conf_thresh": "conf", "confidence": "conf", "confidence_threshold": "conf",
    "image_size": "imgsz",
    "img_size": "imgsz", "imagesize": "imgsz", "img_sz": "imgsz", "imsize": "imgsz", "batch_size": "batch",
    "num_epochs": "epochs",
    "num_workers": "workers", "learning_rate": "lr0", "lr": "lr0", "max_detections": "max_det",
}  # fmt: skip
# What the outputs of a task are called, and the ending of the weights that have them.
_OUTPUTS = {"masks": "-seg", "keypoints": "-pose", "obb": "-obb", "probs": "-cls"}
_WEIGHTS = re.compile(r"(?:.*/)?(yolo(?:v\d+|\d+)[a-z]{1,2})(-\w+)?\.(?:pt|yaml|onnx|engine)")


def _runs(ctx: RuleContext, *methods: str) -> Iterator[n.Call]:
    """The calls of an ultralytics model's methods; ``__call__`` is the model itself called."""
    wanted = set(methods)
    for call in ctx.nodes.get(n.Call, ()):
        func = call.func
        if type(func) is n.Attribute and func.attr in wanted:
            if _is_model(ctx, func.value):
                yield call
        elif (
            "__call__" in wanted
            and isinstance(func, (n.Name, n.Attribute, n.Call))
            and (call.args or call.keywords)
            and _is_model(ctx, func)
        ):
            yield call


def _is_model(ctx: RuleContext, node: n.Node) -> bool:
    found = ctx.inference.type_of(node)
    return found is not None and found.kind in ("inst", "uinst") and _MODEL in ctx.inference.classes(found)


@RULES.node(b"ultralytics")
def ultralytics_argument_name(ctx: RuleContext) -> Iterator[Report]:
    """An argument under a name that ultralytics does not take: iou_threshold, conf_threshold, image_size …"""
    for call in _runs(ctx, *_RUNS):
        given = {k.name for k in call.keywords}
        for keyword in call.keywords:
            new = _MISNAMED.get(keyword.name or "")
            if new is None:
                continue
            edits = (NodeEdit(keyword, keyword.start, keyword.name_end, new),) if new not in given else ()
            yield Report("ultralytics-argument-name", keyword, {"old": keyword.name, "new": new}, edits)


@RULES.node(b"imgsz")
def imgsz_not_multiple_of_32(ctx: RuleContext) -> Iterator[Report]:
    """An image size that the network's stride does not divide."""
    for call in _runs(ctx, *_RUNS):
        keyword = next((k for k in call.keywords if k.name == "imgsz"), None)
        if keyword is None:
            continue
        sizes = [keyword.value] if type(keyword.value) is n.Constant else list(getattr(keyword.value, "elements", ()))
        for size in sizes:
            value = size.value if type(size) is n.Constant else None
            if isinstance(value, int) and not isinstance(value, bool) and value > 32 and value % 32:
                new = str(-(-value // 32) * 32)
                yield Report("imgsz-not-multiple-of-32", size, {"size": str(value), "new": new}, (replace(size, new),))


@RULES.node(b".track(")
def track_without_persist(ctx: RuleContext) -> Iterator[Report]:
    """track() on one frame after another without persist=True: every frame starts with new identities."""
    for call in _runs(ctx, "track"):
        if any(k.name is None for k in call.keywords):
            continue
        kept = next((k for k in call.keywords if k.name == "persist"), None)
        if kept is not None and not (type(kept.value) is n.Constant and kept.value.value is False):
            continue
        loop = n.enclosing(call, n.LOOPS)
        frame = argument(call, "source", 0)
        if loop is None or frame is None or not isinstance(frame, (n.Name, n.Subscript)):
            continue
        if type(loop) is n.For and _inside(call, loop.iter):
            continue
        head, body = bound_by(loop)
        if last_name(frame if type(frame) is n.Name else frame.value) not in head | body or _whole_videos(frame, loop):
            continue
        edit = replace(kept.value, "True") if kept is not None else add_keyword(call, "persist=True")
        yield Report("track-without-persist", call, {"frame": short(frame, 30)}, (edit,) if edit else ())


def _inside(node: n.Node, outer: n.Node) -> bool:
    return node.unit is outer.unit and outer.start <= node.start and node.end <= outer.end


_VIDEO = re.compile(r"(\w*_)?(videos?|paths?|files?|urls?|sources?|streams?|clips?)(_\w+)?", re.IGNORECASE)


def _whole_videos(frame: n.Node, loop: n.Node) -> bool:
    """Whether the loop goes from video to video: each of them starts anew on purpose."""
    if _VIDEO.fullmatch(last_name(frame)):
        return True
    if type(loop) is not n.For:
        return False
    if type(loop.iter) is n.Call:
        return last_name(loop.iter.func) in ("glob", "iglob", "rglob", "listdir", "iterdir")
    return bool(_VIDEO.fullmatch(last_name(loop.iter)))


@RULES.node(b"from_ultralytics")
def from_ultralytics_list(ctx: RuleContext) -> Iterator[Report]:
    """The whole list of results where one picture's result is wanted."""
    for call, _ in calls_to(ctx, ("supervision.Detections.from_ultralytics",)):
        given = argument(call, "ultralytics_results", 0)
        if given is None or not _is_result_list(ctx, given):
            continue
        yield Report("from-ultralytics-list", given, {"results": short(given, 40)}, (insert(given, given.end, "[0]"),))


def _is_result_list(ctx: RuleContext, node: n.Node) -> bool:
    found = ctx.inference.type_of(node)
    if found is not None and found.kind == "list":
        return bool(found.args) and found.args[0].name == _RESULTS
    if type(node) is n.Name:
        binding = last_binding(ctx, node)
        node = binding.node if binding is not None and binding.kind == "value" and not binding.path else node
    if type(node) is not n.Call:
        return False
    func = node.func
    if type(func) is n.Attribute and func.attr in ("predict", "track"):
        func = func.value
    return (
        isinstance(func, (n.Name, n.Attribute))
        and ctx.inference.type_of(func) is None
        and last_name(func) in ("model", "yolo", "detector")
    )


@RULES.node(b".masks", b".keypoints", b".obb", b".probs")
def yolo_output_of_another_task(ctx: RuleContext) -> Iterator[Report]:
    """Masks, key points, rotated boxes or class scores of a model whose weights do not have them."""
    for node in ctx.nodes.get(n.Attribute, ()):
        ending = _OUTPUTS.get(node.attr)
        if ending is None or type(node.parent) is n.Assign and node in node.parent.targets:
            continue
        weights = _weights_of(ctx, node.value, 0)
        found = _WEIGHTS.fullmatch(weights) if weights else None
        if found is None or found[2] == ending or f".{node.attr} is" in ctx.module.program.decode("utf-8", "replace"):
            continue
        fields = {
            "output": node.attr,
            "weights": weights,
            "new": weights.replace(found[0].rpartition("/")[2], _with_ending(found, ending)),
        }
        yield Report("yolo-output-of-another-task", node, fields)


def _with_ending(found: re.Match[str], ending: str) -> str:
    return f"{found[1]}{ending}.{found[0].rpartition('.')[2]}"


def _weights_of(ctx: RuleContext, node: n.Node, depth: int) -> str | None:
    """The weights of the ultralytics model that made a result."""
    if depth > 8:
        return None
    if type(node) is n.Subscript:
        return _weights_of(ctx, node.value, depth + 1)
    if type(node) is n.Name:
        binding = last_binding(ctx, node)
        if binding is None or binding.path or binding.kind not in ("value", "element"):
            return None
        return _weights_of(ctx, binding.node, depth + 1)
    if type(node) is n.Call:
        func = node.func
        if type(func) is n.Attribute and func.attr in ("predict", "track"):
            func = func.value
        if _is_model(ctx, func):
            return _loaded(ctx, func, depth)
    return None


def _loaded(ctx: RuleContext, model: n.Node, depth: int) -> str | None:
    """The literal that a model was made from, when it is made once."""
    if type(model) is n.Name:
        scope, _ = ctx.scopes.lookup(model.id, model)
        bindings = ctx.scopes.table_of(scope).get(model.id, ())
        made = bindings[0].node if len(bindings) == 1 and bindings[0].kind == "value" else None
    else:
        made = model
    if type(made) is not n.Call or public_name(ctx, made.func) != "ultralytics.YOLO":
        return None
    weights = constant(ctx, argument(made, "model", 0))
    return weights if isinstance(weights, str) else None


@RULES.node(b".val(")
def yolo_val_conf(ctx: RuleContext) -> Iterator[Report]:
    """A confidence threshold in val(), which cuts off the precision-recall curve."""
    for call in _runs(ctx, "val"):
        keyword = next((k for k in call.keywords if k.name == "conf"), None)
        value = constant(ctx, keyword.value) if keyword is not None else None
        if isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0.01:
            yield Report("yolo-val-conf", keyword, {"conf": keyword.value.source})


@RULES.node(b"RTDETR")
def rtdetr_iou_ignored(ctx: RuleContext) -> Iterator[Report]:
    """The overlap threshold of an NMS that RT-DETR does not have."""
    for call in _runs(ctx, "predict", "__call__", "track"):
        keyword = next((k for k in call.keywords if k.name == "iou"), None)
        func = (
            call.func.value if type(call.func) is n.Attribute and call.func.attr in ("predict", "track") else call.func
        )
        if keyword is None or "ultralytics.RTDETR" not in ctx.inference.classes(ctx.inference.type_of(func)):
            continue
        edit = remove_argument(call, keyword)
        yield Report("rtdetr-iou-ignored", keyword, {"keyword": "iou"}, (edit,) if edit is not None else ())


# -- OpenCV

_PATHS = {"cv2.imread": 0, "cv2.imwrite": 0, "cv2.VideoCapture": 0, "cv2.VideoWriter": 0, "cv2.imreadmulti": 0}


@RULES.node(b"cv2")
def cv2_non_ascii_path(ctx: RuleContext) -> Iterator[Report]:
    """OpenCV given a path with other than ASCII letters, which Windows does not find."""
    if ctx.module.program.isascii():
        return
    for call, name in calls_to(ctx, _PATHS):
        given = argument(call, "filename", _PATHS[name])
        path = _text_of(ctx, given)
        if path is None or path.isascii() or re.match(r"https?://|rtsp://", path):
            continue
        edits: tuple[NodeEdit, ...] = ()
        numpy, cv2 = name_of_module(ctx.scopes, "numpy", call), name_of_module(ctx.scopes, "cv2", call)
        if name == "cv2.imread" and numpy and cv2:
            flags = argument(call, "flags", 1)
            mode = flags.source if flags is not None else f"{cv2}.IMREAD_COLOR"
            edits = (replace(call, f"{cv2}.imdecode({numpy}.fromfile({given.source}, dtype={numpy}.uint8), {mode})"),)
        yield Report(
            "cv2-non-ascii-path",
            call,
            {"call": call.func.source, "path": path if len(path) <= 40 else path[:39] + "…"},
            edits,
        )


def _text_of(ctx: RuleContext, node: n.Node | None) -> str | None:
    """The text of a path as far as it is written out; the literal pieces of an f-string or ``os.path.join`` count."""
    if node is None:
        return None
    value = constant(ctx, node)
    if isinstance(value, str):
        return value
    if type(node) is n.JoinedStr:
        return node.source
    if type(node) is n.Call and last_name(node.func) in ("join", "str", "Path"):
        texts = [_text_of(ctx, a) for a in node.args]
        return "/".join(t for t in texts if t) or None
    return None


# -- boxes


@RULES.node(b"box_iou", b"box_area", b"nms")
def box_iou_with_xywh(ctx: RuleContext) -> Iterator[Report]:
    """Boxes as corner and size where torchvision reads two corners."""
    for call, name in calls_to(ctx, ("torchvision.ops.box_iou", "torchvision.ops.nms", "torchvision.ops.batched_nms",
                                     "torchvision.ops.generalized_box_iou")):  # fmt: skip
        if any(k.name == "fmt" for k in call.keywords) or len(call.args) > 2 and name == "torchvision.ops.box_iou":
            continue
        boxes = call.args[: 2 if name.endswith("iou") else 1] + [
            k.value for k in call.keywords if k.name.startswith("boxes")
        ]
        for node in boxes:
            kind = _size_format(node)
            if kind is None:
                continue
            edits: tuple[NodeEdit, ...] = ()
            if (
                type(node) is n.Attribute
                and node.attr == "xywh"
                and type(node.value) is n.Attribute
                and node.value.attr == "boxes"
            ):
                edits = (NodeEdit(node, node.attr_start, node.end, "xyxy"),)
            elif (torchvision := name_of_module(ctx.scopes, "torchvision", call)) is not None:
                edits = (replace(node, f'{torchvision}.ops.box_convert({node.source}, "{kind}", "xyxy")'),)
            yield Report("box-iou-with-xywh", node, {"call": call.func.source, "boxes": short(node, 40)}, edits)


def _size_format(node: n.Node) -> str | None:
    """``xywh`` or ``cxcywh`` when the name of a value says so."""
    if type(node) is n.Subscript:
        return _size_format(node.value)
    name = last_name(node)
    if (
        type(node) is n.Attribute
        and node.attr == "xywh"
        and type(node.value) is n.Attribute
        and node.value.attr == "boxes"
    ):
        return "cxcywh"
    if re.fullmatch(r"(\w+_)?c?xc?ywhn?(_\w+)?", name) and "2xyxy" not in name and "to_xyxy" not in name:
        return "cxcywh" if "cxcy" in name else "xywh"
    return None
