"""How work on a version of a document ends early when a newer one is there."""

from __future__ import annotations


class Superseded(Exception):
    """Nobody wants the result any more: the document has changed meanwhile."""


def never() -> None:
    """The check of work that is always wanted."""
