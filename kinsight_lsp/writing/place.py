"""Where an insight goes: the line to insert above, its indentation, and whether a bare string may stand there."""

from __future__ import annotations

from dataclasses import dataclass

from ..core import nodes as n
from ..core.analysis import Analysis, Occurrence
from ..core.syntax import Module
from ..core.text import Text
from .markers import CELL_MARK, NEXT_LINE_PRAGMA
from .region import Region, breaks_line, continues, is_blank_line, is_comment_line, line_indent, region_at
from .statements import (
    begins_definition,
    begins_line,
    enclosing_loop,
    find_statement,
    is_broken,
    last_future_import,
    last_statement,
    line_statement,
    neighbour,
)

_LEAVING = (n.Return, n.Raise)


@dataclass(frozen=True, slots=True)
class Place:
    """line: the line to insert above (one past the region's last: at its end); block: a string may stand there.

    first, last: the lines of the code that the place belongs to.
    """

    region: Region
    line: int
    indent: str
    block: bool
    first: int
    last: int


def find_place(analysis: Analysis, occurrence: Occurrence, placement: str) -> Place | None:
    """The place of an insight on an occurrence, None where no comment is legal. placement: before, after or loop."""
    return _Finder(analysis, occurrence).find(placement)


class _Finder:
    def __init__(self, analysis: Analysis, occurrence: Occurrence) -> None:
        self.module: Module = analysis.module
        self.text: Text = analysis.source.text
        self.occurrence = occurrence
        self.region = region_at(analysis.source, occurrence.start)

    def find(self, placement: str) -> Place | None:
        line = self.text.line_of(self.occurrence.start)
        if line <= self.region.magic or (self.region.magic >= 0 and self.region.language != "python"):
            return self.in_cell_magic(line)
        statement = self.statement()
        if statement is None:
            return self.above_line(line)
        if placement == "loop" and (place := self.loop(statement)) is not None:
            return place
        anchor = line_statement(self.module, statement)
        if anchor is None:
            return self.above_line(line)
        return self.after(anchor) if placement == "after" else self.before(anchor)

    def statement(self) -> n.Node | None:
        start, end = self.occurrence.statement
        found = find_statement(self.module, start, end)
        if found is None or self.occurrence.kind in ("shell", "magic"):
            found = find_statement(self.module, self.occurrence.start, self.occurrence.start)
        return found

    # -- the three placements

    def before(self, anchor: n.Node) -> Place | None:
        """Above a statement that begins its line, and above the comments that tools apply to that line."""
        start, end = self.module.span(anchor)
        line = self.text.line_of(start)
        indent, block = line_indent(self.text, line), self.block_above(anchor)
        return self.place(self.above_pragmas(line), indent, block, line, self.last_line(end, line))

    def after(self, anchor: n.Node) -> Place | None:
        """Below the last line of a statement and of what semicolons join to it."""
        start, _ = self.module.span(anchor)
        last = last_statement(self.module, anchor)
        first_line = self.text.line_of(start)
        end_line = self.last_line(self.module.span(last)[1], first_line)
        indent = line_indent(self.text, first_line)
        line = self.below_own_comments(end_line + 1, indent) if isinstance(last, _COMPOUND) else end_line + 1
        return self.place(line, indent, self.block_below(last, line), first_line, end_line)

    def loop(self, statement: n.Node) -> Place | None:
        """The first line of the loop's body, or above a loop on one line. None when there is no loop in the region."""
        found = enclosing_loop(statement, in_header=True)
        if found is None or not found.body:
            return None
        first = found.body[0]
        start, end = self.module.span(first)
        if not begins_line(self.module, first) or not self.region.holds(self.module.span(found)[0]):
            anchor = line_statement(self.module, found)
            return self.before(anchor) if anchor is not None and self.region.holds(start) else None
        line = self.text.line_of(start)
        top = line
        while top > self.region.first and (is_comment_line(self.text, top - 1) or is_blank_line(self.text, top - 1)):
            top -= 1
        block = not self.broken(first)
        return self.place(top, line_indent(self.text, line), block, line, self.last_line(end, line))

    # -- lines that are no Python statement

    def above_line(self, line: int) -> Place | None:
        while line > self.region.first and continues(self.module, self.text, line - 1):
            line -= 1
        return self.place(self.above_pragmas(line), line_indent(self.text, line), False, line, line)

    def in_cell_magic(self, line: int) -> Place | None:
        """In a cell whose first line is a ``%%`` magic: below that line, in languages where ``#`` begins a comment."""
        region = self.region
        if region.language == "other":
            return None
        if line <= region.magic:
            return Place(region, region.magic + 1, "", False, region.magic, region.magic)
        while line > region.magic + 1 and self.text.line(line - 1).endswith("\\"):
            line -= 1
        if not _at_command(self.text, region.magic + 1, line):
            return None
        return Place(region, line, line_indent(self.text, line), False, line, line)

    # -- details

    def place(self, line: int, indent: str, block: bool, first: int, last: int) -> Place | None:
        """A place, if it is inside the region and its line may begin there."""
        region = self.region
        if not region.first <= line <= region.last + 1 or line <= region.magic:
            return None
        if line > region.first and not breaks_line(self.module, self.text, line - 1):
            return None
        return Place(region, line, indent, block, first, last)

    def broken(self, node: n.Node) -> bool:
        return is_broken(self.module, node, self.region.start)

    def above_pragmas(self, line: int) -> int:
        while line > self.region.first and NEXT_LINE_PRAGMA.match(self.text.line(line - 1).lstrip(" \t\f\ufeff")):
            line -= 1
        return line

    def last_line(self, end: int, first: int) -> int:
        """The last physical line of a statement that ends before the offset."""
        while end > 0 and self.module.program[end - 1] in b" \t\f\r\n":
            end -= 1
        line = max(first, self.text.line_of(max(end - 1, 0)))
        while line < self.region.last and continues(self.module, self.text, line):
            line += 1
        return line

    def below_own_comments(self, line: int, indent: str) -> int:
        """Past the comments at the end of a compound statement's body, which are deeper than the statement."""
        width = len(indent.expandtabs(8))
        while line <= self.region.last and is_comment_line(self.text, line):
            if len(line_indent(self.text, line).expandtabs(8)) <= width:
                break
            line += 1
        return line

    def block_above(self, anchor: n.Node) -> bool:
        """Whether a bare string directly above the statement leaves the program as it is."""
        if self.broken(anchor) or begins_definition(self.module, anchor):
            return False
        left = neighbour(self.module, anchor, -1)
        if anchor.parent is None:
            start, _ = self.module.span(anchor)
            if self.after_cell_magic(left) or last_future_import(self.module, start, self.region.end) >= 0:
                return False
        return not _documents(left)

    def after_cell_magic(self, left: n.Node | None) -> bool:
        """Whether the statement above is a ``%%`` line: its body may run as a program of its own."""
        magic = self.region.magic
        return magic >= 0 and left is not None and self.text.line_of(self.module.span(left)[0]) <= magic

    def block_below(self, last: n.Node, line: int) -> bool:
        """Whether a bare string below the statement leaves the program as it is and shows nothing of itself."""
        if self.broken(last) or isinstance(last, _LEAVING) or _documents(last):
            return False
        if isinstance(last, n.Simple) and last.word in ("break_statement", "continue_statement"):
            return False
        if last.parent is None:
            _, end = self.module.span(last)
            if last_future_import(self.module, end, self.region.end) >= 0:
                return False
            return not self.ends_cell(line)
        outermost = last
        while outermost.parent is not None:
            outermost = outermost.parent
        return self.region.holds(self.module.span(outermost)[0])

    def ends_cell(self, line: int) -> bool:
        """Whether no code follows in the cell (or file, or ``# %%`` part), so that the value of a string would show."""
        while line <= self.region.last:
            if CELL_MARK.match(self.text.line(line)):
                return True
            if not (is_blank_line(self.text, line) or is_comment_line(self.text, line)):
                return False
            line += 1
        return True


_COMPOUND = (n.If, n.For, n.While, n.With, n.Try, n.Match, n.FunctionDef, n.ClassDef)


def _documents(left: n.Node | None) -> bool:
    """Whether a string below the statement would document it: some libraries read it below an attribute of a class."""
    return type(left) is n.Assign and isinstance(left.parent, n.ClassDef)


def _at_command(text: Text, first: int, line: int) -> bool:
    """Whether a shell line begins a command: no quote and no here-document is open above it."""
    quote = ""
    for above in range(first, line):
        content = text.line(above)
        if "<<" in content:
            return False
        escaped = False
        for index, character in enumerate(content):
            if escaped:
                escaped = False
            elif character == "\\" and quote != "'":
                escaped = True
            elif quote:
                quote = "" if character == quote else quote
            elif character in "'\"":
                quote = character
            elif character == "#" and (index == 0 or content[index - 1] in " \t;"):
                break
    return not quote
