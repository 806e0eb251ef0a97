"""Datasets and preprocessing."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import class_table, scope_table, self_name
from .context import RULES, RuleContext
from .edits import Lines, NodeEdit
from .report import Report
from .values import bases, calls_to, public_name

DATASET = "torch.utils.data.Dataset"
MODULE = "torch.nn.Module"
_METHODS = {
    DATASET: ("__init__", "__len__", "__getitem__", "__iter__", "__getitems__"),
    MODULE: ("__init__", "__call__"),
}
_KNOWN = {
    name for kind in (object, dict, list, int, type(lambda: 0), type) for name in dir(kind)
} | {"__getitems__", "__iter__", "__next__", "__enter__", "__exit__", "__aiter__", "__anext__", "__call__",
     "__post_init__",
     "__getattr__", "__del__", "__copy__", "__deepcopy__", "__set_name__", "__bool__", "__missing__", "__index__",
     "__int__",
     "__float__", "__array__", "__fspath__", "__matmul__", "__getnewargs__", "__jit_unused_properties__"}  # fmt: skip


@RULES.node(b"Dataset", b"Module")
def dataset_misspelled_method(ctx: RuleContext) -> Iterator[Report]:
    """``__itit__``, ``__getitem``, ``__lenn__``: a method that nothing calls because of its name."""
    for cls in ctx.nodes.get(n.ClassDef, ()):
        bases = ctx.inference.user_bases(cls)
        base = DATASET if DATASET in bases else MODULE if MODULE in bases else None
        if base is None:
            continue
        own = {s.name for s in cls.body if type(s) is n.FunctionDef}
        for method in cls.body:
            if type(method) is not n.FunctionDef:
                continue
            right = misspelled(method.name, _METHODS[base])
            if right is None or right in own:
                continue
            end = method.name_start + len(method.name.encode())
            edit = NodeEdit(method, method.name_start, end, right)
            yield Report(
                "dataset-misspelled-method", method, {"name": method.name, "right": right}, (edit,), (),
                (method.name_start, end),
            )  # fmt: skip


def misspelled(name: str, wanted: tuple[str, ...]) -> str | None:
    """The one special method that a name was surely meant to be, or None."""
    if name in _KNOWN or name in wanted:
        return None
    core = name.strip("_")
    if not core or not (name.startswith("_") or name.endswith("_")):
        return None
    underscores = name.count("_") - core.count("_")
    near = []
    for method in wanted:
        distance = edit_distance(core, method.strip("_"))
        shape = abs(4 - underscores)
        if (
            distance == 0
            and shape
            and underscores >= 2
            or 0 < distance <= (1 if len(core) < 5 else 2)
            and underscores >= 3
        ):
            near.append((distance, method))
    near.sort()
    if not near or len(near) > 1 and near[0][0] == near[1][0]:
        return None
    return near[0][1]


def edit_distance(left: str, right: str) -> int:
    """Insertions, deletions, replacements and swaps of neighbours between two words."""
    rows = [list(range(len(right) + 1))]
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


# -- methods that a Dataset needs

ITERABLE = "torch.utils.data.IterableDataset"
# Bases that leave reading a sample to their subclass.
_BARE_BASES = {DATASET, "torchvision.datasets.VisionDataset", "typing.Generic", "object"}


@RULES.node(b"Dataset", whole=True)
def dataset_missing_method(ctx: RuleContext) -> Iterator[Report]:
    """A map-style Dataset of the user that is used or finished without ``__getitem__`` or ``__len__``."""
    classes = list(ctx.nodes.get(n.ClassDef, ()))
    extended = {id(found.node) for cls in classes for base in cls.bases
                if (found := ctx.inference.type_of(base)) is not None and found.kind == "uclass"}  # fmt: skip
    for cls in classes:
        if not _is_plain_dataset(ctx, cls) or id(cls) in extended or _is_abstract(cls):
            continue
        methods = _all_methods(ctx, cls)
        if not methods or methods & {"__getattr__", "__getattribute__", "__iter__", "__getitems__"}:
            continue
        missing = [name for name in ("__getitem__", "__len__") if name not in methods]
        if not missing or any(misspelled(name, _METHODS[DATASET]) in missing for name in methods):
            continue
        if len(missing) == 2 and "__init__" not in methods:
            continue  # a collection of helpers, not a dataset in the making
        edit = _missing_edit(ctx, cls, missing[0]) if len(missing) == 1 else None
        fields = {"cls": cls.name, "method": missing[0]}
        end = cls.name_start + len(cls.name.encode())
        yield Report("dataset-missing-method", cls, fields, (edit,) if edit else (), (), (cls.name_start, end))


def _is_plain_dataset(ctx: RuleContext, cls: n.ClassDef) -> bool:
    """Below Dataset, and every class above is one whose methods are known."""
    names = bases(ctx, cls)
    if DATASET not in names or not cls.bases or any(name not in _BARE_BASES for name in names):
        return False
    return all(_base_is_known(ctx, base) for base in cls.bases)


def _base_is_known(ctx: RuleContext, base: n.Node) -> bool:
    base = base.value if type(base) is n.Subscript else base
    found = ctx.inference.type_of(base)
    if found is not None and found.kind == "uclass":
        return all(_base_is_known(ctx, above) for above in found.node.bases)
    return public_name(ctx, base) in _BARE_BASES


def _is_abstract(cls: n.ClassDef) -> bool:
    text = cls.unit.text[cls.start : cls.end]
    if any(word in text for word in (b"abstractmethod", b"NotImplementedError", b"ABC", b"Protocol")):
        return True
    words = cls.name.lower()
    return words.startswith(("base", "abstract", "_base")) or words.endswith(("base", "mixin"))


def _all_methods(ctx: RuleContext, cls: n.ClassDef) -> set[str]:
    """The names that the class and the user's classes above it define."""
    found: set[str] = set()
    pending, seen = [cls], set()
    while pending:
        current = pending.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        found.update(scope_table(current))
        for base in current.bases:
            above = ctx.inference.type_of(base)
            if above is not None and above.kind == "uclass":
                pending.append(above.node)
    return found


