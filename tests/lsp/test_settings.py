"""Settings: three sources with one meaning, changed while the server runs, wrong values told once."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types as t

from kinsight_lsp.lsp.settings import SettingsStore

from .profiles import emacs, neovim, nothing, vscode
from .session import Doc, Session, started
from .test_code_actions import LOOP

MIXED = "import torch\nfrom torch.utils.data import DataLoader\n\nloader = DataLoader(data, batch_size=32)\n"


def merged(**layers) -> SettingsStore:
    store = SettingsStore()
    store.set_options(layers.get("options"))
    store.set_editor(layers.get("editor"))
    return store


def test_order(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.kinsight]\nlevel = "고급"\nform = "block"\nignore = ["a"]\n', encoding="utf-8"
    )
    store = merged(editor={"form": "inline", "ignore": ["b"], "level": None}, options={"kinsight": {"ignore": ["c"]}})
    store.read_project(tmp_path / "src")
    assert store.resolve() == []
    assert (store.current.level, store.current.form, store.current.ignore) == ("advanced", "inline", ("c",))


def test_a_change_is_the_last_word() -> None:
    store = merged(editor={"level": "beginner", "form": "block"}, options={"level": "advanced", "form": "inline"})
    store.resolve()
    assert store.current.level == "advanced" and store.revision == 1
    store.set_editor({"level": "intermediate", "form": "block"})
    store.resolve()
    assert (store.current.level, store.current.form, store.revision) == ("intermediate", "inline", 2)
    store.resolve()
    assert store.revision == 2
    store.set_pushed({"kinsight": {"level": "beginner"}})
    store.resolve()
    assert store.current.level == "beginner"


def test_wrong_values_are_told_once_and_skipped() -> None:
    store = merged(editor={"level": "신", "colour": 1, "trace": {"server": "off"}}, options={"hover": "yes"})
    told = store.resolve()
    assert len(told) == 3 and all("`" in line for line in told)
    assert store.current.level == "beginner" and store.current.hover is True
    assert store.resolve() == []
    store.set_editor({"level": "고급"})
    assert store.resolve() == []
    store.set_editor({"level": "신"})
    assert len(store.resolve()) == 1


def test_values_of_no_use() -> None:
    for values in (None, [], 3, "x", {"kinsight": None}, {"kinsight": 3}):
        store = SettingsStore()
        store.set_options(values)
        store.set_pushed(values)
        store.resolve()
        assert store.current.level == "beginner"


async def level_of(doc: Doc) -> str:
    """Which insight the hover unfolds."""
    return (await doc.hover("batch_size")).contents.value.split("**[")[1]


async def until_changed(session: Session, doc: Doc, before: str) -> str:
    async def other() -> str:
        after = await level_of(doc)
        return after if after != before else ""

    return await session.until(other)


async def test_level_changes_without_restart() -> None:
    async with started(vscode(), settings={"level": "beginner"}) as session:
        doc = session.open(MIXED)
        before = await level_of(doc)
        await session.settings({"level": "중급"})
        after = await until_changed(session, doc, before)
        assert after != before
        await session.settings({})
        assert await until_changed(session, doc, after) == before


async def test_settings_of_the_start_hold_for_the_first_hover() -> None:
    async with started(vscode(), settings={"level": "intermediate"}) as session:
        first = await level_of(session.open(MIXED))
    async with started(neovim(), options={"level": "intermediate"}) as session:
        assert await level_of(session.open(MIXED)) == first
    async with started(vscode()) as session:
        assert await level_of(session.open(MIXED)) != first


async def test_pushed_settings_of_a_client_that_cannot_be_asked() -> None:
    async with started(nothing()) as session:
        doc = session.open(LOOP)
        assert "missing-zero-grad" in {d.code for d in await doc.diagnostics()}
        count = len(session.published)
        session.client.workspace_did_change_configuration(
            t.DidChangeConfigurationParams(
                settings={"kinsight": {"severity": {"missing-zero-grad": "hint"}, "ignore": ["loss-"]}}
            )
        )
        found = await session.pushed(doc.uri, count)
        assert {d.code: d.severity for d in found}["missing-zero-grad"] == t.DiagnosticSeverity.Hint


async def test_pulling_clients_are_asked_to_refresh() -> None:
    async with started(vscode()) as session:
        doc = session.open(LOOP)
        first = await doc.pull()
        await session.settings({"ignore": ["missing-zero-grad"]})
        await session.until(lambda: session.client.diagnostic_refresh_count)
        second = await doc.pull(first.result_id)
        assert second.kind == "full" and "missing-zero-grad" not in {d.code for d in second.items}


async def test_wrong_settings_are_shown_once_in_korean() -> None:
    async with started(vscode(), settings={"level": "신", "nonsense": 1}) as session:
        doc = session.open(LOOP)
        assert await doc.hover("backward") is not None
        [message] = await session.until(lambda: session.client.messages)
        assert (
            message.type == t.MessageType.Warning and "`level`" in message.message and "`nonsense`" in message.message
        )
        assert "설정" in message.message
        await session.settings({"level": "신", "nonsense": 1, "form": "inline"})
        await session.settings({"level": "신", "nonsense": 1, "form": "둥글게"})
        await session.until(lambda: len(session.client.messages) > 1)
        assert "`form`" in session.client.messages[1].message and "`level`" not in session.client.messages[1].message


async def test_pyproject(tmp_path: Path) -> None:
    config = tmp_path / "pyproject.toml"
    config.write_text('[tool.kinsight]\nignore = ["missing-zero-grad"]\nlevel = 3\n', encoding="utf-8")
    async with started(emacs(), root=tmp_path) as session:
        doc = session.open(LOOP, uri=(tmp_path / "train.py").as_uri())
        assert "missing-zero-grad" not in {d.code for d in await doc.diagnostics()}
        assert (
            "`level`" in session.client.messages[0].message and "pyproject.toml:3" in session.client.messages[0].message
        )
        count = len(session.published)
        config.write_text("[tool.kinsight]\n", encoding="utf-8")
        session.client.workspace_did_change_watched_files(
            t.DidChangeWatchedFilesParams([t.FileEvent(config.as_uri(), t.FileChangeType.Changed)])
        )
        assert "missing-zero-grad" in {d.code for d in await session.pushed(doc.uri, count)}
        count = len(session.published)
        config.write_text("[tool.kinsight\n", encoding="utf-8")
        session.client.text_document_did_save(t.DidSaveTextDocumentParams(doc.id))
        await session.until(lambda: len(session.client.messages) > 1)
        assert "TOML" in session.client.messages[1].message


async def test_without_a_workspace_the_first_files_project_holds(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.kinsight]\nignore = ["missing-zero-grad"]\n', encoding="utf-8")
    (tmp_path / "src").mkdir()
    async with started(emacs()) as session:
        untitled = session.open(LOOP, uri="untitled:Untitled-1")
        assert "missing-zero-grad" in {d.code for d in await untitled.diagnostics()}
        doc = session.open(LOOP, uri=(tmp_path / "src" / "train.py").as_uri())
        assert "missing-zero-grad" not in {d.code for d in await doc.diagnostics()}


async def test_events_are_registered_where_the_client_lets_us() -> None:
    async with started(vscode()) as session:
        await session.until(lambda: len(session.registered) == 2)
        assert {r.method for r in session.registered} == {
            "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles",
        }  # fmt: skip
    async with started(neovim()) as session:
        await session.open(LOOP).hover("backward")
        assert session.registered == []
