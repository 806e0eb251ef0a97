"""Ends the server when the editor that started it is gone."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable

INTERVAL = 3.0  # seconds


def is_alive(pid: int) -> bool:
    """Whether a process exists."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x00100000, False, pid)  # SYNCHRONIZE; os.kill(pid, 0) would end it on Windows
        if not handle:
            return kernel.GetLastError() == 5  # access denied: it exists
        try:
            return kernel.WaitForSingleObject(handle, 0) != 0
        finally:
            kernel.CloseHandle(handle)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def watch(pid: int, gone: Callable[[], None], interval: float = INTERVAL) -> None:
    """Call ``gone`` from a thread once the process has ended."""

    def loop() -> None:
        while is_alive(pid):
            time.sleep(interval)
        gone()

    threading.Thread(target=loop, name="kinsight-parent", daemon=True).start()
