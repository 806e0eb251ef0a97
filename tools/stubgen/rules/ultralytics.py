"""ultralytics: the settings that train, predict, val, track and export accept are keyword names of its default.yaml."""

from __future__ import annotations

import re
from pathlib import Path

from ..model import DOUBLE_STAR, KEYWORD, Api, Class, Function, Param

ACCEPTING = ("predict", "__call__", "track", "train", "val", "export", "benchmark", "tune")
KEY = re.compile(r"^([a-z_0-9]+):", re.MULTILINE)


def apply(api: Api, site: Path) -> None:
    """Adds the keyword names to the methods of every model class."""
    text = (site / "ultralytics" / "cfg" / "default.yaml").read_text(encoding="utf-8")
    keys = [k for k in KEY.findall(text) if k not in ("cfg", "name_")]
    for module in ("ultralytics", "ultralytics.engine.model"):
        for item in api[module].items.values():
            if not isinstance(item, Class):
                continue
            item.members.pop("task_map", None)
            for name in ACCEPTING:
                method = item.members.get(name)
                if isinstance(method, Function) and method.params is not None:
                    taken = {p.name for p in method.params}
                    rest = [p for p in method.params if p.kind != DOUBLE_STAR]
                    tail = [p for p in method.params if p.kind == DOUBLE_STAR]
                    method.params = rest + [Param(k, KEYWORD, True) for k in keys if k not in taken] + tail
    for item in api["ultralytics.engine.results"].items.values():
        if isinstance(item, Class):
            for name in ("cpu", "cuda", "numpy", "to", "new", "__getitem__"):
                method = item.members.get(name)
                if isinstance(method, Function):
                    method.returns = "Self"
