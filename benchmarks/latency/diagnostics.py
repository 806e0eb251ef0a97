"""What a server says about the documents, pushed or pulled, as a state that changes over time."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

State = frozenset[tuple[str, str]]


@dataclass
class Diagnostics:
    """The diagnostics of the open documents.

    versions: of the open documents, by uri; history: each report's time with the state after it, oldest first.
    """

    versions: dict[str, int] = field(default_factory=dict)
    history: list[tuple[float, State]] = field(default_factory=list)
    _items: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def state(self) -> State:
        """What is reported now: pairs of a document's uri and a diagnostic's place, code and message."""
        return self.history[-1][1] if self.history else frozenset()

    def report(
        self, way: str, uri: str, items: list[dict[str, Any]] | None, at: float, version: int | None = None
    ) -> None:  # fmt: skip
        """A report on one document; one about an older version than the open one is left aside.

        way: ``push`` or ``pull``, which an editor shows side by side; items: None where nothing changed.
        """
        uri = unquote(uri)
        if uri not in self.versions or version is not None and version != self.versions[uri]:
            return
        if items is not None:
            self._items[way, uri] = frozenset(map(_essence, items))
        state = frozenset((uri, item) for (_, uri), found in self._items.items() for item in found)
        self.history.append((at, state))
        self._arrived.set()

    async def settled(self, quiet: float, patience: float) -> State | None:
        """The state once a report is followed by none for ``quiet`` seconds; None after ``patience`` seconds."""
        end = time.perf_counter() + patience
        while not self.history:
            if not await self._next(end):
                return None
        while await self._next(time.perf_counter() + quiet):
            if time.perf_counter() > end:
                return None
        return self.state

    async def reached(self, wanted: State, since: int, patience: float) -> float | None:
        """When a report from number ``since`` on made the state ``wanted``; None after ``patience`` seconds."""
        end = time.perf_counter() + patience
        while True:
            for at, state in self.history[since:]:
                if state == wanted:
                    return at
            since = len(self.history)
            if not await self._next(end):
                return None

    async def newer(self, since: int, patience: float) -> bool:
        """Wait until there are more than ``since`` reports; whether there are."""
        end = time.perf_counter() + patience
        while len(self.history) <= since:
            if not await self._next(end):
                return False
        return True

    async def _next(self, end: float) -> bool:
        """Wait for a report until the time ``end``; whether one came."""
        self._arrived.clear()
        try:
            await asyncio.wait_for(self._arrived.wait(), max(0.0, end - time.perf_counter()))
        except (TimeoutError, asyncio.TimeoutError):
            return False
        return True


def _essence(item: dict[str, Any]) -> str:
    return json.dumps([item.get(part) for part in ("range", "code", "severity", "message")], sort_keys=True)
