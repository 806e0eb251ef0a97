"""The server: what is open, which settings and catalog hold, and who gets to know of a new analysis.

Feature modules register their handlers here and read views; they hold no documents and compute nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcMethodNotFound, JsonRpcRequestCancelled
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from .. import __version__
from ..analyzer import Analyzer
from ..heap import keep_what_is_loaded
from . import lifecycle, positions
from .caps import ClientCaps
from .catalogs import CatalogStore
from .changes import Changes
from .documents import Documents, Program
from .engine import Engine, View
from .errors import Refused
from .features.diagnostics import Diagnostics
from .features.inlay_hint import Hints
from .findings import SOURCE
from .notebooks import Notebooks
from .protocol import KinsightProtocol
from .refine import Refiner
from .settings import SettingsStore
from .status import Status

logger = logging.getLogger(__name__)
NOTEBOOKS = types.NotebookDocumentSyncOptions(
    notebook_selector=[
        types.NotebookDocumentFilterWithNotebook(notebook=kind, cells=[types.NotebookCellLanguage("python")])
        for kind in ("jupyter-notebook", "interactive")
    ],
    save=True,
)
USER_FOLDER = ".kinsight"


class KinsightServer(LanguageServer):
    """One server for one client. unit: what LSP columns count, agreed with the client."""

    protocol: KinsightProtocol
    engine: Engine
    refiner: Refiner
    diagnostics: Diagnostics
    hints: Hints

    def __init__(self) -> None:
        super().__init__(
            SOURCE,
            __version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Incremental,
            notebook_document_sync=NOTEBOOKS,
            protocol_cls=KinsightProtocol,
        )
        self.caps = ClientCaps()
        self.unit = "utf-16"
        self.watch_parent = True
        self.workspace_catalogs = True
        self.documents = Documents()
        self.notebooks = Notebooks()
        self.settings = SettingsStore()
        self.status = Status(self)
        self.changes = Changes(self)
        self.catalogs: CatalogStore | None = None
        self._loading: asyncio.Future[CatalogStore] | None = None
        self.roots: list[Path] = []
        self.home: Path | None = None
        self._files = ThreadPoolExecutor(1, "kinsight-files")
        self._tasks: set[asyncio.Task] = set()
        self._reported: set[str] = set()
        self._flagged: set[str] = set()
        self._reloading = asyncio.Lock()
        self.asked = asyncio.Event()  # set when the client's settings are there, or were waited for long enough
        lifecycle.register(self)

    def heard(self) -> None:
        """A message has arrived, and will be handled soon. May be called from any thread."""
        engine = getattr(self, "engine", None)  # there from ``initialize`` on
        if engine is not None:
            engine.heard()

    # -- programs and views

    def program(self, uri: str) -> Program | None:
        """What a document belongs to: its notebook, or itself when it is Python."""
        notebook = self.notebooks.of_cell(uri)
        if notebook is not None:
            return notebook
        document = self.documents.get(uri)
        return document if document is not None and document.is_python else None

    async def view(self, uri: str, findings: bool = True, settled: bool = False) -> View | None:
        """The analysis of a document's program as it is now, None when there is none or it has moved on meanwhile.

        findings: whether they are needed, the rest is there earlier; settled: whether all of them are.
        """
        program = self.program(uri)
        return await self.engine.view(program, findings=findings, settled=settled) if program is not None else None

    def on_view(self, program: Program, view: View, before: View | None) -> None:
        self.diagnostics.on_view(program, view, before)
        self.hints.on_view(program, view, before)
        self.status.on_view(program, view, before)
        self.refiner.consider(program, view)

    # -- documents

    def settle(self, uri: str | None = None) -> None:
        """Choose the folder whose settings hold: the first of the workspace, else that of the first file opened."""
        path = to_fs_path(uri) if uri else None
        self.home = self.roots[0] if self.roots else Path(path).parent if path else None
        self.refiner.root = self.roots[0] if self.roots else None

    def did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        if self.notebooks.of_cell(params.text_document.uri) is not None:
            return  # the notebook has it
        self._drop(self.documents.get(params.text_document.uri))
        document = self.documents.open(params.text_document)
        if document.is_python:
            self.engine.touch(document)
            if self.home is None and to_fs_path(document.uri):
                self.settle(document.uri)
                self.spawn(self.configure())

    def did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        document = self.documents.get(params.text_document.uri)
        if document is None:
            logger.warning("a change of %s, which is not open", params.text_document.uri)
            return
        document.change(params.content_changes, params.text_document.version, self.unit)
        if document.is_python:
            self.engine.touch(document)

    def did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        document = self.documents.close(params.text_document.uri)
        self._drop(document)
        if document is not None:
            self.diagnostics.closed(document.uri)

    def did_open_notebook(self, params: types.DidOpenNotebookDocumentParams) -> None:
        self._drop(self.notebooks.get(params.notebook_document.uri))
        self.engine.touch(self.notebooks.open(params))

    def did_change_notebook(self, params: types.DidChangeNotebookDocumentParams) -> None:
        changed = self.notebooks.change(params, self.unit)
        if changed is None:
            logger.warning("a change of %s, which is not open", params.notebook_document.uri)
            return
        notebook, gone = changed
        for uri in gone:
            self.diagnostics.closed(uri)
        self.engine.touch(notebook)

    def did_close_notebook(self, params: types.DidCloseNotebookDocumentParams) -> None:
        notebook = self.notebooks.close(params.notebook_document.uri)
        self._drop(notebook)
        if notebook is not None:
            for uri, _ in notebook.cells:
                self.diagnostics.closed(uri)

    def _drop(self, program: Program | None) -> None:
        if program is not None:
            self.engine.drop(program)
            self.refiner.drop(program)

    # -- settings and catalogs

    async def configure(self) -> None:
        """Bring settings and catalog up to date with the editor and the files, then analyse with them."""
        await self._configure()
        self.status.announce()

    async def _configure(self) -> None:
        await self.asked.wait()
        async with self._reloading:
            loop = asyncio.get_running_loop()
            if self.catalogs is None and not await self._load():
                return
            await loop.run_in_executor(self._files, self.settings.read_project, self.home)
            problems = self.settings.resolve()
            if problems:
                self.tell(f"kinsight 설정에서 쓸 수 없는 값은 건너뜁니다.\n{chr(10).join(problems)}")
            changed = await loop.run_in_executor(self._files, self.catalogs.reload, self._catalog_folders())
            if changed:
                self._flag_catalogs()
            settings, revision = self.settings.current, self.settings.revision
            used = self.engine.analyzer
            if used is not None and used.catalog is self.catalogs.catalog and self.engine.settings_revision == revision:
                return
            if (
                used is not None
                and used.catalog.revision == self.catalogs.catalog.revision
                and used.settings == settings
            ):
                return
            store = self.catalogs
            analyzer = await loop.run_in_executor(self._files, Analyzer, store.catalog, store.stubs, settings)
            self.engine.use(analyzer, revision)
            if used is not None:
                self.diagnostics.refresh()
                self.hints.refresh()

    def preload(self) -> None:
        """Begin to load what does not depend on settings."""
        self._loading = asyncio.get_running_loop().run_in_executor(self._files, CatalogStore)

    async def _load(self) -> bool:
        try:
            self.catalogs = await self._loading
        except Exception:
            logger.exception("the catalog cannot be loaded")
            self.tell("kinsight의 카탈로그를 읽을 수 없어 아무것도 설명하지 못합니다. 다시 설치해 보세요.")
            self.engine.give_up()
            return False
        keep_what_is_loaded()
        return True

    def _catalog_folders(self) -> list[Path]:
        if not self.workspace_catalogs:
            return []
        project = self.settings.project
        base = project.root if project is not None and project.config else self.home
        folders = [root / USER_FOLDER for root in self.roots or ([base] if base else [])]
        for name in self.settings.current.catalogs:
            path = Path(name).expanduser()
            if path.is_absolute() or base is not None:
                folders.append(path if path.is_absolute() else base / path)
        return folders

    def _flag_catalogs(self) -> None:
        """Problems of the user's catalogs, at their lines. Always pushed: no client pulls a catalog from us."""
        flagged = set()
        for path, (file, problems) in self.catalogs.problems.items():
            uri = from_fs_path(str(path))
            flagged.add(uri)
            items = [
                types.Diagnostic(
                    range=positions.point(file.text, problem.line, problem.column, self.unit),
                    message=problem.message,
                    severity=types.DiagnosticSeverity.Error if file.broken else types.DiagnosticSeverity.Warning,
                    source=SOURCE,
                )
                for problem in problems
            ]
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, items))
        for uri in self._flagged - flagged:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        self._flagged = flagged

    # -- talking and errors

    def tell(self, message: str) -> None:
        """Show the user a message in Korean, and log it."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))
        self.window_log_message(types.LogMessageParams(types.MessageType.Warning, message))

    def report_server_error(self, error: Exception, source: type) -> None:
        """Log an error of a handler once; the user is not interrupted and the server stays up."""
        if isinstance(error, (JsonRpcMethodNotFound, JsonRpcRequestCancelled, Refused)):
            return
        details = getattr(error, "data", None)
        trace = details.get("traceback") if isinstance(details, dict) else None
        summary = f"{source.__name__}: {error}"
        if summary in self._reported:
            return
        self._reported.add(summary)
        logger.error("%s\n%s", summary, "".join(trace) if trace else "")
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"kinsight 내부 오류: {summary}"))

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task:
        """Run work in the background; its errors are logged."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: asyncio.Task) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            logger.error("background work failed", exc_info=task.exception())

    def close(self) -> None:
        """Let go of threads and processes; nothing is waited for."""
        self._files.shutdown(wait=False, cancel_futures=True)
        if hasattr(self, "engine"):
            self.hints.close()
            self.engine.close()
            self.refiner.close()
