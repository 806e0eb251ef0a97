"""What the document itself says an expression is: names with their imports or without, literal values, displays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..core import nodes as n
from ..core.scopes import Binding, class_table, scope_of, self_name
from ..resolve.infer import Inference
from .context import RuleContext

UNKNOWN = object()
# What these names mean in a snippet or cell that comes without its imports.
_CUSTOMARY = {
    "torch": "torch",
    "nn": "torch.nn",
    "F": "torch.nn.functional",
    "np": "numpy",
    "numpy": "numpy",
    "torchvision": "torchvision",
    "transforms": "torchvision.transforms",
    "T": "torchvision.transforms",
    "v2": "torchvision.transforms.v2",
    "datasets": "torchvision.datasets",
    "models": "torchvision.models",
    "DataLoader": "torch.utils.data.DataLoader",
    "Dataset": "torch.utils.data.Dataset",
    "IterableDataset": "torch.utils.data.IterableDataset",
    "TensorDataset": "torch.utils.data.TensorDataset",
    "Subset": "torch.utils.data.Subset",
    "random_split": "torch.utils.data.random_split",
    "DistributedDataParallel": "torch.nn.parallel.DistributedDataParallel",
    "DDP": "torch.nn.parallel.DistributedDataParallel",
}


def public_name(ctx: RuleContext, node: n.Node) -> str | None:
    """The public name of an expression; a customary name that nothing binds means what it means everywhere."""
    return ctx.inference.public_name(node) or meant(ctx.inference, node)


def meant(inference: Inference, node: n.Node) -> str | None:
    """The public name of an expression whose first name is a customary one that nothing in the document binds."""
    path = n.dotted(node)
    if path is None:
        return None
    root, _, rest = path.partition(".")
    target = _CUSTOMARY.get(root)
    if target is None:
        return None
    while type(node) is n.Attribute:
        node = node.value
    if inference.scopes.lookup(root, node)[1]:
        return None
    return inference.stubs.canonical(f"{target}.{rest}" if rest else target)


def bases(ctx: RuleContext, cls: n.ClassDef) -> tuple[str, ...]:
    """The public classes above a user's class; a base that is only spelled like one of torch's counts."""
    found = list(ctx.inference.user_bases(cls))
    for base in cls.bases:
        name = public_name(ctx, base.value if type(base) is n.Subscript else base)
        if name is not None and name.startswith("torch"):
            found.extend(b for b in ctx.inference.stubs.mro(name) if b not in found)
    return tuple(found)


def calls_to(ctx: RuleContext, names: Iterable[str]) -> Iterator[tuple[n.Call, str]]:
    """The calls in focus to one of these public names, with the name; aliases included."""
    wanted = set(names)
    spelled = {name.rpartition(".")[2] for name in wanted}
    spelled |= {alias for last in spelled for alias in ctx.aliases.get(last, ())}
    for name in sorted(spelled):
        for call in ctx.calls(name):
            found = public_name(ctx, call.func)
            if found in wanted:
                yield call, found


def last_name(node: n.Node | None) -> str:
    """``loader`` for ``loader``, ``self.loader`` and ``loaders["x"].loader``."""
    if type(node) is n.Name:
        return node.id
    if type(node) is n.Attribute:
        return node.attr
    return ""


def only_binding(ctx: RuleContext, node: n.Node) -> Binding | None:
    """The one place that gives a name, or an attribute of ``self``, its value; None where there are several."""
    if type(node) is n.Name:
        scope, bindings = ctx.scopes.lookup(node.id, node)
        if isinstance(scope, n.Comprehension):
            return None
        bindings = ctx.scopes.table_of(scope).get(node.id, ())
    elif type(node) is n.Attribute and type(node.value) is n.Name:
        cls = class_of_self(node.value)
        if cls is None:
            return None
        bindings = class_table(cls).attributes.get(node.attr, ())
    else:
        return None
    return bindings[0] if len(bindings) == 1 else None


def last_binding(ctx: RuleContext, node: n.Node) -> Binding | None:
    """The binding that a use of a name most likely means: the last one before it."""
    if type(node) is not n.Name:
        return only_binding(ctx, node)
    bindings = ctx.scopes.lookup(node.id, node)[1]
    return bindings[-1] if bindings else None


def class_of_self(name: n.Name) -> n.ClassDef | None:
    """The class whose method has this name as its receiver."""
    for ancestor in name.ancestors():
        if isinstance(ancestor, n.FunctionDef) and isinstance(ancestor.parent, n.ClassDef):
            return ancestor.parent if self_name(ancestor) == name.id else None
    return None


def assigned_value(ctx: RuleContext, node: n.Node) -> n.Node:
    """The expression that a name stands for where it is bound once to a plain value; else the node itself."""
    for _ in range(6):
        if type(node) not in (n.Name, n.Attribute):
            break
        binding = only_binding(ctx, node)
        if binding is None or binding.kind != "value":
            break
        value = binding.node
        for index in binding.path:
            if type(value) is not n.Sequence or index >= len(value.elements):
                return node
            value = value.elements[index]
        node = value
    return node


def constant(ctx: RuleContext, node: n.Node | None, depth: int = 0):
    """The literal value of an expression: number, text, bool, None or a tuple of them; else UNKNOWN."""
    if node is None or depth > 8:
        return UNKNOWN
    kind = type(node)
    if kind is n.Constant:
        return node.value if node.kind in ("str", "number", "bool", "none") else UNKNOWN
    if kind is n.UnaryOp and node.op in ("-", "+"):
        value = constant(ctx, node.operand, depth + 1)
        return (-value if node.op == "-" else value) if is_number(value) else UNKNOWN
    if kind is n.BinOp:
        return _calculated(constant(ctx, node.left, depth + 1), node.op, constant(ctx, node.right, depth + 1))
    if kind is n.Sequence and node.kind in ("tuple", "list"):
        values = tuple(constant(ctx, element, depth + 1) for element in node.elements)
        return UNKNOWN if any(value is UNKNOWN for value in values) else values
    if kind in (n.Name, n.Attribute):
        value = assigned_value(ctx, node)
        if value is not node and not _changed(ctx, node):
            return constant(ctx, value, depth + 1)
    return UNKNOWN


def _calculated(left, op: str, right):
    if isinstance(left, tuple) and op == "*" and isinstance(right, int) and 0 <= right <= 16:
        return left * right
    if not is_number(left) or not is_number(right):
        return UNKNOWN
    try:
        if op == "+":
            return left + right
        if op == "-":
            return left - right
        if op == "*":
            return left * right
        if op == "/":
            return left / right
        if op == "//":
            return left // right
        if op == "**" and abs(left) <= 1024 and 0 <= right <= 16:
            return left**right
    except (ArithmeticError, TypeError):
        pass
    return UNKNOWN


def is_number(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _changed(ctx: RuleContext, node: n.Node) -> bool:
    """Whether an augmented assignment changes the name, so that its first value says nothing."""
    name = last_name(node)
    return any(last_name(statement.target) == name for statement in ctx.nodes.get(n.AugAssign, ()))


def target_of(node: n.Node) -> n.Node | None:
    """What an expression is assigned to: the target, the dict key, or None. Parallel tuples are matched."""
    child, parent = node, node.parent
    while parent is not None:
        if type(parent) is n.Assign:
            return parent.targets[0] if parent.targets and child is parent.value else None
        if type(parent) is n.Sequence and type(parent.parent) is n.Assign and child is not parent.parent.value:
            assign = parent.parent
            index = next((i for i, element in enumerate(parent.elements) if element is child), -1)
            target = assign.targets[0] if assign.targets else None
            if parent is assign.value and type(target) is n.Sequence and len(target.elements) == len(parent.elements):
                return target.elements[index]
            return None
        if type(parent) is n.Dict:
            index = next((i for i, value in enumerate(parent.values) if value is child), -1)
            return parent.keys[index] if 0 <= index < len(parent.keys) else None
        if type(parent) in (n.IfExp, n.NamedExpr, n.Await):
            if type(parent) is n.NamedExpr:
                return parent.target
            child, parent = parent, parent.parent
            continue
        return None
    return None


def name_given(node: n.Node) -> str:
    """The name a program keeps a value under: variable, attribute, dict key, or the function that returns it."""
    target = target_of(node)
    if type(target) is n.Constant and target.kind == "str":
        return str(target.value)
    if type(target) is n.Subscript and type(target.index) is n.Constant and target.index.kind == "str":
        return str(target.index.value)
    if target is not None:
        return last_name(target)
    if type(node.parent) is n.Return:
        function = scope_of(node)
        return function.name if isinstance(function, n.FunctionDef) else ""
    return ""


_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_KEPT = "loaders?|sets?|data|ds|dl|datasets?|dataloaders?|iter|transforms?|tf|tfms?|gen|x|y|images?|img|idx"
_EVAL = re.compile(r"(val|valid|validation|validate|test|testing|tst|eval|evaluation|dev|holdout)(" + _KEPT + r")?")
_TRAIN = re.compile(r"train(ing)?(" + _KEPT + r")?")


def purpose(name: str) -> str:
    """``train`` or ``eval`` when the words of a name say so and do not say both; else empty."""
    words = [word.lower() for word in _WORDS.findall(name)]
    train = any(_TRAIN.fullmatch(word) for word in words)
    evaluation = any(_EVAL.fullmatch(word) for word in words)
    if train == evaluation:
        return ""
    return "train" if train else "eval"


def says_both(name: str) -> bool:
    """Whether a name speaks of training and evaluation together (``train_eval_loader``, ``trainval``)."""
    words = [word.lower() for word in _WORDS.findall(name)]
    train = any(word.startswith("train") for word in words)
    return train and (
        any(_EVAL.fullmatch(word) for word in words) or any(word.startswith("trainval") for word in words)
    )


def short(node: n.Node, limit: int = 60) -> str:
    """The text of a node on one line."""
    text = " ".join(node.source.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
