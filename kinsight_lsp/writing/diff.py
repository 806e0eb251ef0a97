"""Unified diffs of texts."""

from __future__ import annotations

import difflib
import re


def text_diff(name: str, before: str, after: str) -> str:
    """What makes one version of a text out of another, as ``patch`` takes it; empty when they are the same."""
    pieces = []
    for line in difflib.unified_diff(_split(before), _split(after), name, name):
        pieces.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(pieces)


def _split(text: str) -> list[str]:
    """Lines as ``patch`` knows them: they end with a line feed and nothing else."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
