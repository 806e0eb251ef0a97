"""numpy, OpenCV and scikit-learn: arrays unless the overlay says something else."""

from __future__ import annotations

from ..model import Api, Class, Function

ARRAY = "numpy.ndarray"
ARRAY_MODULES = ("numpy", "numpy.random", "numpy.linalg", "numpy.fft", "cv2")
KEPT_OF_SCALARS = (
    "generic",
    "float16",
    "float32",
    "float64",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "bool_",
    "complex64",
    "complex128",
    "intp",
    "bool",
    "dtype",
    "finfo",
    "iinfo",
)
NUMBER_ENDINGS = ("_score", "_loss", "_error", "_deviance", "_coef", "accuracy_score", "auc")


def apply(api: Api) -> None:
    """Fills in unknown return types."""
    for module in ARRAY_MODULES:
        for item in api[module].items.values() if module in api else ():
            if isinstance(item, Function) and not item.returns:
                item.returns = ARRAY
    for name, item in api["numpy"].items.items():
        if isinstance(item, Class) and name in KEPT_OF_SCALARS:
            item.members = {}
    array = api["numpy"].items["ndarray"]
    assert isinstance(array, Class)
    for member in array.members.values():
        if isinstance(member, Function) and not member.returns:
            member.returns = ARRAY
    for owner in ("RandomState", "Generator"):
        item = api["numpy.random"].items[owner]
        assert isinstance(item, Class)
        for member in item.members.values():
            if isinstance(member, Function) and not member.returns:
                member.returns = ARRAY
    for name, item in api["sklearn.metrics"].items.items():
        if isinstance(item, Function) and not item.returns and name.endswith(NUMBER_ENDINGS):
            item.returns = "float"
