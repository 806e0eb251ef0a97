"""Datasets and preprocessing."""

from __future__ import annotations

from collections.abc import Iterator

from ..core import nodes as n
from .context import RULES, RuleContext
from .edits import NodeEdit
from .report import Report

DATASET = "torch.utils.data.Dataset"
MODULE = "torch.nn.Module"
_METHODS = {DATASET: ("__init__", "__len__", "__getitem__", "__iter__", "__getitems__"), MODULE: ("__init__", "__call__")}
_KNOWN = {
    name for kind in (object, dict, list, int, type(lambda: 0), type) for name in dir(kind)
} | {"__getitems__", "__iter__", "__next__", "__enter__", "__exit__", "__aiter__", "__anext__", "__call__", "__post_init__",
     "__getattr__", "__del__", "__copy__", "__deepcopy__", "__set_name__", "__bool__", "__missing__", "__index__", "__int__",
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
        if distance == 0 and shape and underscores >= 2 or 0 < distance <= (1 if len(core) < 5 else 2) and underscores >= 3:
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
