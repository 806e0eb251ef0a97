"""``python -m kinsight_lsp`` and ``kinsight-lsp``: the language server."""

from __future__ import annotations


def main() -> None:
    """Entry point of the ``kinsight-lsp`` script."""
    from .lsp.start import main as start

    start()


if __name__ == "__main__":
    main()
