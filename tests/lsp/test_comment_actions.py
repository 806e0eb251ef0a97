"""Code actions on insight comments and for the whole document, and malformed comments with their fixes."""

from __future__ import annotations

import ast

import pytest
from lsprotocol import types as t

from .commanding import Desk
from .session import EXAMPLE, Doc, Session
from .test_commands import insights_in
from .test_notebooks import LOOP, OPTIMIZER, SETUP, Book

TRAIN = EXAMPLE.read_text(encoding="utf-8")
KIND = "refactor.rewrite.kinsight"
ANNOTATE, STRIP = "source.kinsight.annotate", "source.kinsight.strip"
START = t.Range(t.Position(0, 0), t.Position(0, 0))
PERSON = "x = 1\n# # [팁] 직접 쓴 글입니다.\ny = 2\n"


async def by_kind(doc: Doc, range_: t.Range, kind: str) -> list[t.CodeAction]:
    return [action for action in await doc.actions(range_, [kind]) if action.kind == kind]


async def annotated(session: Session, **options) -> Doc:
    doc = session.open(TRAIN)
    await Desk(session, doc).run("annotate", {"uri": doc.uri, **options})
    return doc


async def test_convert_and_back(editor: Session) -> None:
    doc = await annotated(editor, form="inline", level="고급")
    before = doc.text
    place = doc.between("# # [")
    [action] = await by_kind(doc, place, f"{KIND}.convert")
    assert action.title == "이 인사이트를 블록으로 바꾸기"
    doc.set(doc.apply(action.edit))
    assert doc.text.count("[Note] [") == 1 and insights_in(doc.text) == insights_in(before)
    ast.parse(doc.text)
    [action] = await by_kind(doc, doc.between("[Note] ["), f"{KIND}.convert")
    assert doc.apply(action.edit) == before


async def test_remove(editor: Session) -> None:
    doc = editor.open(PERSON)
    [action] = await by_kind(doc, doc.between("직접"), f"{KIND}.remove")
    assert doc.apply(action.edit) == "x = 1\ny = 2\n"


async def test_another_levels_insight_instead(code: Session) -> None:
    doc = code.open(TRAIN)
    desk = Desk(code, doc)
    listing = await desk.run("showInsights", doc.uri)
    about = next(entry for entry in listing.insights if len({insight.level for insight in entry.insights}) > 1)
    place = vars(about.range.start)
    await desk.run("insert", {"uri": doc.uri, "position": place, "id": about.insights[0].id, "form": "inline"})
    found = await by_kind(doc, doc.between("# # ["), f"{KIND}.replace")
    assert found
    for action in found:
        assert action.title.split()[0] in ("초급", "중급", "고급")
        text = doc.apply(action.edit)
        assert insights_in(text) == 1 and text != doc.text and len(text.split("\n")) == len(doc.text.split("\n"))


async def test_a_persons_comment_is_replaced_by_nothing(code: Session) -> None:
    doc = code.open(PERSON)
    assert await by_kind(doc, doc.between("직접"), f"{KIND}.replace") == []
    [action] = await by_kind(doc, doc.between("직접"), f"{KIND}.convert")
    assert doc.apply(action.edit) == 'x = 1\n"""\n[Note] [팁]\n직접 쓴 글입니다.\n"""\ny = 2\n'
    doc = code.open('x = 1\n"""\n[Note] [팁]\n글입니다.\n- 요점\n"""\ny = 2\n')
    assert await by_kind(doc, doc.between("요점"), f"{KIND}.convert") == []  # a line holds no points
    assert await by_kind(doc, doc.between("y = 2"), f"{KIND}.remove") == []


async def test_the_whole_document(editor: Session) -> None:
    doc = editor.open(TRAIN)
    assert await by_kind(doc, START, STRIP) == []
    [action] = await by_kind(doc, START, ANNOTATE)
    doc.set(doc.apply(action.edit))
    assert insights_in(doc.text) >= 15
    assert await by_kind(doc, START, ANNOTATE) == []
    [action] = await by_kind(doc, START, STRIP)
    assert doc.apply(action.edit) == TRAIN


async def test_a_source_action_on_save_asks_nothing(code: Session) -> None:
    doc = code.open(TRAIN)
    for trigger, asks in ((t.CodeActionTriggerKind.Automatic, False), (t.CodeActionTriggerKind.Invoked, True)):
        context = t.CodeActionContext([], only=["source"], trigger_kind=trigger)
        actions = await code.client.text_document_code_action_async(t.CodeActionParams(doc.id, START, context))
        [action] = [action for action in actions if action.kind == ANNOTATE]
        assert bool(action.edit.change_annotations) == asks
    assert not {ANNOTATE, STRIP} & {action.kind for action in await doc.actions(START)}


async def test_a_notebook_from_any_of_its_cells(code: Session) -> None:
    book = Book(code, SETUP, OPTIMIZER, LOOP)
    [action] = await by_kind(book.cells[1], START, ANNOTATE)
    texts = Desk(code, *book.cells).result(action.edit)
    assert len(texts) > 1 and set(texts) <= set(book.cells)
    assert all(insights_in(text) for text in texts.values())
    book.close()


@pytest.mark.parametrize(
    ("text", "code_", "mended"),
    [
        ("x = 1\n# # [개염] 글\ny = 2\n", "insight-unknown-category", "x = 1\n# # [개념] 글\ny = 2\n"),
        ("x = 1\n# [개념] 글\ny = 2\n", "insight-single-hash", "x = 1\n# # [개념] 글\ny = 2\n"),
        ("x = '😀'\n# # [개념 글\ny = 2\n", "insight-missing-bracket", "x = '😀'\n# # [개념] 글\ny = 2\n"),
        (
            'x = 1\n"""\n[Note] [개념]\n글\ny = 2\n',
            "insight-block-unclosed",
            'x = 1\n"""\n[Note] [개념]\n글\n"""\ny = 2\n',
        ),
        (
            '"""\n[Note] [개념]\n글\n"""\ny = 2\n',
            "insight-block-docstring",
            "# [Note] [개념]\n# 글\ny = 2\n",
        ),
    ],
)
async def test_malformed_comments_and_their_fixes(editor: Session, text: str, code_: str, mended: str) -> None:
    doc = editor.open(text)
    [shown] = await doc.diagnostics()
    assert shown.code == code_ and shown.source == "kinsight"
    action = next(a for a in await doc.actions(shown.range, ["quickfix"]) if "무시" not in a.title)
    assert doc.apply(action.edit) == mended
    doc.set(mended)
    assert await doc.diagnostics() == []


async def test_a_block_at_the_end_of_a_cell(code: Session) -> None:
    block = 'import torch\n\nx = torch.zeros(3)\n"""\n[Note] [개념]\n글\n"""'
    book = Book(code, block, block + "\nx")
    [shown] = (await book.cells[0].pull()).items
    assert shown.code == "insight-block-cell-output" and not (await book.cells[1].pull()).items
    [action] = [a for a in await book.cells[0].actions(shown.range, ["quickfix"]) if "무시" not in a.title]
    assert book.cells[0].apply(action.edit) == "import torch\n\nx = torch.zeros(3)\n# [Note] [개념]\n# 글"
    book.close()
