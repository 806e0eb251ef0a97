"""What Jupyter finds of kinsight by itself: the language server, and the extension behind the notebook's button."""

from __future__ import annotations


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """The modules that Jupyter Server loads. It asks the module that ``jupyter_server_config.d`` enables."""
    return [{"module": "kinsight_lsp.jupyter.extension"}]
