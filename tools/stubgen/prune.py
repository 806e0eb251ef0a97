"""Takes out what would only make the stubs large: empty modules and aliases that lead nowhere."""

from __future__ import annotations

from .model import Alias, Api


def prune(api: Api) -> None:
    """Changes ``api`` in place until nothing more can go."""
    while True:
        gone = 0
        for module in api.values():
            for name, item in list(module.items.items()):
                if isinstance(item, Alias) and not _exists(item.target, api):
                    del module.items[name]
                    gone += 1
        if not gone:
            return


def _exists(target: str, api: Api) -> bool:
    if target in api:
        return True
    owner, _, last = target.rpartition(".")
    return owner in api and last in api[owner].items
