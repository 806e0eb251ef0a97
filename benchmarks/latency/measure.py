"""The method: what is done to a server with a document, and when its answers count.

An answer about diagnostics counts when it is exactly what the server says once it has come to rest: an early empty or
outdated report is no answer. So the two states that a keystroke alternates between are learnt first, by waiting.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .diagnostics import State
from .documents import Document, Place
from .editor import Editor
from .servers import Server
from .wire import ServerGone, tree_memory

KEYSTROKES, PAUSE = 15, 0.25
EDITS = (200, 2000)


@dataclass(frozen=True)
class Patience:
    """Deadlines in seconds.

    answer: one request or one state; opening: until the document is known at all; quiet: silence that means rest;
    hovers: one pass over the hover places; edits: all the edits that the memory is looked at after.
    """

    answer: float = 20.0
    opening: float = 60.0
    quiet: float = 1.5
    hovers: float = 20.0
    edits: float = 150.0


@dataclass
class Result:
    """One session. Times in seconds; None: the answer did not come in time, or was never offered.

    answered: hovers with content, of ``asked`` places; memory: MiB (PSS of the process tree) when the document was at
    rest and after so many edits; notes: what went wrong, in words.
    """

    server: str
    document: str
    lines: int
    round: int
    pulls: bool = False
    ready: float | None = None
    first_hover: float | None = None
    first_diagnostics: float | None = None
    asked: int = 0
    answered: int = 0
    cold: list[float | None] = field(default_factory=list)
    warm: list[float | None] = field(default_factory=list)
    key_hover: list[float | None] = field(default_factory=list)
    key_diagnostics: list[float | None] = field(default_factory=list)
    memory: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


async def measure(
    server: Server, document: Document, folder: Path, log: Path, number: int, edits: tuple[int, ...] = (),
    patience: Patience | None = None,
) -> Result:  # fmt: skip
    """One session of a fresh server process; whatever the server does is part of the result.

    folder: the workspace; log: receives the server's standard error; number: the round; edits: after how many
    further edits the memory is looked at.
    """
    result = Result(server.name, document.name, document.lines, number)
    patience = patience or Patience()
    session = _Session(Editor(server), document, result, patience)
    try:
        result.ready = await asyncio.wait_for(session.editor.start(folder, log), patience.opening)
        if document.notebook is not None and not session.editor.notebooks:
            result.notes.append("takes no notebooks")
        else:
            await session.run(edits)
    except ServerGone:
        result.notes.append("ended before it had answered")
    except (TimeoutError, asyncio.TimeoutError):
        result.notes.append("did not answer initialize")
    finally:
        await session.editor.end()
    return result


class _Session:
    def __init__(self, editor: Editor, document: Document, result: Result, patience: Patience) -> None:
        self.editor = editor
        self.document = document
        self.result = result
        self.patience = patience
        self.states: dict[bool, State] = {}

    async def run(self, edits: tuple[int, ...]) -> None:
        result, editor = self.result, self.editor
        opened = time.perf_counter()
        editor.open(self.document)
        result.first_hover = await self._first_hover(opened)
        state = await editor.diagnostics.settled(self.patience.quiet, self.patience.opening)
        result.pulls = editor.pulls
        if state is not None:
            self.states[False] = state
            at = await editor.diagnostics.reached(state, 0, 0)
            result.first_diagnostics = at - opened if at is not None else None
        else:
            result.notes.append("no diagnostics came to rest after opening")
        if editor.hovers:
            result.cold, _ = await self._hover_all("cold")
            result.warm, result.answered = await self._hover_all("warm")
            result.asked = len(result.warm)
        self._look("at rest")
        if state is not None and await self._learn():
            await self._type()
            await self._edit(edits)

    async def _first_hover(self, opened: float) -> float | None:
        """Seconds until a hover has content: a server that answers with nothing while it still loads is asked again."""
        end = opened + self.patience.opening
        while self.editor.hovers and time.perf_counter() < end:
            answer = await self._answer(self.document.first, end - time.perf_counter())
            if answer is None:
                break
            if answer[1]:
                return answer[0] - opened
            await asyncio.sleep(0.02)
        if self.editor.hovers:
            self.result.notes.append("no content in the first hover")
        return None

    async def _answer(self, place: Place, patience: float) -> tuple[float, bool] | None:
        """A hover: when it was answered, and whether with content. None when not in time."""
        try:
            answer = await asyncio.wait_for(self.editor.hover(place), patience)
        except (TimeoutError, asyncio.TimeoutError):
            return None
        return answer.at, bool((answer.result or {}).get("contents"))

    async def _hover_all(self, which: str) -> tuple[list[float | None], int]:
        """Hover over all places in turn, as time allows: the seconds each took, and how many had content."""
        times: list[float | None] = []
        answered = 0
        end, places = time.perf_counter() + self.patience.hovers, self.document.hovers
        for place in places:
            asked = time.perf_counter()
            if asked > end:
                self.result.notes.append(
                    f"{len(times)} of {len(places)} {which} hovers in {self.patience.hovers:.0f} s"
                )
                break
            answer = await self._answer(place, self.patience.answer)
            times.append(answer[0] - asked if answer else None)
            answered += bool(answer and answer[1])
        return times, answered

    async def _learn(self) -> bool:
        """Learn what the server says with the fault and without it; whether it tells them apart."""
        for faulty in (True, False):
            since = len(self.editor.diagnostics.history)
            self.editor.press()
            self.editor.pull()
            if not await self._differs(self.states[False] if faulty else self.states[True], since):
                self.result.notes.append("does not report the fault" if faulty else "does not take the fault back")
                return False
            self.states[faulty] = await self._rest()
        return True

    async def _differs(self, state: State, since: int) -> bool:
        """Wait for a report after number ``since`` that says something else than ``state``."""
        end = time.perf_counter() + self.patience.answer
        while time.perf_counter() < end:
            if any(other != state for _, other in self.editor.diagnostics.history[since:]):
                return True
            await asyncio.sleep(0.05)
        return False

    async def _rest(self) -> State:
        """The state after a while in which nothing was reported."""
        seen = -1
        while seen != len(self.editor.diagnostics.history):
            seen = len(self.editor.diagnostics.history)
            await asyncio.sleep(self.patience.quiet)
        return self.editor.diagnostics.state

    async def _type(self) -> None:
        """Keystrokes that put the fault in and take it out, each with a hover; the next one waits for both answers."""
        near = self._near()
        for number in range(KEYSTROKES):
            pressed, since = time.perf_counter(), len(self.editor.diagnostics.history)
            self.editor.press()
            hover = (
                asyncio.ensure_future(self._answer(near[number % len(near)], self.patience.answer))
                if self.editor.hovers
                else None
            )
            self.editor.pull()
            at = await self.editor.diagnostics.reached(self.states[self.editor.faulty], since, self.patience.answer)
            self.result.key_diagnostics.append(at - pressed if at is not None else None)
            if hover is not None:
                answer = await hover
                self.result.key_hover.append(answer[0] - pressed if answer else None)
            await asyncio.sleep(max(0.0, pressed + PAUSE - time.perf_counter()))

    def _near(self) -> list[Place]:
        """The five places to hover over that are nearest to what is typed."""
        typed = self.document.typed
        return sorted(
            self.document.hovers, key=lambda place: (abs(place.cell - typed.cell), abs(place.line - typed.line))
        )[:5]

    async def _edit(self, goals: tuple[int, ...]) -> None:
        """Further keystrokes, each with a hover and, where they are pulled, diagnostics; the memory after some."""
        end = time.perf_counter() + self.patience.edits
        place, done = self._near()[0], 0
        for goal in goals:
            while done < goal and time.perf_counter() < end:
                since = len(self.editor.diagnostics.history)
                self.editor.press()
                self.editor.pull()
                if self.editor.hovers:
                    await self._answer(place, self.patience.answer)
                if self.editor.pulls or not self.editor.hovers or done % 20 == 0:
                    wanted = self.states[self.editor.faulty]
                    await self.editor.diagnostics.reached(wanted, since, self.patience.answer)
                done += 1
            if done < goal:
                self.result.notes.append(f"{done} of {goals[-1]} edits in {self.patience.edits:.0f} s")
                return
            await self._rest()
            self._look(f"{goal} edits")

    def _look(self, when: str) -> None:
        self.result.memory[when] = tree_memory(self.editor.wire.pid)
