"""Each editor's capabilities and position encoding, on text with Hangul, emoji and combining characters."""

from __future__ import annotations

from lsprotocol import types as t

from .session import Session

TEXT = """import torch
from torch import nn, optim

모델 = nn.Linear(4, 2)
optimizer = optim.Adam(모델.parameters())
criterion = nn.CrossEntropyLoss()

제목 = "한글😀 é 👩‍👧"; logits = torch.softmax(모델(torch.randn(2, 4)), dim=1)  # 주석 😀
for x, y in 자료:
    메모 = "😀e\u0301"; loss = criterion(torch.softmax(모델(x), dim=1), y)
    loss.backward(); optimizer.step()
"""


def test_encoding_is_the_clients_first(editor: Session) -> None:
    wanted = editor.client.capabilities.general.position_encodings
    assert editor.encoding == str(getattr(wanted[0], "value", wanted[0]))


async def test_hover_after_wide_characters(editor: Session) -> None:
    doc = editor.open(TEXT)
    hover = await doc.hover("softmax")
    assert doc.under(hover.range) == "softmax"
    assert "`torch.softmax`" in hover.contents.value and "**[" in hover.contents.value
    hover = await doc.hover("backward")
    assert doc.under(hover.range) == "backward"
    assert await doc.hover("제목") is None
    assert await doc.hover("주석") is None


async def test_diagnostics_after_wide_characters(editor: Session) -> None:
    doc = editor.open(TEXT)
    found = {d.code: d for d in await doc.diagnostics()}
    assert "missing-zero-grad" in found
    shown = found["softmax-before-cross-entropy"]
    assert "softmax" in doc.under(shown.range)
    assert shown.range.start.line == 9
    assert shown.source == "kinsight" and any("가" <= c <= "힣" for c in shown.message)
    doc.close()


async def test_code_actions_after_wide_characters(editor: Session) -> None:
    doc = editor.open(TEXT)
    actions = await doc.actions(doc.between("softmax"))
    inserts = [a for a in actions if a.kind == "refactor.rewrite.kinsight.insert"]
    assert {a.title.rpartition("(")[2] for a in inserts} == {"inline)", "block)"}
    for action in inserts:
        text = doc.apply(action.edit)
        assert text.replace("\n", "").startswith(TEXT[:40].replace("\n", ""))
        assert len(text) > len(TEXT) and "제목 = " in text
        compile(text, "x.py", "exec")


def test_only_what_the_client_can_is_offered(editor: Session) -> None:
    offered = editor.result.capabilities
    assert bool(offered.diagnostic_provider) == editor.pulls
    assert bool(offered.notebook_document_sync) == bool(editor.client.capabilities.notebook_document)
    assert offered.text_document_sync.change == t.TextDocumentSyncKind.Incremental
    assert set(offered.code_action_provider.code_action_kinds) == {
        "quickfix", "source.fixAll.kinsight", "source.kinsight.annotate", "source.kinsight.strip",
        *(f"refactor.rewrite.kinsight.{name}" for name in ("insert", "convert", "replace", "remove")),
    }  # fmt: skip
