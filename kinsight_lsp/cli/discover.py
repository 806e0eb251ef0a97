"""Finds the files to check below the paths that a user names; ``.gitignore`` files are respected."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pathspec import GitIgnoreSpec

SUFFIXES = (".py", ".ipynb")
_SKIPPED_FOLDERS = {"node_modules", "site-packages", "__pycache__", "__pypackages__"}


@dataclass
class Discovery:
    """What was found. missing: named paths that do not exist; skipped: named files that are never checked."""

    files: list[Path] = field(default_factory=list)
    missing: list[Path] = field(default_factory=list)
    skipped: list[Path] = field(default_factory=list)


def discover(paths: Sequence[Path]) -> Discovery:
    """The files of the paths, in the order named and sorted within folders; each once.

    What is named is taken, whatever ignores it; what lies below a named folder must be a Python file or a notebook, not
    ignored by git, and outside hidden folders, virtual environments, ``node_modules`` and ``site-packages``.
    """
    found = Discovery()
    seen: set[str] = set()
    for path in paths:
        if path.is_dir():
            files: Iterator[Path] = _walk(path, _specs_above(path))
        elif not path.exists():
            found.missing.append(path)
            continue
        elif path.suffix == ".pyi":
            found.skipped.append(path)
            continue
        else:
            files = iter((path,))
        for file in files:
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                found.files.append(file)
    return found


class _Spec:
    """One ``.gitignore``: its patterns hold below its folder."""

    def __init__(self, folder: str, spec: GitIgnoreSpec) -> None:
        self.folder = folder
        self.spec = spec

    def verdict(self, path: str, is_folder: bool) -> bool | None:
        """Whether the patterns ignore the absolute path; None when they say nothing of it."""
        relative = os.path.relpath(path, self.folder).replace(os.sep, "/")
        return self.spec.check_file(relative + "/" if is_folder else relative).include


def _walk(folder: Path, specs: list[_Spec]) -> Iterator[Path]:
    own = _read_spec(folder / ".gitignore", folder)
    if own is not None:
        specs = [*specs, own]
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    root = os.path.abspath(folder)
    for entry in entries:
        try:
            is_folder = entry.is_dir(follow_symlinks=False)
            is_file = not is_folder and entry.name.endswith(SUFFIXES) and entry.is_file()
        except OSError:
            continue
        if is_folder and not _is_skipped(entry):
            if not _ignored(os.path.join(root, entry.name), True, specs):
                yield from _walk(folder / entry.name, specs)
        elif is_file and not _ignored(os.path.join(root, entry.name), False, specs):
            yield folder / entry.name


def _is_skipped(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith(".") or entry.name in _SKIPPED_FOLDERS:
        return True
    return os.path.exists(os.path.join(entry.path, "pyvenv.cfg")) or os.path.isdir(
        os.path.join(entry.path, "conda-meta")
    )


def _ignored(path: str, is_folder: bool, specs: list[_Spec]) -> bool:
    """The nearest ``.gitignore`` that says anything decides, as in git."""
    for spec in reversed(specs):
        verdict = spec.verdict(path, is_folder)
        if verdict is not None:
            return verdict
    return False


def _specs_above(folder: Path) -> list[_Spec]:
    """What rules above the folder ignore; none outside a repository, or when the folder itself is ignored."""
    folder = Path(os.path.abspath(folder))
    places = [folder, *folder.parents]
    root = next((index for index, place in enumerate(places) if (place / ".git").exists()), None)
    if root is None:
        return []
    found = [_read_spec(places[root] / ".git" / "info" / "exclude", places[root])]
    found += [_read_spec(place / ".gitignore", place) for place in reversed(places[1 : root + 1])]
    specs = [spec for spec in found if spec is not None]
    return [] if root and _ignored(str(folder), True, specs) else specs


def _read_spec(path: Path, folder: Path) -> _Spec | None:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        return _Spec(os.path.abspath(folder), GitIgnoreSpec.from_lines(lines))
    except ValueError:  # a pattern that git would ignore too
        return _Spec(os.path.abspath(folder), GitIgnoreSpec.from_lines(_good(lines)))


def _good(lines: list[str]) -> list[str]:
    kept = []
    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue
        kept.append(line)
    return kept
