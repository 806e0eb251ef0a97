"""Takes out what would only make the stubs large: repeated inherited members and aliases that lead nowhere."""

from __future__ import annotations

from .model import Alias, Api, Class, Function

NEVER = ("extra_repr", "reset_parameters")


def dangling(api: Api) -> None:
    """Drops aliases whose target is not there, until nothing more can go."""
    while True:
        gone = 0
        for module in api.values():
            for name, item in list(module.items.items()):
                if isinstance(item, Alias) and not _exists(item.target, api):
                    del module.items[name]
                    gone += 1
        if not gone:
            return


def bases(api: Api) -> None:
    """Drops bases of described libraries that are not described themselves."""
    for module in api.values():
        for item in module.items.values():
            if isinstance(item, Class) and item.bases:
                item.bases = [
                    b for b in item.bases if "." not in b or "[" in b or b.split(".")[0] not in api or _exists(b, api)
                ]


def inherited(api: Api) -> None:
    """Drops a class's member that says the same as the one it inherits."""
    for module in api.values():
        for name, item in module.items.items():
            if not isinstance(item, Class):
                continue
            legacy_tensor = module.name.startswith("torch") and name.endswith("Tensor") and item.bases == []
            if legacy_tensor and name != "Tensor" and "backward" in item.members:
                module.items[name] = Class(["torch.Tensor"])
                continue
            for member_name, member in list(item.members.items()):
                above = [m for base in item.bases or () if (m := _inherited(base, member_name, api)) is not None]
                if (above and _no_news(member, above[0])) or member_name in NEVER:
                    del item.members[member_name]


def _no_news(own: object, above: object) -> bool:
    if isinstance(own, Function) and isinstance(above, Function) and not own.returns:
        return own.params == above.params and own.decorator == above.decorator
    return own == above


def _inherited(name: str, member: str, api: Api, depth: int = 0) -> object | None:
    item = _find(name, api)
    if item is None or depth > 20:
        return None
    if member in item.members:
        return item.members[member]
    for base in item.bases or ():
        found = _inherited(base, member, api, depth + 1)
        if found is not None:
            return found
    return None


def _find(name: str, api: Api) -> Class | None:
    for _ in range(5):
        owner, _, last = name.rpartition(".")
        item = api[owner].items.get(last) if owner in api else None
        if not isinstance(item, Alias):
            return item if isinstance(item, Class) else None
        name = item.target
    return None


def _exists(target: str, api: Api) -> bool:
    if target in api:
        return True
    owner, _, last = target.rpartition(".")
    return owner in api and last in api[owner].items
