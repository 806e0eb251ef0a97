"""Reads the signatures of torch's compiled functions from the ``.pyi`` files in its wheel."""

from __future__ import annotations

import re
from pathlib import Path

from . import typeexpr
from .model import Class, Function, Member, Module, Param, Value
from .pyi import read_file

KNOWN = {
    "Tensor": "torch.Tensor",
    "_int": "int",
    "_bool": "bool",
    "_float": "float",
    "_complex": "complex",
    "_dtype": "torch.dtype",
    "_device": "torch.device",
    "_size": "torch.Size",
    "Size": "torch.Size",
    "Number": "int|float|bool",
    "SymInt": "int",
    "_layout": "torch.layout",
    "_qscheme": "torch.qscheme",
    "IntLikeType": "int",
    "torch.SymInt": "int",
    "numpy.ndarray": "numpy.ndarray",
    "Storage": "torch.UntypedStorage",
    "UntypedStorage": "torch.UntypedStorage",
    "Generator": "torch.Generator",
    "memory_format": "torch.memory_format",
    "torch.TensorBase": "torch.Tensor",
    "FunctionalTensor": "",
    "_TensorOrTensors": "",
    "Parameter": "torch.nn.Parameter",
}


def resolve(text: str) -> str:
    """Public name of a name as torch's stubs write it."""
    if text in KNOWN:
        return KNOWN[text]
    if text.startswith(("torch.return_types.", "return_types.")):
        return "torch.return_types." + text.rsplit(".", 1)[-1]
    if text.startswith("torch.") and "._" not in text:
        return text
    return ""


def functions(path: Path, *, module: str) -> dict[str, Function]:
    """Functions of one of the wheel's stub files."""
    read = read_file(path, module, False, resolve)
    return {n: _tidy(i) for n, i in read.items.items() if isinstance(i, Function)}


def klass(path: Path, name: str) -> Class:
    """One class of one of the wheel's stub files."""
    item = read_file(path, "torch._C", False, resolve).items[name]
    assert isinstance(item, Class)
    item.members = {n: _tidy(m) if isinstance(m, Function) else Value(_public(m.type)) for n, m in item.members.items()}
    return item


def return_types(path: Path) -> Module:
    """The named tuples that ``max``, ``sort`` and others give, as tuples that jedi can unpack."""
    module = read_file(path, "torch.return_types", False, resolve)
    result = Module("torch.return_types")
    for name, item in module.items.items():
        if isinstance(item, Class):
            fields = {
                n: Value(_public(m.type) or "torch.Tensor")
                for n, m in item.members.items()
                if isinstance(m, Value) and not n.startswith(("_", "n_"))
            }
            kinds = [f.type for f in fields.values()]
            members: dict[str, Member] = dict(fields)
            members["__getitem__"] = Function([Param("index")], typeexpr.union(kinds))
            members["__iter__"] = Function([], f"Iterator[{typeexpr.union(kinds)}]")
            result.items[name] = Class([f"tuple[{','.join(kinds)}]"], members)
    return result


def _tidy(function: Function) -> Function:
    function.returns = _public(function.returns)
    return function


def _public(text: str) -> str:
    """Drops what has no public name."""
    if re.search(r"(^|[.\[,|])_\w|torch\._C|SymBool|SymFloat", text):
        return typeexpr.union([p for p in typeexpr.split_union(text) if not re.search(r"(^|[.\[,])_\w|torch\._C", p)])
    return text
