"""The entry point ``jupyter_lsp_spec_v1``: tells JupyterLab how to start the language server."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from importlib.util import find_spec
from typing import Any


def spec(app: object) -> dict[str, dict[str, Any]]:
    """The server by its name in JupyterLab. app: jupyter-lsp's manager of servers.

    JupyterLab runs one server a document, so where pylsp is installed too, kinsight is started together with it.
    """
    command = _command("kinsight-lsp", "kinsight_lsp")
    beside = ["--with", shlex.join(_command("pylsp", "pylsp"))] if find_spec("pylsp") else []
    return {
        "kinsight-lsp": {
            "version": 2,
            "argv": [*command, *beside],
            "languages": ["python"],
            "mime_types": ["text/x-python", "text/x-ipython"],
            "display_name": "kinsight" + (" + pylsp" if beside else ""),
            "requires_documents_on_disk": False,
            "install": {"pip": "pip install 'kinsight-lsp[jupyter]'"},
        }
    }


def _command(script: str, module: str) -> list[str]:
    """How to start a server of this environment, which need not be on the PATH.

    By its script if possible: ``python -m`` would first look for modules in the folder of the user's notebooks.
    """
    found = shutil.which(script, path=os.path.dirname(sys.executable))
    return [found] if found else [sys.executable, "-m", module]
