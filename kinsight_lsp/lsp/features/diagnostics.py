"""Diagnostics: pulled by clients that can, pushed to the others, never both for a document.

Notebook cells are a case of their own: clients that pull files may not pull the cells of a notebook (VS Code's did not
until 2025). A notebook is pushed until the client first pulls a cell; from then on cells are pulled only.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from lsprotocol import types

from ..documents import Program
from ..engine import View
from ..findings import SOURCE, diagnostics
from ..notebooks import Notebook

if TYPE_CHECKING:
    from ..server import KinsightServer

logger = logging.getLogger(__name__)
PULL_GRACE = 0.5  # seconds that a client has to pull a cell before the notebook is pushed
OPTIONS = types.DiagnosticOptions(identifier=SOURCE, inter_file_dependencies=False, workspace_diagnostics=False)


def register(server: KinsightServer) -> Diagnostics:
    feature = Diagnostics(server)
    if server.caps.pull_diagnostics:

        @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, OPTIONS)
        async def pull(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
            return await feature.pull(params)

    return feature


class Diagnostics:
    """Pushes views and answers pulls. pushed: what each document was last sent, to send only what is new."""

    def __init__(self, server: KinsightServer) -> None:
        self.server = server
        self._pushed: dict[str, list[types.Diagnostic]] = {}
        self._pulled: dict[str, list[types.Diagnostic]] = {}
        self._cells_pulled = False
        self._grace_over = False
        self._grace: asyncio.TimerHandle | None = None
        self._refreshing: asyncio.Task | None = None

    async def pull(self, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        """textDocument/diagnostic, always for the newest text."""
        uri = params.text_document.uri
        program = self.server.program(uri)
        if isinstance(program, Notebook) and not self._cells_pulled:
            self._cells_pulled = True
            for cell in list(self._pushed):
                if isinstance(self.server.program(cell), Notebook):
                    self._send(cell, [], None)
        view = None
        if program is not None:  # a client that cannot be asked to pull again gets the last word at once
            patient = not self.server.caps.refresh_diagnostics
            view = await self.server.engine.view(program, newest=True, settled=patient)
        if view is None:
            return types.RelatedFullDocumentDiagnosticReport(items=[])
        if params.previous_result_id == view.revision:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id=view.revision)
        items = diagnostics(view, self.server.caps).get(uri, [])
        self._pulled[uri] = items
        return types.RelatedFullDocumentDiagnosticReport(items=items, result_id=view.revision)

    def on_view(self, program: Program, view: View, before: View | None) -> None:
        """Bring the client's picture up to date with a new view."""
        if not self.server.caps.pull_diagnostics:
            self._push(view)
        elif isinstance(program, Notebook) and not self._cells_pulled:
            if self._grace_over:
                self._push(view)
            elif self._grace is None:
                self._grace = asyncio.get_running_loop().call_later(PULL_GRACE, self._end_grace)
        elif before is not None and self._stale(program, view, before):
            self.refresh()

    def closed(self, uri: str) -> None:
        """A document or cell is gone: nothing of it stays on the screen."""
        self._pulled.pop(uri, None)
        if uri in self._pushed:
            self._send(uri, [], None)
            del self._pushed[uri]

    def refresh(self) -> None:
        """Ask a pulling client to pull again."""
        if self.server.caps.refresh_diagnostics and self._refreshing is None:
            self._refreshing = asyncio.get_running_loop().create_task(self._refresh())

    async def _refresh(self) -> None:
        try:
            await self.server.workspace_diagnostic_refresh_async(None)
        except Exception as error:
            logger.warning("the client did not refresh: %s", error)
        finally:
            self._refreshing = None

    def _stale(self, program: Program, view: View, before: View) -> bool:
        """Whether a pulling client shows something old and has no change of its own to pull after."""
        if view.key == before.key:
            return view.analysis.findings != before.analysis.findings
        if view.key[1:] != before.key[1:]:
            return False  # the server asks once for all documents
        if not isinstance(program, Notebook):
            return False
        now = diagnostics(view, self.server.caps)
        return any(uri in self._pulled and self._pulled[uri] != items for uri, items in now.items())

    def _end_grace(self) -> None:
        self._grace_over = True
        for notebook in self.server.notebooks:
            view = self.server.engine.latest(notebook)
            if view is not None and not self._cells_pulled:
                self._push(view)

    def _push(self, view: View) -> None:
        for uri, items in diagnostics(view, self.server.caps).items():
            self._send(uri, items, view.versions.get(uri))

    def _send(self, uri: str, items: list[types.Diagnostic], version: int | None) -> None:
        self._pushed[uri] = items
        self.server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, items, version if self.server.caps.diagnostic_version else None)
        )
