"""A source line with carets below a part of it, right under wide characters and cut to a width."""

from __future__ import annotations

from .console import cell_len, visible

_DOTS = "…"


def excerpt(line: str, start: int, end: int, width: int) -> tuple[str, str]:
    """The line as a terminal can show it, and the carets below it. start, end: characters of the part."""
    shown = visible(line.rstrip())
    before = cell_len(visible(line[:start]))
    until = cell_len(visible(line[: max(end, start)].rstrip()))
    shift = 0
    if until > width and before > width // 3:
        shift = before - width // 3
    shown, shift = _cut(shown, shift, width)
    marks = max(min(until - shift, width) - (before - shift), 1)
    return shown, " " * (before - shift) + "^" * marks


def _cut(line: str, shift: int, width: int) -> tuple[str, int]:
    """The line without about its first ``shift`` columns, and how many columns really went."""
    if shift:
        dropped, index = 0, 0
        while dropped < shift:
            dropped += cell_len(line[index])
            index += 1
        line, shift = _DOTS + line[index:], dropped - 1
    if cell_len(line) > width:
        kept, used = [], 0
        for character in line:
            used += cell_len(character)
            if used >= width:
                break
            kept.append(character)
        line = "".join(kept) + _DOTS
    return line, shift
