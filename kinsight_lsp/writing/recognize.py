"""Finds insight comments in a text, the exact form and the variants that people write."""

from __future__ import annotations

from ..core.analysis import InsightComment
from ..core.source import Source
from ..core.syntax import Module


def insight_comments(source: Source, module: Module) -> tuple[InsightComment, ...]:
    """The insight comments of a document, in order."""
    return ()
