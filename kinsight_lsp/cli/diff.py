"""What a change to a document looks like: a unified diff, for a notebook one of each cell."""

from __future__ import annotations

from ..core.source import Source
from ..core.text import decode
from ..writing.diff import text_diff


def source_diff(path: str, before: Source, after: Source) -> str:
    """The diff of two versions of a document; that of a file can be given to ``patch``."""
    if not before.is_notebook:
        return text_diff(path, decode(before.text.data), decode(after.text.data))
    return "".join(
        text_diff(f"{path}:셀 {old.index + 1}", decode(old.text.data), decode(new.text.data))
        for old, new in zip(before.cells, after.cells, strict=True)
    )
