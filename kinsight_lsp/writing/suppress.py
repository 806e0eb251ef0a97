"""The edit that suppresses a finding with ``# kinsight: ignore[code]``, as ``core.suppress`` reads it."""

from __future__ import annotations

from ..core.analysis import Edit, Finding
from ..core.source import Source
from ..core.suppress import Suppression, find_suppressions
from ..core.syntax import Module, parse
from ..core.text import Text
from .region import Region, breaks_line, line_indent, region_at
from .statements import find_statement, line_statement


def suppress_edit(source: Source, finding: Finding, module: Module | None = None) -> Edit:
    """The edit that makes the finding go: an ignore comment that covers it is extended, else one is added.

    It goes to the end of the finding's first line. Where that cannot end in a comment it stands alone above the
    statement, if the finding begins there, else at the end of a later line of the finding, or alone above the finding.
    module: the parsed source, when it is at hand.
    """
    module = module or parse(source.program)
    text = source.text
    first, last = text.line_of(finding.start), text.line_of(finding.end)
    covering = _covering(find_suppressions(module, text), first, last)
    if covering is not None:
        return _extend(text, covering, finding.code)
    region = region_at(source, finding.start)
    if _can_end_in_comment(source, module, first):
        return _append(text, first, finding.code)
    statement = _statement_line(module, text, finding.start, first)
    if statement < first:
        for line in range(first + 1, min(last, region.last) + 1):
            if _can_end_in_comment(source, module, line):
                return _append(text, line, finding.code)
        if _may_begin(module, text, region, first):
            return _above(text, region, first, finding.code)
    return _above(text, region, statement, finding.code)


def _covering(suppressions: list[Suppression], first: int, last: int) -> Suppression | None:
    """The ignore comment for one of the lines; one for the first line is preferred."""
    found = [s for s in suppressions if first <= s.line <= last]
    return min(found, key=lambda s: s.line) if found else None


def _extend(text: Text, suppression: Suppression, code: str) -> Edit:
    """Add the code to the brackets of a comment. One that lists it, or that suppresses everything, stays as it is."""
    comment = text.data[suppression.start : suppression.end]
    if not suppression.codes or code in suppression.codes:
        return Edit(suppression.start, suppression.start, "")
    bracket = comment.index(b"]", comment.lower().index(b"kinsight:"))
    end = suppression.start + len(comment[:bracket].rstrip(b" \t,"))
    return Edit(end, suppression.start + bracket, f", {code}")


def _can_end_in_comment(source: Source, module: Module, line: int) -> bool:
    """Whether a comment may end the line: not in a string, before a backslash's break, or behind a shell command."""
    text = source.text
    start, end = text.line_start(line), text.line_end(line)
    if any(s.start <= end and start <= s.end for s in source.shell):
        return False
    return bool(text.line(line).strip(" \t\f")) and breaks_line(module, text, line)


def _append(text: Text, line: int, code: str) -> Edit:
    start, end = text.line_start(line), text.line_end(line)
    bare = start + len(text.data[start:end].rstrip(b" \t\f"))
    return Edit(bare, end, f"  # kinsight: ignore[{code}]")


def _may_begin(module: Module, text: Text, region: Region, line: int) -> bool:
    """Whether a line of its own may stand above the line."""
    return line <= region.first or breaks_line(module, text, line - 1)


def _statement_line(module: Module, text: Text, offset: int, line: int) -> int:
    """The first line of the logical line that holds the offset."""
    statement = find_statement(module, offset, offset)
    anchor = line_statement(module, statement) if statement is not None else None
    return text.line_of(module.span(anchor)[0]) if anchor is not None else line


def _above(text: Text, region: Region, line: int, code: str) -> Edit:
    offset = max(text.line_start(line), region.start)
    return Edit(offset, offset, f"{line_indent(text, line)}# kinsight: ignore[{code}]{region.eol}")
