"""What follows from the family that a name belongs to, where no annotation says so. One file per family."""

from __future__ import annotations

from pathlib import Path

from ..model import Api
from . import arrays, tensors, transformers, ultralytics


def apply(api: Api, site: Path) -> None:
    """Changes ``api`` in place; ``site`` is the folder of the installed libraries."""
    tensors.apply(api)
    arrays.apply(api)
    transformers.apply(api)
    ultralytics.apply(api, site)
