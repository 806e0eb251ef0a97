"""Tier 2's care for its worker process, with a stand-in that hangs, dies and talks nonsense when told to."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kinsight_lsp.resolve.stubs import StubIndex
from kinsight_lsp.resolve.tier2 import KILLS_WITHIN, MAX_KILLS, MAX_TEXT, Tier2

FAKE = [sys.executable, str(Path(__file__).with_name("fixtures") / "fake_worker.py")]
PLACES = [(0, 0), (0, 1)]
PATIENCE = 60.0  # only ends tests that hang
posix = pytest.mark.skipif(os.name != "posix", reason="signals")
linux = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="/proc")


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def tier2(clock):
    tier2 = Tier2(StubIndex({}), FAKE, clock=clock)
    yield tier2
    tier2.close()
    await asyncio.wait_for(tier2.wait_closed(), PATIENCE)


async def ask(tier2: Tier2, text: str, path: str = "/a.py", deadline: float = PATIENCE) -> list[str | None]:
    return await asyncio.wait_for(tier2.resolve(path, text, PLACES, deadline=deadline), PATIENCE)


async def until(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        await asyncio.sleep(0.02)


def gone(pid: int) -> bool:
    """Whether a process has ended, be it unreaped."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False


async def test_the_worker_starts_with_the_first_question_and_stays(tier2):
    assert tier2.pid is None
    assert await ask(tier2, "one") == ["fake.one", "fake.one"]
    pid = tier2.pid
    assert pid is not None
    assert await ask(tier2, "two") == ["fake.two", "fake.two"]
    assert tier2.pid == pid


async def test_nothing_is_started_for_nothing(tier2):
    assert await tier2.resolve("/a.py", "one", []) == []
    assert await ask(tier2, "x" * (MAX_TEXT + 1)) == [None, None]
    assert tier2.pid is None


async def test_a_missed_deadline_costs_the_worker(tier2):
    await ask(tier2, "one")
    pid = tier2.pid
    assert await ask(tier2, "hang", deadline=0.3) == [None, None]
    assert gone(pid)
    assert await ask(tier2, "two") == ["fake.two", "fake.two"]
    assert tier2.pid != pid


@posix
async def test_a_worker_killed_while_asked(tier2):
    await ask(tier2, "one")
    pid = tier2.pid
    hanging = asyncio.ensure_future(ask(tier2, "hang"))
    await asyncio.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    assert await hanging == [None, None]
    assert await ask(tier2, "two") == ["fake.two", "fake.two"]


@posix
async def test_a_worker_killed_between_questions_is_not_noticed(tier2):
    await ask(tier2, "one")
    os.kill(tier2.pid, signal.SIGKILL)
    await until(lambda: tier2.pid is None)
    assert await ask(tier2, "two") == ["fake.two", "fake.two"]


@pytest.mark.parametrize("text", ["die", "garbage", "other"])
async def test_a_worker_without_an_answer_is_replaced(tier2, text):
    assert await ask(tier2, text) == [None, None]
    assert await ask(tier2, "one") == ["fake.one", "fake.one"]


async def test_a_worker_that_cannot_start(clock):
    tier2 = Tier2(StubIndex({}), ["/nowhere/python"], clock=clock)
    for _ in range(MAX_KILLS):
        assert await ask(tier2, "one") == [None, None]
    assert tier2.switched_off == {"/a.py"}
    tier2.close()
    await tier2.wait_closed()


async def test_three_kills_in_five_minutes_switch_a_path_off(tier2):
    for count in range(MAX_KILLS):
        assert tier2.switched_off == frozenset(), count
        assert await ask(tier2, "die") == [None, None]
    assert tier2.switched_off == {"/a.py"}
    assert await ask(tier2, "one") == [None, None]
    assert tier2.pid is None, "a path that is off starts nothing"
    assert await ask(tier2, "one", path="/b.py") == ["fake.one", "fake.one"]
    tier2.reset("/a.py")
    assert await ask(tier2, "one") == ["fake.one", "fake.one"]


