"""no_grad where inference_mode is safe."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import scope_of
from ..resolve.infer import returns
from .context import RULES, RuleContext
from .edits import name_of_module, replace
from .flow.facts import LOSS_NAME, MODEL_NAME, VALIDATION_NAME
from .report import NodeEdit, Report
from .values import last_name, public_name

_NO_GRAD = {"torch.no_grad", "torch.autograd.no_grad"}
# What an inference tensor must not meet, or what changes tensors that live on.
_RISKY = re.compile(
    r"requires_grad|backward|autograd|enable_grad|set_grad_enabled|\.data\b|\.grad\b|\.parameters\(|named_parameters|optimizer|\bema\b|"
    r"register_buffer|state_dict|_hook|nn\.init|running_mean|momentum|teacher|CUDAGraph|torch\.compile|torch\.jit|onnx|export|prune|quanti|"
    r"target_(net|model|network|critic|actor)|\.(copy|add|mul|sub|div|fill|zero|clamp|normal|uniform|lerp)_\(|checkpoint\("
)


@RULES.node(b"no_grad", whole=True)
def prefer_inference_mode(ctx: RuleContext) -> Iterator[Report]:
    """no_grad around a model that only judges or predicts, where nothing later needs gradients."""
    for node in ctx.nodes.get(n.With, ()):
        if len(node.items) == 1 and (place := _no_grad(ctx, node.items[0].value)) is not None:
            function = scope_of(node)
            if isinstance(function, n.FunctionDef) and not _judging(ctx, function):
                continue
            if _safe_block(ctx, node.body) and not _leaks(ctx, node, function):
                yield _report(ctx, place, function, node.body)
    for function in ctx.nodes.get(n.FunctionDef, ()):
        for decorator in function.decorators:
            place = _no_grad(ctx, decorator)
            if (
                place is not None
                and _judging(ctx, function)
                and _safe_block(ctx, function.body)
                and not _keeps_attributes(function)
            ):
                yield _report(ctx, place, function, function.body)


def _no_grad(ctx: RuleContext, node: n.Node) -> n.Node | None:
    """The name ``torch.no_grad`` in a with item or decorator."""
    func = node
    if type(node) is n.Call:
        if node.args or node.keywords:
            return None
        func = node.func
    return func if isinstance(func, (n.Name, n.Attribute)) and public_name(ctx, func) in _NO_GRAD else None


_TRAINS = (b"backward", b"optim", b"requires_grad", b"autograd", b".fit(", b"Trainer", b"loss", b"LightningModule")


def _judging(ctx: RuleContext, function: n.FunctionDef) -> bool:
    """Whether a function validates, tests or predicts by its name, or is a plain function where nothing is trained."""
    if VALIDATION_NAME.fullmatch(function.name):
        return True
    return not isinstance(function.parent, n.ClassDef) and not ctx.says(*_TRAINS)


def _safe_block(ctx: RuleContext, body: list[n.Node]) -> bool:
    """Whether statements call a model and do nothing that inference tensors forbid."""
    if any(_RISKY.search(statement.source) for statement in body):
        return False
    return any(_calls_model(ctx, node) for statement in body for node in statement.walk() if type(node) is n.Call)


def _calls_model(ctx: RuleContext, call: n.Call) -> bool:
    if not call.args and not call.keywords:
        return False
    last = last_name(call.func)
    target = ctx.inference.type_of(call.func)
    if target is not None and target.kind in ("inst", "uinst") and not target.guess:
        return "torch.nn.Module" in ctx.inference.classes(target) and not LOSS_NAME.fullmatch(last)
    if last == "generate" and type(call.func) is n.Attribute:
        return True
    return (target is None or target.guess) and bool(MODEL_NAME.fullmatch(last))


def _leaks(ctx: RuleContext, block: n.With, function: n.Node | None) -> bool:
    """Whether a tensor made under the block is read after it, where gradients may be wanted again."""
    if _keeps_attributes(block):
        return True
    made = {
        part.id
        for node in block.walk()
        if type(node) is n.Assign
        for target in node.targets
        for part in target.walk()
        if type(part) is n.Name
    }
    if function is not None:
        if "backward(" in function.source:
            return True
        return False
    if not ctx.says(b"backward"):
        return False
    end = ctx.module.span(block)[1]
    seen: set[str] = set()
    for name in ctx.nodes.get(n.Name, ()):
        start = ctx.module.span(name)[0]
        if start < end or name.id not in made or name.id in seen:
            continue
        seen.add(name.id)
        if not _binds(name):
            return True
    return False


def _binds(name: n.Name) -> bool:
    """Whether the name is given a value here."""
    child, parent = name, name.parent
    while type(parent) is n.Sequence or type(parent) is n.Starred:
        child, parent = parent, parent.parent
    if type(parent) is n.Assign:
        return any(target is child for target in parent.targets)
    return type(parent) is n.For and parent.target is child


def _keeps_attributes(owner: n.Node) -> bool:
    """Whether something is kept on an object, where it may meet a gradient later."""
    return any(type(node) is n.Assign and any(type(t) is n.Attribute for t in node.targets) for node in owner.walk())


def _report(ctx: RuleContext, place: n.Node, function: n.Node | None, body: list[n.Node]) -> Report:
    edits: tuple[NodeEdit, ...] = ()
    if type(place) is n.Attribute:
        edits = (NodeEdit(place, place.attr_start, place.end, "inference_mode"),)
    elif (torch := name_of_module(ctx.scopes, "torch", place)) is not None:
        edits = (replace(place, f"{torch}.inference_mode"),)
    safe = (function is None or all(_plain(value) for value in returns(function))) and _stays_here(ctx, body)
    return Report("prefer-inference-mode", place, {"call": place.source}, edits, safe=safe)


# Methods that keep no tensor beyond the call.
_HARMLESS = {
    "to", "cuda", "cpu", "item", "argmax", "max", "min", "sum", "mean", "eq", "ne", "size", "view", "view_as",
    "reshape", "eval", "train", "softmax",
    "sigmoid", "log_softmax", "numpy", "tolist", "float", "long", "int", "double", "squeeze", "unsqueeze", "detach",
    "topk", "numel", "append",
    "extend", "update", "format", "join", "write", "info", "debug", "set_postfix", "set_description", "items",
    "keys", "values", "get", "split",
    "flatten", "permute", "transpose", "expand", "expand_as", "t", "any", "all", "abs", "pow", "sqrt", "exp", "log",
    "clone", "contiguous", "dim",
    "cat", "stack", "round", "strip", "decode", "batch_decode", "generate", "time", "perf_counter", "count_nonzero",
    "std", "bool", "close", "compute",
}  # fmt: skip


def _stays_here(ctx: RuleContext, body: list[n.Node]) -> bool:
    """Whether no call hands a tensor to something that may keep it: the model, losses and torch itself do not."""
    for statement in body:
        for node in statement.walk():
            if type(node) is not n.Call or _calls_model(ctx, node):
                continue
            last = last_name(node.func)
            if last in _HARMLESS or LOSS_NAME.fullmatch(last) or not node.args and not node.keywords:
                continue
            name = public_name(ctx, node.func) or ""
            if not name or not name.startswith(("torch.", "numpy.", "tqdm")) and "." in name:
                return False
    return True


_NUMBERS = {
    "item",
    "len",
    "float",
    "int",
    "round",
    "tolist",
    "numpy",
    "list",
    "str",
    "decode",
    "batch_decode",
    "dict",
    "mean_absolute_error",
}
_NUMBER_NAME = re.compile(
    r"(\w*_)?(acc\w*|loss(es)?|metrics?|correct|total|score|f1|precision|recall|top\d|rate|count|report|ppl|perplexity)(_\w+)?"
)


def _plain(node: n.Node) -> bool:
    """Whether a returned value is a number or text rather than a tensor."""
    if type(node) is n.Constant or type(node) is n.JoinedStr:
        return True
    if type(node) is n.Sequence:
        return all(_plain(element) for element in node.elements)
    if type(node) is n.Dict:
        return all(_plain(value) for value in node.values)
    if type(node) is n.BinOp:
        return _plain(node.left) and _plain(node.right)
    if type(node) is n.Call:
        return last_name(node.func) in _NUMBERS or type(node.func) is n.Attribute and _plain(node.func.value)
    if type(node) in (n.Name, n.Attribute):
        return bool(_NUMBER_NAME.fullmatch(last_name(node)))
    return False
