"""textDocument/inlayHint: what annotate would write, at the ends of lines, with its text and its edit."""

from __future__ import annotations

import ast
import copy

from lsprotocol import types as t

from .commanding import Desk, edited
from .profiles import VSCODE, get_converter, nothing, vscode
from .session import EXAMPLE, Doc, Session, started, width
from .test_commands import insights_in
from .test_notebooks import LOOP, OPTIMIZER, SETUP, Book

TRAIN = EXAMPLE.read_text(encoding="utf-8")
INSERT = "refactor.rewrite.kinsight.insert"
WHOLE = t.Range(t.Position(0, 0), t.Position(9999, 0))


async def hints(doc: Doc, range_: t.Range = WHOLE) -> list[t.InlayHint]:
    return list(await doc.session.client.text_document_inlay_hint_async(t.InlayHintParams(doc.id, range_)) or [])


async def resolved(doc: Doc, hint: t.InlayHint) -> t.InlayHint:
    return await doc.session.client.inlay_hint_resolve_async(hint)


def line(doc: Doc, hint: t.InlayHint) -> str:
    return doc.text.split("\n")[hint.position.line]


async def test_none_unless_they_are_asked_for(code: Session) -> None:
    assert await hints(code.open(TRAIN)) == []


async def test_the_plan_of_annotate() -> None:
    async with started(vscode(), settings={"inlayHints": "priority", "level": "intermediate"}) as session:
        doc = session.open(TRAIN)
        found = await hints(doc)
        for hint in found:
            assert hint.label.startswith("◂ [") and "]" in hint.label
            assert hint.position.character == width(line(doc, hint), session.encoding)
        wanted = await Desk(session).run("annotate", {"uri": doc.uri, "preview": True})
        text = doc.text
        edits = []
        for hint in found:
            full = await resolved(doc, hint)
            assert full.label == hint.label and full.tooltip.kind == "markdown" and "출처: [" in full.tooltip.value
            edits += full.text_edits
        assert edited(doc, edits) == wanted.documents[0].text and doc.text == text
        assert [h.label for h in await hints(doc, t.Range(t.Position(0, 0), t.Position(15, 0)))] == [
            h.label for h in found if h.position.line < 15
        ]


async def test_an_insight_that_is_written_has_no_hint() -> None:
    async with started(vscode(), settings={"inlayHints": "priority"}) as session:
        doc = session.open(TRAIN)
        before = await hints(doc)
        first = await resolved(doc, before[0])
        doc.set(edited(doc, first.text_edits))
        assert insights_in(doc.text) == 1
        assert [hint.label for hint in await hints(doc)] == [hint.label for hint in before[1:]]
        desk = Desk(session, doc)
        await desk.run("annotate", doc.uri)
        assert insights_in(doc.text) > 10 and await hints(doc) == []


async def test_every_place_once() -> None:
    async with started(vscode(), settings={"inlayHints": "all"}) as session:
        doc = session.open(TRAIN + "\nx = torch.zeros(3)\ny = torch.zeros(4)\n")
        every = await hints(doc)
        labels = [hint.label for hint in every]
        assert len(labels) == len(set(labels))
        await session.settings({"inlayHints": "priority"})
        some: list[t.InlayHint] = []

        async def fewer() -> bool:
            some[:] = await hints(doc)
            return len(some) != len(every)

        await session.until(fewer)
        assert 0 < len(some) < len(every)
        await session.settings({"inlayHints": "off"})

        async def none() -> bool:
            return not await hints(doc)

        await session.until(none)


async def test_the_edit_is_that_of_the_insert_action() -> None:
    async with started(vscode(), settings={"inlayHints": "all"}) as session:
        doc = session.open(TRAIN)
        hint = next(h for h in await hints(doc) if "zero_grad" in line(doc, h))
        text = edited(doc, (await resolved(doc, hint)).text_edits)
        ast.parse(text)
        actions = await doc.actions(doc.between("zero_grad"), [INSERT])
        assert text in [doc.apply(action.edit) for action in actions]