async def test_kills_long_ago_do_not_count(tier2, clock):
    for _ in range(2 * MAX_KILLS):
        assert await ask(tier2, "die") == [None, None]
        clock.now += KILLS_WITHIN / 2 + 1
    assert tier2.switched_off == frozenset()


async def test_the_newest_question_wins(tier2):
    await ask(tier2, "warm")
    running = asyncio.ensure_future(ask(tier2, "sleep 0.5"))
    await asyncio.sleep(0.05)
    waiting = [asyncio.ensure_future(ask(tier2, text, path)) for text, path in (("b", "/a.py"), ("c", "/c.py"))]
    await asyncio.sleep(0)
    newest = asyncio.ensure_future(ask(tier2, "d"))
    done = await asyncio.gather(*waiting)
    assert done == [[None, None], [None, None]]
    assert not running.done(), "who waits is answered at once"
    assert await running == ["fake.sleep", "fake.sleep"]
    assert await newest == ["fake.d", "fake.d"]


async def test_a_caller_that_gives_up_does_not_disturb_the_next(tier2):
    await ask(tier2, "warm")
    pid = tier2.pid
    given_up = asyncio.ensure_future(tier2.resolve("/a.py", "sleep 0.3", PLACES))
    await asyncio.sleep(0.05)
    given_up.cancel()
    assert await ask(tier2, "one") == ["fake.one", "fake.one"]
    assert tier2.pid == pid


async def test_close_leaves_no_process_and_nobody_waiting(tier2):
    await ask(tier2, "one")
    pid = tier2.pid
    asked = asyncio.ensure_future(ask(tier2, "hang"))
    await asyncio.sleep(0.05)
    waiting = asyncio.ensure_future(ask(tier2, "two"))
    await asyncio.sleep(0)
    tier2.close()
    assert await waiting == [None, None]
    assert await asked == [None, None]
    await asyncio.wait_for(tier2.wait_closed(), PATIENCE)
    assert gone(pid) and tier2.pid is None
    assert tier2.switched_off == frozenset()
    assert await ask(tier2, "three") == [None, None]
    assert tier2.pid is None


async def test_close_before_anything(clock):
    tier2 = Tier2(StubIndex({}), FAKE, clock=clock)
    tier2.close()
    await tier2.wait_closed()
    assert await ask(tier2, "one") == [None, None]


async def test_close_while_the_worker_starts(tier2):
    asked = asyncio.ensure_future(ask(tier2, "one"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    tier2.close()
    assert await asked == [None, None]
    await asyncio.wait_for(tier2.wait_closed(), PATIENCE)
    assert tier2.pid is None


@posix
async def test_the_whole_group_ends(tier2):
    child = int((await ask(tier2, "child"))[0])
    assert not gone(child)
    tier2.close()
    await until(lambda: gone(child))


@linux
async def test_a_worker_that_grew_too_large_is_replaced(clock):
    tier2 = Tier2(StubIndex({}), FAKE, memory_limit=1, clock=clock)
    assert await ask(tier2, "one") == ["fake.one", "fake.one"]
    assert tier2.pid is None
    assert await ask(tier2, "two") == ["fake.two", "fake.two"]
    assert tier2.switched_off == frozenset()
    tier2.close()
    await tier2.wait_closed()


@posix
def test_the_worker_ends_with_the_server():
    server = """
import asyncio, os, signal
from kinsight_lsp.resolve.stubs import bundled_stubs
from kinsight_lsp.resolve.tier2 import Tier2
async def main():
    tier2 = Tier2(bundled_stubs())
    await tier2.resolve("/a.py", "import os", [(0, 7)])
    print(tier2.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
asyncio.run(main())
"""
    process = subprocess.run([sys.executable, "-c", server], capture_output=True, text=True, timeout=PATIENCE)
    assert process.returncode == -signal.SIGKILL, process.stderr
    pid = int(process.stdout)
    end = time.monotonic() + PATIENCE
    while not gone(pid):
        assert time.monotonic() < end
        time.sleep(0.05)
