"""The one place that turns core's byte offsets into LSP positions and back, in the encoding agreed with the client."""

from __future__ import annotations

import re
from urllib.parse import unquote

from lsprotocol import types

from ..core.source import Cell, Source
from ..core.text import Text

_BREAK = re.compile(r"\r\n|\r|\n")


def span(text: Text, range_: types.Range, unit: str) -> tuple[int, int]:
    """The byte offsets of a range in a text. unit: utf-8, utf-16 or utf-32, what columns count."""
    start = text.offset(range_.start.line, range_.start.character, unit)
    end = text.offset(range_.end.line, range_.end.character, unit)
    return (start, end) if start <= end else (end, start)


def to_range(text: Text, start: int, end: int, unit: str) -> types.Range:
    """The range of byte offsets of a text. unit: utf-8, utf-16 or utf-32."""
    line, character = text.position(start, unit)
    end_line, end_character = text.position(end, unit)
    return types.Range(types.Position(line, character), types.Position(end_line, end_character))


def point(text: Text, line: int, column: int, unit: str) -> types.Range:
    """From a 1-based line and column in code points to the end of that line."""
    start = text.offset(line - 1, column - 1)
    return to_range(text, start, max(start, text.line_end(text.line_of(start))), unit)


class Places:
    """Positions in one source: a file is one document, a notebook one for each cell. A range never crosses a cell."""

    __slots__ = ("source", "unit", "_cells")

    def __init__(self, source: Source, unit: str) -> None:
        self.source = source
        self.unit = unit
        self._cells: dict[str, Cell] = {unquote(cell.uri): cell for cell in source.code_cells}

    @property
    def uris(self) -> list[str]:
        """The documents that positions can be given for."""
        return [cell.uri for cell in self.source.code_cells] if self.source.is_notebook else [self.source.uri]

    def offset(self, uri: str, position: types.Position) -> int | None:
        """The program offset of a position in a document, None where the document is not part of the program."""
        if not self.source.is_notebook:
            return self.source.text.offset(position.line, position.character, self.unit)
        cell = self._cells.get(unquote(uri))
        if cell is None:
            return None
        return cell.start + cell.text.offset(position.line, position.character, self.unit)

    def span(self, uri: str, range_: types.Range) -> tuple[int, int] | None:
        """The program offsets of a range in a document."""
        start, end = self.offset(uri, range_.start), self.offset(uri, range_.end)
        if start is None or end is None:
            return None
        return (start, end) if start <= end else (end, start)

    def bounds(self, uri: str) -> tuple[int, int] | None:
        """The program offsets that a document covers."""
        if not self.source.is_notebook:
            return 0, len(self.source.text)
        cell = self._cells.get(unquote(uri))
        return (cell.start, cell.end) if cell else None

    def locate(self, start: int, end: int) -> tuple[str, types.Range] | None:
        """The document and range of program offsets; what reaches beyond the cell of ``start`` is cut off."""
        if not self.source.is_notebook:
            return self.source.uri, to_range(self.source.text, start, end, self.unit)
        cell = self.source.cell_at(start)
        if cell is None:
            return None
        start = min(start, cell.end) - cell.start
        end = min(end, cell.end) - cell.start
        return cell.uri, to_range(cell.text, start, max(start, end), self.unit)

    def edit(self, start: int, end: int, text: str) -> tuple[str, types.TextEdit] | None:
        """A replacement as the client's edit, with the document's line breaks; None where it would cross a cell."""
        document = self.source.text
        if self.source.is_notebook:
            cell = self.source.cell_at(start)
            if cell is None:
                return None
            document = cell.text
            if (
                end == cell.end + 1 and not text
            ):  # whole lines up to a cell's end, which has no break: the one before goes
                end -= 1
                start -= _break_before(document, start - cell.start)
            if end > cell.end:
                return None
        found = self.locate(start, end)
        return (found[0], types.TextEdit(found[1], _BREAK.sub(document.eol, text))) if found else None


def _break_before(text: Text, offset: int) -> int:
    """The length of the line break that ends at an offset."""
    if text.data[offset - 2 : offset] == b"\r\n":
        return 2
    return 1 if offset and text.data[offset - 1 : offset] in (b"\n", b"\r") else 0
