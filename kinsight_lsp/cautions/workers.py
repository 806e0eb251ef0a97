"""What happens to a Dataset when worker processes copy it: randomness, CUDA, open files, big Python lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import class_table, self_name
from .context import RULES, RuleContext
from .edits import import_edit, name_of_module, replace
from .loaders import Loader, loaders, workers
from .report import NodeEdit, Report
from .values import UNKNOWN, bases, constant, last_binding, last_name, public_name, short

DATASET = "torch.utils.data.Dataset"
READERS = ("__getitem__", "__getitems__", "__iter__")
GENERATORS = {"numpy.random.Generator", "numpy.random.RandomState"}
# Functions of numpy.random that do not draw.
_NOT_DRAWING = {
    "seed", "default_rng", "Generator", "RandomState", "SeedSequence", "get_state", "set_state", "PCG64", "MT19937",
    "Philox", "BitGenerator", "bit_generator",
}  # fmt: skip


def dataset_classes(ctx: RuleContext) -> Iterator[n.ClassDef]:
    """The user's classes below torch's Dataset."""
    for cls in ctx.nodes.get(n.ClassDef, ()):
        if DATASET in bases(ctx, cls):
            yield cls


def reading_methods(cls: n.ClassDef) -> list[n.FunctionDef]:
    """``__getitem__`` and its like, with the methods of the class that they call through ``self``."""
    methods = class_table(cls).methods
    found = [methods[name] for name in READERS if name in methods]
    for method in found:
        receiver = self_name(method)
        for node in method.walk():
            if type(node) is n.Call and type(node.func) is n.Attribute and type(node.func.value) is n.Name:
                if (
                    node.func.value.id == receiver
                    and node.func.attr in methods
                    and methods[node.func.attr] not in found
                ):
                    found.append(methods[node.func.attr])
    return found


def dataset_class(ctx: RuleContext, loader: Loader) -> n.ClassDef | None:
    """The user's Dataset class that a loader reads from."""
    found = ctx.inference.type_of(loader.dataset)
    return found.node if found is not None and found.kind == "uinst" else None


# -- randomness


@RULES.node(b"random", whole=True)
def numpy_rng_in_dataset(ctx: RuleContext) -> Iterator[Report]:
    """NumPy randomness in what a Dataset does for each sample."""
    classes = list(dataset_classes(ctx))
    if not classes or _workers_are_seeded(ctx):
        return
    for cls in classes:
        for method in reading_methods(cls):
            for call in method.walk():
                if (
                    type(call) is n.Call
                    and type(call.func) is n.Attribute
                    and (variant := _draws(ctx, call, method)) is not None
                ):
                    fields = {"call": call.func.source, "method": method.name, "generator": call.func.value.source}
                    yield Report("numpy-rng-in-dataset", call, fields, _torch_random(ctx, call), variant=variant)


def _workers_are_seeded(ctx: RuleContext) -> bool:
    """Whether the program gives every worker a seed of its own."""
    if any(node.attr == "get_worker_info" for node in ctx.nodes.get(n.Attribute, ())):
        return True
    if any(node.id == "get_worker_info" for node in ctx.nodes.get(n.Name, ())):
        return True
    return any(k.name == "worker_init_fn" for k in ctx.nodes.get(n.Keyword, ()))


def _draws(ctx: RuleContext, call: n.Call, method: n.FunctionDef) -> str | None:
    """Empty for a draw from NumPy's global state, ``copied`` for a generator made outside the method, else None."""
    name = public_name(ctx, call.func)
    if name is not None and name.startswith("numpy.random."):
        rest = name.removeprefix("numpy.random.").split(".")
        if len(rest) == 1:
            return "" if rest[0] not in _NOT_DRAWING else None
    receiver = call.func.value
    found = ctx.inference.type_of(receiver)
    if found is None or found.kind != "inst" or found.name not in GENERATORS:
        return None
    binding = last_binding(ctx, receiver)
    if binding is None or binding.kind != "value":
        return None
    made = binding.statement
    inside = made.unit is method.unit and method.start <= made.start and made.end <= method.end
    return None if inside else "copied"


