"""The extension of Jupyter Server behind the notebook's button: POST ``kinsight/annotate`` and ``kinsight/strip``.

The body is ``{"notebook": …, "path": …, "level": …}``, the answer what ``rewriting.Rewritten`` says. A refusal has
status 422 and ``{"message": …}`` in Korean. Nothing of the notebook is run or saved.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado import web

from ..core.notebook import NotebookError

# Analysing takes a moment, in which the server has to go on serving everybody else.
_worker = ThreadPoolExecutor(1, thread_name_prefix="kinsight")


def _load_jupyter_server_extension(app: Any) -> None:
    """Add the handler. app: Jupyter's ``ServerApp``."""
    pattern = url_path_join(app.web_app.settings["base_url"], "kinsight", "(annotate|strip)")
    app.web_app.add_handlers(".*$", [(pattern, RewriteHandler)])


class RewriteHandler(APIHandler):
    """Answers what annotate or strip would change."""

    auth_resource = "contents"  # who may write notebooks may ask

    @web.authenticated
    @authorized
    async def post(self, what: str) -> None:
        request = self.get_json_body() or {}
        if not isinstance(request, dict):
            raise web.HTTPError(400, "the body is no JSON object")
        status, answer = await asyncio.get_running_loop().run_in_executor(_worker, self._answer, what, request)
        self.set_status(status)
        self.finish(answer)

    def _answer(self, what: str, request: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """The status and the body of the answer. Runs on the worker."""
        from .rewriting import Refused, annotated, stripped  # what they need is not loaded before somebody asks

        notebook, path = request.get("notebook"), self._file(request.get("path"))
        try:
            done = annotated(notebook, request.get("level"), path) if what == "annotate" else stripped(notebook, path)
        except (NotebookError, Refused) as error:
            return 422, {"message": str(error)}
        return 200, done.to_json()

    def _file(self, path: Any) -> Path | None:
        """Where the notebook lies, None where it is not kept in files below the server's folder."""
        root = getattr(self.contents_manager, "root_dir", "")
        if not root or not isinstance(path, str) or not path:
            return None
        folder = Path(root).resolve()
        found = (folder / path.strip("/")).resolve()
        return found if found.is_relative_to(folder) else None
