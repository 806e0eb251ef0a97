"""Tier 2: jedi over the bundled stubs, in one worker process that can be killed. The server's side of it.

A worker is started when it is first needed and ends with the server. It gets one request at a time and a deadline; a
worker that misses it, or dies, is replaced. A document that does this again and again is not asked about any more.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import signal
import subprocess
import sys
import time
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.machinery import PathFinder
from pathlib import Path

from .. import __version__
from .stubs import STUBS, StubIndex

WORKER = Path(__file__).resolve().with_name("worker.py")
MAX_TEXT = 1_000_000  # characters; longer documents are left to the other tiers
MAX_ANSWER = 1 << 26
MAX_KILLS = 3
KILLS_WITHIN = 300.0
MEMORY_LIMIT = 600 << 20
IDLE = 5.0  # seconds without a question after which the worker gives its memory back

log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class _Request:
    path: str
    text: str
    places: list[tuple[int, int]]
    workspace: str
    deadline: float
    answer: asyncio.Future[list[str | None]]

    def give(self, names: list[str | None] | None) -> None:
        """Answer it once; None means that nothing is known."""
        if not self.answer.done():
            self.answer.set_result(names if names is not None else [None] * len(self.places))


class Tier2:
    """Asks jedi for the public names of attributes. All methods belong to one event loop.

    stubs: gives names their public form; command: what starts a worker, for tests; memory_limit: bytes above which an
    idle worker is replaced (Linux); clock: monotonic seconds; idle: seconds without a question until the worker ends.
    """

    def __init__(
        self, stubs: StubIndex, command: Sequence[str] | None = None, memory_limit: int = MEMORY_LIMIT,
        clock: Callable[[], float] = time.monotonic, idle: float = IDLE,
    ) -> None:  # fmt: skip
        self._stubs = stubs
        self._command = list(command) if command else None
        self._memory_limit = memory_limit
        self._clock = clock
        self._idle = idle
        self._rest: asyncio.TimerHandle | None = None
        self._kills: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=MAX_KILLS))
        self._off: set[str] = set()
        self._waiting: _Request | None = None
        self._runner: asyncio.Task[None] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._closed = False
        self._serial = 0

    @property
    def switched_off(self) -> frozenset[str]:
        """The paths that are not asked about any more: the worker was lost over them three times in five minutes."""
        return frozenset(self._off)

    @property
    def pid(self) -> int | None:
        """The running worker's process, for diagnostics."""
        return self._process.pid if self._process is not None and self._process.returncode is None else None

    def reset(self, path: str) -> None:
        """Ask about a path again, for instance after it was closed or its imports changed."""
        self._off.discard(path)
        self._kills.pop(path, None)

    async def resolve(
        self, path: str, text: str, places: Sequence[tuple[int, int]], workspace: str | None = None,
        deadline: float = 10.0,
    ) -> list[str | None]:  # fmt: skip
        """The public name of the attribute at each place: dotted, "" for the user's own, None for unknown.

        path: the document, whether it exists or not; places: 0-based lines and 0-based columns in code points;
        workspace: the folder whose modules the text may import; deadline: seconds for the whole request, a start of the
        worker included. Names of the standard library come back too (``builtins.list.append``): they are known.
        Never raises. A request that still waits when the next one comes, of any path, is answered with None for all.
        """
        nothing: list[str | None] = [None] * len(places)
        if self._closed or not places or len(text) > MAX_TEXT or path in self._off:
            return nothing
        answer = asyncio.get_running_loop().create_future()
        request = _Request(path, text, list(places), workspace or "", deadline, answer)
        if self._waiting is not None:
            self._waiting.give(None)
        self._waiting = request
        if self._rest is not None:
            self._rest.cancel()
        if self._runner is None or self._runner.done():
            self._runner = asyncio.create_task(self._run(), name="kinsight-tier2")
        return await answer

    def close(self) -> None:
        """Stop for good: kill the worker and answer whoever waits. ``wait_closed`` waits until the process is gone."""
        self._closed = True
        if self._rest is not None:
            self._rest.cancel()
        if self._waiting is not None:
            self._waiting.give(None)
            self._waiting = None
        self._kill()

    async def wait_closed(self) -> None:
        if self._runner is not None:
            await asyncio.wait([self._runner])
        await self._stop()

    # -- one request at a time

    async def _run(self) -> None:
        while self._waiting is not None:
            request, self._waiting = self._waiting, None
            names = None
            try:
                if not request.answer.done():
                    names = await self._ask(request)
            except Exception:
                log.exception("tier 2 failed")
            finally:
                request.give(names)
        if not self._closed:
            self._rest = asyncio.get_running_loop().call_later(self._idle, self._go_to_rest)

    def _go_to_rest(self) -> None:
        if self._runner is None or self._runner.done():
            self._runner = asyncio.create_task(self._stop(), name="kinsight-tier2-rest")

    async def _ask(self, request: _Request) -> list[str | None] | None:
        if self._closed or request.path in self._off:
            return None
        try:
            found = await asyncio.wait_for(self._exchange(request), request.deadline)
        except Exception as problem:  # no answer in time, or the worker is gone, or it said something else
            await self._stop()
            if not self._closed:
                self._count_kill(request.path, problem)
            return None
        if self.pid is not None and _resident(self.pid) > self._memory_limit:
            log.debug("tier 2 worker %s is too large: replaced", self.pid)
            await self._stop()
        return found

    async def _exchange(self, request: _Request) -> list[str | None]:
        process = self._process
        if process is None or process.returncode is not None:
            process = self._process = await self._start()
        assert process.stdin is not None and process.stdout is not None
        self._serial += 1
        question = {
            "id": self._serial, "path": _script_path(request.path, request.workspace), "text": request.text,
            "places": request.places, "root": request.workspace,
            "deadline": request.deadline, "budget": request.deadline * 0.8,
        }  # fmt: skip
        process.stdin.write(json.dumps(question).encode() + b"\n")
        await process.stdin.drain()
        line = await process.stdout.readline()
        if not line:
            raise EOFError("the worker ended")
        reply = json.loads(line)
        for trouble in reply.get("trouble", ()):
            log.debug("tier 2: %s: %s", request.path, trouble)
        names = reply["names"]
        if reply["id"] != self._serial or len(names) != len(request.places):
            raise ValueError("an answer to another question")
        return [self._public(candidates) for candidates in names]

    def _count_kill(self, path: str, problem: BaseException) -> None:
        kills = self._kills[path]
        kills.append(self._clock())
        log.debug("tier 2 worker lost over %s: %r", path, problem)
        if len(kills) == MAX_KILLS and kills[-1] - kills[0] <= KILLS_WITHIN:
            self._off.add(path)
            log.warning("tier 2 is off for %s: the worker was lost %d times", path, MAX_KILLS)

    # -- the process

    async def _start(self) -> asyncio.subprocess.Process:
        options: dict = {"start_new_session": True}
        if sys.platform == "win32":
            options = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
        process = await asyncio.create_subprocess_exec(
            *(self._command or worker_command()),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=STUBS, limit=MAX_ANSWER, **options,
        )  # fmt: skip
        log.debug("tier 2 worker %s started", process.pid)
        if self._closed:  # while it started
            self._process = process
            await self._stop()
            raise EOFError("closed")
        return process

    def _kill(self) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            return
        try:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        except (ProcessLookupError, PermissionError):
            pass  # gone already

    async def _stop(self) -> None:
        process = self._process
        self._kill()
        if process is not None:
            await process.wait()
            if self._process is process:
                self._process = None

    # -- names

    def _public(self, candidates: list[str] | None) -> str | None:
        """One name out of all that jedi found possible: the public one, or what public ones have in common."""
        if not candidates:
            return None
        names = list(dict.fromkeys(self._stubs.canonical(name) for name in candidates if name))
        if not names:
            return ""
        ours = [name for name in names if name.partition(".")[0] in self._stubs.names]
        if len(ours) > 1:
            return self._shared(ours)
        return ours[0] if ours else names[0]

    def _shared(self, names: list[str]) -> str | None:
        """The member that several classes have from one base, None when they have no such."""
        owners, attributes = zip(*(name.rpartition(".")[::2] for name in names), strict=True)
        if len(set(attributes)) == 1:
            for base in self._stubs.mro(owners[0]):
                if all(base in self._stubs.mro(owner) for owner in owners):
                    if self._stubs.member(base, attributes[0]) is not None:
                        return f"{base}.{attributes[0]}"
        return None


