"""A running server with a client, and documents whose positions are found by what stands there.

Columns are computed here on their own, so that the server's conversion is checked against another one.
"""

from __future__ import annotations

import asyncio
import itertools
import sys
import time
from collections.abc import Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types as t
from pytest_lsp import LanguageClient
from pytest_lsp.client import make_test_lsp_client

COMMAND = [sys.executable, "-m", "kinsight_lsp"]
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "train.py"
_numbers = itertools.count(1)


def width(text: str, encoding: str) -> int:
    """Code units of a text."""
    if encoding == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    if encoding == "utf-16":
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text)


def split_lines(text: str) -> list[str]:
    """Lines with their breaks, as LSP has them."""
    lines, start, index = [], 0, 0
    while index < len(text):
        step = 2 if text.startswith("\r\n", index) else 1 if text[index] in "\r\n" else 0
        if step:
            lines.append(text[start : index + step])
            start = index + step
        index += step or 1
    return [*lines, text[start:]]


def position(text: str, index: int, encoding: str) -> t.Position:
    """The position of a character index."""
    for number, line in enumerate(split_lines(text)):
        if index < len(line) or index == len(line) and not line.endswith(("\r", "\n")):
            return t.Position(number, width(line[:index], encoding))
        index -= len(line)
    raise ValueError("beyond the text")


def index_of(text: str, place: t.Position, encoding: str) -> int:
    """The character index of a position."""
    lines = split_lines(text)
    start = sum(len(line) for line in lines[: place.line])
    line = lines[place.line]
    column = next(i for i in range(len(line) + 1) if width(line[:i], encoding) == place.character)
    return start + column


class Doc:
    """An open document of the test client's."""

    def __init__(self, session: Session, uri: str, text: str) -> None:
        self.session = session
        self.uri = uri
        self.text = text
        self.version = 1

    @property
    def id(self) -> t.TextDocumentIdentifier:
        return t.TextDocumentIdentifier(self.uri)

    def at(self, needle: str, skip: int = 0, offset: int = 0) -> t.Position:
        """The position of a needle's first character, or ``offset`` characters on; skip: earlier needles to pass."""
        index = self.text.index(needle)
        for _ in range(skip):
            index = self.text.index(needle, index + 1)
        return position(self.text, index + offset, self.session.encoding)

    def between(self, needle: str, skip: int = 0) -> t.Range:
        return t.Range(self.at(needle, skip), self.at(needle, skip, len(needle)))

    def under(self, range_: t.Range) -> str:
        """The text that a range covers."""
        start, end = (index_of(self.text, p, self.session.encoding) for p in (range_.start, range_.end))
        return self.text[start:end]

    def replace(self, old: str, new: str, skip: int = 0) -> None:
        """Edit incrementally."""
        range_ = self.between(old, skip)
        index = index_of(self.text, range_.start, self.session.encoding)
        self.text = self.text[:index] + new + self.text[index + len(old) :]
        self._send(t.TextDocumentContentChangePartial(range=range_, text=new))

    def set(self, text: str) -> None:
        """Replace the whole text."""
        self.text = text
        self._send(t.TextDocumentContentChangeWholeDocument(text=text))

    def _send(self, *changes: Any) -> None:
        self.version += 1
        identifier = t.VersionedTextDocumentIdentifier(uri=self.uri, version=self.version)
        self.session.client.text_document_did_change(t.DidChangeTextDocumentParams(identifier, changes))

    async def hover(self, needle: str, skip: int = 0, offset: int = 1) -> t.Hover | None:
        return await self.hover_at(self.at(needle, skip, offset))

    async def hover_at(self, place: t.Position) -> t.Hover | None:
        return await self.session.client.text_document_hover_async(t.HoverParams(self.id, place))

    async def actions(self, range_: t.Range, only: Sequence[str] | None = None) -> list[t.CodeAction]:
        params = t.CodeActionParams(self.id, range_, t.CodeActionContext([], only=only))
        return list(await self.session.client.text_document_code_action_async(params) or [])

    async def pull(self, previous: str | None = None) -> Any:
        """The report of the newest text once every rule has judged it; until then the server's id says so."""
        while True:
            report = await self.pull_once(previous)
            if not str(report.result_id).endswith("-moved"):
                return report
            await asyncio.sleep(0.05)

    async def pull_once(self, previous: str | None = None) -> Any:
        params = t.DocumentDiagnosticParams(self.id, previous_result_id=previous)
        return await self.session.client.text_document_diagnostic_async(params)

    async def diagnostics(self) -> list[t.Diagnostic]:
        """The diagnostics of the newest text, pulled or pushed."""
        if self.session.pulls:
            return list((await self.pull()).items)
        return list(await self.session.pushed(self.uri))

    def apply(self, edit: t.WorkspaceEdit) -> str:
        """The text after an edit of this document alone."""
        if edit.document_changes is not None:
            [change] = edit.document_changes
            assert change.text_document.uri == self.uri and change.text_document.version == self.version
            edits = change.edits
        else:
            [(uri, edits)] = edit.changes.items()
            assert uri == self.uri
        text = self.text
        spans = [tuple(index_of(text, p, self.session.encoding) for p in (e.range.start, e.range.end)) for e in edits]
        for (start, end), one in sorted(zip(spans, edits, strict=True), key=lambda pair: pair[0], reverse=True):
            text = text[:start] + one.new_text + text[end:]
        return text

    def close(self) -> None:
        self.session.client.text_document_did_close(t.DidCloseTextDocumentParams(self.id))


