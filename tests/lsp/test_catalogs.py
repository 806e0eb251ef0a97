"""The user's catalogs: over the bundled one, with problems at their lines, broken and mended while the server runs."""

from __future__ import annotations

import os
from pathlib import Path

from lsprotocol import types as t

from kinsight_lsp.lsp.catalogs import CatalogStore

from .profiles import emacs, vscode
from .session import Doc, started

GOOD = """insights:
  - id: our-own-fact
    on: [numpy.random.default_rng]
    category: tip
    level: beginner
    title: {title}
    brief: 우리 팀의 요약입니다.
    text: 우리 팀의 설명입니다.
    source: https://example.com/rng
"""
TEXT = "import numpy as np\n\nrng = np.random.default_rng(0)\n"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    write.clock += 1
    os.utime(path, ns=(write.clock * 10**9, write.clock * 10**9))  # a date of its own, however fast the test is


write.clock = 1_700_000_000


def test_merging_and_the_last_good_content(tmp_path: Path) -> None:
    store = CatalogStore()
    count, revision = len(store.catalog.insights), store.catalog.revision
    one, two = tmp_path / "one.yaml", tmp_path / "two.yml"
    write(one, GOOD.format(title="하나"))
    assert store.reload([tmp_path]) and len(store.catalog.insights) == count + 1 and store.catalog.revision != revision
    assert not store.reload([tmp_path])
    write(one, "insights:\n  - id: [\n")
    assert store.reload([tmp_path])
    assert store.catalog.insights["our-own-fact"].title == "하나"
    assert [p.line for _, found in store.problems.values() for p in found] == [3]
    write(two, GOOD.format(title="둘").replace("our-own-fact", "another"))
    assert store.reload([tmp_path]) and store.catalog.insights["another"].title == "둘"
    write(one, GOOD.format(title="셋"))
    assert store.reload([tmp_path]) and store.catalog.insights["our-own-fact"].title == "셋" and not store.problems
    write(two, GOOD.format(title="넷"))
    assert store.reload([tmp_path])
    [[_, [problem]]] = store.problems.values()
    assert "our-own-fact" in problem.message and store.catalog.insights["our-own-fact"].title == "셋"
    one.unlink()
    two.unlink()
    assert (
        store.reload([tmp_path])
        and store.catalog.revision == CatalogStore().reload([])
        or len(store.catalog.insights) == count
    )


def test_bundled_entries_cannot_be_replaced(tmp_path: Path) -> None:
    store = CatalogStore()
    name = next(iter(store.bundled.insights))
    write(tmp_path / "a.yaml", GOOD.format(title="나쁨").replace("our-own-fact", name))
    store.reload([tmp_path])
    [[_, [problem]]] = store.problems.values()
    assert "기본 카탈로그" in problem.message and problem.line == 2
    assert store.catalog.insights[name].title != "나쁨"


def test_odd_files(tmp_path: Path) -> None:
    store = CatalogStore()
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe")
    (tmp_path / "b.yaml").write_text("- 1\n")
    (tmp_path / "c.yaml").write_text("insights: !!python/object/apply:os.system ['true']\n")
    (tmp_path / "d.yaml").mkdir()
    store.reload([tmp_path, tmp_path / "missing", tmp_path / "a.yaml"])
    assert {path.name for path in store.problems} == {"a.yaml", "b.yaml", "c.yaml"}


async def shows(doc: Doc, words: str) -> bool:
    hover = await doc.hover("default_rng")
    return hover is not None and words in hover.contents.value


async def silent(doc: Doc) -> bool:
    return await doc.hover("default_rng") is None


async def test_broken_then_mended(tmp_path: Path) -> None:
    path = tmp_path / ".kinsight" / "우리.yaml"
    write(path, GOOD.format(title="처음"))
    async with started(vscode(), root=tmp_path) as session:
        doc = session.open(TEXT)
        assert "처음" in (await doc.hover("default_rng")).contents.value

        def saved() -> None:
            session.client.workspace_did_change_watched_files(
                t.DidChangeWatchedFilesParams([t.FileEvent(path.as_uri(), t.FileChangeType.Changed)])
            )

        write(path, GOOD.format(title="둘째").replace("    category: tip", '    # "😀"\n    category: 팁😀'))
        saved()
        [shown, *_] = await session.pushed(path.as_uri())
        assert shown.source == "kinsight" and shown.severity == t.DiagnosticSeverity.Error
        assert "처음" in (await doc.hover("default_rng")).contents.value
        count = len(session.published)
        write(path, GOOD.format(title="둘째"))
        saved()
        assert await session.pushed(path.as_uri(), count) == []
        await session.until(lambda: shows(doc, "둘째"))
        path.unlink()
        saved()
        await session.until(lambda: silent(doc))


async def test_reload_on_save_and_the_catalogs_setting(tmp_path: Path) -> None:
    path = tmp_path / "knowledge" / "a.yaml"
    write(path, GOOD.format(title="처음"))
    async with started(emacs(), root=tmp_path, settings={"catalogs": ["knowledge"]}) as session:
        doc = session.open(TEXT, uri=(tmp_path / "a.py").as_uri())
        assert "처음" in (await doc.hover("default_rng")).contents.value
        write(path, GOOD.format(title="나중"))
        session.client.text_document_did_save(t.DidSaveTextDocumentParams(t.TextDocumentIdentifier(path.as_uri())))
        await session.until(lambda: shows(doc, "나중"))
        await session.settings({"catalogs": []})
        await session.until(lambda: silent(doc))


async def test_a_folder_that_is_not_trusted(tmp_path: Path) -> None:
    write(tmp_path / ".kinsight" / "a.yaml", GOOD.format(title="남의 것"))
    write(tmp_path / "knowledge" / "b.yaml", GOOD.format(title="설정의 것"))
    settings = {"catalogs": ["knowledge"]}
    async with started(vscode(), root=tmp_path, settings=settings, arguments=["--no-workspace-catalogs"]) as session:
        doc = session.open(TEXT + "import torch\n\nmodel = torch.nn.Linear(1, 1)\n")
        assert (await doc.hover("Linear")) is not None
        assert await silent(doc)
