"""Lays hand-written stubs over generated ones.

An overlay file is a ``.pyi`` that names only what it changes. A ``def`` without parameters keeps the generated
parameters and gives only the return type; a ``class`` without bases keeps the generated bases; an attribute
annotated ``typing.Never`` removes the generated name.
"""

from __future__ import annotations

from .model import Alias, Api, Class, Function, Item, Module, Value


def lay_over(base: Api, overlay: Api) -> None:
    """Changes ``base`` in place."""
    for name, module in overlay.items():
        target = base.setdefault(name, Module(name, is_package=module.is_package))
        target.is_package = target.is_package or module.is_package
        for item_name, item in module.items.items():
            old = target.items.get(item_name)
            if isinstance(old, Alias) and isinstance(item, (Class, Function)) and old.target != f"{name}.{item_name}":
                owner, _, last = old.target.rpartition(".")
                print(f"overlay: {name}.{item_name} is an alias: write it at {old.target}")
                base[owner].items[last] = _merged(base[owner].items.get(last), item)  # type: ignore[assignment]
                continue
            merged = _merged(target.items.get(item_name), item)
            if merged is None:
                target.items.pop(item_name, None)
            else:
                target.items[item_name] = merged


def _merged(old: Item | None, new: Item) -> Item | None:
    if isinstance(new, Value) and new.type == "Never":
        return None
    if isinstance(new, Function):
        if not new.params and isinstance(old, Function):
            return Function(old.params, new.returns or old.returns, new.decorator or old.decorator)
        return new
    if isinstance(new, Class) and isinstance(old, Class):
        members = dict(old.members)
        for name, member in new.members.items():
            merged = _merged(members.get(name), member)
            if merged is None:
                members.pop(name, None)
            else:
                members[name] = merged  # type: ignore[assignment]
        return Class(new.bases or old.bases, dict(sorted(members.items())))
    if isinstance(new, Alias) and not new.target:
        return old
    return new
