"""Language server messages on byte streams: a header with the length, and JSON."""

from __future__ import annotations

import json
import logging
import queue
import threading
from collections.abc import Callable
from typing import Any, BinaryIO

logger = logging.getLogger(__name__)
Message = dict[str, Any]


def read(stream: BinaryIO) -> Message | None:
    """The next message; None at the end of the stream, or where what comes is no message at all.

    A body that is not a JSON object is left out.
    """
    while True:
        length = None
        while (line := stream.readline()) not in (b"\r\n", b"\n"):
            if not line:
                return None
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length":
                try:
                    length = int(value)
                except ValueError:
                    return None
        if length is None or length < 0:
            return None
        body = stream.read(length)
        if len(body) < length:
            return None
        try:
            message = json.loads(body)
        except ValueError:
            logger.warning("a message is not JSON")
            continue
        if isinstance(message, dict):
            return message
        logger.warning("a message is not an object")


def encode(message: Message) -> bytes:
    """A message with its header."""
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def receive(stream: BinaryIO, put: Callable[[Message | None], None]) -> None:
    """Read in a thread. put: takes every message, and None at the end."""

    def loop() -> None:
        try:
            while (message := read(stream)) is not None:
                put(message)
        except (OSError, ValueError):
            pass  # closed meanwhile
        put(None)

    threading.Thread(target=loop, name="kinsight-read", daemon=True).start()


class Sender:
    """Writes messages in a thread, so that a peer that does not read holds nobody up."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._loop, name="kinsight-write", daemon=True)
        self._thread.start()

    def send(self, message: Message) -> None:
        self._waiting.put(message)

    def close(self, timeout: float) -> None:
        """Write what waits, for at most ``timeout`` seconds, and close the stream."""
        self._waiting.put(None)
        self._thread.join(timeout)

    def _loop(self) -> None:
        try:
            while (message := self._waiting.get()) is not None:
                self._stream.write(encode(message))
                self._stream.flush()
            self._stream.close()
        except (OSError, ValueError):
            pass  # the peer is gone; the end of its output says so
