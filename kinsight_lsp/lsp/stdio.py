"""Serving on standard input and output.

pygls reads each header and body with a job of a thread pool; here one thread hands on whatever has arrived. A message
costs one change of threads instead of three, and nothing waits for a blocked read when the server ends.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from pygls.io_ import StdoutWriter, run_async

if TYPE_CHECKING:
    from .server import KinsightServer

logger = logging.getLogger(__name__)
CHUNK = 1 << 16  # bytes


def serve(server: KinsightServer) -> None:
    """Serve until ``exit`` or the end of the input."""
    try:
        asyncio.run(_serve(server))
    except BrokenPipeError:
        logger.warning("the client is gone")
    except asyncio.IncompleteReadError:
        logger.warning("the input ended within a message")


async def _serve(server: KinsightServer) -> None:
    reader = asyncio.StreamReader()
    stop = threading.Event()
    server.protocol.set_writer(StdoutWriter(sys.stdout.buffer))
    input_ = (reader, asyncio.get_running_loop(), server.heard)
    threading.Thread(target=_feed, args=input_, name="kinsight-stdin", daemon=True).start()
    await run_async(stop, reader, server.protocol, logger, server.report_server_error)


def _feed(reader: asyncio.StreamReader, loop: asyncio.AbstractEventLoop, heard: Callable[[], None]) -> None:
    """Read until the end of the input. Runs in a thread. heard: told of every chunk before the loop is."""
    descriptor = sys.stdin.buffer.fileno()
    try:
        while chunk := os.read(descriptor, CHUNK):
            heard()
            loop.call_soon_threadsafe(reader.feed_data, chunk)
        loop.call_soon_threadsafe(reader.feed_eof)
    except (RuntimeError, OSError):
        pass  # the loop is closed, or the input is
