"""Chooses the one public name of every object that is reachable under several paths."""

from __future__ import annotations

import inspect
import types

from .plan import Library

SIMPLE = (int, float, str, bytes, bool, complex, tuple, list, dict, set, frozenset, type(None))


FOREIGN = 2


def is_private(path: str) -> bool:
    """True when a part of the dotted path starts with an underscore."""
    return any(part.startswith("_") for part in path.split("."))


def is_named_object(obj: object) -> bool:
    """Classes and functions have an identity worth naming; numbers and strings do not."""
    if isinstance(obj, (types.ModuleType, *SIMPLE)):
        return False
    return inspect.isclass(obj) or inspect.isroutine(obj) or (callable(obj) and hasattr(obj, "__name__"))


def public_dir(module: types.ModuleType) -> list[str]:
    """Public names of a live module, ``__all__`` included, sorted."""
    names = set(dir(module)) | {n for n in getattr(module, "__all__", ()) if isinstance(n, str)}
    return sorted(n for n in names if not n.startswith("_"))


def home(obj: object) -> str:
    """Module that an object says it comes from."""
    value = getattr(obj, "__module__", None)
    return value if isinstance(value, str) else ""


class Names:
    """Public names of live objects of one or several libraries."""

    def __init__(self) -> None:
        self._paths: dict[int, list[tuple[tuple, str]]] = {}
        self._keep: list[object] = []
        self._chosen: dict[int, str] = {}

    def add_module(self, library: Library, module: types.ModuleType, path: str) -> None:
        """Registers every public object of a module."""
        exported = set(getattr(module, "__all__", ()))
        for name in public_dir(module):
            obj = inspect_attr(module, name)
            if obj is None or not is_named_object(obj) or not belongs(library, obj):
                continue
            wish = library.rank(path, name)
            leak = 0 if path == library.name or wish == -100 else _leak(obj, name, path, exported)
            dotted = f"{path}.{name}"
            renamed = name != getattr(obj, "__name__", name)
            rank = (
                min(wish + 50, 0),
                leak,
                wish,
                renamed,
                library.minor(path),
                dotted.count("."),
                len(dotted),
                dotted,
            )
            if id(obj) not in self._paths:
                self._keep.append(obj)
            self._paths.setdefault(id(obj), []).append((rank, dotted))

    def choose(self) -> None:
        """Fixes the names; call once after the last ``add_module``."""
        for key, paths in self._paths.items():
            rank, dotted = min(paths)
            if rank[1] < FOREIGN:
                self._chosen[key] = dotted

    def of(self, obj: object) -> str:
        """Public name of an object, or an empty string."""
        return self._chosen.get(id(obj), "")


def belongs(library: Library, obj: object) -> bool:
    """True when an object is of this library and not imported from another."""
    module = home(obj)
    if not module:
        owner = getattr(obj, "__self__", None)
        text = getattr(owner, "__module__", "") or getattr(owner, "__name__", "") or ""
        return isinstance(obj, types.BuiltinFunctionType) and not text.startswith(("builtins", "math", "itertools"))
    return module.split(".")[0] in library.roots


def _leak(obj: object, name: str, path: str, exported: set[str]) -> int:
    """0: the module offers the name; 1: it defines but does not offer it; FOREIGN: it only happens to import it."""
    if name in exported:
        return 0
    module = home(obj)
    builtin = isinstance(obj, types.BuiltinFunctionType)  # says "torch" or nothing wherever it lives
    if exported:
        return 1 if builtin or module == path else FOREIGN
    if builtin:
        return 0
    return 0 if not module or module == path or module.startswith(path + ".") or is_private(module) else FOREIGN


def inspect_attr(module: types.ModuleType, name: str) -> object | None:
    """Attribute of a module, or None where reading it fails (lazy, optional or removed ones)."""
    try:
        return getattr(module, name)
    except BaseException:  # noqa: BLE001 - libraries raise what they like here
        return None
