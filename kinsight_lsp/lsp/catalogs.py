"""The catalog in force: what ships with kinsight and the user's files over it.

A file that breaks keeps its last good content.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..core.text import Text
from ..knowledge.compiled import load_compiled
from ..knowledge.entries import bundled_catalog
from ..knowledge.model import CATEGORIES, FORMS, LEVELS, PLACEMENTS, SEVERITIES, Catalog, Caution, Insight, Problem
from ..resolve.stubs import StubIndex, bundled_stubs

MAX_FILES = 500
MAX_LOOKED_AT = 50_000
_SUFFIXES = (".yaml", ".yml")


@dataclass(slots=True)
class UserFile:
    """One file of the user's.

    stamp: what a change changes; good: the content of the last load that lost no entry; problems: what is wrong now;
    broken: whether that lost an entry.
    """

    path: Path
    stamp: tuple[int, int]
    text: Text
    good: Catalog
    problems: list[Problem]
    broken: bool


class CatalogStore:
    """Loads catalogs and merges them. Blocking: runs on the thread for files, one call at a time."""

    def __init__(self) -> None:
        self.stubs: StubIndex = bundled_stubs()
        self.bundled: Catalog = load_compiled(bundled_catalog())
        self.catalog: Catalog = self.bundled
        self.problems: dict[Path, tuple[UserFile, list[Problem]]] = {}
        self._files: dict[Path, UserFile] = {}

    def reload(self, folders: Sequence[Path]) -> bool:
        """Read what changed below the folders (or the files named); whether catalog or problems are other now."""
        before = self.catalog.revision, self.problems
        files: dict[Path, UserFile] = {}
        for path in _yaml_files(folders):
            known = self._files.get(path)
            stamp = _stamp(path)
            if known is None or known.stamp != stamp:
                known = self._read(path, stamp, known)
            files[path] = known
        self._files = files
        self._merge()
        return before != (self.catalog.revision, self.problems)

    def _read(self, path: Path, stamp: tuple[int, int], before: UserFile | None) -> UserFile:
        # YAML and jsonschema are heavy, and most users have no files of their own.
        from ..knowledge.check import check_catalog
        from ..knowledge.loader import load_catalog

        loaded = load_catalog([path])
        try:
            text = Text(path.read_bytes())
        except OSError:
            text = Text("")
        insights = {name: insight for name, insight in loaded.insights.items() if _usable(insight)}
        cautions = {name: caution for name, caution in loaded.cautions.items() if _usable(caution)}
        broken = bool(loaded.problems) or len(insights) + len(cautions) < len(loaded.insights) + len(loaded.cautions)
        good = Catalog(insights, cautions, (), loaded.revision) if before is None or not broken else before.good
        return UserFile(path, stamp, text, good, check_catalog([path], self.stubs), broken)

    def _merge(self) -> None:
        insights, cautions = dict(self.bundled.insights), dict(self.bundled.cautions)
        digest = hashlib.sha256(self.bundled.revision.encode())
        problems: dict[Path, tuple[UserFile, list[Problem]]] = {}
        for file in self._files.values():
            found = list(file.problems)
            for merged, entries in ((insights, file.good.insights), (cautions, file.good.cautions)):
                for name, entry in entries.items():
                    first = merged.setdefault(name, entry)
                    if first is not entry:
                        where = (
                            "기본 카탈로그"
                            if first.path.startswith(str(bundled_catalog()))
                            else f"{first.path}:{first.line}"
                        )
                        found.append(Problem(str(file.path), entry.line, 1, f"`{name}`은(는) {where}에 이미 있습니다"))
            digest.update(file.good.revision.encode())
            if found:
                problems[file.path] = (file, found)
        self.problems = problems
        self.catalog = Catalog(insights, cautions, (), digest.hexdigest()[:16])


def _usable(entry: Insight | Caution) -> bool:
    """Whether the words that code looks up are ones it knows."""
    if isinstance(entry, Caution):
        return entry.severity in SEVERITIES and entry.level in LEVELS
    return (
        entry.category in CATEGORIES and entry.level in LEVELS and entry.form in FORMS and entry.placement in PLACEMENTS
    )  # fmt: skip


def _yaml_files(folders: Sequence[Path]) -> list[Path]:
    """The YAML files below the folders, as many as are reasonable: somebody may name a folder with a data set in it."""
    found: dict[Path, None] = {}
    looked_at = 0
    for folder in folders:
        if folder.is_file():
            found[folder] = None
        for place, names, files in os.walk(folder):
            names.sort()
            looked_at += len(files) + 1
            found.update((Path(place, name), None) for name in sorted(files) if name.endswith(_SUFFIXES))
            if looked_at > MAX_LOOKED_AT or len(found) >= MAX_FILES:
                return list(found)[:MAX_FILES]
    return list(found)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
