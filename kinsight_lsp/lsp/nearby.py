"""What stands at a place of a document: its statement, and the occurrences that are about it."""

from __future__ import annotations

from ..core.analysis import Analysis, Occurrence
from ..writing.statements import find_statement


def occurrences_at(analysis: Analysis, start: int, end: int) -> list[Occurrence]:
    """The occurrences that a selection is about: those under it first, then the rest of its statement."""
    statement = statement_at(analysis, start)
    under = [o for o in analysis.occurrences if o.start <= end and o.end >= start]
    under.sort(key=lambda o: o.end - o.start)
    rest = [o for o in analysis.occurrences if o.statement == statement and o not in under]
    return under + rest


def statement_at(analysis: Analysis, offset: int) -> tuple[int, int] | None:
    """The innermost statement at an offset; beside the code of a line, the one that the line's code begins with."""
    text = analysis.source.text
    line = text.line_of(offset)
    first = text.line_start(line) + len(text.indent(line).encode())
    for place in dict.fromkeys((max(offset, first), first)):
        statement = find_statement(analysis.module, place, place)
        if statement is not None:
            return analysis.module.span(statement)
    return None
