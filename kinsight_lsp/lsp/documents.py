"""The open documents, kept as bytes with our own line table (pygls' splits lines where no editor does)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Protocol
from urllib.parse import unquote

from lsprotocol import types

from ..core.source import Source, cell_source, file_source
from ..core.text import Text, encode
from . import positions

CELL_SCHEME = "vscode-notebook-cell:"
_PYTHON = {"python", "python3", "ipython", "ipython3"}
_SUFFIXES = (".py", ".pyi", ".pyw", ".ipynb")
_serials = count(1)


class Program(Protocol):
    """What is analysed as one: a Python file or a notebook.

    serial: grows with every change of any program and never repeats; versions: the client's version by document uri.
    """

    uri: str
    serial: int

    def source(self) -> Source: ...

    def versions(self) -> dict[str, int | None]: ...


def next_serial() -> int:
    return next(_serials)


def is_python(language: str, uri: str) -> bool:
    """Whether a document is Python, by its language or, where the client names none, by its ending."""
    if language:
        return language.lower() in _PYTHON
    return unquote(uri).lower().endswith(_SUFFIXES)


class Document:
    """An open text document."""

    __slots__ = ("uri", "language", "version", "text", "serial", "_source")

    def __init__(self, uri: str, language: str, version: int | None, text: str) -> None:
        self.uri = uri
        self.language = language
        self.version = version
        self.text = Text(text)
        self.serial = next_serial()
        self._source: Source | None = None

    @property
    def is_python(self) -> bool:
        return is_python(self.language, self.uri)

    def change(self, changes: Sequence[types.TextDocumentContentChangeEvent], version: int | None, unit: str) -> None:
        """Apply the client's edits in order. unit: what its columns count."""
        for change in changes:
            range_ = getattr(change, "range", None)
            if range_ is None:
                self.text = Text(change.text)
                continue
            self.text = self.text.replaced(*positions.span(self.text, range_, unit), encode(change.text))
        self.version = version
        self.serial = next_serial()
        self._source = None

    def source(self) -> Source:
        """The text as a program; a notebook's cell or text (clients without notebook support) has magics."""
        if self._source is None:
            build = file_source
            if self.uri.startswith(CELL_SCHEME) or unquote(self.uri).lower().endswith(".ipynb"):
                build = cell_source
            self._source = build(self.text, self.uri, self.version)
        return self._source

    def versions(self) -> dict[str, int | None]:
        return {self.uri: self.version}


class Documents:
    """The open text documents by uri. Clients may escape one uri in different ways."""

    def __init__(self) -> None:
        self._open: dict[str, Document] = {}

    def __iter__(self):
        return iter(list(self._open.values()))

    def get(self, uri: str) -> Document | None:
        return self._open.get(uri) or self._open.get(unquote(uri))

    def open(self, item: types.TextDocumentItem) -> Document:
        document = Document(item.uri, item.language_id, item.version, item.text)
        self._open[unquote(item.uri)] = document
        return document

    def close(self, uri: str) -> Document | None:
        return self._open.pop(unquote(uri), None)