class Session:
    """A client with its server."""

    def __init__(self, client: LanguageClient, result: t.InitializeResult) -> None:
        self.client = client
        self.result = result
        self.encoding = str(
            getattr(result.capabilities.position_encoding, "value", result.capabilities.position_encoding)
        )
        self.pulls = result.capabilities.diagnostic_provider is not None
        self.published: list[t.PublishDiagnosticsParams] = []
        client.protocol.fm.features[t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = self.published.append

    def open(self, text: str, name: str | None = None, uri: str | None = None, language: str = "python") -> Doc:
        uri = uri or f"file:///tmp/kinsight/{name or f'file{next(_numbers)}.py'}"
        item = t.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.client.text_document_did_open(t.DidOpenTextDocumentParams(item))
        return Doc(self, uri, text)

    async def until(self, condition: Any) -> Any:
        """Wait for something to become true, and answer it. condition: plain or async; two minutes are a failure."""
        end = time.monotonic() + 120
        while True:
            found = condition()
            if asyncio.iscoroutine(found):
                found = await found
            if found:
                return found
            assert time.monotonic() < end, "it never came"
            await asyncio.sleep(0.01)

    async def pushed(self, uri: str, start: int = 0) -> list[t.Diagnostic]:
        """The diagnostics that were last pushed for a document, once the server has come to rest.

        start: how many publications to leave out of account.
        """
        await self.until(lambda: any(p.uri == uri for p in self.published[start:]))
        count = -1
        while count != len(self.published):
            count = len(self.published)
            await asyncio.sleep(0.25)
        return next(list(p.diagnostics) for p in reversed(self.published) if p.uri == uri)

    async def settings(self, values: dict[str, Any]) -> None:
        """Change the editor's settings and say so."""
        self.client.set_configuration(values, section="kinsight")
        self.client.workspace_did_change_configuration(t.DidChangeConfigurationParams(settings=None))


@asynccontextmanager
async def started(
    capabilities: t.ClientCapabilities, root: Path | None = None, options: Any = None, settings: Any = None,
    arguments: Sequence[str] = (),
):  # fmt: skip
    """A server of its own. root: the workspace folder; options: initializationOptions; settings: the editor's;
    arguments: of the command line."""
    client = make_test_lsp_client()
    registered: list[t.Registration] = []

    @client.feature(t.CLIENT_REGISTER_CAPABILITY)
    def register(params: t.RegistrationParams) -> None:
        registered.extend(params.registrations)

    if settings is not None:
        client.set_configuration(settings, section="kinsight")
    await client.start_io(*COMMAND, *arguments)
    try:
        session = await initialize(client, capabilities, root, options)
        session.registered = registered
        yield session
        await client.shutdown_session()
        assert client._server.returncode == 0
        assert client.error is None
    finally:
        if client._server.returncode is None:
            client._server.kill()
        await client.stop()


async def initialize(
    client: LanguageClient, capabilities: t.ClientCapabilities, root: Path | None = None, options: Any = None,
) -> Session:  # fmt: skip
    folders = [t.WorkspaceFolder(root.as_uri(), root.name)] if root else None
    params = t.InitializeParams(
        capabilities=capabilities,
        root_uri=root.as_uri() if root else None,
        workspace_folders=folders,
        initialization_options=options,
    )
    return Session(client, await client.initialize_session(params))
