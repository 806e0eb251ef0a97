"""Typing in a document that takes its time: what is still true stays on the screen, and what is mended goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types as t

if TYPE_CHECKING:
    from .session import Doc, Session

LOOP = """
def train{n}(model, loader, optimizer, criterion):
    model.train()
    for images, labels in loader:
        outputs = model(images)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()


def judge{n}(model, loader):
    model.eval()
    with torch.no_grad():
        for images, labels in loader:
            outputs = model(images)
            print(torch.sum(outputs) / labels)
"""
TEXT = "import torch\n" + "".join(LOOP.format(n=number) for number in range(60))


def lines(items: list[t.Diagnostic], code: str) -> list[int]:
    return [item.range.start.line for item in items if item.code == code]


async def opened(editor: Session) -> tuple[Doc, list[int]]:
    doc = editor.open(TEXT)
    return doc, lines(await doc.diagnostics(), "missing-zero-grad")


async def test_findings_of_the_whole_document_move_along(code: Session) -> None:
    doc, before = await opened(code)
    assert len(before) == 60
    doc.replace("    model.train()\n", "    model.train()\n    # 한 줄 더\n", skip=29)
    for report in (await doc.pull_once(), await doc.pull()):
        now = lines(report.items, "missing-zero-grad")
        assert now == [line if number < 30 and line < before[29] else line + 1 for number, line in enumerate(before)]


async def test_a_mended_place_is_clean_when_the_document_has_settled(code: Session) -> None:
    doc, before = await opened(code)
    doc.replace("        loss.backward()", "        optimizer.zero_grad()\n        loss.backward()", skip=10)
    assert len(lines((await doc.pull()).items, "missing-zero-grad")) == 59
    doc.replace("        optimizer.zero_grad()\n", "")
    assert lines((await doc.pull()).items, "missing-zero-grad") == before


async def test_what_one_line_says_is_known_at_once(code: Session) -> None:
    doc, _ = await opened(code)
    doc.replace("print(torch.sum(outputs) / labels)", "torch.relu(outputs)", skip=40)
    assert lines((await doc.pull_once()).items, "result-unused-pure-op") == [doc.at("torch.relu").line]
    hover = await doc.hover("relu(")
    assert hover is not None and "torch.relu" in hover.contents.value


async def test_a_new_name_is_known_where_it_is_used(code: Session) -> None:
    doc, _ = await opened(code)
    doc.replace("def judge7(model, loader):\n", "def judge7(model, loader):\n    opt = torch.optim.SGD(model.parameters())\n    opt.step()\n")
    hover = await doc.hover("opt.step", offset=5)
    assert hover is not None and "torch.optim.SGD" in hover.contents.value
