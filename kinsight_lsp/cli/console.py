"""Consoles for standard output and standard error, and what keeps them safe from what they print."""

from __future__ import annotations

import os
import sys

from rich.cells import cell_len
from rich.console import Console

TAB = 4


def prepare_streams() -> None:
    """Korean must reach files and pipes on every system; what an encoding lacks is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def output() -> Console:
    return _console()


def errors() -> Console:
    return _console(stderr=True)


def _console(stderr: bool = False) -> Console:
    """A console without any styling when NO_COLOR is set or the stream is no terminal."""
    colors = None if os.environ.get("NO_COLOR") else "auto"
    return Console(stderr=stderr, color_system=colors, highlight=False, emoji=False, markup=False)


def visible(text: str) -> str:
    """The text of a source line for a terminal: tabs as blanks, control characters as pictures."""
    shown = []
    width = 0
    for character in text:
        if character == "\t":
            blanks = TAB - width % TAB
            shown.append(" " * blanks)
            width += blanks
            continue
        code = ord(character)
        if code < 0x20:
            character = chr(0x2400 + code)
        elif code == 0x7F:
            character = "\u2421"
        elif 0x80 <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in _DIRECTIONS:
            character = "\ufffd"
        shown.append(character)
        width += cell_len(character)
    return "".join(shown)


# Characters that turn the direction of a line around could make an excerpt lie.
_DIRECTIONS = {0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF}

__all__ = ["cell_len", "errors", "output", "prepare_streams", "visible"]
