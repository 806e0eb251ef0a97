"""Which layer feeds which: neighbours in ``nn.Sequential``, and calls of ``self.layer`` in ``forward``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..core import nodes as n
from ..core.scopes import class_table, self_name
from .context import RuleContext
from .module_parts import module_classes
from .values import calls_to, last_name, public_name

_NN = "torch.nn."
# Modules and functions that keep the shape of what goes in.
ELEMENTWISE = {
    "ReLU", "ReLU6", "LeakyReLU", "ELU", "SELU", "CELU", "GELU", "SiLU", "Mish", "Sigmoid", "LogSigmoid", "Tanh",
    "Softplus", "Softsign", "Hardtanh", "Hardswish", "Hardsigmoid", "PReLU", "RReLU", "Dropout", "AlphaDropout",
    "Identity", "Dropout2d", "Dropout1d", "Dropout3d", "relu", "relu6", "leaky_relu", "elu", "selu", "celu", "gelu",
    "silu", "mish", "sigmoid", "tanh", "softplus", "dropout", "hardtanh", "hardswish", "prelu", "dropout1d",
    "dropout2d", "dropout3d", "relu_", "alpha_dropout",
}  # fmt: skip
# Those that change only the spatial size.
POOLING = {
    f"{kind}{d}d" for kind in ("MaxPool", "AvgPool", "AdaptiveAvgPool", "AdaptiveMaxPool", "LPPool") for d in (1, 2, 3)
} | {f"{kind}{d}d" for kind in ("max_pool", "avg_pool", "adaptive_avg_pool", "adaptive_max_pool") for d in (1, 2, 3)}


@dataclass(frozen=True, slots=True)
class Link:
    """One layer's output that goes into another. steps: names of what stands between, from the consumer back."""

    producer: n.Call
    consumer: n.Call
    steps: tuple[str, ...]
    use: n.Node
    uses: tuple[n.Call, ...] = ()


def layer_name(ctx: RuleContext, call: n.Node | None) -> str:
    """``Conv2d`` for a call that makes a layer of torch.nn; else ""."""
    if type(call) is not n.Call:
        return ""
    name = public_name(ctx, call.func)
    if name is None or not name.startswith(_NN):
        return ""
    last = name[len(_NN) :]
    return last if "." not in last and last[:1].isupper() else ""


def sequences(ctx: RuleContext) -> Iterator[list[n.Node]]:
    """The members of every Sequential that is written out, and of list displays of layers."""
    seen: set[int] = set()
    for call, _ in calls_to(ctx, ("torch.nn.Sequential",)):
        members = call.args
        if len(members) == 1:
            members = _ordered(members[0]) or members
        members = _spread(members)
        seen.update(id(m.parent) for m in members)
        yield members
    for display in ctx.nodes.get(n.Sequence, ()):
        if (
            display.kind == "list"
            and len(display.elements) > 1
            and id(display) not in seen
            and type(display.elements[0]) is not n.Sequence
        ):
            yield _spread(display.elements)


def _ordered(node: n.Node) -> list[n.Node] | None:
    """The layers of ``OrderedDict([("conv", nn.Conv2d(…)), …])`` or ``OrderedDict({…})``."""
    if type(node) is n.Call and last_name(node.func) == "OrderedDict" and len(node.args) == 1:
        node = node.args[0]
        if type(node) is n.Dict:
            return node.values
        if type(node) is n.Sequence and all(type(e) is n.Sequence and len(e.elements) == 2 for e in node.elements):
            return [e.elements[1] for e in node.elements]
    return None


def _spread(members: list[n.Node]) -> list[n.Node]:
    found: list[n.Node] = []
    for member in members:
        if type(member) is n.Starred and type(member.value) is n.Sequence:
            found.extend(member.value.elements)
        else:
            found.append(member)
    return found


def links(ctx: RuleContext) -> list[Link]:
    """Every pair of layers of torch.nn of which one surely feeds the other. Remembered for the document."""
    found = ctx.__dict__.get("_links")
    if found is None:
        found = ctx.__dict__["_links"] = [*_sequential_links(ctx), *_forward_links(ctx)]
    return found


def _sequential_links(ctx: RuleContext) -> Iterator[Link]:
    for members in sequences(ctx):
        producer: n.Call | None = None
        steps: list[str] = []
        for member in members:
            name = layer_name(ctx, member)
            if not name:
                producer = None
                continue
            if producer is not None and type(member) is n.Call:
                yield Link(producer, member, tuple(reversed(steps)), member)
            if name in ELEMENTWISE or name in POOLING:
                steps.append(name)
            else:
                producer, steps = member, []


