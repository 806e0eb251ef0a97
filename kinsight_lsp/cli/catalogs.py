"""The catalog that holds for a project, loaded once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ..knowledge.loader import bundled_catalog, load_catalog
from ..knowledge.model import Catalog


@lru_cache(maxsize=8)
def catalog_with(folders: tuple[Path, ...]) -> Catalog:
    """The bundled catalog and the user's folders."""
    return load_catalog([bundled_catalog(), *folders])
