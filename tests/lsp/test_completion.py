"""textDocument/completion: categories and whole insights where an insight comment is typed, nothing anywhere else."""

from __future__ import annotations

import ast

import pytest
from lsprotocol import types as t

from kinsight_lsp.knowledge.model import CATEGORIES

from .commanding import edited
from .profiles import jupyterlab
from .session import EXAMPLE, Doc, Session, position, started
from .test_notebooks import LOOP, OPTIMIZER, SETUP, Book

TRAIN = EXAMPLE.read_text(encoding="utf-8")
CURSOR = "▮"
BADGES = list(CATEGORIES.values())
STEP = """import torch

model = torch.nn.Linear(2, 2)
optimizer = torch.optim.SGD(model.parameters())
{}
optimizer.step()
"""


async def complete(doc: Doc, index: int) -> list[t.CompletionItem]:
    place = position(doc.text, index, doc.session.encoding)
    found = await doc.session.client.text_document_completion_async(t.CompletionParams(doc.id, place))
    if found is None:
        return []
    for item in found.items:
        range_ = item.text_edit.range
        assert range_.start.line == range_.end.line == place.line
        assert range_.start.character <= place.character <= range_.end.character
        typed = doc.under(t.Range(range_.start, place))
        assert item.filter_text.startswith(typed)
    return list(found.items)


async def completed(session: Session, marked: str) -> dict[str, str]:
    """The text that each completion makes, by label. marked: a text with the cursor in it."""
    doc = session.open(marked.replace(CURSOR, ""))
    items = await complete(doc, marked.index(CURSOR))
    return {item.label: edited(doc, [item.text_edit, *(item.additional_text_edits or ())]) for item in items}


def whole(found: dict[str, str]) -> dict[str, str]:
    """The completions that are insights, not categories."""
    return {label: text for label, text in found.items() if label not in BADGES}


@pytest.mark.parametrize("typed", ["# # [", "# [", "#  # [", "## ["])
async def test_categories_and_insights_of_the_next_statement(editor: Session, typed: str) -> None:
    found = await completed(editor, STEP.format(typed + CURSOR))
    assert list(found)[:6] == BADGES
    assert found["개념"] == STEP.format("# # [개념] ")
    insights = whole(found)
    assert "[개념] 가중치 갱신" in insights
    for label, text in insights.items():
        line = text.split("\n")[4]
        assert line.startswith(f"# # {label.partition(']')[0]}] ") and text == STEP.format(line)


async def test_a_bracket_that_the_editor_closed_is_taken_along(editor: Session) -> None:
    found = await completed(editor, STEP.format(f"# # [{CURSOR}]"))
    assert found["주의"] == STEP.format("# # [주의] ")
    assert whole(found) and not any("]]" in text or text.split("\n")[4].endswith("]") for text in found.values())


TYPED = {"개": "개념", "갠": "개념", "ㄱ": "개념", "gae": "개념", "con": "개념", "Perf": "성능", "juu": "주의"}


@pytest.mark.parametrize(("typed", "badge"), TYPED.items())
async def test_what_was_typed_chooses(code: Session, typed: str, badge: str) -> None:
    found = await completed(code, STEP.format(f"# # [{typed}{CURSOR}"))
    assert [label for label in found if label in BADGES] == [badge]
    assert found[badge] == STEP.format(f"# # [{badge}] ")
    assert await completed(code, STEP.format(f"# # [없는말{CURSOR}")) == {}


async def test_a_word_of_the_title_chooses(code: Session) -> None:
    every = whole(await completed(code, STEP.format(f"# # [{CURSOR}")))
    label = next(iter(every))
    word = label.partition("] ")[2].split()[0]
    assert label in await completed(code, STEP.format(f"# # [{word}{CURSOR}"))


async def test_in_a_category_that_is_there(code: Session) -> None:
    found = await completed(code, STEP.format(f"# # [개{CURSOR}] 직접 쓴 글"))
    assert found == {"개념": STEP.format("# # [개념] 직접 쓴 글")}


@pytest.mark.parametrize("encoding_line", ["", "이름 = '한글 😀'\n"])
async def test_blocks_that_end(editor: Session, encoding_line: str) -> None:
    text = encoding_line + STEP
    found = await completed(editor, text.format(f'"""\n[Note] [{CURSOR}]\n"""'))
    assert found["팁"] == text.format('"""\n[Note] [팁]\n"""')
    insights = whole(found)
    assert insights
    for label, after in insights.items():
        tree = ast.parse(after)
        assert len(tree.body) == len(ast.parse(text.format("")).body) + 1
        string = next(n.value.value for n in tree.body if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))
        assert string.startswith(f"\n[Note] {label.partition(']')[0]}]\n") and string.endswith("\n")


async def test_a_block_that_is_still_open_is_closed(editor: Session) -> None:
    found = await completed(editor, STEP.format(f'"""\n[Note] [{CURSOR}'))
    assert found["팁"] == STEP.format('"""\n[Note] [팁]')
    insights = whole(found)
    assert insights
    for after in insights.values():
        assert len(ast.parse(after).body) == len(ast.parse(STEP.format("")).body) + 1


