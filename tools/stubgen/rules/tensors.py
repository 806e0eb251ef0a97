"""torch, torchvision and torchmetrics: what returns a tensor."""

from __future__ import annotations

from ..model import Api, Class, Function, Value

TENSOR = "torch.Tensor"
TENSOR_MODULES = (
    "torch.linalg",
    "torch.fft",
    "torch.special",
    "torch.nn.init",
    "torch.signal.windows",
    "torch.sparse",
    "torchvision.transforms.functional",
    "torchvision.transforms.v2.functional",
    "torchvision.tv_tensors",
    "torchmetrics.functional",
)
SAMPLE = "tuple[torch.Tensor,int]"
SAME_OBJECT = (
    "torch.nn.utils.weight_norm",
    "torch.nn.utils.spectral_norm",
    "torch.nn.utils.parametrizations.weight_norm",
    "torch.nn.utils.parametrizations.spectral_norm",
    "torch.nn.utils.parametrizations.orthogonal",
    "torch.nn.utils.fuse_conv_bn_eval",
    "torch.nn.utils.prune.l1_unstructured",
)


def apply(api: Api) -> None:
    """Fills in unknown return types."""
    for module in TENSOR_MODULES:
        for item in api[module].items.values() if module in api else ():
            if isinstance(item, Function) and not item.returns:
                item.returns = TENSOR
    for name, module in api.items():
        if name.split(".")[0] == "torchvision":
            for item in module.items.values():
                if isinstance(item, Class):
                    _torchvision_class(name, item)
        elif name.startswith("torch."):
            for item in module.items.values():
                forward = item.members.get("forward") if isinstance(item, Class) else None
                if isinstance(forward, Function) and not forward.returns and name.startswith("torch.nn"):
                    forward.returns = TENSOR
    dispatch_key = api["torch"].items["DispatchKey"]  # hundreds of names that no notebook writes
    assert isinstance(dispatch_key, Class)
    dispatch_key.members = {}
    for dotted in SAME_OBJECT:
        owner, _, last = dotted.rpartition(".")
        item = api[owner].items.get(last)
        if isinstance(item, Function) and item.params:
            item.returns = f"={item.params[0].name}"


def _torchvision_class(module: str, item: Class) -> None:
    for name, member in list(item.members.items()):
        if isinstance(member, Function) and module.startswith("torchvision.transforms"):
            if name in ("__call__", "forward") and not member.returns:
                member.returns = TENSOR
            if name in ("make_params", "check_inputs", "transform"):
                del item.members[name]
        elif isinstance(member, Function) and module.startswith("torchvision.datasets"):
            if name == "__getitem__" and member.returns in ("", "tuple"):
                member.returns = SAMPLE
        elif isinstance(member, Function) and name == "forward" and not member.returns:
            member.returns = TENSOR
        elif isinstance(member, Value) and len(member.type) > 60 and "torch" not in member.type:
            member.type = ""
