"""Ctrl-C as a wish that is heard between two files, so that none is left half done."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from types import FrameType

_WORDS = "\n하던 파일까지만 하고 멈춥니다. 한 번 더 누르면 바로 멈춥니다.\n"


class Interrupts:
    """While it is entered, the first Ctrl-C sets ``wanted``; the second one stops at once, as always."""

    def __init__(self) -> None:
        self.wanted = False
        self._previous: object = None

    def __enter__(self) -> Interrupts:
        if threading.current_thread() is threading.main_thread():
            self._previous = signal.signal(signal.SIGINT, self._heard)
        return self

    def __exit__(self, *_: object) -> None:
        self._restore()

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        self.wanted = True
        self._restore()
        with suppress(OSError, ValueError):  # past the buffers: the main thread may be writing to them right now
            os.write(sys.__stderr__.fileno(), _WORDS.encode())  # type: ignore[union-attr]

    def _restore(self) -> None:
        if self._previous is not None:
            signal.signal(signal.SIGINT, self._previous)  # type: ignore[arg-type]
            self._previous = None