def _missing_edit(ctx: RuleContext, cls: n.ClassDef, method: str) -> NodeEdit | None:
    """The missing method, over the attribute that the other one reads."""
    other = class_table(cls).methods.get("__getitem__" if method == "__len__" else "__len__")
    receiver = self_name(other) if other is not None else None
    if receiver is None:
        return None
    holder = _indexed_attribute(other, receiver) if method == "__len__" else _measured_attribute(other, receiver)
    if holder is None:
        return None
    lines = Lines(ctx.source.text, ctx.module)
    if not lines.starts_line(other):
        return None
    start, _ = ctx.module.span(other)
    text = ctx.source.text
    indent = text.slice(text.line_start(text.line_of(start)), start)
    inner_start, _ = ctx.module.span(other.body[0])
    step = text.slice(text.line_start(text.line_of(inner_start)), inner_start)
    if not step.startswith(indent) or len(step) <= len(indent):
        return None
    head = f"def __len__({receiver}):" if method == "__len__" else f"def __getitem__({receiver}, index):"
    body = f"return len({receiver}.{holder})" if method == "__len__" else f"return {receiver}.{holder}[index]"
    eol = text.eol
    return NodeEdit(other, other.end, other.end, f"{eol}{eol}{indent}{head}{eol}{step}{body}")


def _indexed_attribute(method: n.FunctionDef, receiver: str) -> str | None:
    """``x`` where ``__getitem__`` reads ``self.x[index]`` (or ``self.x.iloc[index]``)."""
    index = method.params[1].name if len(method.params) > 1 else None
    for node in method.walk():
        if type(node) is n.Subscript and type(node.index) is n.Name and node.index.id == index:
            value = node.value
            if type(value) is n.Attribute and value.attr in ("iloc", "loc"):
                value = value.value
            if type(value) is n.Attribute and type(value.value) is n.Name and value.value.id == receiver:
                return value.attr
    return None


def _measured_attribute(method: n.FunctionDef, receiver: str) -> str | None:
    """``x`` where ``__len__`` returns ``len(self.x)``."""
    for node in method.walk():
        if type(node) is n.Call and type(node.func) is n.Name and node.func.id == "len" and len(node.args) == 1:
            value = node.args[0]
            if type(value) is n.Attribute and type(value.value) is n.Name and value.value.id == receiver:
                return value.attr
    return None


@RULES.node(b"Dataset", b"Module")
def method_without_self(ctx: RuleContext) -> Iterator[Report]:
    """A method of a Dataset or Module whose first parameter is not ``self`` though it is called on an object."""
    for cls in ctx.nodes.get(n.ClassDef, ()):
        names = bases(ctx, cls)
        if DATASET not in names and MODULE not in names:
            continue
        for method in cls.body:
            if type(method) is n.FunctionDef and not method.decorators and _lacks_self(method):
                edit = _self_edit(method)
                end = method.name_start + len(method.name.encode())
                fields = {"method": method.name, "cls": cls.name}
                yield Report(
                    "method-without-self", method, fields, (edit,) if edit else (), (), (method.name_start, end)
                )


_NEEDED = {"__len__": 1, "__getitem__": 2, "forward": 2, "__init__": 1}


def _lacks_self(method: n.FunctionDef) -> bool:
    """No parameter at all, fewer than the protocol hands in, or a body that uses a ``self`` nobody gave it."""
    if method.name in ("__new__", "__init_subclass__", "__class_getitem__") or any(p.star for p in method.params):
        return False
    names = [p.name for p in method.params]
    if "self" in names or "cls" in names:
        return False
    if not names:
        return method.name in _NEEDED or _uses_self(method)
    if method.name in ("__getitem__", "forward") and len(names) == 1 and not names[0].startswith("_"):
        return True
    return _uses_self(method)


