"""Puts the stubs together: live modules, the wheel's own stubs, then the overlay."""

from __future__ import annotations

import shutil
import types
import warnings
from pathlib import Path

from . import emit, live, overlay, plan, prune, pyi, rules, shim, sources, static, wanted, wheel
from .model import Alias, Api, Class, Function

HERE = Path(__file__).resolve().parent


def build(out: Path) -> None:
    """Writes the stub files under ``out``, replacing the old ones."""
    import torch

    warnings.simplefilter("ignore")
    keep = shim.declare_torchvision_operators()
    api = live.read(list(plan.LIVE))
    del keep
    add_static(api, Path(torch.__file__).parents[1])
    add_wheel_signatures(api, Path(torch.__file__).parent)
    rules.apply(api, Path(torch.__file__).parents[1])
    overlay.lay_over(api, pyi.read_tree(HERE / "overlay"))
    prune.bases(api)
    prune.inherited(api)
    prune.dangling(api)
    for path in out.iterdir() if out.is_dir() else ():
        if path.is_dir():
            shutil.rmtree(path)
    size = emit.write(api, out)
    print(f"{len(api)} modules, {size / 1e6:.2f} MB of stubs")


def add_static(api: Api, site: Path) -> None:
    """Adds the libraries that are only read."""
    known = Canonical(api)
    for library, names in wanted.WANTED.items():
        reader = static.StaticReader(sources.Sources(site), known)
        for name, module in reader.read(names, aliases=library not in wanted.NO_ALIASES).items():
            api[name] = module


class Canonical:
    """Public name of a dotted name of a library that has been described."""

    def __init__(self, api: Api) -> None:
        self.api = api

    def __call__(self, dotted: str) -> str:
        for _ in range(8):
            owner, _, last = dotted.rpartition(".")
            if owner not in self.api:
                return EXTERNAL.get(dotted, "")
            item = self.api[owner].items.get(last)
            if not isinstance(item, Alias):
                return dotted if isinstance(item, Class) else ""
            dotted = item.target
        return ""


EXTERNAL = {
    "numpy.ndarray": "numpy.ndarray",
    "numpy.typing.NDArray": "numpy.ndarray",
    "numpy.generic": "",
    "PIL.Image.Image": "PIL.Image.Image",
}


def add_wheel_signatures(api: Api, torch_dir: Path) -> None:
    """Gives compiled functions and Tensor's methods the signatures of torch's own stubs."""
    import torch

    api["torch.return_types"] = wheel.return_types(torch_dir / "return_types.pyi")
    compiled = wheel.functions(torch_dir / "_C" / "_VariableFunctions.pyi", module="torch")
    nn = wheel.functions(torch_dir / "_C" / "_nn.pyi", module="torch._C._nn")
    functional = wheel.functions(torch_dir / "nn" / "functional.pyi", module="torch.nn.functional")
    base = wheel.functions(torch_dir / "_C" / "__init__.pyi", module="torch._C")
    for module, readings in (
        ("torch", (compiled, base)),
        ("torch.nn.functional", (functional, nn, compiled)),
        ("torch.autograd", (base,)),
        ("torch.cuda", (base,)),
    ):
        for name, item in api[module].items.items():
            if not isinstance(item, Function):
                continue
            native = isinstance(getattr(torch, name, None), types.BuiltinFunctionType) and module == "torch"
            for source in readings:
                if name in source:
                    _improve(item, source[name], native)
                    break
    tensor = api["torch"].items["Tensor"]
    assert isinstance(tensor, Class)
    for name, member in wheel.klass(torch_dir / "_C" / "__init__.pyi", "TensorBase").members.items():
        old = tensor.members.get(name)
        if name.startswith("_") and not (name.startswith("__") and name.endswith("__")):
            continue
        if isinstance(member, Function) and isinstance(old, Function):
            _improve(old, member, not isinstance(getattr(torch.Tensor, name, None), types.FunctionType))
        elif isinstance(member, Function) or old is None or not getattr(old, "type", ""):
            tensor.members[name] = member
    tensor.members = dict(sorted(tensor.members.items()))


def _improve(old: Function, new: Function, native: bool) -> None:
    vague = native or not old.params or [p.name for p in old.params] in (["args", "kwargs"], ["args"])
    if vague and new.params:
        old.params = new.params
    if vague or not old.returns:
        old.returns = new.returns or old.returns
