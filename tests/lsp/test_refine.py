"""Tier 2 in the background: nobody waits for it, and its answers stay while the text around them is edited."""

from __future__ import annotations

from lsprotocol import types as t

from .profiles import vscode
from .session import Doc, Session, started

TEXT = """import torch

이름 = "😀"


def batches():
    yield torch.ones(2, 2)


for thing in batches(): 메모 = "한글😀"; thing.argmax()
for thing in batches():
    thing.sum()
"""


async def certain(doc: Doc) -> t.Hover | None:
    hover = await doc.hover("argmax")
    return hover if hover is not None and "추정" not in hover.contents.value else None


async def silent(doc: Doc) -> bool:
    return await doc.hover("argmax") is None


async def test_answers_come_late_and_stay(editor: Session) -> None:
    doc = editor.open(TEXT)
    before = await doc.hover("argmax")
    assert before is None or "추정" in before.contents.value
    hover = await editor.until(lambda: certain(doc))
    assert "`torch.Tensor.argmax`" in hover.contents.value and doc.under(hover.range) == "argmax"
    doc.replace("이름 =", "# 주석 하나\n이름 =")
    doc.replace("thing.sum()", "thing.sum()\n    thing.argmax(dim=1)")
    hover = await doc.hover("argmax")
    assert hover is not None and "추정" not in hover.contents.value
    await editor.until(lambda: doc.hover("argmax", 1))
    doc.replace("yield torch.ones(2, 2)", "yield 사용자()")
    await editor.until(lambda: silent(doc))  # asked again once the text has settled
    doc.close()


async def test_closing_while_it_is_asked() -> None:
    async with started(vscode()) as session:
        for _ in range(3):
            doc = session.open(TEXT)
            await doc.hover("argmax")
            doc.close()
        doc = session.open(TEXT)
        await session.until(lambda: doc.hover("argmax"))