def _torch_random(ctx: RuleContext, call: n.Call) -> tuple[NodeEdit, ...]:
    """torch's own draw in place of NumPy's, for the plain ones."""
    name = call.func.attr
    given = [a.source for a in call.args]
    if call.keywords or any(type(a) is n.Starred for a in call.args):
        return ()
    torch = name_of_module(ctx.scopes, "torch", call)
    edits: list[NodeEdit] = []
    if torch is None:
        added = import_edit(ctx.scopes, ctx.module, ctx.source.text, "import torch")
        if added is None:
            return ()
        edits.append(added)
        torch = "torch"
    new = None
    if name in ("rand", "random", "random_sample", "ranf", "sample") and not given:
        new = f"{torch}.rand(1).item()"
    elif name in ("rand", "randn") and given:
        new = f"{torch}.{name}({', '.join(given)}).numpy()"
    elif name == "randn":
        new = f"{torch}.randn(1).item()"
    elif name == "uniform" and len(given) in (0, 2):
        new = f"{torch}.empty(1).uniform_({', '.join(given)}).item()"
    elif name in ("randint", "integers") and len(given) in (1, 2):
        new = f"{torch}.randint({', '.join(given)}, (1,)).item()"
    elif name in ("normal",) and len(given) in (0, 2):
        new = f"{torch}.empty(1).normal_({', '.join(given)}).item()"
    elif name == "permutation" and len(given) == 1 and _counts(ctx, call.args[0]):
        new = f"{torch}.randperm({given[0]}).numpy()"
    return (*edits, replace(call, new)) if new is not None else ()


def _counts(ctx: RuleContext, node: n.Node) -> bool:
    """Whether an expression is surely a number: a literal or a length."""
    return isinstance(constant(ctx, node), int) or type(node) is n.Call and last_name(node.func) == "len"


# -- CUDA


@RULES.node(b"DataLoader", whole=True)
def cuda_in_dataset_worker(ctx: RuleContext) -> Iterator[Report]:
    """CUDA tensors made in ``__getitem__`` or ``collate_fn`` of a loader whose workers are forked."""
    seen: set[int] = set()
    for loader in loaders(ctx):
        number = workers(ctx, loader)
        if number is UNKNOWN or number == 0 or "multiprocessing_context" in loader.given:
            continue
        cls = dataset_class(ctx, loader)
        functions = reading_methods(cls) if cls is not None else []
        collate = ctx.inference.type_of(loader.given.get("collate_fn"))
        if collate is not None and collate.kind == "ufunc":
            functions.append(collate.node)
        for function in functions:
            for node in function.walk():
                if type(node) is n.Call and id(node) not in seen and _goes_to_cuda(ctx, node):
                    seen.add(id(node))
                    fields = {"call": short(node), "function": function.name}
                    yield Report("cuda-in-dataset-worker", node, fields, (), (loader.given["num_workers"],))


def _goes_to_cuda(ctx: RuleContext, call: n.Call) -> bool:
    func = call.func
    if type(func) is n.Attribute and func.attr == "cuda" and type(func.value) is not n.Name:
        return n.dotted(func.value) is None or not n.dotted(func.value).startswith("torch")
    if type(func) is n.Attribute and func.attr == "cuda":
        return func.value.id != "torch"
    devices = [k.value for k in call.keywords if k.name == "device"]
    if type(func) is n.Attribute and func.attr == "to" and call.args:
        devices.append(call.args[0])
    return any(_is_cuda(ctx, device) for device in devices)


def _is_cuda(ctx: RuleContext, node: n.Node) -> bool:
    if type(node) is n.Constant:
        return node.kind == "str" and node.value.startswith("cuda")
    if type(node) is n.Call:
        return public_name(ctx, node.func) == "torch.device" and bool(node.args) and _is_cuda(ctx, node.args[0])
    if type(node) is n.IfExp:
        return _is_cuda(ctx, node.body) or _is_cuda(ctx, node.orelse)
    if type(node) in (n.Name, n.Attribute):
        binding = last_binding(ctx, node)
        return binding is not None and binding.kind == "value" and not binding.path and _is_cuda(ctx, binding.node)
    return False


# -- open files

_OPENERS = {
    "open",
    "h5py.File",
    "lmdb.open",
    "zipfile.ZipFile",
    "tarfile.open",
    "tables.open_file",
    "sqlite3.connect",
    "io.open",
}


@RULES.node(b"DataLoader", whole=True)
def dataset_file_handle_in_init(ctx: RuleContext) -> Iterator[Report]:
    """A file that ``__init__`` opens and every worker reads through the same handle."""
    seen: set[int] = set()
    for loader in loaders(ctx):
        number = workers(ctx, loader)
        cls = dataset_class(ctx, loader)
        if cls is None or number is UNKNOWN or number == 0 or id(cls) in seen:
            continue
        seen.add(id(cls))
        table = class_table(cls)
        init = table.methods.get("__init__")
        if init is None or "__getstate__" in table.methods or "__setstate__" in table.methods:
            continue
        used = {
            node.attr for method in reading_methods(cls) for node in method.walk() if type(node) is n.Attribute
        }  # fmt: skip
        for name, bindings in table.attributes.items():
            if len(bindings) != 1 or name not in used or type(bindings[0].node) is not n.Call:
                continue
            call, statement = bindings[0].node, bindings[0].statement
            opener = public_name(ctx, call.func)
            if opener in _OPENERS and any(ancestor is init for ancestor in statement.ancestors()):
                fields = {"attribute": f"self.{name}", "call": short(call)}
                yield Report("dataset-file-handle-in-init", statement, fields, (), (loader.given["num_workers"],))


