"""``[tool.kinsight]`` of the nearest ``pyproject.toml``, with the place of whatever is wrong in it."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .core.config import SEVERITIES, Settings, apply_settings

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TABLE = ("tool", "kinsight")
USER_CATALOGS = ".kinsight"
_HEADER = re.compile(r"\s*\[\[?(?P<name>[^\[\]]+)\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""(?P<indent>\s*)(?P<name>(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PLACE = re.compile(r"\s*\(at line (?P<line>\d+), column (?P<column>\d+)\)|\s*\(at end of document\)")


@dataclass(frozen=True)
class ConfigProblem:
    """What is wrong in a configuration file; line and column are 1-based."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


@dataclass
class Project:
    """The settings that hold below a folder.

    root: where relative catalogs start; config, text: the file they came from; bare: its top level holds the settings.
    """

    root: Path
    settings: Settings = field(default_factory=Settings)
    config: Path | None = None
    text: str = ""
    bare: bool = False
    problems: list[ConfigProblem] = field(default_factory=list)

    @property
    def catalogs(self) -> list[Path]:
        """The user's catalog folders: ``.kinsight`` of the project and the ``catalogs`` setting."""
        own = self.root / USER_CATALOGS
        return ([own] if own.is_dir() else []) + [
            self.root / Path(name).expanduser() for name in self.settings.catalogs
        ]

    def place(self, *keys: str) -> tuple[int, int]:
        """The 1-based line and column of a key of ``[tool.kinsight]``."""
        return _place(self.text, keys if self.bare else (*TABLE, *keys))


class Projects:
    """Looks up the project of a path; each ``pyproject.toml`` is read once."""

    def __init__(self, config: Path | None = None) -> None:
        self._given = load_config(config) if config else None
        self._by_folder: dict[Path, Project | None] = {}
        self._default = Project(Path.cwd())

    def of(self, path: Path) -> Project:
        """The project of a file or folder: the one given, the nearest with a ``[tool.kinsight]``, or the defaults."""
        if self._given:
            return self._given
        folder = path.absolute()
        return self._find(folder if folder.is_dir() else folder.parent) or self._default

    def _find(self, folder: Path) -> Project | None:
        if folder not in self._by_folder:
            found = _read_pyproject(folder / "pyproject.toml")
            if found is None and folder != folder.parent:
                found = self._find(folder.parent)
            self._by_folder[folder] = found
        return self._by_folder[folder]


def load_config(path: Path) -> Project:
    """A file that the user named: a ``pyproject.toml``, or TOML whose top level holds the settings."""
    project = Project(path.absolute().parent, config=path)
    try:
        project.text = path.read_text(encoding="utf-8-sig")
        data: Any = tomllib.loads(project.text)
    except OSError as error:
        project.problems.append(ConfigProblem(path, 1, 1, f"설정 파일을 읽을 수 없습니다({error.strerror or error})"))
        return project
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        project.problems.append(_broken(path, project.text, error))
        return project
    table = _table(data)
    if table is None and path.name != "pyproject.toml":
        project.bare, table = True, data
    return _apply(project, table)


def _read_pyproject(path: Path) -> Project | None:
    """The project of a ``pyproject.toml``, None when it has no ``[tool.kinsight]``."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    if "kinsight" not in text:
        return None
    path = _shown(path)
    try:
        table = _table(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        return Project(path.absolute().parent, config=path, text=text, problems=[_broken(path, text, error)])
    if table is None:
        return None
    return _apply(Project(path.absolute().parent, config=path, text=text), table)


def _apply(project: Project, table: Any) -> Project:
    project.settings, wrong = apply_settings(Settings(), table)
    for problem in wrong:
        keys = () if problem.key == "kinsight" else (problem.key,)
        if problem.key == "severity" and isinstance(table["severity"], Mapping):
            keys += tuple(code for code, value in table["severity"].items() if value not in SEVERITIES)[:1]
        message = f"`{'.'.join(keys) or 'kinsight'}`: {problem.message}"
        project.problems.append(ConfigProblem(project.config or Path(), *project.place(*keys), message))
    return project


def _table(data: Any) -> Any:
    for key in TABLE:
        if not isinstance(data, Mapping) or key not in data:
            return None
        data = data[key]
    return data


def _broken(path: Path, text: str, error: Exception) -> ConfigProblem:
    if isinstance(error, UnicodeDecodeError):
        return ConfigProblem(path, 1, 1, f"UTF-8이 아닙니다(바이트 {error.start})")
    match = _PLACE.search(str(error))
    line, column = 1, 1
    if match:
        line = int(match["line"] or len(text.splitlines()) or 1)
        column = int(match["column"] or 1)
    reason = _PLACE.sub("", str(error))
    return ConfigProblem(path, line, column, f"TOML 문법이 어긋났습니다: {reason}")


def _place(text: str, wanted: tuple[str, ...]) -> tuple[int, int]:
    """Where the key, or the longest part of it that is there, is written."""
    best, place = 0, (1, 1)
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        key = None if header else _KEY.match(line)
        if header:
            table = _parts(header["name"])
            full, column = table, 1
        elif key:
            full, column = (*table, *_parts(key["name"])), len(key["indent"]) + 1
        else:
            continue
        common = 0
        while common < min(len(full), len(wanted)) and full[common] == wanted[common]:
            common += 1
        if common == len(full) and common > best or common == len(wanted) > best:
            best, place = common, (number, column)
    return place


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in name.split("."))


def _shown(path: Path) -> Path:
    """The path as the user would write it: relative where it lies below the current folder."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
