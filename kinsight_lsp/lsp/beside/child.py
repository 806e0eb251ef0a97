"""A language server as a child process."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence

from . import frames


class Child:
    """A server that talks over its standard input and output. Its standard error goes where ours goes.

    name: what users call it; arguments: the command; put: takes its messages, and None once it is gone.
    Raises OSError when the command cannot be started.
    """

    def __init__(self, name: str, arguments: Sequence[str], put: Callable[[frames.Message | None], None]) -> None:
        self.name = name
        self.methods: frozenset[str] = frozenset()  # requests that it answers
        self.commands: frozenset[str] = frozenset()  # of workspace/executeCommand
        self.alive = True
        self._process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin is not None and self._process.stdout is not None
        self._sender = frames.Sender(self._process.stdin)
        frames.receive(self._process.stdout, put)

    def send(self, message: frames.Message) -> None:
        if self.alive:
            self._sender.send(message)

    def end(self, grace: float) -> int:
        """Close its input and wait until it has left; one that takes more than ``grace`` seconds is killed.

        Its exit code; negative when a signal has ended it.
        """
        self.alive = False
        self._sender.close(grace)
        try:
            return self._process.wait(grace)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()