def _forward_links(ctx: RuleContext) -> Iterator[Link]:
    for cls in module_classes(ctx):
        method = class_table(cls).methods.get("forward")
        receiver = self_name(method) if method is not None else None
        if receiver is None:
            continue
        chain = _Chain(ctx, cls, method, receiver)
        for call in method.walk():
            consumer = _first(ctx, chain.layer_called(call))
            if consumer is not None and len(call.args) == 1:
                link = chain.fed_by(call.args[0], call, consumer)
                if link is not None:
                    yield link


def _first(ctx: RuleContext, made: n.Node | None) -> n.Call | None:
    """The layer that gets the input: the one itself, or the first of a Sequential."""
    while layer_name(ctx, made) == "Sequential":
        members = _spread(made.args)
        made = members[0] if members else None
    return made if layer_name(ctx, made) else None


def _last(ctx: RuleContext, made: n.Node, steps: list[str]) -> n.Call | None:
    """The layer that gives the output, through the activations and pooling that a Sequential ends with."""
    while layer_name(ctx, made) == "Sequential":
        inner = None
        for member in reversed(_spread(made.args)):
            name = layer_name(ctx, member)
            if name not in ELEMENTWISE and name not in POOLING:
                inner = member
                break
            steps.append(name)
        made = inner
    return made if layer_name(ctx, made) else None


class _Chain:
    """Follows a value back through ``forward``."""

    def __init__(self, ctx: RuleContext, cls: n.ClassDef, method: n.FunctionDef, receiver: str) -> None:
        self.ctx = ctx
        self.attributes = class_table(cls).attributes
        self.method = method
        self.receiver = receiver

    def layer_called(self, node: n.Node) -> n.Call | None:
        """The constructor of the layer that ``self.layer(…)`` calls, when the class makes it in one place."""
        if type(node) is not n.Call or type(node.func) is not n.Attribute:
            return None
        value = node.func.value
        if type(value) is not n.Name or value.id != self.receiver:
            return None
        bindings = self.attributes.get(node.func.attr, ())
        if len(bindings) != 1 or bindings[0].kind != "value" or bindings[0].path:
            return None
        made = bindings[0].node
        return made if layer_name(self.ctx, made) else None

    def fed_by(self, node: n.Node, use: n.Call, consumer: n.Call) -> Link | None:
        """The layer whose output an argument is, through activations, dropout, pooling and plain assignments."""
        steps: list[str] = []
        uses: list[n.Call] = []
        statement = n.statement_of(use)
        for _ in range(12):
            if type(node) is n.Name:
                found = self._assigned(node, statement)
                if found is None:
                    return None
                node, statement = found.value, found
                continue
            if type(node) is not n.Call or not node.args:
                return None
            made = self.layer_called(node)
            name = layer_name(self.ctx, made)
            if not name:
                name = self._function(node)
            if not name:
                return None
            if name in ELEMENTWISE or name in POOLING:
                steps.append(name)
                node = node.args[0]
                continue
            if made is None:
                return None
            uses.append(node)
            producer = _last(self.ctx, made, steps)
            return Link(producer, consumer, tuple(steps), use, tuple(uses)) if producer is not None else None
        return None

    def _function(self, call: n.Call) -> str:
        name = public_name(self.ctx, call.func) or ""
        for prefix in ("torch.nn.functional.", "torch."):
            if name.startswith(prefix) and "." not in name[len(prefix) :]:
                last = name[len(prefix) :]
                return last if last in ELEMENTWISE or last in POOLING else ""
        return ""

    def _assigned(self, name: n.Name, statement: n.Node) -> n.Assign | None:
        """The statement right before in the same block that gives the name its value; None when anything else may."""
        block = _block_with(statement)
        index = next((i for i, s in enumerate(block) if s is statement), -1)
        for earlier in reversed(block[:index]) if index > 0 else ():
            if type(earlier) is n.Assign and len(earlier.targets) == 1:
                target = earlier.targets[0]
                if type(target) is n.Name and target.id == name.id:
                    return earlier if earlier.value is not None else None
            if _binds(earlier, name.id):
                return None
        return None


def _block_with(statement: n.Node) -> list[n.Node]:
    parent = statement.parent
    for block in n.BLOCKS:
        body = getattr(parent, block, None)
        if isinstance(body, list) and any(s is statement for s in body):
            return body
    return []


def _binds(statement: n.Node, name: str) -> bool:
    for node in statement.walk():
        if type(node) is n.Assign and any(
            type(t) is n.Name and t.id == name for target in node.targets for t in target.walk()
        ):
            return True
        if type(node) is n.AugAssign and type(node.target) is n.Name and node.target.id == name:
            return True
        if type(node) is n.For and any(type(t) is n.Name and t.id == name for t in node.target.walk()):
            return True
    return False
