"""A document as one Python program: a file, or the cells of a notebook joined with an exact map.

Offsets are bytes into the joined program. Masking keeps lengths, so an offset means the same place in ``text`` (what the
user wrote) and in ``program`` (what is parsed).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from .magics import ShellLine, mask
from .text import Text

BOM = b"\xef\xbb\xbf"
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_LONE_CR = re.compile(rb"\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. uri: its document in the editor, or ""; index: its place among all cells; start: offset in the program.

    Only code cells are part of the program; others have ``start`` -1.
    """

    uri: str
    index: int
    kind: str
    text: Text
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Source:
    """An immutable snapshot of a document. cells is empty for a plain file."""

    uri: str
    version: int | None
    text: Text
    program: bytes
    cells: tuple[Cell, ...] = ()
    shell: tuple[ShellLine, ...] = ()
    code_cells: tuple[Cell, ...] = field(default=())

    @property
    def is_notebook(self) -> bool:
        return bool(self.cells)

    def cell_at(self, offset: int) -> Cell | None:
        """The code cell that holds an offset of the program, None for a plain file."""
        if not self.code_cells:
            return None
        index = bisect_right([cell.start for cell in self.code_cells], offset) - 1
        return self.code_cells[max(index, 0)]

    def cell_of(self, uri: str) -> Cell | None:
        return next((cell for cell in self.code_cells if cell.uri == uri), None)


def _as_text(given: str | bytes | Text) -> Text:
    return given if isinstance(given, Text) else Text(given)


def file_source(text: str | bytes | Text, uri: str = "", version: int | None = None) -> Source:
    """A plain Python file. A byte order mark stays part of the text and counts as a character."""
    content = _as_text(text)
    program = _lines(content.data)
    if program.startswith(BOM):
        program = b"   " + program[3:]
    return Source(uri, version, content, program)


def _lines(data: bytes) -> bytes:
    """Every line break one that tree-sitter knows: a lone carriage return ends a line in Python and in LSP.

    Lone surrogates, which an editor can send, become a sign that no Python holds, so that the program is UTF-8 throughout.
    """
    data = _LONE_CR.sub(b"\n", data) if b"\r" in data else data
    return _SURROGATE.sub(b"$$$", data) if b"\xed" in data else data


def cell_source(text: str | bytes | Text, uri: str = "", version: int | None = None) -> Source:
    """One cell as a document of its own, for clients without notebook support."""
    content = _as_text(text)
    program, shell = mask(_lines(content.data))
    return Source(uri, version, content, program, shell=tuple(shell))


def notebook_source(
    cells: Sequence[tuple[str, str, str | Text]], uri: str = "", version: int | None = None, before: Source | None = None
) -> Source:
    """A notebook. cells: (cell uri, kind ``code`` or ``markdown``, text) in document order.

    before: an earlier version, from which cells of the very same ``Text`` take what was found out about them.
    """
    known = {id(cell.text): cell for cell in before.code_cells} if before is not None else {}
    built: list[Cell] = []
    pieces: list[bytes] = []
    masked: list[bytes] = []
    shell: list[ShellLine] = []
    start = 0
    for index, (cell_uri, kind, given) in enumerate(cells):
        text = _as_text(given)
        if kind != "code":
            built.append(Cell(cell_uri, index, kind, text, -1))
            continue
        same = known.get(id(text))
        if same is not None:
            program = before.program[same.start : same.end]
            lines = [line for line in before.shell if same.start <= line.start <= same.end]
            shift = start - same.start
        else:
            program, lines = mask(_lines(text.data))
            shift = start
        built.append(Cell(cell_uri, index, kind, text, start))
        shell.extend(ShellLine(line.kind, line.text, shift + line.start, shift + line.end) for line in lines)
        pieces += (text.data, b"\n")
        masked += (program, b"\n")
        start += len(text) + 1
    code = tuple(cell for cell in built if cell.kind == "code")
    return Source(uri, version, Text(b"".join(pieces)), b"".join(masked), tuple(built), tuple(shell), code)
