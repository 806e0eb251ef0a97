"""JSON-RPC over a process's standard input and output, with the time at which each message had come in."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil


class ServerGone(Exception):
    """The server ended, or closed its output, before it answered."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: a result or an error. at: time.perf_counter() when its last byte was read, before decoding."""

    result: Any
    error: dict[str, Any] | None
    at: float


class Wire:
    """One server process. on_message is called with each request or notification of the server's: (message, time).

    A message with an ``id`` is a request, which the callee answers with :meth:`respond`.
    """

    def __init__(self, on_message: Callable[[dict[str, Any], float], None]) -> None:
        self.on_message = on_message
        self._waiting: dict[int, asyncio.Future[Answer]] = {}
        self._next = 0

    async def start(self, command: Sequence[str], env: Mapping[str, str], folder: Path, log: Path) -> None:
        """Start the server. folder: its working directory; log: receives its standard error."""
        with log.open("ab") as errors:
            self._process = await asyncio.create_subprocess_exec(
                *command, env={**os.environ, **env}, cwd=folder,
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=errors,
            )  # fmt: skip
        self._reader = asyncio.create_task(self._read())

    @property
    def pid(self) -> int:
        return self._process.pid

    def notify(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def respond(self, identifier: int | str, result: Any) -> None:
        self._send({"id": identifier, "result": result})

    def request(self, method: str, params: Any) -> asyncio.Future[Answer]:
        """Send a request; the future gets its answer, or ServerGone."""
        self._next += 1
        future = self._waiting[self._next] = asyncio.get_running_loop().create_future()
        if self._reader.done():
            self._fail()
        else:
            self._send({"id": self._next, "method": method, "params": params})
        return future

    async def end(self, patience: float = 5.0) -> None:
        """Shut the server down in order; what is left of its process tree after ``patience`` seconds is killed."""
        tree = process_tree(self.pid)
        try:
            await asyncio.wait_for(self.request("shutdown", None), patience)
            self.notify("exit", None)
            await asyncio.wait_for(self._process.wait(), patience)
        except (TimeoutError, asyncio.TimeoutError, ServerGone):
            pass
        for process in tree:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                pass
        await self._process.wait()
        await self._reader

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    async def _read(self) -> None:
        stream = self._process.stdout
        try:
            while True:
                header = await stream.readuntil(b"\r\n\r\n")
                [length] = [
                    int(line[15:]) for line in header.lower().split(b"\r\n") if line.startswith(b"content-length:")
                ]
                body = await stream.readexactly(length)
                at = time.perf_counter()
                message = json.loads(body)
                if "method" in message:
                    self.on_message(message, at)
                elif (future := self._waiting.pop(message["id"], None)) is not None and not future.done():
                    future.set_result(Answer(message.get("result"), message.get("error"), at))
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            pass  # it ended, or what it writes is no message
        finally:
            self._fail()

    def _fail(self) -> None:
        for future in self._waiting.values():
            if not future.done():
                future.set_exception(ServerGone())
        self._waiting.clear()


def process_tree(pid: int) -> list[psutil.Process]:
    """A process with all that it started."""
    try:
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def tree_memory(pid: int) -> float:
    """Proportional set size of a process tree in MiB: memory that processes share counts once. Linux only."""
    total = 0
    for process in process_tree(pid):
        try:
            total += process.memory_full_info().pss
        except psutil.NoSuchProcess:
            continue
    return total / 2**20