def _uses_self(method: n.FunctionDef) -> bool:
    """Whether the body uses a ``self`` that nobody gave it: neither the method nor a function around its class."""
    if any(isinstance(a, n.FunctionDef) and any(p.name == "self" for p in a.params) for a in method.ancestors()):
        return False
    return "self" not in scope_table(method) and any(
        type(node) is n.Name and node.id == "self" for statement in method.body for node in statement.walk()
    )


def _self_edit(method: n.FunctionDef) -> NodeEdit | None:
    opening = method.unit.text.find(b"(", method.name_start)
    if opening < 0:
        return None
    text = "self, " if method.params else "self"
    return NodeEdit(method, opening + 1, opening + 1, text)


# -- memory that two objects share


@RULES.node(b"from_numpy")
def from_numpy_shares_memory(ctx: RuleContext) -> Iterator[Report]:
    """``torch.from_numpy(array)`` of an array changed in place while the tensor is used."""
    for call, _ in calls_to(ctx, ("torch.from_numpy",)):
        if len(call.args) != 1 or type(call.args[0]) is not n.Name:
            continue
        array = call.args[0].id
        statement = n.statement_of(call)
        if type(statement) is not n.Assign or statement.value is not call or type(statement.targets[0]) is not n.Name:
            continue
        tensor = statement.targets[0].id
        if tensor == array:
            continue
        changed = _changed_in_place(ctx, statement, array, tensor)
        if changed is not None:
            fields = {"array": array, "tensor": tensor}
            edit = NodeEdit(call, call.end, call.end, ".clone()")
            yield Report("from-numpy-shares-memory", call, fields, (edit,), (changed,))


_IN_PLACE = {"fill", "sort", "put", "itemset", "partition", "byteswap", "resize", "setfield"}


def _changed_in_place(ctx: RuleContext, made: n.Assign, array: str, tensor: str) -> n.Node | None:
    """The first later statement that writes into the array, while both names still mean the same things."""
    block = _block_of(ctx, made)
    changed = None
    for statement in block:
        if ctx.scopes.key(statement) <= ctx.scopes.key(made):
            continue
        if changed is None:
            changed = next((node for node in statement.walk() if _writes_into(ctx, node, array)), None)
            if changed is not None:
                if _reads(statement, tensor, changed):
                    return changed
                continue
            if any(_rebinds(node, array) or _rebinds(node, tensor) for node in statement.walk()):
                return None
        elif _reads(statement, tensor, None):
            return changed
        elif any(_rebinds(node, tensor) for node in statement.walk()):
            return None
    if changed is not None and made.parent is None and not any(_reads(statement, tensor, None) for statement in block):
        return changed  # a snippet that ends here
    return None


def _block_of(ctx: RuleContext, statement: n.Node) -> list[n.Node]:
    """The statements that follow in the same block; at the top level, those of the whole document."""
    parent = statement.parent
    if parent is None:
        return [s for unit in ctx.module.units for s in unit.body]
    for name in n.BLOCKS:
        block = getattr(parent, name, None)
        if isinstance(block, list) and any(s is statement for s in block):
            return block
    return []


def _writes_into(ctx: RuleContext, node: n.Node, array: str) -> bool:
    if type(node) is n.Assign:
        return any(_is_item(target, array) for target in node.targets)
    if type(node) is n.AugAssign:
        return _is_item(node.target, array) or type(node.target) is n.Name and node.target.id == array
    if type(node) is not n.Call:
        return False
    func = node.func
    if type(func) is n.Attribute and func.attr in _IN_PLACE and type(func.value) is n.Name and func.value.id == array:
        return True
    if any(k.name == "out" and type(k.value) is n.Name and k.value.id == array for k in node.keywords):
        return True
    name = public_name(ctx, func)
    return name in (
        "numpy.random.shuffle",
        "numpy.put",
        "numpy.copyto",
        "numpy.fill_diagonal",
        "numpy.place",
        "random.shuffle",
    ) and (bool(node.args) and type(node.args[0]) is n.Name and node.args[0].id == array)


def _is_item(target: n.Node, array: str) -> bool:
    return type(target) is n.Subscript and type(target.value) is n.Name and target.value.id == array


def _rebinds(node: n.Node, name: str) -> bool:
    if type(node) is n.Assign:
        return any(type(t) is n.Name and t.id == name for target in node.targets for t in target.walk()) and not any(
            _is_item(target, name) for target in node.targets
        )
    return type(node) is n.For and any(type(t) is n.Name and t.id == name for t in node.target.walk())


def _reads(statement: n.Node, name: str, after: n.Node | None) -> bool:
    """Whether a statement reads a name (behind a node of it, when given)."""
    start = after.end if after is not None and after.unit is statement.unit else -1
    return any(
        type(x) is n.Name and x.id == name and x.start >= start and not (
            isinstance(x.parent, n.Assign) and any(x is t for t in x.parent.targets)
        )
        for x in statement.walk()
    )  # fmt: skip
