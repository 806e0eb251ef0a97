"""The bundled catalog without its YAML: read once, kept as JSON in the user's cache folder under the digest of its files.

The cache holds entries as their files have them; what is made of them is checked as anything else from a catalog. A file that
does not fit is made anew.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from .. import __version__
from ..cache import cache_folder, read_json, write_json
from .entries import build_entry, catalog_files
from .model import Catalog, Caution, Insight

_FORMAT = 1
_MOST = 32_000_000  # bytes of a cache file that is believed at all
_KEPT = 4  # cache files of other versions that stay


def load_compiled(folder: Path) -> Catalog:
    """The catalog of a folder, as :func:`load_catalog` reads it, from the cache where it is there."""
    files = list(catalog_files([folder]))
    try:
        revision, key = _digests(folder, files)
    except OSError:
        revision = key = ""
    path = cache_folder() / f"catalog-{key}.json"
    known = _built(read_json(path, _MOST), folder, revision) if key else None
    if known is not None:
        return known
    from .loader import load_catalog, read_entries  # YAML is read on the first start only

    catalog = load_catalog([folder])
    if key and not catalog.problems:
        write_json(path, {"format": _FORMAT, "entries": list(read_entries(folder))})
        _forget_old(path)
    return catalog


def _digests(folder: Path, files: list[Path]) -> tuple[str, str]:
    """The catalog's revision, and the key under which it is kept."""
    content, named = hashlib.sha256(), hashlib.sha256(f"{_FORMAT} {__version__}".encode())
    for file in files:
        raw = file.read_bytes()
        content.update(raw)
        named.update(f"\n{file.relative_to(folder).as_posix()} {len(raw)}\n".encode())
        named.update(raw)
    return content.hexdigest()[:16], named.hexdigest()[:40]


def _built(data: Any, folder: Path, revision: str) -> Catalog | None:
    """The catalog of a cache file's content, None where it has another shape."""
    if not isinstance(data, dict) or data.get("format") != _FORMAT or not isinstance(data.get("entries"), list):
        return None
    insights: dict[str, Insight] = {}
    cautions: dict[str, Caution] = {}
    try:
        for kind, section, name, line, entry in data["entries"]:
            value = build_entry(kind, entry, section, str(folder / name), line)
            if isinstance(value, Insight):
                insights[value.id] = value
            else:
                cautions[value.code] = value
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return Catalog(insights, cautions, (), revision) if insights and cautions else None


def _forget_old(path: Path) -> None:
    with suppress(OSError):
        others = [(other.stat().st_mtime, other) for other in path.parent.glob("catalog-*.json") if other != path]
        for _, other in sorted(others, reverse=True)[_KEPT:]:
            other.unlink()
