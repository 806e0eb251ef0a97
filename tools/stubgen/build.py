"""Puts the stubs together: live modules, the wheel's own stubs, then the overlay."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path

from . import emit, live, overlay, plan, prune, pyi, rules, shim, wheel
from .model import Api, Class, Function

HERE = Path(__file__).resolve().parent


def build(out: Path) -> None:
    """Writes the stub files under ``out``, replacing the old ones."""
    import torch

    warnings.simplefilter("ignore")
    keep = shim.declare_torchvision_operators()
    api = live.read(list(plan.LIVE))
    del keep
    add_wheel_signatures(api, Path(torch.__file__).parent)
    rules.apply(api)
    overlay.lay_over(api, pyi.read_tree(HERE / "overlay"))
    prune.prune(api)
    for path in out.iterdir() if out.is_dir() else ():
        if path.is_dir():
            shutil.rmtree(path)
    size = emit.write(api, out)
    print(f"{len(api)} modules, {size / 1e6:.2f} MB of stubs")


def add_wheel_signatures(api: Api, torch_dir: Path) -> None:
    """Gives compiled functions and Tensor's methods the signatures of torch's own stubs."""
    api["torch.return_types"] = wheel.return_types(torch_dir / "return_types.pyi")
    compiled = wheel.functions(torch_dir / "_C" / "_VariableFunctions.pyi", module="torch")
    nn = wheel.functions(torch_dir / "_C" / "_nn.pyi", module="torch._C._nn")
    functional = wheel.functions(torch_dir / "nn" / "functional.pyi", module="torch.nn.functional")
    base = wheel.functions(torch_dir / "_C" / "__init__.pyi", module="torch._C")
    for module, sources in (("torch", (compiled, base)), ("torch.nn.functional", (functional, nn, compiled)),
                            ("torch.autograd", (base,)), ("torch.cuda", (base,))):
        for name, item in api[module].items.items():
            if not isinstance(item, Function):
                continue
            for source in sources:
                if name in source:
                    _improve(item, source[name])
                    break
    tensor = api["torch"].items["Tensor"]
    assert isinstance(tensor, Class)
    for name, member in wheel.klass(torch_dir / "_C" / "__init__.pyi", "TensorBase").members.items():
        old = tensor.members.get(name)
        if name.startswith("_") and not (name.startswith("__") and name.endswith("__")):
            continue
        if isinstance(member, Function) and isinstance(old, Function):
            _improve(old, member)
        elif isinstance(member, Function) or old is None or not getattr(old, "type", ""):
            tensor.members[name] = member
    tensor.members = dict(sorted(tensor.members.items()))


def _improve(old: Function, new: Function) -> None:
    vague = not old.params or [p.name for p in old.params] in (["args", "kwargs"], ["args"])
    if vague and new.params:
        old.params = new.params
    if vague or not old.returns:
        old.returns = new.returns or old.returns
