"""Notebooks: one program out of the cells, answered cell by cell."""

from __future__ import annotations

import asyncio
import itertools

import pytest
from lsprotocol import types as t

from .profiles import vscode
from .session import Doc, Session, started

_numbers = itertools.count(1)
SETUP = "%matplotlib inline\n!git status\nimport torch\nfrom torch import nn, optim\nmodel = nn.Linear(2, 2)"
OPTIMIZER = '제목 = "😀"; optimizer = optim.Adam(model.parameters())\ncriterion = nn.CrossEntropyLoss()\ntotal = 0'
LOOP = "for x, y in loader:\n    loss = criterion(model(x), y)\n    loss.backward()\n    optimizer.step()"


class Book:
    """An open notebook of the test client's."""

    def __init__(self, session: Session, *cells: str) -> None:
        self.session = session
        self.number = next(_numbers)
        self.uri = f"file:///tmp/%EB%85%B8%ED%8A%B8{self.number}.ipynb"
        self.version = 1
        self.count = itertools.count(1)
        self.cells = [self.cell(text) for text in cells]
        session.client.notebook_document_did_open(
            t.DidOpenNotebookDocumentParams(
                t.NotebookDocument(self.uri, "jupyter-notebook", 1, [self.entry(cell) for cell in self.cells]),
                [self.item(cell) for cell in self.cells],
            )
        )

    def cell(self, text: str) -> Doc:
        uri = (
            f"vscode-notebook-cell://host:80/tmp/%EB%85%B8%ED%8A%B8{self.number}.ipynb#W{next(self.count)}sZmlsZQ%3D%3D"
        )
        return Doc(self.session, uri, text)

    @staticmethod
    def entry(cell: Doc, kind: t.NotebookCellKind = t.NotebookCellKind.Code) -> t.NotebookCell:
        return t.NotebookCell(kind=kind, document=cell.uri)

    @staticmethod
    def item(cell: Doc, language: str = "python") -> t.TextDocumentItem:
        return t.TextDocumentItem(uri=cell.uri, language_id=language, version=cell.version, text=cell.text)

    def change(self, cells: t.NotebookDocumentCellChanges) -> None:
        self.version += 1
        self.session.client.notebook_document_did_change(
            t.DidChangeNotebookDocumentParams(
                t.VersionedNotebookDocumentIdentifier(uri=self.uri, version=self.version),
                t.NotebookDocumentChangeEvent(cells=cells),
            )
        )

    def splice(
        self, start: int, delete: int, *new: Doc, opened: tuple = (), closed: tuple = (), language: str = "python"
    ) -> None:
        self.cells[start : start + delete] = new
        array = t.NotebookCellArrayChange(start=start, delete_count=delete, cells=[self.entry(cell) for cell in new])
        structure = t.NotebookDocumentCellChangeStructure(
            array=array,
            did_open=[self.item(cell, language) for cell in opened],
            did_close=[cell.id for cell in closed],
        )
        self.change(t.NotebookDocumentCellChanges(structure=structure))

    def edit(self, cell: Doc, old: str, new: str) -> None:
        range_ = cell.between(old)
        cell.text = cell.text.replace(old, new, 1)
        cell.version += 1
        content = t.NotebookDocumentCellContentChanges(
            document=t.VersionedTextDocumentIdentifier(uri=cell.uri, version=cell.version),
            changes=[t.TextDocumentContentChangePartial(range=range_, text=new)],
        )
        self.change(t.NotebookDocumentCellChanges(text_content=[content]))

    def close(self) -> None:
        self.session.client.notebook_document_did_close(
            t.DidCloseNotebookDocumentParams(t.NotebookDocumentIdentifier(self.uri), [cell.id for cell in self.cells])
        )


async def codes(cell: Doc) -> set[str]:
    return {d.code for d in (await cell.pull()).items}


@pytest.fixture
def book(code: Session):
    book = Book(code, SETUP, OPTIMIZER, LOOP)
    yield book
    book.close()


async def test_an_import_explains_later_cells(book: Book) -> None:
    hover = await book.cells[1].hover("Adam")
    assert book.cells[1].under(hover.range) == "Adam" and "`torch.optim.Adam`" in hover.contents.value
    hover = await book.cells[2].hover("step")
    assert book.cells[2].under(hover.range) == "step" and "추정" not in hover.contents.value
    assert await book.cells[0].hover("git status") is not None
    assert await book.cells[2].hover("for x") is None


async def test_diagnostics_stand_in_their_cell(book: Book) -> None:
    assert await codes(book.cells[0]) == set() and await codes(book.cells[1]) == set()
    report = await book.cells[2].pull()
    shown = next(d for d in report.items if d.code == "missing-zero-grad")
    assert book.cells[2].under(shown.range)
    assert all(info.location.uri in {cell.uri for cell in book.cells} for info in shown.related_information or ())


