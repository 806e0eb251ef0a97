"""Text as UTF-8 bytes with a line table.

Inside kinsight every position is a half-open byte offset into the UTF-8 text, the unit of tree-sitter. This module is
the only one that turns offsets into columns of another unit and back. Lines end at ``\\n``, ``\\r\\n`` and ``\\r`` only,
as in LSP and in Python (``str.splitlines`` knows more and would disagree with the editor).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"
_LINE_END = re.compile(rb"\r\n|\r|\n")


def encode(text: str) -> bytes:
    """UTF-8 bytes; lone surrogates, which an editor can send, survive."""
    return text.encode("utf-8", "surrogatepass")


def decode(data: bytes) -> str:
    """The inverse of :func:`encode`, for slices cut at character borders."""
    return data.decode("utf-8", "surrogatepass")


def changed(before: bytes, after: bytes) -> tuple[int, int, int]:
    """Where two texts differ, as one replacement: its start, its end in the text before and its end in the one after."""
    shortest = min(len(before), len(after))
    start = _common(before, after, shortest, first=True)
    tail = _common(before, after, shortest - start, first=False)
    return start, len(before) - tail, len(after) - tail


def _common(one: bytes, other: bytes, limit: int, first: bool) -> int:
    """The length of what two texts have in common at their beginning or end, found by halving."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if first:
            same = one[low:middle] == other[low:middle]
        else:
            same = one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]
        low, high = (middle, high) if same else (low, middle - 1)
    return low


class Text:
    """An immutable text with its line table. Lines and columns are 0-based."""

    __slots__ = ("data", "starts")

    def __init__(self, data: bytes | str) -> None:
        self.data = encode(data) if isinstance(data, str) else data
        # bytes.splitlines knows these three line ends only; str.splitlines would know more.
        self.starts = [0, *accumulate(map(len, self.data.splitlines(keepends=True)))]
        if self.data and self.data[-1] not in b"\r\n":
            self.starts.pop()

    def __len__(self) -> int:
        return len(self.data)

    def replaced(self, start: int, end: int, data: bytes) -> Text:
        """The text with a range replaced. Only the lines around the range are looked at."""
        text = Text.__new__(Text)
        text.data = self.data[:start] + data + self.data[end:]
        shift = len(data) - (end - start)
        # A line more on each side: a break may be cut in two there, or be made of two halves.
        first, last = max(self.line_of(start) - 1, 0), self.line_of(end) + 2
        until = self.starts[last] + shift if last < len(self.starts) else len(text.data)
        lines = text.data[self.starts[first] : until].splitlines(keepends=True)
        starts = [*self.starts[:first], *accumulate(map(len, lines), initial=self.starts[first])]
        if last < len(self.starts):
            starts += [at + shift for at in self.starts[last + 1 :]] if shift else self.starts[last + 1 :]
        elif lines and text.data[-1] not in b"\r\n":
            starts.pop()
        text.starts = starts
        return text

    def slice(self, start: int, end: int) -> str:
        return decode(self.data[start:end])

    def line_of(self, offset: int) -> int:
        """The 0-based line that holds the offset."""
        return bisect_right(self.starts, offset) - 1

    def line_start(self, line: int) -> int:
        return self.starts[line]

    def line_end(self, line: int) -> int:
        """The offset after the last character of the line, before its line break."""
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.data)
        while end > self.starts[line] and self.data[end - 1] in b"\r\n":
            end -= 1
        return end

    def line(self, line: int) -> str:
        return self.slice(self.starts[line], self.line_end(line))

    def indent(self, line: int) -> str:
        """The white space that the line starts with."""
        text = self.line(line)
        return text[: len(text) - len(text.lstrip(" \t\f"))]

    @property
    def eol(self) -> str:
        """The line break that the text uses first, ``\\n`` when it has none."""
        match = _LINE_END.search(self.data)
        return match.group().decode() if match else "\n"

    def position(self, offset: int, unit: str = UTF32) -> tuple[int, int]:
        """Line and column of an offset; the column counts code units of the encoding."""
        line = self.line_of(offset)
        start = self.starts[line]
        if unit == UTF8:
            return line, offset - start
        prefix = self.data[start:offset]
        if prefix.isascii():
            return line, len(prefix)
        text = prefix.decode("utf-8", "surrogatepass")
        if unit == UTF32:
            return line, len(text)
        return line, len(text) + sum(ord(c) > 0xFFFF for c in text)

    def offset(self, line: int, column: int, unit: str = UTF32) -> int:
        """The offset of a line and column. Past the end of a line means its end; past the last line, the text's end.

        A column inside a character (half a surrogate pair, a UTF-8 tail) means the character's start.
        """
        if line < 0:
            return 0
        if line >= len(self.starts):
            return len(self.data)
        start, end = self.starts[line], self.line_end(line)
        if unit == UTF8:
            offset = min(start + max(column, 0), end)
            while start < offset < end and self.data[offset] & 0xC0 == 0x80:
                offset -= 1
            return offset
        raw = self.data[start:end]
        if raw.isascii():
            return min(start + max(column, 0), end)
        text = raw.decode("utf-8", "surrogatepass")
        if unit == UTF32:
            return start + len(encode(text[: max(column, 0)]))
        units = 0
        for index, character in enumerate(text):
            width = 2 if ord(character) > 0xFFFF else 1
            if units + width > column:
                return start + len(encode(text[:index]))
            units += width
        return end
