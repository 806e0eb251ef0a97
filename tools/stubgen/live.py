"""Imports libraries and describes what their public modules hold."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import types
import warnings

from . import typeexpr
from .live_class import ClassReader
from .model import ANY_PARAMS, Alias, Api, Class, Function, Module, Value
from .naming import Names, belongs, inspect_attr, is_named_object, public_dir
from .plan import COMPLETE, Library


def import_modules(library: Library) -> dict[str, types.ModuleType]:
    """The library's public modules that can be imported, by path."""
    found: dict[str, types.ModuleType] = {}

    def visit(path: str) -> None:
        if library.skips(path):
            return
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                module = importlib.import_module(path)
        except BaseException as error:  # noqa: BLE001 - optional dependencies fail in every way
            print(f"stubgen: not importable: {path}: {type(error).__name__}: {error}"[:160])
            return
        found[path] = module
        for info in pkgutil.iter_modules(getattr(module, "__path__", []) or []):
            if not info.name.startswith("_"):
                visit(f"{path}.{info.name}")

    if library.only:
        for path in library.only:
            found[path] = importlib.import_module(path)
    else:
        visit(library.name)
    return found


def read(libraries: list[Library]) -> Api:
    """Describes the libraries' public modules."""
    names = Names()
    modules: dict[str, tuple[Library, types.ModuleType]] = {}
    for library in libraries:
        for path, module in import_modules(library).items():
            modules[path] = (library, module)
            names.add_module(library, module, path)
    names.choose()
    reader = ClassReader(names.of)
    api: Api = {}
    for path, (library, module) in sorted(modules.items()):
        api[path] = _read_module(library, module, path, names, reader, modules)
    return api


def _read_module(
    library: Library,
    module: types.ModuleType,
    path: str,
    names: Names,
    reader: ClassReader,
    modules: dict,
) -> Module:
    result = Module(path, is_package=hasattr(module, "__path__"))
    wanted = library.names.get(path)
    exported = set(getattr(module, "__all__", ()))
    for name in public_dir(module):
        if (wanted is not None and name not in wanted) or name in library.drop:
            continue
        obj = inspect_attr(module, name)
        if obj is None and name not in exported:
            continue
        dotted = f"{path}.{name}"
        if isinstance(obj, types.ModuleType):
            real = obj.__name__
            if real != dotted and real in modules and (name in exported or result.is_package) and dotted not in modules:
                if real.count(".") >= 1 and not path.startswith(real):
                    result.items[name] = Alias(real)
            elif real == dotted and library.skips(real) and path in COMPLETE:
                result.items[name] = Value()
            continue
        if is_named_object(obj):
            if not belongs(library, obj):
                if name in exported:
                    result.items[name] = _value(obj, names)
                continue
            canonical = names.of(obj)
            if not canonical:
                if path in COMPLETE:  # not offered, but there: saying that it is unknown would be wrong
                    result.items[name] = Value()
                continue
            if canonical != dotted:
                result.items[name] = Alias(canonical)
            elif inspect.isclass(obj):
                result.items[name] = reader.read(obj)
            else:
                result.items[name] = reader.function(obj, name, bound=False)
            continue
        if name in exported or _own_value(obj, module, library):
            result.items[name] = _value(obj, names)
    return result


def _own_value(obj: object, module: types.ModuleType, library: Library) -> bool:
    """Constants count where they are not obviously somebody else's."""
    if type(obj).__module__ in ("__future__", "typing") and type(obj).__name__ in ("_Feature", "TypeVar", "ParamSpec"):
        return False
    if type(obj).__module__.split(".")[0] in library.roots:
        return True
    return isinstance(obj, (int, float, str, bool, tuple, dict, list, set, frozenset))


def _value(obj: object, names: Names) -> Value | Function | Class:
    if inspect.isroutine(obj):
        return Function(list(ANY_PARAMS))
    return Value(typeexpr.from_object(type(obj), names.of, lambda _t: "") if not inspect.isclass(obj) else "")
