"""The engine by itself: one flight at a time, hovers before the rules are done, and staying up."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest

from kinsight_lsp.core.analysis import Analysis, Finding
from kinsight_lsp.core.syntax import parse
from kinsight_lsp.lsp.documents import Document
from kinsight_lsp.lsp.engine import Engine


class SlowAnalyzer:
    """Stops before its rules until it is let on."""

    def __init__(self) -> None:
        self.catalog = SimpleNamespace(revision="c1")
        self.settings = None
        self.calls: list[bytes] = []
        self.go = threading.Event()

    def update(self, source, before, answers, early) -> Analysis | None:
        return None

    def analyze(self, source, before, answers, early, check) -> Analysis:
        self.calls.append(source.program)
        if source.program == b"bad":
            raise ValueError("bad")
        analysis = Analysis(source, parse(source.program), (), ())
        early(analysis)
        self.go.wait()
        check()
        return replace(analysis, findings=(Finding(0, 1, "code", "hint", "말"),))


@pytest.fixture
async def engine():
    views = []
    engine = Engine("utf-8", lambda program, view, before: views.append(view))
    engine.views = views
    engine.use(SlowAnalyzer(), 1)
    yield engine
    engine.analyzer.go.set()
    engine.close()


def opened(engine: Engine, text: str) -> Document:
    document = Document(f"file:///{text}.py", "python", 1, text)
    engine.touch(document)
    return document


def changed(engine: Engine, document: Document, text: str) -> None:
    document.change([SimpleNamespace(text=text)], document.version + 1, "utf-8")
    engine.touch(document)


async def test_one_flight_and_an_early_view(engine: Engine) -> None:
    document = opened(engine, "a")
    early = await asyncio.gather(*(engine.view(document, findings=False) for _ in range(5)))
    assert all(view is early[0] and view.analysis.findings == () for view in early)
    full = [asyncio.ensure_future(engine.view(document)) for _ in range(5)]
    await asyncio.sleep(0.05)
    assert not any(task.done() for task in full)
    engine.analyzer.go.set()
    [view, *others] = await asyncio.gather(*full)
    assert len(view.analysis.findings) == 1 and all(other is view for other in others)
    assert await engine.view(document, findings=False) is view
    assert engine.analyzer.calls == [b"a"] and engine.views == [view]


async def test_a_change_makes_old_questions_void_but_not_pulls(engine: Engine) -> None:
    document = opened(engine, "a")
    old, newest = (
        asyncio.ensure_future(engine.view(document)),
        asyncio.ensure_future(engine.view(document, newest=True)),
    )
    await asyncio.sleep(0.05)
    changed(engine, document, "b")
    changed(engine, document, "c")
    engine.analyzer.go.set()
    assert await old is None
    assert (await newest).analysis.source.program == b"c"
    assert engine.analyzer.calls == [b"a", b"c"]


async def test_cancelling_one_question_leaves_the_others(engine: Engine) -> None:
    document = opened(engine, "a")
    first, second = (asyncio.ensure_future(engine.view(document)) for _ in range(2))
    await asyncio.sleep(0.05)
    first.cancel()
    engine.analyzer.go.set()
    assert await second is not None


async def test_a_question_waits_for_one_background_analysis_at_most(engine: Engine) -> None:
    documents = [opened(engine, name) for name in "abcdef"]
    await asyncio.sleep(0.05)
    asked = asyncio.ensure_future(engine.view(documents[-1]))
    await asyncio.sleep(0.01)
    engine.analyzer.go.set()
    await asked
    assert engine.analyzer.calls.index(b"f") <= 1
    while len(engine.views) < 6:
        await asyncio.sleep(0.01)


async def test_failure_is_no_end(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    engine.analyzer.go.set()
    document = opened(engine, "bad")
    assert await engine.view(document) is None and await engine.view(document, newest=True) is None
    assert engine.analyzer.calls == [b"bad"]
    changed(engine, document, "good")
    assert (await engine.view(document)).analysis.source.program == b"good"


async def test_closing_answers_who_waits(engine: Engine) -> None:
    document = opened(engine, "a")
    asked = asyncio.ensure_future(engine.view(document))
    await asyncio.sleep(0.05)
    engine.drop(document)
    engine.analyzer.go.set()
    assert await asked is None and engine.views == [] and engine.latest(document) is None


async def test_without_a_catalog_nobody_waits() -> None:
    engine = Engine("utf-8", lambda *_: None)
    document = opened(engine, "a")
    asked = asyncio.ensure_future(engine.view(document))
    await asyncio.sleep(0.05)
    assert not asked.done()
    engine.give_up()
    assert await asked is None
    engine.close()


async def test_another_catalog_or_other_settings_analyse_anew(engine: Engine) -> None:
    engine.analyzer.go.set()
    document = opened(engine, "a")
    first = await engine.view(document)
    engine.use(engine.analyzer, 2)
    second = await engine.view(document)
    assert second is not first and second.revision != first.revision
    engine.analyzer.catalog.revision = "c2"
    assert (await engine.view(document)).revision not in (first.revision, second.revision)


class Updating(SlowAnalyzer):
    """Knows at once what an edit concerns, and takes its time for the whole program."""

    def update(self, source, before, answers, early) -> Analysis:
        return Analysis(source, parse(source.program), (), (Finding(0, 1, "moved", "hint", "말"),), settled=False)


async def updating(engine: Engine) -> Document:
    """A document whose whole analysis is known and took long."""
    engine.use(Updating(), 1)
    document = opened(engine, "a")
    asyncio.get_running_loop().call_later(0.1, engine.analyzer.go.set)
    assert (await engine.view(document)).analysis.settled
    engine.analyzer.go.clear()
    engine.views.clear()
    return document


def codes(view) -> list[str]:
    return [finding.code for finding in view.analysis.findings]


async def test_an_edit_is_answered_by_an_update_and_settled_later(engine: Engine) -> None:
    document = await updating(engine)
    changed(engine, document, "ab")
    moved = await engine.view(document)
    assert codes(moved) == ["moved"] and not moved.analysis.settled
    settled = asyncio.ensure_future(engine.view(document, settled=True))
    await asyncio.sleep(0.05)
    assert not settled.done() and await engine.view(document) is moved
    engine.analyzer.go.set()
    assert codes(await settled) == ["code"] and (await settled).revision != moved.revision
    assert engine.views == [moved, await settled]


async def test_quiet_settles_a_program_without_being_asked(engine: Engine) -> None:
    document = await updating(engine)
    engine.analyzer.go.set()
    changed(engine, document, "ab")
    while len(engine.views) < 2:
        await asyncio.sleep(0.01)
    assert [view.analysis.settled for view in engine.views] == [False, True]


async def overtaken(engine: Engine) -> tuple[Document, asyncio.Future]:
    """A document that was changed while the text before, ``ab``, is being settled, and who waits for the settled view."""
    document = await updating(engine)
    changed(engine, document, "ab")
    await engine.view(document)
    waiting = asyncio.ensure_future(engine.view(document, newest=True, settled=True))
    await asyncio.sleep(0.02)
    changed(engine, document, "abc")
    return document, waiting


async def test_a_change_ends_the_work_on_the_text_before(engine: Engine) -> None:
    document, waiting = await overtaken(engine)
    engine.analyzer.go.set()
    assert (await waiting).analysis.source.program == b"abc"
    assert not any(view.analysis.settled and view.analysis.source.program == b"ab" for view in engine.views)


async def test_a_question_about_the_newest_text_sleeps_while_older_work_ends(engine: Engine, monkeypatch) -> None:
    document, settling = await overtaken(engine)
    wakes, wait = [], asyncio.wait
    monkeypatch.setattr(asyncio, "wait", lambda *a, **k: wakes.append(a) or wait(*a, **k))
    hover = asyncio.ensure_future(engine.view(document, findings=False))
    await asyncio.sleep(0.1)
    assert len(wakes) <= 2
    engine.analyzer.go.set()
    assert (await hover).analysis.source.program == b"abc"
    await settling
