"""Return types that follow from what a family of functions is, where no annotation says so."""

from __future__ import annotations

from .model import Api, Function

TENSOR = "torch.Tensor"
TENSOR_MODULES = ("torch.linalg", "torch.fft", "torch.special", "torch.nn.init", "torch.signal.windows",
                  "torchvision.transforms.functional", "torchvision.transforms.v2.functional")


def apply(api: Api) -> None:
    """Fills in unknown return types."""
    for module in TENSOR_MODULES:
        for item in api[module].items.values() if module in api else ():
            if isinstance(item, Function) and not item.returns:
                item.returns = TENSOR
