"""Paths as machines name them: relative to the current folder where they lie below it, with forward slashes."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def relative_path(path: str) -> str:
    """The path below the current folder, or the absolute one; ``-`` stays."""
    if path == "-":
        return path
    absolute = Path(os.path.abspath(path))
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()


def uri(path: str) -> tuple[str, bool]:
    """The path as a URI, and whether it is relative."""
    shown = relative_path(path)
    if path != "-" and Path(shown).is_absolute():
        return Path(shown).as_uri(), False
    return quote(shown), True
