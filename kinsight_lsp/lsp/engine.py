"""Runs analyses: one thread, one at a time, one flight per program; the newest result of each program is kept.

Everything here but the analysis itself happens on the event loop. A change starts a timer of at most 150 ms (shorter
for programs that are quick to analyse); a request starts the analysis at once. An edit of an analysed program costs an
update, which leaves the rules that look at the whole document for a moment without typing; then the program is settled.
A change ends work on the text before it.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from ..analyzer import Analyzer
from ..core.analysis import Analysis
from ..core.config import Settings
from ..core.superseded import Superseded
from ..knowledge.model import Catalog
from .answers import Answers
from .documents import Program
from .positions import Places

logger = logging.getLogger(__name__)
MAX_DELAY = 0.15  # seconds after the last change
MIN_DELAY = 0.002
SETTLE_DELAY = 0.08  # seconds without a change until the whole program is analysed again
COURTESY = 0.005  # seconds that an analysis stands aside for a message that has arrived
QUICK = 0.02  # seconds: a program that takes no longer is analysed as a whole after each change
Key = tuple[int, str, int]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class View:
    """An analysis with all that faces need to speak of it. revision: differs wherever the result can differ."""

    analysis: Analysis
    places: Places
    versions: Mapping[str, int | None]
    catalog: Catalog
    settings: Settings
    key: Key
    revision: str


@dataclass(slots=True)
class _State:
    """What is known of one program.

    early: a view without findings, there before the rules have run; arrival: done when there is one; flight: the key of
    what is being analysed; cost: seconds that the last answer to a change took; whole: seconds that the last analysis of
    everything took; settling: when to analyse the whole program after updates; failed: a key that has no analysis;
    remains: what an analysis that was broken off leaves behind.
    """

    view: View | None = None
    early: View | None = None
    arrival: asyncio.Future[None] | None = None
    flight: Key | None = None
    task: asyncio.Task | None = None
    timer: asyncio.TimerHandle | None = None
    settling: asyncio.TimerHandle | None = None
    answers: Answers = field(default_factory=Answers)
    cost: float = 0.0
    whole: float = 0.0
    failed: Key | None = None
    remains: Superseded | None = None

    def stop_timers(self) -> None:
        for timer in (self.timer, self.settling):
            if timer is not None:
                timer.cancel()
        self.timer = self.settling = None


class Engine:
    """Gives views of programs. on_view is called on the loop with each new view and the one before it."""

    def __init__(self, unit: str, on_view: Callable[[Program, View, View | None], None]) -> None:
        self.unit = unit
        self.on_view = on_view
        self.analyzer: Analyzer | None = None
        self.settings_revision = 0
        self.ready = asyncio.Event()
        self._states: dict[Program, _State] = {}
        self._thread = ThreadPoolExecutor(1, "kinsight-analysis")
        self._free = threading.Event()  # not set: a message has arrived that nobody has looked at yet
        self._free.set()
        self._queue: dict[Program, bool] = {}
        self._pump: asyncio.Task | None = None

    def use(self, analyzer: Analyzer, settings_revision: int) -> None:
        """Analyse with this catalog and these settings from now on."""
        self.analyzer = analyzer
        self.settings_revision = settings_revision
        self.ready.set()
        for program in list(self._states):
            self.touch(program)

    def give_up(self) -> None:
        """There is nothing to analyse with: requests are answered with nothing instead of waiting."""
        self.ready.set()

    def heard(self) -> None:
        """A message has arrived: a running analysis stands aside for a moment, as two threads take longer than one after the
        other. May be called from any thread.
        """
        self._free.clear()

    def touch(self, program: Program) -> None:
        """A program was opened or changed: analyse it soon."""
        self._free.set()
        state = self._states.setdefault(program, _State())
        state.stop_timers()
        if state.answers.offsets():  # edit by edit: between two distant edits nothing would be left
            state.answers.carried(program.source().program)
        delay = min(MAX_DELAY, max(MIN_DELAY, state.cost / 8))
        state.timer = asyncio.get_running_loop().call_later(delay, self._due, program)

    def drop(self, program: Program) -> None:
        """A program was closed."""
        state = self._states.pop(program, None)
        if state is not None:
            state.stop_timers()

    def close(self) -> None:
        for state in self._states.values():
            state.stop_timers()
        self._states.clear()
        self._queue.clear()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def latest(self, program: Program) -> View | None:
        """The newest view there is, however old."""
        state = self._states.get(program)
        return state.view if state else None

    def answers(self, program: Program) -> Answers | None:
        state = self._states.get(program)
        return state.answers if state else None

    async def view(
        self, program: Program, newest: bool = False, findings: bool = True, settled: bool = False
    ) -> View | None:
        """The view of the program as it is now; without ``findings``, one that may lack them is enough.

        settled: wait until every rule has judged the newest text. None when the program was closed, cannot be analysed, or (without ``newest``) changed while the analysis ran.
        """
        serial = program.serial
        while True:
            state = self._states.get(program)
            if state is None or not newest and program.serial != serial:
                return None
            if self.ready.is_set() and self.analyzer is None:
                return None
            if self.analyzer is not None:
                key = self._key(program)
                for known in (state.view, None if findings else state.early):
                    if known is not None and known.key == key and (known.analysis.settled or not settled):
                        return known
                if state.failed == key:
                    return None
            task = self._start(program, state, whole=settled)
            # What an analysis of an older text has so far helps nobody: its end is waited for.
            waited = [task] if findings or state.flight != self._key(program) else [task, state.arrival]
            await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)

    async def run(self, work: Callable[[], T]) -> T:
        """Do other work on the analysis thread: what is there of a program is not safe to read on two threads."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def again(self, program: Program) -> None:
        """Analyse anew because answers came; the view there is stays in use until then."""
        if program in self._states:
            self._enqueue(program, anew=True)

    def _key(self, program: Program) -> Key:
        return program.serial, self.analyzer.catalog.revision if self.analyzer else "", self.settings_revision

    def _due(self, program: Program) -> None:
        state = self._states.get(program)
        if state is not None:
            state.timer = None
            self._enqueue(program, anew=False)

    def _enqueue(self, program: Program, anew: bool) -> None:
        """Background work waits here, one at a time, so that a request waits for one analysis at most."""
        self._queue[program] = self._queue.get(program, False) or anew
        if self._pump is None:
            self._pump = asyncio.get_running_loop().create_task(self._work_off())

    async def _work_off(self) -> None:
        try:
            await self.ready.wait()
            while self._queue:
                program = next(iter(self._queue))
                anew = self._queue.pop(program)
                state = self._states.get(program)
                if state is None:
                    continue
                key = self._key(program)
                if anew or state.failed != key and (state.view is None or state.view.key != key):
                    if anew and state.task is not None:
                        await state.task  # it may have started without the answers
                    await self._start(program, state, whole=anew)
        finally:
            self._pump = None

    def _start(self, program: Program, state: _State, whole: bool) -> asyncio.Task:
        if state.task is None:
            loop = asyncio.get_running_loop()
            state.arrival, state.flight = loop.create_future(), self._key(program)
            state.task = loop.create_task(self._analyze(program, state, state.arrival, whole))
            state.task.add_done_callback(lambda _: setattr(state, "task", None))
        return state.task

    async def _analyze(self, program: Program, state: _State, arrival: asyncio.Future[None], whole: bool) -> None:
        await self.ready.wait()
        if program not in self._states or self.analyzer is None:
            return
        analyzer, key, before = self.analyzer, self._key(program), state.view
        state.flight = key
        source, versions = program.source(), program.versions()
        places = Places(source, self.unit)
        known = state.answers.carried(source.program)
        revision = f"{source.version}.{key[0]}-{key[1]}-{key[2]}-{state.answers.revision}"
        earlier = before.analysis if before else None
        asked = whole
        whole = whole or state.whole <= QUICK or before is None or before.key[1:] != key[1:]
        loop = asyncio.get_running_loop()

        def view_of(analysis: Analysis) -> View:
            exact = revision if analysis.settled else f"{revision}-moved"
            return View(analysis, places, versions, analyzer.catalog, analyzer.settings, key, exact)

        def arrived(analysis: Analysis) -> None:
            state.early = view_of(analysis)
            if not arrival.done():
                arrival.set_result(None)

        def early(analysis: Analysis) -> None:
            loop.call_soon_threadsafe(arrived, analysis)

        def check() -> None:
            if not self._free.is_set():
                self._free.wait(COURTESY)
                self._free.set()
            if before is not None and program.serial != key[0]:
                raise Superseded

        def run() -> Analysis | None:
            if not whole:
                updated = analyzer.update(source, earlier, known, early)
                if updated is not None:
                    return updated
            try:
                return analyzer.analyze(source, earlier, known, early, check)
            except Superseded as stop:
                state.remains = stop  # to free it all takes a moment, and somebody waits for the newer text now
                return None

        start = time.perf_counter()
        try:
            analysis = await loop.run_in_executor(self._thread, run)
        except Exception:
            logger.exception("analysis of %s failed", program.uri)
            state.failed = key
            return
        if analysis is None:
            return  # the change has started a timer of its own
        spent = time.perf_counter() - start
        if analysis.settled:
            state.whole = spent
        if not asked:
            state.cost = spent
        if program in self._states:
            state.view, state.early = view_of(analysis), None
            if not analysis.settled and program.serial == key[0]:
                self._settle_later(program, state)
            try:
                self.on_view(program, state.view, before)
            except Exception:
                logger.exception("publishing for %s failed", program.uri)

    def _settle_later(self, program: Program, state: _State) -> None:
        if state.settling is not None:
            state.settling.cancel()
        state.settling = asyncio.get_running_loop().call_later(SETTLE_DELAY, self._settle, program)

    def _settle(self, program: Program) -> None:
        state = self._states.get(program)
        if state is not None:
            state.remains = None
            self.again(program)