async def test_the_comment_form_and_indentation(code: Session) -> None:
    text = "import torch\n\nfor x in y:\n    {}\n    torch.zeros(3)\n"
    found = await completed(code, text.format(f"# [Note] [{CURSOR}"))
    assert found["성능"] == text.format("# [Note] [성능]")
    insights = whole(found)
    assert insights
    for after in insights.values():
        assert all(line.startswith("    ") for line in after.split("\n")[3:-1])
        assert ast.dump(ast.parse(after)) == ast.dump(ast.parse(text.format("# x")))
    found = await completed(code, text.format(f'"""\n    [Note] [{CURSOR}]\n    """').replace("\n", "\r\n"))
    for after in found.values():
        ast.parse(after)
        assert after.count("\n") == after.count("\r\n")


async def test_an_insight_that_stands_there_is_not_offered(code: Session) -> None:
    insights = whole(await completed(code, STEP.format(f"# # [{CURSOR}")))
    label, text = next(iter(insights.items()))
    line = text.split("\n")[4]
    again = whole(await completed(code, STEP.format(f"# # [{CURSOR}\n{line}")))
    assert label not in again and len(again) == len(insights) - 1


@pytest.mark.parametrize(
    "text",
    [
        "x = [▮",
        "# [x] ▮",
        "# see [▮",
        "x = 1  # # [▮",
        "x = '''\n# # [▮\n'''",
        'x = 1\n[Note] [▮',
        'def f():\n    """Text.\n\n    [Note] [▮\n    """',
        "▮",
        "# ▮",
        "# # ▮",
        "# # [" + "가" * 40 + "▮",
    ],
)
async def test_nothing_anywhere_else(code: Session, text: str) -> None:
    doc = code.open(text.replace(CURSOR, ""))
    assert await complete(doc, text.index(CURSOR)) == []


async def test_a_file_that_is_no_python(code: Session) -> None:
    assert await complete(code.open("# # [", name="notes.md", language="markdown"), 5) == []


async def test_cells(code: Session) -> None:
    book = Book(code, SETUP, OPTIMIZER, LOOP.replace("    optimizer.step()", "    # # [\n    optimizer.step()"))
    cell = book.cells[2]
    items = await complete(cell, cell.text.index("# # [") + 5)
    insights = [item for item in items if item.label not in BADGES]
    assert insights and any(item.label == "[개념] 가중치 갱신" for item in insights)
    for item in insights:
        ast.parse(edited(cell, [item.text_edit]))
    book.close()


async def test_what_is_offered_says_what_it_is(code: Session) -> None:
    doc = code.open(STEP.format("# # ["))
    items = await complete(doc, doc.text.index("# # [") + 5)
    first, last = items[0], items[-1]
    assert first.label_details.description == "concept" and first.documentation
    assert last.documentation.kind == "markdown" and last.detail
    assert [item.sort_text for item in items] == sorted(item.sort_text for item in items)
    assert list(code.result.capabilities.completion_provider.trigger_characters) == ["["]


# -- JupyterLab, which knows no text edits


def accepted(marked: str, items: list[t.CompletionItem], item: t.CompletionItem, kernel: bool) -> str:
    """The text after JupyterLab has taken an item in a comment.

    It replaces the whole comment when an item begins as the comment does up to the cursor, else it writes behind it.
    Where the kernel completes too, it writes at the cursor, without what an item and the comment have in common.
    """
    cursor = marked.index(CURSOR)
    text = marked.replace(CURSOR, "")
    start = text.index("#", text.rfind("\n", 0, cursor) + 1)
    end = text.index("\n", cursor)
    written = item.insert_text or item.label
    prefix = text[start:cursor]
    if not any((one.insert_text or one.label).lower().startswith(prefix.lower()) for one in items):
        start = end
    if kernel:
        start, end, written = cursor, cursor, written.removeprefix(text[start:cursor])
    return text[:start] + written + text[end:]


@pytest.mark.parametrize("kernel", [False, True], ids=["alone", "kernel"])
@pytest.mark.parametrize(
    "typed", ["# # [", "# # [개", "# [", "# [개", "## [", "# [Note] [", "# # [ㄱ", "# # [con", "# # [가중"]
)
async def test_jupyterlab(typed: str, kernel: bool) -> None:
    setup = "import torch\n\nmodel = torch.nn.Linear(2, 2)\n"
    marked = f"{setup}for x in y:\n    {typed}{CURSOR}\n    model(x).backward()\n"
    async with started(jupyterlab()) as session:
        doc = session.open(marked.replace(CURSOR, ""))
        items = await complete(doc, marked.index(CURSOR))
        lead = typed[: typed.rindex("[")]
        expected = [badge for badge in BADGES if badge.startswith(typed.rpartition("[")[2])]
        assert [item.label for item in items if item.label in BADGES] == expected
        for item in items:
            after = accepted(marked, items, item, kernel)
            made = edited(doc, [item.text_edit])
            badge = item.label.removeprefix("[").partition("]")[0]
            assert f"    {lead}[{badge}]" in after
            # The lead stays as it was typed; all else is what other editors write.
            assert after.replace(f"    {lead}[", "    # # [") == made.replace("    # [Note] [", "    # # [")
