"""Asks tier 2 in quiet moments about what an analysis could not name, and has it analysed anew with the answers.

Nobody waits for it: hovers and diagnostics show what tier 1 and conventions say until an answer comes.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from pygls.uris import to_fs_path

from ..core.source import Source
from ..core.text import UTF32, Text, decode
from ..resolve.stubs import bundled_stubs
from ..resolve.tier2 import Tier2
from .documents import Program
from .engine import Engine, View

QUIET = 0.25  # seconds without a change before asking about new places
SETTLED = 2.0  # seconds without a change before old answers are asked for again
MAX_PLACES = 400


class Refiner:
    """One question at a time for each program. The worker starts with the first question."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.root: Path | None = None
        self._tier2: Tier2 | None = None
        self._turn = asyncio.Lock()
        self._timers: dict[Program, asyncio.TimerHandle] = {}
        self._asking: dict[Program, asyncio.Task] = {}

    def consider(self, program: Program, view: View) -> None:
        """A new view is there: plan a question if it leaves one open."""
        self._cancel(program)
        answers = self.engine.answers(program)
        if answers is None:
            return
        text = view.analysis.source.program
        if any(not answers.asked(offset) for offset, _ in view.analysis.unresolved):
            self._plan(program, QUIET)
        elif answers.offsets() and answers.verified != text:
            self._plan(program, SETTLED)

    def drop(self, program: Program) -> None:
        self._cancel(program)
        task = self._asking.pop(program, None)
        if task is not None:
            task.cancel()

    def close(self) -> None:
        for program in list(self._timers) + list(self._asking):
            self.drop(program)
        if self._tier2 is not None:
            self._tier2.close()

    def _cancel(self, program: Program) -> None:
        timer = self._timers.pop(program, None)
        if timer is not None:
            timer.cancel()

    def _plan(self, program: Program, delay: float) -> None:
        self._timers[program] = asyncio.get_running_loop().call_later(delay, self._due, program)

    def _due(self, program: Program) -> None:
        self._timers.pop(program, None)
        if program not in self._asking:
            task = asyncio.get_running_loop().create_task(self._ask(program))
            self._asking[program] = task
            task.add_done_callback(lambda _: self._asking.pop(program, None))

    async def _ask(self, program: Program) -> None:
        view, answers = self.engine.latest(program), self.engine.answers(program)
        if view is None or answers is None or view.key[0] != program.serial:
            return
        source = view.analysis.source
        offsets = dict.fromkeys(offset for offset, _ in view.analysis.unresolved if not answers.asked(offset))
        whole = not offsets
        if whole:
            offsets = dict.fromkeys([*answers.offsets(), *(offset for offset, _ in view.analysis.unresolved)])
        places = list(offsets)[:MAX_PLACES]
        async with self._turn:  # the worker drops a question that waits when the next one comes
            names = await self._resolve(source, places)
        if self.engine.answers(program) is not answers:
            return
        if whole and self._tier2.pid is None:
            names = []  # the worker was lost: what it said before stands
        if whole or not answers.verified:
            answers.verified = source.program
        if answers.add(source.program, places, names):
            self.engine.again(program)
        else:
            latest = self.engine.latest(program)
            if latest is not None:
                asyncio.get_running_loop().call_soon(self.consider, program, latest)

    async def _resolve(self, source: Source, offsets: list[int]) -> list[str | None]:
        if self._tier2 is None:
            self._tier2 = Tier2(bundled_stubs())
        text = source.text if source.program is source.text.data else Text(source.program)
        places = [text.position(offset, UTF32) for offset in offsets]
        path = to_fs_path(source.uri) if not source.is_notebook else None
        root = str(self.root) if self.root else None
        return await self._tier2.resolve(path or source.uri, decode(source.program), places, root)
