"""Code actions: inserting insights, mending, suppressing, and mending all."""

from __future__ import annotations

import pytest
from lsprotocol import types as t

from kinsight_lsp.core.source import notebook_source
from kinsight_lsp.lsp.features.code_action import wanted
from kinsight_lsp.lsp.positions import Places

from .session import EXAMPLE, Doc, Session

INSERT = "refactor.rewrite.kinsight.insert"
LOOP = """import torch
from torch import nn, optim

model = nn.Linear(2, 2)
optimizer = optim.SGD(model.parameters(), lr=0.1)
criterion = nn.CrossEntropyLoss()
total = 0
for x, y in loader:
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    total += loss
"""


def test_kinds_are_matched_by_prefix() -> None:
    assert wanted(INSERT, None) and wanted(INSERT, ["refactor"]) and wanted(INSERT, ["refactor.rewrite"])
    assert wanted(INSERT, [INSERT]) and wanted(INSERT, [""]) and not wanted(INSERT, ["refactor.rew", "quickfix"])
    assert not wanted(INSERT, []) and not wanted("source.fixAll.kinsight", ["source.fixAll.ruff"])
    assert wanted("source.fixAll.kinsight", ["source.fixAll"])


def test_edits_have_the_documents_line_breaks_and_stay_in_their_cell() -> None:
    places = Places(notebook_source([("a", "code", "x\r\ny"), ("b", "code", "z")]), "utf-16")
    assert places.edit(0, 0, "1\n2\r\n")[1].new_text == "1\r\n2\r\n"
    assert places.edit(3, 5, "")[1].range == t.Range(t.Position(0, 1), t.Position(1, 1))  # the last line of a cell
    assert places.edit(3, 5, "q") is None and places.edit(3, 6, "") is None
    assert places.edit(5, 6, "")[1].range == t.Range(t.Position(0, 0), t.Position(0, 1))


@pytest.fixture
def train(code: Session) -> Doc:
    return code.open(EXAMPLE.read_text(encoding="utf-8"))


def titles(actions: list[t.CodeAction]) -> list[str]:
    return [action.title for action in actions]


async def test_insert_actions_of_a_statement(train: Doc) -> None:
    actions = await train.actions(train.between("num_workers="), ["refactor"])
    assert {a.kind for a in actions} == {INSERT}
    assert titles(actions)[:2] == [
        "인사이트 넣기: [주의] DataLoader 워커 수 (inline)",
        "인사이트 넣기: [주의] DataLoader 워커 수 (block)",
    ]
    assert any(
        "DataLoader" in title and "워커" not in title for title in titles(actions)
    )  # the statement's other insights
    text = train.apply(actions[0].edit)
    line = next(line for line in text.split("\n") if line.lstrip().startswith("# # [주의] "))
    assert line.startswith("    #")
    compile(text, "train.py", "exec")


async def test_the_cursor_anywhere_on_the_line_means_its_statement(train: Doc) -> None:
    start = train.at("    optimizer.zero_grad()")
    end = t.Position(start.line, start.character + len("    optimizer.zero_grad()"))
    for place in (start, end):
        actions = await train.actions(t.Range(place, place), [INSERT])
        assert "인사이트 넣기: [개념] 기울기 초기화 (block)" in titles(actions), place


async def test_the_body_is_not_the_headers_statement(train: Doc) -> None:
    place = train.at("correct = 0")
    assert await train.actions(t.Range(place, place), [INSERT]) == []


async def test_no_insertion_twice(train: Doc) -> None:
    [action, *_] = await train.actions(train.between("zero_grad"), [INSERT])
    train.set(train.apply(action.edit))
    assert action.title not in titles(await train.actions(train.between("zero_grad"), [INSERT]))


async def test_every_edit_keeps_the_code(editor: Session) -> None:
    doc = editor.open(EXAMPLE.read_text(encoding="utf-8").replace("\n", "\r\n"))
    for needle in ("DataLoader(train", "zero_grad", "no_grad", "resnet50", "argmax", "Normalize"):
        for action in await doc.actions(doc.between(needle), [INSERT]):
            text = doc.apply(action.edit)
            compile(text, "train.py", "exec")
            assert "\n" not in text.replace("\r\n", ""), action.title


async def test_quick_fixes(editor: Session) -> None:
    doc = editor.open(LOOP)
    whole = t.Range(t.Position(0, 0), t.Position(99, 0))
    actions = await doc.actions(whole, ["quickfix"])
    fix = next(a for a in actions if a.diagnostics[0].code == "missing-zero-grad" and "무시" not in a.title)
    assert "optimizer.zero_grad()" in doc.apply(fix.edit)
    assert fix.kind == "quickfix" and sum(bool(a.is_preferred) for a in actions) == 1
    hush = next(a for a in actions if a.title == "이 줄에서 `missing-zero-grad` 무시하기")
    doc.set(doc.apply(hush.edit))
    assert "# kinsight: ignore[missing-zero-grad]" in doc.text
    assert "missing-zero-grad" not in {d.code for d in await doc.diagnostics()}


async def test_diagnostics_and_actions_agree(editor: Session) -> None:
    doc = editor.open(LOOP)
    shown = next(d for d in await doc.diagnostics() if d.code == "missing-zero-grad")
    actions = await doc.actions(shown.range, ["quickfix"])
    assert shown in actions[0].diagnostics


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
async def test_fix_all(editor: Session, eol: str) -> None:
    doc = editor.open(LOOP.replace("\n", eol))
    place = t.Range(t.Position(0, 0), t.Position(0, 0))
    [action] = await doc.actions(place, ["source.fixAll"])
    assert action.kind == "source.fixAll.kinsight"
    text = doc.apply(action.edit)
    assert "optimizer.zero_grad()" in text and text.count("\n") == text.count(eol)
    doc.set(text)
    assert await doc.actions(place, ["source.fixAll.kinsight"]) == []
    assert await doc.actions(place, ["source.organizeImports"]) == []


async def test_nothing_to_do(code: Session) -> None:
    doc = code.open("x = 1\n")
    assert await doc.actions(doc.between("x")) == []
