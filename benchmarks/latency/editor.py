"""An editor without a window: what a modern client says to a server, and what it hears."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path
from typing import Any

from .diagnostics import Diagnostics
from .documents import LINE, MARKERS, Document, Place
from .servers import Server
from .wire import Answer, ServerGone, Wire

_CANCELLED = {-32801, -32802}  # ContentModified, ServerCancelled: a client asks again
_PULL = "textDocument/diagnostic"
CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "window": {"workDoneProgress": True},
    "workspace": {
        "configuration": True, "workspaceFolders": True, "didChangeConfiguration": {"dynamicRegistration": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True}, "diagnostics": {"refreshSupport": True},
    },
    "textDocument": {
        "synchronization": {"dynamicRegistration": True, "didSave": True},
        "hover": {"dynamicRegistration": True, "contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {
            "relatedInformation": True, "versionSupport": True, "codeDescriptionSupport": True, "dataSupport": True,
            "tagSupport": {"valueSet": [1, 2]},
        },
        "diagnostic": {"dynamicRegistration": True, "relatedDocumentSupport": True},
    },
    "notebookDocument": {"synchronization": {"dynamicRegistration": True, "executionSummarySupport": True}},
}  # fmt: skip


class Editor:
    """One server with at most one open document.

    pulls: whether diagnostics are asked for, because the server offers it (this client can, as VS Code and Neovim do),
    or pushed; offers: the server's capabilities; faulty: whether the fault is in the marker line now.
    """

    def __init__(self, server: Server) -> None:
        self.server = server
        self.diagnostics = Diagnostics()
        self.pulls = False
        self.wire = Wire(self._hear)
        self.offers: dict[str, Any] = {}
        self.faulty = False
        self._document: Document | None = None
        self._result_ids: dict[str, str] = {}
        self._pull: asyncio.Task | None = None

    async def start(self, folder: Path, log: Path) -> float:
        """Start the server on a folder; seconds until it has answered ``initialize``."""
        started = time.perf_counter()
        await self.wire.start(self.server.command, self.server.environment, folder, log)
        params = {
            "processId": os.getpid(), "clientInfo": {"name": "kinsight-benchmarks"}, "locale": "ko",
            "rootUri": folder.as_uri(), "rootPath": str(folder),
            "workspaceFolders": [{"uri": folder.as_uri(), "name": folder.name}],
            "capabilities": CAPABILITIES, "initializationOptions": self.server.options,
        }  # fmt: skip
        answer = await self.wire.request("initialize", params)
        self.offers = answer.result["capabilities"]
        self.pulls = bool(self.offers.get("diagnosticProvider"))
        self.wire.notify("initialized", {})
        if self.server.settings:
            self.wire.notify("workspace/didChangeConfiguration", {"settings": self.server.settings})
        return answer.at - started

    @property
    def hovers(self) -> bool:
        """Whether the server answers hovers at all."""
        return self.server.hovers and bool(self.offers.get("hoverProvider"))

    @property
    def notebooks(self) -> bool:
        """Whether the server takes notebooks as notebooks."""
        return bool(self.offers.get("notebookDocumentSync"))

    def open(self, document: Document) -> None:
        """Open a document, as a file or as a notebook, and ask for its diagnostics where they are pulled."""
        self._document = document
        self.diagnostics.versions = dict.fromkeys(document.uris, 1)
        items = [
            {"uri": uri, "languageId": "python", "version": 1, "text": text}
            for uri, text in zip(document.uris, document.cells, strict=True)
        ]
        if document.notebook is None:
            self.wire.notify("textDocument/didOpen", {"textDocument": items[0]})
        else:
            cells = [{"kind": 2, "document": uri} for uri in document.uris]
            notebook = {"uri": document.notebook, "notebookType": "jupyter-notebook", "version": 1, "cells": cells}
            self.wire.notify("notebookDocument/didOpen", {"notebookDocument": notebook, "cellTextDocuments": items})
        self.pull()

    def hover(self, place: Place) -> asyncio.Future[Answer]:
        position = {"line": place.line, "character": place.character}
        return self.wire.request(
            "textDocument/hover", {"textDocument": {"uri": self._document.uris[place.cell]}, "position": position}
        )

    def press(self) -> None:
        """One keystroke: put the fault into the marker line, or take it out again. ``pull`` is the caller's."""
        document = self._document
        before, good, bad = MARKERS[self.server.marker]
        old, new = (bad, good) if self.faulty else (good, bad)
        self.faulty = not self.faulty
        assert LINE.startswith(before + good)
        at, uri = document.typed, document.uris[document.typed.cell]
        start = at.character + len(before)
        places = [{"line": at.line, "character": column} for column in (start, start + len(old))]
        change = {"range": {"start": places[0], "end": places[1]}, "text": new}
        self.diagnostics.versions[uri] += 1
        identifier = {"uri": uri, "version": self.diagnostics.versions[uri]}
        if document.notebook is None:
            self.wire.notify("textDocument/didChange", {"textDocument": identifier, "contentChanges": [change]})
        else:
            notebook = {"uri": document.notebook, "version": identifier["version"]}
            change = {"cells": {"textContent": [{"document": identifier, "changes": [change]}]}}
            self.wire.notify("notebookDocument/didChange", {"notebookDocument": notebook, "change": change})

    def pull(self) -> None:
        """Ask for the diagnostics of the document that is typed in, where the server is one to be asked."""
        if self.pulls and self._document is not None:
            if self._pull is not None:
                self._pull.cancel()
            self._pull = asyncio.create_task(self._pulled(self._document.uris[self._document.typed.cell]))

    async def end(self, patience: float = 5.0) -> None:
        """Shut the server down; it is killed after ``patience`` seconds."""
        if self._pull is not None:
            self._pull.cancel()
        await self.wire.end(patience)

    async def _pulled(self, uri: str) -> None:
        while True:
            params = {"textDocument": {"uri": uri}}
            if uri in self._result_ids:
                params["previousResultId"] = self._result_ids[uri]
            version = self.diagnostics.versions[uri]
            try:
                answer = await self.wire.request(_PULL, params)
            except ServerGone:
                return  # whoever waits for the diagnostics gets none
            if answer.error is None:
                break
            if answer.error["code"] not in _CANCELLED:
                return
        report = answer.result
        self._result_ids.pop(uri, None)
        if report.get("resultId"):
            self._result_ids[uri] = report["resultId"]
        self.diagnostics.report("pull", uri, report.get("items"), answer.at, version)

    def _hear(self, message: dict[str, Any], at: float) -> None:
        """A request or notification of the server's."""
        method, params = message["method"], message.get("params") or {}
        if method == "textDocument/publishDiagnostics":
            self.diagnostics.report("push", params["uri"], params["diagnostics"], at, params.get("version"))
        if "id" not in message:
            return
        result: Any = None
        if method == "workspace/configuration":
            result = [self._setting(item.get("section")) for item in params["items"]]
        elif method == "client/registerCapability":
            if any(registration["method"] == _PULL for registration in params["registrations"]) and not self.pulls:
                self.pulls = True
                asyncio.get_running_loop().call_soon(self.pull)
        self.wire.respond(message["id"], result)
        if method == "workspace/diagnostic/refresh":
            self.pull()

    def _setting(self, section: str | None) -> Any:
        """The settings under a dotted section, as an editor looks them up; None where there are none."""
        found: Any = self.server.settings
        for part in section.split(".") if section else ():
            found = found.get(part) if isinstance(found, dict) else None
        return found
