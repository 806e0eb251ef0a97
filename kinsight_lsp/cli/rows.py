"""What a check hands to its reports: plain values that travel between processes."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.analysis import Finding
from ..core.source import Source
from ..core.text import Text
from ..knowledge.model import Catalog


@dataclass(frozen=True, slots=True)
class Place:
    """Another place that matters for a finding."""

    cell: int | None
    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Row:
    """One finding. Lines and columns are 1-based, columns count code points, the end is exclusive.

    cell: 1-based number among all cells of a notebook, whose lines are counted within the cell; insight: the caution's
    explanation of what happens; fixable: whether a fix is offered; excerpt: the line where the finding starts.
    """

    path: str
    cell: int | None
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    severity: str
    message: str
    insight: str | None
    fixable: bool
    excerpt: str
    fix: str
    safe: bool
    related: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file. error: why it could not be checked; note: why it was left out on purpose."""

    path: str
    rows: tuple[Row, ...] = ()
    error: str = ""
    note: str = ""


def make_row(path: str, source: Source, finding: Finding, catalog: Catalog) -> Row:
    """A finding with its places in the file, or in the cell, that the user sees."""
    text, base, cell = _home(source, finding.start)
    line, column = text.position(finding.start - base)
    end_line, end_column = text.position(min(finding.end - base, len(text)))
    caution = catalog.cautions.get(finding.code)
    related = tuple(_place(source, other.start, other.message) for other in finding.related)
    return Row(
        path, cell, line + 1, column + 1, end_line + 1, end_column + 1, finding.code, finding.severity, finding.message,
        caution.what if caution else None, finding.fix is not None, text.line(line),
        finding.fix.title if finding.fix else "", bool(finding.fix and finding.fix.safe), related,
    )  # fmt: skip


def _place(source: Source, offset: int, message: str) -> Place:
    text, base, cell = _home(source, offset)
    line, column = text.position(offset - base)
    return Place(cell, line + 1, column + 1, message)


def _home(source: Source, offset: int) -> tuple[Text, int, int | None]:
    """The text that holds an offset, where it starts, and the number of its cell in a notebook."""
    cell = source.cell_at(offset)
    return (source.text, 0, None) if cell is None else (cell.text, cell.start, cell.index + 1)
