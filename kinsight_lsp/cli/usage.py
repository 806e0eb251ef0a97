"""How commands end, and what they refuse."""

from __future__ import annotations

from collections.abc import Iterable

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130


class UsageProblem(Exception):
    """What the user gave cannot be used. The messages are Korean, each with its place."""

    def __init__(self, messages: Iterable[object]) -> None:
        super().__init__()
        self.messages = [str(message) for message in messages]
