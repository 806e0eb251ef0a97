"""What tier 2 said about one program, kept while the text around an answer moves."""

from __future__ import annotations

from collections.abc import Iterable

from ..core.text import changed


class Answers:
    """Answers by program offset: a public name, "" for the user's own, None for asked in vain."""

    __slots__ = ("revision", "_program", "_known", "verified")

    def __init__(self) -> None:
        self.revision = 0
        self.verified = b""
        self._program = b""
        self._known: dict[int, str | None] = {}

    def carried(self, program: bytes) -> dict[int, str]:
        """The answers as offsets of a newer text; those on edited lines are forgotten."""
        if program is not self._program:
            self._known = moved(self._known, self._program, program)
            self._program = program
        return {offset: name for offset, name in self._known.items() if name is not None}

    def asked(self, offset: int) -> bool:
        return offset in self._known

    def offsets(self) -> list[int]:
        """The places of all answers, in order."""
        return sorted(self._known)

    def add(self, program: bytes, offsets: Iterable[int], names: Iterable[str | None]) -> bool:
        """Take in answers about a text, which may be older than the one known now; whether any is news."""
        found = dict(zip(offsets, names, strict=False))
        if program is not self._program:
            found = moved(found, program, self._program)
        news = any(self._known.get(offset) != name for offset, name in found.items())
        self._known.update(found)
        if news:
            self.revision += 1
        return news


def moved(known: dict[int, str | None], before: bytes, after: bytes) -> dict[int, str | None]:
    """Answers at offsets of one text as offsets of another; the lines between their common ends are left out."""
    if not known or before == after:
        return dict(known)
    head, end, new_end = changed(before, after)
    head = before.rfind(b"\n", 0, head) + 1
    if not (_starts_line(before, end) and _starts_line(after, new_end)):
        end = before.find(b"\n", end) + 1 or len(before)
    shift = len(after) - len(before)
    kept = {}
    for offset, name in known.items():
        if offset < head:
            kept[offset] = name
        elif offset >= end:
            kept[offset + shift] = name
    return kept


def _starts_line(text: bytes, offset: int) -> bool:
    return offset == 0 or text[offset - 1 : offset] == b"\n"

