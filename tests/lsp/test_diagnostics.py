"""Diagnostics: pulled or pushed, never both; with no more than the client can show; gone when the document is."""

from __future__ import annotations

import asyncio

from lsprotocol import types as t

from .profiles import emacs, nothing, vscode
from .session import Session, started
from .test_code_actions import LOOP


async def test_pull_or_push_but_never_both(editor: Session) -> None:
    doc = editor.open(LOOP)
    found = await doc.diagnostics()
    assert "missing-zero-grad" in {d.code for d in found}
    await asyncio.sleep(0.3)
    assert any(p.uri == doc.uri for p in editor.published) is not editor.pulls
    doc.close()


async def test_parts(code: Session) -> None:
    doc = code.open(LOOP)
    shown = next(d for d in await doc.diagnostics() if d.code == "missing-zero-grad")
    assert shown.severity == t.DiagnosticSeverity.Warning
    assert shown.code_description.href.startswith("https://")
    assert shown.related_information[0].location.uri == doc.uri
    assert doc.under(shown.related_information[0].location.range)


async def test_parts_that_the_client_lacks_are_left_out() -> None:
    async with started(nothing()) as session:
        doc = session.open(LOOP + "torch.cuda.amp.GradScaler()\n# kinsight: ignore[no-such]\n")
        found = await doc.diagnostics()
        assert {"missing-zero-grad", "unused-suppression"} <= {d.code for d in found}
        assert all(d.code_description is None and d.related_information is None and d.tags is None for d in found)
        assert all(p.version is None for p in session.published)


async def test_tags(code: Session) -> None:
    doc = code.open(
        "import torch\n\nscaler = torch.cuda.amp.GradScaler()\nx = 1  # kinsight: ignore[missing-zero-grad]\n"
    )
    tags = {d.code: list(d.tags or ()) for d in await doc.diagnostics()}
    assert tags["unused-suppression"] == [t.DiagnosticTag.Unnecessary]
    assert [t.DiagnosticTag.Deprecated] in tags.values()


async def test_result_ids(code: Session) -> None:
    doc = code.open(LOOP)
    first = await doc.pull()
    again = await doc.pull(first.result_id)
    if again.kind == "full":  # tier 2 had news in between
        first, again = again, await doc.pull(again.result_id)
    assert again.kind == "unchanged" and again.result_id == first.result_id
    doc.replace("total", "summe")
    changed = await doc.pull(first.result_id)
    assert changed.kind == "full" and changed.result_id != first.result_id


async def test_a_pull_is_about_the_newest_text(code: Session) -> None:
    doc = code.open(LOOP)
    for _ in range(20):
        doc.replace("    loss.backward()", "    optimizer.zero_grad()\n    loss.backward()")
        doc.replace("    optimizer.zero_grad()\n    loss.backward()", "    loss.backward()")
    doc.replace("    loss.backward()", "    optimizer.zero_grad()\n    loss.backward()")
    assert "missing-zero-grad" not in {d.code for d in (await doc.pull()).items}


async def test_documents_that_nobody_opened(code: Session) -> None:
    doc = code.open(LOOP)
    doc.close()
    assert list((await doc.pull()).items) == []


async def test_push_follows_the_text_with_its_version_and_is_cleared_on_close() -> None:
    async with started(emacs()) as session:
        doc = session.open(LOOP)
        await session.pushed(doc.uri)
        count = len(session.published)
        doc.replace("    loss.backward()", "    optimizer.zero_grad()\n    loss.backward()")
        found = await session.pushed(doc.uri, count)
        assert "missing-zero-grad" not in {d.code for d in found}
        assert session.published[-1].version == doc.version == 2
        count = len(session.published)
        doc.close()
        assert await session.pushed(doc.uri, count) == []


async def test_cancelled_requests_are_answered_and_the_next_ones_too() -> None:
    async with started(vscode()) as session:
        doc = session.open(LOOP * 40)
        hovers = []
        for number in range(30):
            doc.replace("total = 0", f"total = {number}0"[: len("total = 0")])
            params = t.HoverParams(doc.id, doc.at("backward", 20, 1))
            identifier = f"hover-{number}"
            hovers.append(session.client.protocol.send_request_async(t.TEXT_DOCUMENT_HOVER, params, msg_id=identifier))
            session.client.cancel_request(t.CancelParams(id=identifier))
        await asyncio.gather(*hovers, return_exceptions=True)
        assert await doc.hover("backward") is not None