async def test_all_at_once_for_a_client_that_resolves_nothing() -> None:
    capabilities = copy.deepcopy(VSCODE)
    del capabilities["textDocument"]["inlayHint"]["resolveSupport"]
    capabilities = get_converter().structure(capabilities, t.ClientCapabilities)
    async with started(capabilities, options={"inlayHints": "priority"}) as session:
        assert not session.result.capabilities.inlay_hint_provider.resolve_provider
        doc = session.open("# 한글 😀\n" + TRAIN)
        found = await hints(doc)
        assert found and all(hint.tooltip.value and hint.text_edits for hint in found)
        text = edited(doc, [edit for hint in found for edit in hint.text_edits])
        ast.parse(text)
        assert insights_in(text) == len(found)


async def test_plain_text_for_a_client_without_markdown() -> None:
    async with started(nothing(), options={"inlayHints": "priority"}) as session:
        [first, *_] = await hints(session.open(TRAIN))
        assert first.tooltip.kind == "plaintext" and "**" not in first.tooltip.value


async def test_a_resolve_that_comes_too_late_changes_nothing() -> None:
    async with started(vscode(), settings={"inlayHints": "priority"}) as session:
        doc = session.open(TRAIN)
        [first, *_] = await hints(doc)
        doc.replace("NUM_EPOCHS = 5", "# 한 줄\nNUM_EPOCHS = 5")
        await hints(doc)
        late = await resolved(doc, first)
        assert late.text_edits is None and late.tooltip is None


async def test_cells_have_their_own_and_follow_each_other() -> None:
    async with started(vscode(), settings={"inlayHints": "priority"}) as session:
        desk = Desk(session)
        book = Book(session, SETUP, OPTIMIZER, LOOP)
        of_loop = await hints(book.cells[2])
        assert of_loop and all(hint.position.line < 4 for hint in of_loop)
        for cell in book.cells:
            for hint in await hints(cell):
                assert hint.position.character == width(line(cell, hint), session.encoding)
                text = edited(cell, (await resolved(cell, hint)).text_edits)
                assert insights_in(text) == 1
        count = desk.hints_refreshed
        book.edit(book.cells[0], "import torch\nfrom torch import nn, optim", "from torch import nn")
        await session.until(lambda: desk.hints_refreshed > count)
        book.close()


async def test_late_answers_ask_for_a_refresh(tmp_path) -> None:
    """What only tier 2 can name comes after the first hints."""
    text = (
        "import torch\nfrom torch import nn\n\nthings = {'a': nn.Linear(2, 2)}\n"
        "for key, thing in things.items():\n    thing.train()\n"
    )
    async with started(vscode(), root=tmp_path, settings={"inlayHints": "all"}) as session:
        desk = Desk(session)
        doc = session.open(text, uri=(tmp_path / "a.py").as_uri())
        assert not any("thing.train" in line(doc, hint) for hint in await hints(doc))
        await session.until(lambda: desk.hints_refreshed)
        assert any("thing.train" in line(doc, hint) for hint in await hints(doc))


async def test_hints_keep_their_lines_while_somebody_types() -> None:
    """A long document's hints are not worked out with every key: they move, and are asked for again in a pause."""
    async with started(vscode(), settings={"inlayHints": "priority"}) as session:
        desk = Desk(session)
        doc = session.open(TRAIN * 6)

        async def shown() -> dict[str, str]:
            return {hint.label: line(doc, hint) for hint in await hints(doc)}

        before = await shown()
        for _ in range(5):
            doc.replace("NUM_EPOCHS = 5", "# 한 줄\nNUM_EPOCHS = 5")
            assert await shown() == before
        label = next(iter(before))
        doc.replace(before[label], "")
        count = desk.hints_refreshed
        assert label not in await shown()
        await session.until(lambda: desk.hints_refreshed > count)
        assert label in await shown()  # at another place of the document
