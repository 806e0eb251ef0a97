"""The user's cache folder: what kinsight keeps there it can do without. No value read from it is ever executed."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any


def cache_folder() -> Path:
    """Where kinsight keeps what it can do without; the folder may not be there yet."""
    from platformdirs import user_cache_path

    return user_cache_path("kinsight", appauthor=False)


def read_json(path: Path, most: int) -> Any:
    """What a file of at most so many bytes says; None where there is none, or it cannot be read."""
    try:
        if path.stat().st_size > most:
            return None
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def write_json(path: Path, value: Any) -> None:
    """Write a file in one step, so that two servers at once do not meet half of it. What goes wrong is forgotten."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(value, file, ensure_ascii=False, separators=(",", ":"))
            os.replace(temporary, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