# -- big Python lists

_LIST_MAKERS = {"list", "sorted", "dict", "glob.glob", "os.listdir", "glob.iglob", "json.load", "pickle.load", "set"}
_LIST_METHODS = {"readlines", "tolist", "splitlines", "to_dict"}
_MANY = 256


@RULES.node(b"DataLoader")
def dataloader_native_list_multiworker(ctx: RuleContext) -> Iterator[Report]:
    """A loader with workers over a dataset that keeps its samples in a big Python list."""
    for loader in loaders(ctx):
        if "num_workers" not in loader.given or workers(ctx, loader) == 0 or loader.dataset is None:
            continue
        cls = dataset_class(ctx, loader)
        if cls is None:
            kept = _native(ctx, loader.dataset)
            if kept is not None:
                yield Report(
                    "dataloader-native-list-multiworker", loader.dataset, {"list": short(loader.dataset)}, (), (kept,)
                )
            continue
        for name, statement in _kept_lists(ctx, cls):
            yield Report(
                "dataloader-native-list-multiworker", loader.dataset, {"list": f"self.{name}"}, (), (statement,)
            )


def _kept_lists(ctx: RuleContext, cls: n.ClassDef) -> Iterator[tuple[str, n.Node]]:
    """The list attributes that ``__getitem__`` indexes, with the statement that fills them."""
    indexed = {
        node.value.attr
        for method in reading_methods(cls)
        for node in method.walk()
        if type(node) is n.Subscript and type(node.value) is n.Attribute and type(node.index) is not n.Constant
        and type(node.value.value) is n.Name and node.value.value.id == self_name(method)
    }  # fmt: skip
    for name in sorted(indexed):
        for binding in class_table(cls).attributes.get(name, ()):
            if binding.kind != "value" or binding.path:
                continue
            kept = _native(ctx, binding.node) or _filled(cls, name, binding.node)
            if kept is not None:
                yield name, binding.statement
                break


def _native(ctx: RuleContext, node: n.Node, depth: int = 0) -> n.Node | None:
    """The expression that makes a big list or dict, when the value is one."""
    kind = type(node)
    if kind is n.Comprehension and node.kind in ("list", "dict", "set"):
        return None if _few(ctx, node) else node
    if kind is n.Sequence:
        return node if node.kind != "tuple" and len(node.elements) >= _MANY else None
    if kind is n.BinOp and node.op == "+":
        return _native(ctx, node.left, depth) or _native(ctx, node.right, depth)
    if kind is n.Call:
        name = public_name(ctx, node.func)
        if name in _LIST_MAKERS and (node.args or name == "os.listdir"):
            return None if name in ("list", "sorted", "set", "dict") and _few(ctx, node) else node
        if type(node.func) is n.Attribute and node.func.attr in _LIST_METHODS:
            return node
        return None
    if kind is n.Name and depth < 3:
        binding = last_binding(ctx, node)
        if binding is not None and binding.kind == "value" and not binding.path:
            return _native(ctx, binding.node, depth + 1)
    return None


_RANGE = re.compile(r"range\((\d+)\)")


def _few(ctx: RuleContext, node: n.Node) -> bool:
    """Whether a comprehension or ``list(range(…))`` surely has few elements."""
    found = _RANGE.search(node.source)
    return found is not None and int(found.group(1)) < _MANY


def _filled(cls: n.ClassDef, name: str, value: n.Node) -> n.Node | None:
    """``self.name = []`` that a loop of the class appends to."""
    empty = type(value) is n.Sequence and value.kind == "list" and not value.elements
    if not empty and not (type(value) is n.Dict and not value.keys):
        return None
    for method in class_table(cls).methods.values():
        for node in method.walk():
            if type(node) is n.Call and type(node.func) is n.Attribute and node.func.attr in ("append", "extend"):
                if type(node.func.value) is n.Attribute and node.func.value.attr == name:
                    if n.enclosing(node, n.LOOPS) is not None or node.func.attr == "extend":
                        return node
    return None
