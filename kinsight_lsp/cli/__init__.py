"""The command line: ``kinsight``. Commands translate analyses into text; none of them needs pygls."""

from __future__ import annotations


def main() -> None:
    """Entry point of the ``kinsight`` script."""
    from .app import app

    app()
