"""Arguments and classes of torchvision that have a newer form."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from ..resolve.stubs import StubIndex
from .context import RULES, RuleContext
from .edits import import_edit, name_of_module, replace
from .report import NodeEdit, Report

DEPRECATED = ("deprecated",)
_LEGACY_MEMBERS = ("IMAGENET1K_V1", "COCO_WITH_VOC_LABELS_V1", "COCO_V1", "KINETICS400_V1", "IMAGENET1K_FBGEMM_V1")


@RULES.node(b"pretrained")
def torchvision_pretrained_deprecated(ctx: RuleContext) -> Iterator[Report]:
    """``pretrained=`` of torchvision's model builders, by keyword or as first positional bool."""
    stubs = ctx.inference.stubs
    for call in ctx.nodes.get(n.Call, ()):
        name = ctx.inference.public_name(call.func)
        if name is None or not name.startswith("torchvision.models.") or stubs.kind(name) not in ("f", None):
            continue
        for keyword in call.keywords:
            if keyword.name in ("pretrained", "pretrained_backbone"):
                new = _weights(stubs, call, name, keyword.value, keyword.name)
                clash = {"pretrained": "weights", "pretrained_backbone": "weights_backbone"}[keyword.name]
                if any(other.name == clash for other in call.keywords):
                    new = None
                fields = {"old": keyword.source, "new": new or f"{clash}=…"}
                edits = (replace(keyword, new),) if new else ()
                yield Report("torchvision-pretrained-deprecated", keyword, fields, edits, tags=DEPRECATED)
        if call.args and type(call.args[0]) is n.Constant and call.args[0].kind == "bool":
            new = _weights(stubs, call, name, call.args[0], "pretrained")
            fields = {"old": call.args[0].source, "new": new or "weights=…"}
            edits = (replace(call.args[0], new),) if new and len(call.args) == 1 else ()
            yield Report("torchvision-pretrained-deprecated", call.args[0], fields, edits, tags=DEPRECATED)


def _weights(stubs: StubIndex, call: n.Call, name: str, value: n.Node, keyword: str) -> str | None:
    """``weights=…`` with the member that the old flag meant, spelled with what the call's own module prefix reaches."""
    new = "weights" if keyword == "pretrained" else "weights_backbone"
    if type(value) is n.Constant and value.value is False:
        return f"{new}=None"
    enum = weights_enum(stubs, name) if keyword == "pretrained" else None
    if enum is None:
        return None
    members = stubs.members.get(enum, {})
    member = next((m for m in _LEGACY_MEMBERS if m in members), "DEFAULT" if "DEFAULT" in members else None)
    if member is None:
        return None
    if type(call.func) is n.Attribute:
        chosen = f"{call.func.value.source}.{enum.rpartition('.')[2]}.{member}"
    else:
        chosen = f'"{member}"'
    if type(value) is n.Constant and value.value is True:
        return f"{new}={chosen}"
    if isinstance(value, (n.Name, n.Attribute)):
        return f"{new}={chosen} if {value.source} else None"
    return None


def weights_enum(stubs: StubIndex, builder: str) -> str | None:
    """The weights enum of a model builder: ``torchvision.models.resnet50`` -> ``…ResNet50_Weights``."""
    package, _, last = builder.rpartition(".")
    wanted = last.replace("_", "").lower() + "weights"
    prefix = package + "."
    for name in stubs.names:
        if name.startswith(prefix) and name.endswith("_Weights") and "." not in name[len(prefix) :]:
            if name[len(prefix) :].replace("_", "").lower() == wanted:
                return name
    return None


@RULES.node(b"ToTensor")
def torchvision_totensor_v2_deprecated(ctx: RuleContext) -> Iterator[Report]:
    """``transforms.v2.ToTensor()``: ToImage and ToDtype took its place."""
    for call in ctx.nodes.get(n.Call, ()):
        if ctx.inference.public_name(call.func) != "torchvision.transforms.v2.ToTensor" or call.args or call.keywords:
            continue
        edits: list[NodeEdit] = []
        torch = name_of_module(ctx.scopes, "torch", call)
        if torch is None:
            added = import_edit(ctx.scopes, ctx.module, ctx.source.text, "import torch")
            if added is not None:
                edits.append(added)
            torch = "torch"
        prefix = (
            call.func.value.source
            if type(call.func) is n.Attribute
            else name_of_module(ctx.scopes, "torchvision.transforms.v2", call)
        )
        if prefix is None:
            added = import_edit(ctx.scopes, ctx.module, ctx.source.text, "from torchvision.transforms import v2")
            if added is not None:
                edits.append(added)
            prefix = "v2"
        steps = f"{prefix}.ToImage(), {prefix}.ToDtype({torch}.float32, scale=True)"
        listed = type(call.parent) is n.Sequence and call.parent.kind == "list"
        new = steps if listed else f"{prefix}.Compose([{steps}])"
        edits.append(replace(call, new))
        yield Report("torchvision-totensor-v2-deprecated", call, {"new": new}, tuple(edits), tags=DEPRECATED)


@RULES.node(b"IMAGENET1K_V1")
def torchvision_weights_older(ctx: RuleContext) -> Iterator[Report]:
    """``IMAGENET1K_V1`` where the model has better ones: the new recipe's weights are called V2."""
    stubs = ctx.inference.stubs
    for node in ctx.nodes.get(n.Attribute, ()):
        if node.attr != "IMAGENET1K_V1":
            continue
        enum = ctx.inference.public_name(node.value) or ""
        if enum.startswith("torchvision.models.") and "IMAGENET1K_V2" in stubs.members.get(enum, {}):
            edit = NodeEdit(node, node.attr_start, node.attr_start + len(node.attr), "IMAGENET1K_V2")
            yield Report("torchvision-weights-older", node, {"weights": node.source}, (edit,))
    for call in ctx.nodes.get(n.Call, ()):
        for keyword in call.keywords:
            value = keyword.value
            if keyword.name != "weights" or type(value) is not n.Constant or value.value != "IMAGENET1K_V1":
                continue
            name = ctx.inference.public_name(call.func) or ""
            enum = weights_enum(stubs, name) if name.startswith("torchvision.models.") else None
            if enum is not None and "IMAGENET1K_V2" in stubs.members.get(enum, {}):
                edit = replace(value, value.source.replace("V1", "V2"))
                yield Report("torchvision-weights-older", value, {"weights": value.source}, (edit,))
