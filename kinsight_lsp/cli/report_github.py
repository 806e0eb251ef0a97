"""Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .report_text import where
from .rows import FileResult, Row
from .uris import relative_path

_COMMANDS = {"error": "error", "warning": "warning", "information": "notice", "hint": "notice"}


def report_github(results: Iterable[FileResult]) -> str:
    """One line a finding, and one for each file that could not be checked."""
    return "".join(line + "\n" for result in results for line in _lines(result))


def _lines(result: FileResult) -> Iterator[str]:
    if result.error:
        yield _command("error", {"file": relative_path(result.path), "title": "kinsight"}, result.error)
    for row in result.rows:
        yield _finding(row)


def _finding(row: Row) -> str:
    """Of a notebook the lines of its JSON are named, which GitHub shows; the cell is told in words."""
    values: dict[str, object] = {"file": relative_path(row.path), "line": row.file_line, "endLine": row.file_end_line}
    message = row.message
    if row.cell is None:
        if row.line == row.end_line:  # GitHub takes columns within one line only
            values |= {"col": row.column, "endColumn": row.end_column}
    else:
        message = f"{where(row)}: {message}"
    values["title"] = f"kinsight ({row.code})"
    return _command(_COMMANDS[row.severity], values, message)


def _command(name: str, values: dict[str, object], message: str) -> str:
    shown = ",".join(f"{key}={_escaped(str(value), in_value=True)}" for key, value in values.items())
    return f"::{name} {shown}::{_escaped(message)}"


def _escaped(text: str, in_value: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_value else text
