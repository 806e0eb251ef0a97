"""What a check hands to its reports: plain values that travel between processes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

from ..core.analysis import Finding
from ..core.config import SEVERITIES
from ..core.notebook_json import WrittenSource, written_lines, written_sources
from ..core.source import Source
from ..knowledge.model import Catalog


@dataclass(frozen=True, slots=True)
class Place:
    """A range. Lines and columns are 1-based, columns count code points, the end is exclusive.

    cell: 1-based number among all cells of a notebook, whose lines are counted within the cell; file_line,
    file_end_line: in the file itself, which is a notebook's JSON.
    """

    cell: int | None
    line: int
    column: int
    end_line: int
    end_column: int
    file_line: int
    file_end_line: int


@dataclass(frozen=True, slots=True)
class Related(Place):
    """Another place that matters for a finding."""

    message: str


@dataclass(frozen=True, slots=True)
class Row(Place):
    """One finding.

    insight: the caution's explanation of what happens; fixable: whether a fix is offered; excerpt: the line where the
    finding starts; fix: the fix's title; safe: whether ``--fix`` applies it.
    """

    path: str
    code: str
    severity: str
    message: str
    insight: str | None
    fixable: bool
    excerpt: str
    fix: str
    safe: bool
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file.

    error: why it could not be checked or written; note: why it was left out on purpose; fixed: the code of every
    finding that was mended, or could be; diff: what mending changes, when it is only shown; output: the mended file.
    """

    path: str
    rows: tuple[Row, ...] = ()
    error: str = ""
    note: str = ""
    fixed: tuple[str, ...] = ()
    diff: str = ""
    output: bytes | None = None


_TYPES: dict[str, tuple[type, ...]] = {
    "int": (int,), "int | None": (int, type(None)), "str": (str,), "str | None": (str, type(None)), "bool": (bool,),
}  # fmt: skip


def rows_to_json(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Rows as JSON values, without their path."""
    return [{name: value for name, value in asdict(row).items() if name != "path"} for row in rows]


def rows_from_json(path: str, data: Any) -> tuple[Row, ...]:
    """The rows of a file. Raises KeyError, TypeError or ValueError when the data is not of that shape."""
    rows = []
    for values in data:
        related = tuple(Related(**_checked(Related, place)) for place in values["related"])
        rows.append(Row(**_checked(Row, {**values, "path": path}, "related"), related=related))
        if rows[-1].severity not in SEVERITIES:
            raise ValueError(rows[-1].severity)
    return tuple(rows)


def _checked(kind: type, values: dict[str, Any], *others: str) -> dict[str, Any]:
    """The values of a dataclass's fields, but for the others."""
    found = {}
    for entry in fields(kind):
        if entry.name not in others:
            value = found[entry.name] = values[entry.name]
            if type(value) not in _TYPES[str(entry.type)]:
                raise TypeError(entry.name)
    return found


def make_rows(
    path: str, source: Source, findings: Iterable[Finding], catalog: Catalog, text: str = ""
) -> tuple[Row, ...]:
    """Findings with their places in the file, or in the cell, that the user sees. text: a notebook's JSON."""
    places = _Places(source, text)
    return tuple(_row(path, finding, catalog, places) for finding in findings)


def _row(path: str, finding: Finding, catalog: Catalog, places: _Places) -> Row:
    caution = catalog.cautions.get(finding.code)
    place, excerpt = places.find(finding.start, finding.end)
    related = tuple(Related(*places.find(r.start, r.end)[0], message=r.message) for r in finding.related)
    return Row(
        *place, path, finding.code, finding.severity, finding.message, caution.what if caution else None,
        finding.fix is not None, excerpt, finding.fix.title if finding.fix else "",
        bool(finding.fix and finding.fix.safe), related,
    )  # fmt: skip


class _Places:
    """Places of one document; where lines stand in a notebook's JSON is looked up when asked."""

    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.text = text
        self._written: dict[int, WrittenSource] | None = None
        self._lines: dict[int, list[int]] = {}

    def find(self, start: int, end: int) -> tuple[tuple[int | None, int, int, int, int, int, int], str]:
        """The fields of a :class:`Place`, and the line where it starts."""
        cell = self.source.cell_at(start)
        text, base = (self.source.text, 0) if cell is None else (cell.text, cell.start)
        line, column = text.position(start - base)
        end_line, end_column = text.position(max(min(end - base, len(text)), start - base))
        in_file = (line + 1, end_line + 1)
        if cell is not None:
            lines = self._file_lines(cell.index)
            in_file = (lines[min(line, len(lines) - 1)], lines[min(end_line, len(lines) - 1)])
        number = None if cell is None else cell.index + 1
        return (number, line + 1, column + 1, end_line + 1, end_column + 1, *in_file), text.line(line)

    def _file_lines(self, index: int) -> list[int]:
        if self._written is None:
            self._written = written_sources(self.text) if self.text else {}
        if index not in self._lines:
            written = self._written.get(index)
            self._lines[index] = written_lines(self.text, written) if written else [1]
        return self._lines[index]
