"""The open notebooks of clients with notebook sync: cells in order, their texts, and the program that they make."""

from __future__ import annotations

from urllib.parse import unquote

from lsprotocol import types

from ..core.source import Source, notebook_source
from .documents import Document, Documents, next_serial


class Notebook:
    """An open notebook. Only cells that the client sends are known; those not in Python stay out of the program."""

    def __init__(self, item: types.NotebookDocument) -> None:
        self.uri = item.uri
        self.version = item.version
        self.serial = next_serial()
        self.cells: list[tuple[str, bool]] = [_entry(cell) for cell in item.cells]
        self.documents = Documents()
        self._source: Source | None = None
        self._before: Source | None = None  # the newest that was asked for

    def change(self, params: types.DidChangeNotebookDocumentParams, unit: str) -> list[str]:
        """Apply a change; answers the uris of documents that left the notebook. unit: what columns count."""
        before = self.uris()
        self.version = params.notebook_document.version
        self.serial = next_serial()
        self._source = None
        changes = params.change.cells
        if changes is None:
            return []
        if changes.structure is not None:
            array = changes.structure.array
            self.cells[array.start : array.start + array.delete_count] = [_entry(cell) for cell in array.cells or ()]
            # A changed language closes and opens the same uri, so closing comes first.
            for closed in changes.structure.did_close or ():
                self.documents.close(closed.uri)
            for opened in changes.structure.did_open or ():
                self.documents.open(opened)
        for cell in changes.data or ():
            self.cells = [_entry(cell) if uri == cell.document else (uri, code) for uri, code in self.cells]
        for content in changes.text_content or ():
            document = self.documents.get(content.document.uri)
            if document is not None:
                document.change(content.changes, content.document.version, unit)
        after = set(self.uris())
        return [uri for uri in before if uri not in after]

    def uris(self) -> list[str]:
        """The documents of the Python cells, in order."""
        return [uri for uri, code in self.cells if self._document(uri, code) is not None]

    def source(self) -> Source:
        if self._source is None:
            cells = []
            for uri, code in self.cells:
                document = self._document(uri, code)
                cells.append((uri, "code", document.text) if document else (uri, "markdown", ""))
            self._source = self._before = notebook_source(cells, self.uri, self.version, self._before)
        return self._source

    def versions(self) -> dict[str, int | None]:
        found = {}
        for uri in self.uris():
            document = self.documents.get(uri)
            found[uri] = document.version if document else None
        return found

    def _document(self, uri: str, code: bool) -> Document | None:
        document = self.documents.get(uri) if code else None
        return document if document is not None and document.is_python else None


class Notebooks:
    """The open notebooks by uri, and by the uris of their cells."""

    def __init__(self) -> None:
        self._open: dict[str, Notebook] = {}
        self._by_cell: dict[str, Notebook] = {}

    def __iter__(self):
        return iter(list(self._open.values()))

    def get(self, uri: str) -> Notebook | None:
        return self._open.get(unquote(uri))

    def of_cell(self, uri: str) -> Notebook | None:
        return self._by_cell.get(unquote(uri))

    def open(self, params: types.DidOpenNotebookDocumentParams) -> Notebook:
        notebook = Notebook(params.notebook_document)
        for item in params.cell_text_documents:
            notebook.documents.open(item)
        self._open[unquote(notebook.uri)] = notebook
        self._index(notebook)
        return notebook

    def change(self, params: types.DidChangeNotebookDocumentParams, unit: str) -> tuple[Notebook, list[str]] | None:
        """The changed notebook and the uris of documents that left it; None for one that is not open."""
        notebook = self.get(params.notebook_document.uri)
        if notebook is None:
            return None
        gone = notebook.change(params, unit)
        self._index(notebook)
        return notebook, gone

    def close(self, uri: str) -> Notebook | None:
        notebook = self._open.pop(unquote(uri), None)
        if notebook is not None:
            self._forget(notebook)
        return notebook

    def _index(self, notebook: Notebook) -> None:
        self._forget(notebook)
        self._by_cell.update((unquote(uri), notebook) for uri, _ in notebook.cells)

    def _forget(self, notebook: Notebook) -> None:
        self._by_cell = {uri: known for uri, known in self._by_cell.items() if known is not notebook}


def _entry(cell: types.NotebookCell) -> tuple[str, bool]:
    """A cell's document and whether it holds code."""
    return cell.document, cell.kind == types.NotebookCellKind.Code
