"""The catalog in force: what ships with kinsight and the user's files over it. A broken file keeps its last good content."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..core.text import Text
from ..knowledge.loader import bundled_catalog, load_catalog
from ..knowledge.model import Catalog, Problem
from ..resolve.stubs import StubIndex, bundled_stubs

MAX_FILES = 500
_SUFFIXES = (".yaml", ".yml")


@dataclass(slots=True)
class UserFile:
    """One file of the user's. good: its content at the last load without a lost entry; stamp: what a change changes."""

    path: Path
    stamp: tuple[int, int]
    text: Text
    loaded: Catalog
    good: Catalog
    problems: list[Problem] = field(default_factory=list)


class CatalogStore:
    """Loads catalogs and merges them. Blocking: runs on the thread for files, one call at a time."""

    def __init__(self) -> None:
        self.stubs: StubIndex = bundled_stubs()
        self.bundled: Catalog = load_catalog([bundled_catalog()])
        self.catalog: Catalog = self.bundled
        self.problems: dict[Path, tuple[Text, list[Problem]]] = {}
        self._files: dict[Path, UserFile] = {}

    def reload(self, folders: Sequence[Path]) -> bool:
        """Read what changed below the folders (or the files named); whether the catalog or its problems are other now."""
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
        from ..knowledge.check import check_catalog  # jsonschema is heavy, and most users have no files of their own

        loaded = load_catalog([path])
        try:
            text = Text(path.read_bytes())
        except OSError:
            text = Text("")
        good = before.good if before is not None and loaded.problems else loaded
        return UserFile(path, stamp, text, loaded, good, check_catalog([path], self.stubs))

    def _merge(self) -> None:
        insights, cautions = dict(self.bundled.insights), dict(self.bundled.cautions)
        digest = hashlib.sha256(self.bundled.revision.encode())
        problems: dict[Path, tuple[Text, list[Problem]]] = {}
        for file in self._files.values():
            found = list(file.problems)
            for merged, entries in ((insights, file.good.insights), (cautions, file.good.cautions)):
                for name, entry in entries.items():
                    first = merged.setdefault(name, entry)
                    if first is not entry:
                        where = "기본 카탈로그" if first.path.startswith(str(bundled_catalog())) else f"{first.path}:{first.line}"
                        found.append(Problem(str(file.path), entry.line, 1, f"`{name}`은(는) {where}에 이미 있습니다"))
            digest.update(file.good.revision.encode())
            if found:
                problems[file.path] = (file.text, found)
        self.problems = problems
        self.catalog = Catalog(insights, cautions, (), digest.hexdigest()[:16])


def _yaml_files(folders: Sequence[Path]) -> list[Path]:
    found: dict[Path, None] = {}
    for folder in folders:
        if folder.is_dir():
            for path in sorted(folder.rglob("*")):
                if path.suffix in _SUFFIXES and path.is_file():
                    found[path] = None
                if len(found) >= MAX_FILES:
                    return list(found)
        elif folder.suffix in _SUFFIXES and folder.exists():
            found[folder] = None
    return list(found)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
