"""workspace/executeCommand: changes with preview, the level, lists and search, and what is wrong with a call."""

from __future__ import annotations

import ast

import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

from kinsight_lsp.knowledge.model import CATEGORIES

from .commanding import Desk
from .profiles import VSCODE, get_converter, nothing, vscode
from .session import EXAMPLE, Doc, Session, started
from .test_code_actions import LOOP
from .test_notebooks import LOOP as BATCHES
from .test_notebooks import OPTIMIZER, SETUP, Book

TRAIN = EXAMPLE.read_text(encoding="utf-8")
MARKS = tuple(f"{lead}[{badge}]" for lead in ("# # ", "# [Note] ", "[Note] ") for badge in CATEGORIES.values())


def insights_in(text: str) -> int:
    """How many marks of the exact format stand in a text."""
    lines = [line.strip() for line in text.splitlines()]
    return sum(line.startswith(MARKS) for line in lines)


def code_of(text: str) -> str:
    """The program without its bare strings."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(getattr(node, "body", None), list):
            node.body = [s for s in node.body if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))]
    return ast.dump(tree)


@pytest.fixture
def train(editor: Session) -> Doc:
    return editor.open(TRAIN)


async def test_annotate_and_strip_come_back_to_the_text(editor: Session, train: Doc) -> None:
    desk = Desk(editor, train)
    answer = await desk.run("annotate", {"uri": train.uri, "level": "초급"})
    assert answer.changed and answer.applied and answer.level == "beginner"
    assert answer.target == [15, 20] and answer.total == insights_in(train.text) <= 20
    assert sum(section.count for section in answer.sections) == answer.total
    assert code_of(train.text) == code_of(TRAIN)
    again = await desk.run("annotate", {"uri": train.uri, "level": "초급"})
    assert not again.changed and not again.applied and len(desk.edits) == 1
    assert desk.shown == [again.message]
    fewer = await desk.run("annotate", {"uri": train.uri, "level": "고급"})
    assert fewer.applied and insights_in(train.text) == fewer.total <= 5
    answer = await desk.run("strip", train.uri)
    assert answer.applied and train.text == TRAIN


async def test_the_change_is_shown_before_it_is_made(code: Session) -> None:
    doc = code.open(TRAIN)
    desk = Desk(code, doc)
    await desk.run("annotate", {"uri": doc.uri})
    edit = desk.edits[0].edit
    [(name, annotation)] = edit.change_annotations.items()
    assert annotation.needs_confirmation
    assert annotation.label == "인사이트 주석 달기" and "초급" in annotation.description
    assert {e.annotation_id for change in edit.document_changes for e in change.edits} == {name}
    await desk.run("strip", {"uri": doc.uri, "confirm": False})
    assert desk.edits[1].edit.change_annotations is None and doc.text == TRAIN


async def test_preview_changes_nothing(editor: Session, train: Doc) -> None:
    desk = Desk(editor, train)
    answer = await desk.run("annotate", {"uri": train.uri, "level": "intermediate", "preview": True})
    assert answer.changed and not answer.applied and not desk.edits and not desk.shown
    [document] = answer.documents
    assert (document.uri, document.version) == (train.uri, train.version)
    assert insights_in(document.text) == answer.total and 8 <= answer.total <= 12
    edits = [
        t.TextEdit(t.Range(t.Position(**vars(e.range.start)), t.Position(**vars(e.range.end))), e.newText)
        for e in document.edits
    ]
    change = t.TextDocumentEdit(t.OptionalVersionedTextDocumentIdentifier(uri=train.uri, version=1), edits)
    assert desk.result(t.WorkspaceEdit(document_changes=[change])) == {train: document.text}
    added = [line[1:] for line in answer.diff.splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert insights_in("\n".join(added)) == answer.total
    assert not any(line.startswith("-") and not line.startswith("---") for line in answer.diff.splitlines())
    answer = await desk.run("strip", {"uri": train.uri, "preview": True})
    assert not answer.changed and answer.documents == [] and answer.diff == ""


async def test_a_refused_edit_is_told(code: Session) -> None:
    doc = code.open(TRAIN)
    desk = Desk(code, doc)
    desk.applied = False
    answer = await desk.run("annotate", doc.uri)
    assert answer.changed and not answer.applied and desk.shown == [answer.message]
    assert doc.text == TRAIN


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
async def test_line_breaks_and_the_last_line_stay(code: Session, eol: str) -> None:
    text = eol.join([*LOOP.replace("\n", "\n").split("\n")[:-1]])  # no break at the end
    doc = code.open(text)
    desk = Desk(code, doc)
    await desk.run("annotate", doc.uri)
    assert insights_in(doc.text) and doc.text.count("\n") == doc.text.count(eol)
    await desk.run("strip", doc.uri)
    assert doc.text == text


async def test_a_notebook_is_one_document(code: Session) -> None:
    loader = "from torch.utils.data import DataLoader\nloader = DataLoader(data, batch_size=32, num_workers=4)"
    book = Book(code, SETUP, loader, OPTIMIZER, BATCHES)
    desk = Desk(code, *book.cells)
    for uri in (book.uri, book.cells[1].uri):
        answer = await desk.run("annotate", {"uri": uri, "preview": True})
        assert insights_in("\n".join(document.text for document in answer.documents)) == answer.total > 2
        assert {document.uri for document in answer.documents} <= {cell.uri for cell in book.cells}
        assert len(answer.documents) > 1
    changes: list[t.ApplyWorkspaceEditParams] = []
    code.client.protocol.fm.features[t.WORKSPACE_APPLY_EDIT] = lambda params: (
        changes.append(params) or t.ApplyWorkspaceEditResult(applied=True)
    )
    await desk.run("annotate", book.uri)
    after = {doc.uri: text for doc, text in desk.result(changes[0].edit).items()}
    assert after == {document.uri: document.text for document in answer.documents}
    book.close()


async def test_what_the_call_says_goes_before_the_settings(code: Session) -> None:
    doc = code.open(TRAIN)
    desk = Desk(code, doc)

    async def marks(**options) -> list[str]:
        answer = await desk.run("annotate", {"uri": doc.uri, "preview": True, **options})
        text = answer.documents[0].text if answer.documents else ""
        return [line.strip() for line in text.splitlines() if insights_in(line)]

    only = await marks(categories=["주의"])
    assert only and all("[주의]" in line for line in only)
    assert all(line.startswith("# # [") for line in await marks(form="inline"))
    assert not any(line.startswith("# # [") for line in await marks(form="block"))
    assert 0 < len(await marks(sections=["학습"])) <= 5
    assert len(await marks(density=0.2)) <= 4


async def test_convert(editor: Session, train: Doc) -> None:
    desk = Desk(editor, train)
    await desk.run("annotate", {"uri": train.uri, "form": "inline"})
    inline = train.text
    answer = await desk.run("convert", {"uri": train.uri, "form": "block"})
    assert answer.applied and "[Note] [" in train.text and "# # [" not in train.text
    ast.parse(train.text)
    answer = await desk.run("convert", {"uri": train.uri, "form": "inline"})
    assert answer.applied and train.text == inline
    place = train.at("# # [")
    answer = await desk.run(
        "convert",
        {"uri": train.uri, "form": "block", "position": {"line": place.line, "character": place.character + 3}},
    )
    assert answer.applied and train.text.count("[Note] [") == 1


async def test_convert_of_a_persons_insight(code: Session) -> None:
    doc = code.open("x = 1\n# # [팁] 직접 적은 글입니다.\ny = 2\n")
    desk = Desk(code, doc)
    answer = await desk.run("convert", {"uri": doc.uri, "form": "block"})
    assert not answer.changed
    answer = await desk.run("convert", {"uri": doc.uri, "form": "block", "all": True})
    assert answer.applied and doc.text == 'x = 1\n"""\n[Note] [팁]\n직접 적은 글입니다.\n"""\ny = 2\n'
    answer = await desk.run("strip", {"uri": doc.uri})
    assert not answer.changed
    answer = await desk.run("strip", {"uri": doc.uri, "all": True})
    assert answer.applied and doc.text == "x = 1\ny = 2\n"


async def test_insert(editor: Session, train: Doc) -> None:
    desk = Desk(editor, train)
    place = train.at("zero_grad")
    position = {"line": place.line, "character": place.character}
    listing = await desk.run("showInsights", train.uri)
    about = next(o for o in listing.insights if o.range.start.line == place.line)
    name = about.insights[0].id
    answer = await desk.run("insert", {"uri": train.uri, "position": position, "id": name, "form": "inline"})
    assert answer.applied and insights_in(train.text) == 1
    assert desk.edits[-1].edit.change_annotations is None
    listing = await desk.run("showInsights", train.uri)
    assert [comment.id for comment in listing.comments] == [name]
    below = {"line": place.line + 1, "character": place.character}
    answer = await desk.run("insert", {"uri": train.uri, "position": below, "id": name})
    assert not answer.changed


async def test_the_list_of_a_document(editor: Session, train: Doc) -> None:
    listing = await Desk(editor, train).run("showInsights", {"uri": train.uri})
    assert listing.uri == train.uri and listing.level == "beginner"
    loader = next(o for o in listing.insights if o.name == "torch.utils.data.DataLoader")
    first = loader.insights[0]
    assert CATEGORIES[first.category] == first.badge and first.title and first.brief
    range_ = t.Range(*(t.Position(p.line, p.character) for p in (loader.range.start, loader.range.end)))
    assert train.under(range_) == "DataLoader"
    shown = {(d.code, d.message) for d in await train.diagnostics()}
    assert {(f.code, f.message) for f in listing.findings} == shown
    assert listing.comments == []


async def test_search(code: Session) -> None:
    desk = Desk(code)
    found = (await desk.run("search", "DataLoader 워커")).results
    assert any(entry.kind == "insight" and "워커" in entry.title for entry in found)
    assert all(entry.markdown and entry.title for entry in found)
    assert any(entry.kind == "caution" for entry in (await desk.run("search", {"query": "zero_grad"})).results)
    assert (await desk.run("search", {"query": "없는말없는말"})).results == []
    assert len((await desk.run("search", {"query": "", "limit": 7})).results) == 7


@pytest.mark.parametrize(
    ("command", "arguments", "word"),
    [
        ("annotate", (), "`uri`"),
        ("annotate", ({"uri": 3},), "`uri`"),
        ("annotate", ("file:///tmp/not-open.py",), "열려 있는"),
        ("annotate", ({"uri": "URI", "level": "신"},), "`level`"),
        ("annotate", ({"uri": "URI", "density": "많이"},), "`density`"),
        ("annotate", ({"uri": "URI", "categories": ["x"]},), "`categories`"),
        ("annotate", ({"uri": "URI", "sections": ["x"]},), "`sections`"),
        ("annotate", ({"uri": "URI", "form": 3},), "`form`"),
        ("annotate", ({"uri": "URI", "preview": "예"},), "`preview`"),
        ("annotate", ({"uri": "URI", "typo": 1},), "`typo`"),
        ("annotate", ("URI", "URI"), "하나"),
        ("annotate", (["URI"],), "객체"),
        ("strip", ({"uri": "URI", "all": 1},), "`all`"),
        ("convert", ("URI",), "`form`"),
        ("convert", ({"uri": "URI", "form": "auto"},), "`form`"),
        ("convert", ({"uri": "URI", "form": "block", "position": {"line": -1, "character": 0}},), "`position.line`"),
        ("convert", ({"uri": "URI", "form": "block", "position": [1, 2]},), "`position`"),
        ("convert", ({"uri": "URI", "form": "block", "position": {"line": 0, "character": 0}},), "인사이트 주석이"),
        ("insert", ({"uri": "URI", "id": "x", "position": {"line": 0, "character": 0}},), "`x`"),
        ("insert", ({"uri": "URI", "id": "optimizer-step", "position": {"line": 0, "character": 0}},), "관계"),
        ("insert", ({"uri": "URI", "id": "optimizer-step"},), "`position`"),
        ("setLevel", (), "`level`"),
        ("setLevel", ({"level": "신"},), "`level`"),
        ("status", ({"x": 1},), "`x`"),
        ("search", ({"query": "a", "limit": 0},), "`limit`"),
        ("search", ({"query": ["a"]},), "`query`"),
    ],
)
async def test_wrong_arguments_are_told_in_korean(code: Session, command: str, arguments: tuple, word: str) -> None:
    doc = code.open(LOOP)
    desk = Desk(code, doc)
    given = [
        doc.uri if a == "URI" else {**a, "uri": doc.uri} if isinstance(a, dict) and a.get("uri") == "URI" else a
        for a in arguments
    ]
    with pytest.raises(JsonRpcException) as error:
        await desk.run(command, *given)
    assert word in error.value.message and error.value.code in (-32602, -32803)
    assert any("가" <= letter <= "힣" for letter in error.value.message)
    assert (await desk.run("status")).level == "beginner"  # and the server is well


async def test_a_client_that_takes_no_edits() -> None:
    async with started(nothing()) as session:
        doc = session.open(LOOP)
        desk = Desk(session, doc)
        with pytest.raises(JsonRpcException, match="preview"):
            await desk.run("annotate", doc.uri)
        assert (await desk.run("annotate", {"uri": doc.uri, "preview": True})).documents


async def test_the_level_is_chosen_and_told() -> None:
    capabilities = get_converter().structure(
        {**VSCODE, "experimental": {"kinsight": {"status": True, "insightsChanged": True}}}, t.ClientCapabilities
    )
    async with started(capabilities, settings={"level": "beginner", "inlayHints": "priority"}) as session:
        doc = session.open(TRAIN)
        desk = Desk(session, doc)
        told, changed = desk.listen("kinsight/status"), desk.listen("kinsight/insightsChanged")
        before = (await doc.hover("batch_size")).contents.value
        assert (await desk.run("status")).level == "beginner"
        hints, pulls = desk.hints_refreshed, session.client.diagnostic_refresh_count
        answer = await desk.run("setLevel", "고급")
        assert (answer.level, answer.levelName, answer.sessionLevel) == ("advanced", "고급", True)
        await session.until(lambda: desk.hints_refreshed > hints)
        await session.until(lambda: session.client.diagnostic_refresh_count > pulls)
        assert (await doc.hover("batch_size")).contents.value != before
        assert (await desk.run("annotate", {"uri": doc.uri, "preview": True})).level == "advanced"
        await session.settings({"level": "beginner", "inlayHints": "all"})  # another setting leaves the choice alone
        await session.until(lambda: told and told[-1].inlayHints == "all")
        assert told[-1].level == "advanced" and told[-1].sessionLevel
        await session.settings({"level": "intermediate", "inlayHints": "all"})
        await session.until(lambda: told[-1].level == "intermediate" and not told[-1].sessionLevel)
        await desk.run("setLevel", {"level": "초급"})
        answer = await desk.run("setLevel", {"level": None})
        assert answer.level == "intermediate"
        await session.until(lambda: changed and changed[-1].uri == doc.uri)
        count = len(changed)
        doc.set("x = 1\n")
        await session.until(lambda: len(changed) > count)


async def test_clients_that_do_not_ask_are_told_nothing() -> None:
    async with started(vscode()) as session:
        desk = Desk(session)
        told = desk.listen("kinsight/status")
        await desk.run("setLevel", "고급")
        await session.open("x = 1\n").hover("x")
        assert told == []
