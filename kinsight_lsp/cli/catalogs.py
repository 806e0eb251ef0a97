"""The catalog that holds for a project, loaded once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ..heap import keep_what_is_loaded
from ..knowledge.compiled import load_compiled
from ..knowledge.loader import bundled_catalog, catalog_files, load_catalog
from ..knowledge.model import Catalog


@dataclass(frozen=True)
class CarriedCatalogs:
    """The contents of the user's catalog files, in the order of loading: they travel where the folders do not exist."""

    files: tuple[bytes, ...]


UserCatalogs = tuple[Path, ...] | CarriedCatalogs


@lru_cache(maxsize=8)
def catalog_with(user: UserCatalogs) -> Catalog:
    """The bundled catalog and the user's: the folders, or what was carried here."""
    catalog = _loaded(user)
    keep_what_is_loaded()
    return catalog


def _loaded(user: UserCatalogs) -> Catalog:
    if not isinstance(user, CarriedCatalogs):
        return load_catalog([bundled_catalog(), *user]) if user else load_compiled(bundled_catalog())
    with TemporaryDirectory(prefix="kinsight-catalogs-") as folder:
        for number, data in enumerate(user.files):
            (Path(folder) / f"{number:06}.yaml").write_bytes(data)
        return load_catalog([bundled_catalog(), Path(folder)])


def carry_catalogs(folders: Iterable[Path]) -> CarriedCatalogs:
    """The user's catalogs as values. Raises ``OSError`` when one cannot be read."""
    return CarriedCatalogs(tuple(path.read_bytes() for path in catalog_files(folders)))