def worker_command() -> list[str]:
    """What starts the worker: an isolated interpreter without site, told where jedi and parso are and nothing else."""
    if getattr(sys, "frozen", False) or not sys.executable:
        raise OSError("no Python interpreter to start")
    here = os.getcwd()
    folders = [folder for folder in sys.path if os.path.isabs(folder) and folder != here]
    packages = {}
    for name in ("jedi", "parso"):
        spec = PathFinder.find_spec(name, folders)
        if spec is None or spec.origin is None:
            raise OSError(f"{name} is not installed")
        packages[name] = str(Path(spec.origin).parent.parent)
    config = {"packages": packages, "stubs": str(STUBS), "version": __version__}
    return [sys.executable, "-I", "-S", str(WORKER), json.dumps(config)]


def _script_path(path: str, workspace: str) -> str:
    """A path beside the document that no file has: jedi must not take ``torch.py`` for the ``torch`` it imports."""
    folder, name = os.path.split(path)
    if not os.path.isabs(path):
        folder = workspace or os.path.join(STUBS.anchor, "nowhere")
    return os.path.join(folder, re.sub(r"\W", "_", name) + "__kinsight__.py")


def _resident(pid: int) -> int:
    """Bytes of memory that a process holds, 0 where that cannot be read."""
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0
