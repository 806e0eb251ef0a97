"""The settings in force: pyproject.toml, then the editor's configuration, then initializationOptions.

What the user changes while the server runs is the latest word and comes last, so that no change needs a restart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..core.config import Settings, apply_settings
from ..project import Project, Projects

SECTION = "kinsight"
# Keys of the editors' own settings that share the section with ours.
EDITOR_KEYS = frozenset(
    {"trace", "enable", "server", "path", "command", "args", "interpreter", "importStrategy", "python"}
)


class SettingsStore:
    """Merges the layers. problems: Korean sentences about values that could not be used, each given out once."""

    def __init__(self) -> None:
        self.current = Settings()
        self.revision = 0
        self.project: Project | None = None
        self._options: Mapping[str, Any] = {}
        self._editor: Mapping[str, Any] | None = None
        self._changed: set[str] = set()
        self._told: set[str] = set()
        self.session_level: str | None = None  # chosen by a command; holds until the settings say another one

    def set_options(self, options: Any) -> None:
        """initializationOptions: the settings themselves or a mapping with the section."""
        self._options = _section(options)

    def set_editor(self, values: Any) -> None:
        """The editor's section ``kinsight`` as it is now."""
        values = _section(values)
        if self._editor is not None:
            keys = {*values, *self._editor}
            changed = {key for key in keys if values.get(key) != self._editor.get(key)}
            self._changed |= changed
            if "level" in changed:
                self.session_level = None
        self._editor = values

    def set_pushed(self, values: Any) -> None:
        """Settings that came with a notification, from a client that cannot be asked."""
        if self._editor is None:
            self._editor = {}
        self.set_editor(values)

    def set_session_level(self, level: str | None) -> None:
        """The level that a command chose, None to go back to the settings."""
        self.session_level = level

    def read_project(self, root: Path | None) -> None:
        """Read ``[tool.kinsight]`` of the workspace folder or the nearest folder above it."""
        self.project = Projects().of(root) if root is not None else None

    def resolve(self) -> list[str]:
        """Merge the layers into ``current``; answers the problems that were not told before."""
        settings = self.project.settings if self.project else Settings()
        told = [str(problem) for problem in self.project.problems] if self.project else []
        editor = self._editor or {}
        older = {key: value for key, value in editor.items() if key not in self._changed}
        newer = {key: value for key, value in editor.items() if key in self._changed}
        for where, layer in (("편집기 설정", older), ("initializationOptions", self._options), ("편집기 설정", newer)):
            settings, problems = apply_settings(settings, layer)
            told += [f"{where}의 `{problem.key}`: {problem.message}" for problem in problems]
        if self.session_level is not None:
            settings = replace(settings, level=self.session_level)
        if settings != self.current:
            self.current = settings
            self.revision += 1
        fresh = [problem for problem in dict.fromkeys(told) if problem not in self._told]
        self._told = set(told)
        return fresh


def _section(values: Any) -> Mapping[str, Any]:
    if isinstance(values, Mapping) and SECTION in values:
        values = values[SECTION]
    if not isinstance(values, Mapping):
        return {} if values is None else {SECTION: values}
    return {key: value for key, value in values.items() if key not in EDITOR_KEYS}
