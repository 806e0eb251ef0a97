"""What a change to a document looks like: a unified diff, for a notebook one of each cell."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from ..core.source import Source
from ..core.text import decode


def source_diff(path: str, before: Source, after: Source) -> str:
    """The diff of two versions of a document; that of a file can be given to ``patch``."""
    if not before.is_notebook:
        return "".join(_lines(path, decode(before.text.data), decode(after.text.data)))
    pieces: list[str] = []
    for old, new in zip(before.cells, after.cells, strict=True):
        pieces += _lines(f"{path}:셀 {old.index + 1}", decode(old.text.data), decode(new.text.data))
    return "".join(pieces)


def _lines(name: str, before: str, after: str) -> Iterator[str]:
    for line in difflib.unified_diff(_split(before), _split(after), name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _split(text: str) -> list[str]:
    """Lines as ``patch`` knows them: they end with a line feed and nothing else."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
