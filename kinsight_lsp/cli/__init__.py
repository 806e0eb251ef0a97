"""The command line: ``kinsight``. Commands translate analyses into text; none of them needs pygls."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point of the ``kinsight`` script."""
    try:
        from .app import app
        from .console import prepare_streams
        from .korean import run

        prepare_streams()
        sys.exit(run(app))
    except KeyboardInterrupt:
        sys.exit(130)