async def test_actions_edit_their_cell(book: Book) -> None:
    cell = book.cells[2]
    actions = await cell.actions(t.Range(t.Position(0, 0), t.Position(3, 0)), ["quickfix", "refactor"])
    assert actions
    for action in actions:
        text = cell.apply(action.edit)
        assert text.startswith(("for", "#", '"""', "optimizer")), text
    fix_all = await cell.actions(t.Range(t.Position(0, 0), t.Position(0, 0)), ["source.fixAll"])
    assert "zero_grad" in cell.apply(fix_all[0].edit)
    assert await book.cells[0].actions(t.Range(t.Position(0, 0), t.Position(0, 0)), ["source.fixAll"]) == []


async def test_text_changes(book: Book) -> None:
    book.edit(book.cells[0], "import torch\nfrom torch import nn, optim", "pass")
    assert await book.cells[1].hover("Adam") is None
    book.edit(book.cells[0], "pass", "from torch import nn, optim")
    assert await book.cells[1].hover("Adam") is not None
    book.edit(book.cells[2], "    loss.backward()", "    optimizer.zero_grad()\n    loss.backward()")
    assert "missing-zero-grad" not in await codes(book.cells[2])


async def test_cells_come_go_and_move(book: Book) -> None:
    setup, optimizer, loop = book.cells
    book.splice(0, 1, closed=(setup,))
    assert await optimizer.hover("Adam") is None
    again = book.cell(SETUP)
    book.splice(0, 0, again, opened=(again,))
    assert await optimizer.hover("Adam") is not None
    book.splice(0, 3, loop, again, optimizer)  # moved: nothing opens or closes
    assert (await loop.hover("step")) is not None
    assert book.cells[2].under((await optimizer.hover("Adam")).range) == "Adam"
    added = book.cell("with torch.no_grad():\n    pass")
    book.splice(3, 0, added, opened=(added,))
    assert await added.hover("no_grad") is not None


async def test_a_changed_language_leaves_the_program(book: Book) -> None:
    setup = book.cells[0]
    book.splice(0, 1, setup, opened=(setup,), closed=(setup,), language="r")
    assert await setup.hover("nn.Linear") is None and await book.cells[1].hover("Adam") is None
    book.splice(0, 1, setup, opened=(setup,), closed=(setup,))
    assert await book.cells[1].hover("Adam") is not None
    book.change(t.NotebookDocumentCellChanges(data=[book.entry(setup, t.NotebookCellKind.Markup)]))
    assert await book.cells[1].hover("Adam") is None


async def test_a_bash_cell_is_no_python(code: Session) -> None:
    book = Book(code, "import torch", "%%bash\necho torch.no_grad", "%%time\nwith torch.no_grad():\n    pass")
    assert await book.cells[1].hover("no_grad") is None
    assert await book.cells[2].hover("no_grad") is not None
    book.close()


async def test_an_empty_notebook(code: Session) -> None:
    book = Book(code)
    cell = book.cell("import torch\ntorch.no_grad()")
    book.splice(0, 0, cell, opened=(cell,))
    assert await cell.hover("no_grad") is not None
    book.splice(0, 1, closed=(cell,))
    assert await cell.hover("no_grad") is None
    book.close()
    assert await cell.hover("no_grad") is None


async def test_cells_are_pushed_until_they_are_pulled() -> None:
    """Older VS Code clients pull files but not cells."""
    async with started(vscode()) as session:
        book = Book(session, SETUP, OPTIMIZER, LOOP)
        loop = book.cells[2]
        assert "missing-zero-grad" in {d.code for d in await session.pushed(loop.uri)}
        count = len(session.published)
        book.splice(2, 1, closed=(loop,))
        assert await session.pushed(loop.uri, count) == []
        book.splice(2, 0, loop, opened=(loop,))
        count = len(session.published)
        assert "missing-zero-grad" in await codes(loop)
        await asyncio.sleep(0.3)
        last = {p.uri: p.diagnostics for p in session.published}
        assert not any(last.values())  # what was pushed is taken back
        count = len(session.published)
        book.edit(loop, "loss.backward()", "loss.backward()  # 주석")
        await asyncio.sleep(0.7)
        assert len(session.published) == count
        assert "missing-zero-grad" in await codes(loop)
        refreshed = session.client.diagnostic_refresh_count
        book.edit(book.cells[0], "import torch", "# kinsight: ignore-file[missing-zero-grad]\nimport torch")
        await session.until(lambda: session.client.diagnostic_refresh_count > refreshed)
        assert "missing-zero-grad" not in await codes(loop)


async def test_cells_without_notebook_sync(editor: Session) -> None:
    uri = "vscode-notebook-cell:/tmp/a.ipynb#W0sZmlsZQ%3D%3D"
    doc = editor.open("%matplotlib inline\nimport torch\nwith torch.no_grad():\n    !ls\n", uri=uri)
    assert await doc.hover("no_grad") is not None
    assert await doc.hover("matplotlib") is None
    doc.close()
