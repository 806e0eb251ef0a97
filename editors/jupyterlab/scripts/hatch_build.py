"""Adds JupyterLab's button to the wheel. In a checkout where it was not built the wheel has all but the button."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path("editors", "jupyterlab")
BUILT = FOLDER / "labextension"
PLACE = "share/jupyter/labextensions/kinsight-lsp"


class LabExtensionHook(BuildHookInterface):
    """Looks for what ``make labextension`` builds. Everything else of the wheel is named in pyproject.toml."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if (Path(self.root) / BUILT / "package.json").is_file():
            build_data["shared_data"][BUILT.as_posix()] = PLACE
            build_data["shared_data"][(FOLDER / "etc" / "install.json").as_posix()] = f"{PLACE}/install.json"
        else:
            self.app.display_warning(f"{BUILT} is missing: the wheel is built without JupyterLab's button")
