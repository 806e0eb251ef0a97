"""Where an edit may go: the whole file or one notebook cell, and what its physical lines are."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.magics import PYTHON_CELL_MAGICS, SHELL_CELL_MAGICS
from ..core.source import Source
from ..core.syntax import Module
from ..core.text import Text

_BOM = b"\xef\xbb\xbf"
_SHELLS = ("sh", "bash", "zsh", "dash", "ksh", "python", "python3", "perl", "ruby")


@dataclass(frozen=True, slots=True)
class Region:
    """A file or cell. start, end: byte offsets (after a byte order mark); first, last: lines; eol: its line break.

    magic: the line of its ``%%`` magic, -1 without; language: of the magic's body, ``python``, ``shell`` or ``other``.
    """

    start: int
    end: int
    first: int
    last: int
    eol: str
    magic: int = -1
    language: str = "python"

    def holds(self, offset: int) -> bool:
        return self.start <= offset <= self.end


def region_at(source: Source, offset: int) -> Region:
    """The cell that holds the offset, or the whole document."""
    text = source.text
    cell = source.cell_at(offset)
    if cell is None:
        start, end, eol = 0, len(text), text.eol
        if text.data.startswith(_BOM):
            start = len(_BOM)
    else:
        start, end, eol = cell.start, cell.end, cell.text.eol
    first, last = text.line_of(start), text.line_of(end)
    magic, language = -1, "python"
    if source.shell:
        for line in range(first, last + 1):
            content = text.line(line)
            if content.strip():
                if content.startswith("%%"):
                    magic, language = line, _language(content[2:].split())
                break
    return Region(start, end, first, last, eol, magic, language)


def _language(words: list[str]) -> str:
    """The language of a cell magic's body, as far as comments go."""
    if not words:
        return "other"
    if words[0] in PYTHON_CELL_MAGICS:
        return "python"
    if words[0] == "script":
        program = words[1].rpartition("/")[2] if len(words) > 1 else ""
        return "shell" if program in _SHELLS else "other"
    return "shell" if words[0] in SHELL_CELL_MAGICS else "other"


def line_indent(text: Text, line: int) -> str:
    """The white space that counts as the line's indentation: what follows a form feed, nothing of a byte order mark."""
    content = text.line(line).lstrip("\ufeff")
    return content[: len(content) - len(content.lstrip(" \t\f"))].rpartition("\f")[2]


def is_comment_line(text: Text, line: int) -> bool:
    return text.line(line).lstrip(" \t\f\ufeff").startswith("#")


def is_blank_line(text: Text, line: int) -> bool:
    return not text.line(line).strip(" \t\f\ufeff")


def continues(module: Module, text: Text, line: int) -> bool:
    """Whether the line goes on below it by a backslash."""
    end = text.line_end(line)
    if text.data[end - 1 : end] != b"\\" or end == text.line_start(line) or end == len(text):
        return False
    return not in_comment(module, end - 1)


def in_comment(module: Module, offset: int) -> bool:
    node = module.tree.root_node.descendant_for_byte_range(offset, offset + 1)
    return node is not None and node.type == "comment"


def in_string(module: Module, offset: int) -> bool:
    """Whether the byte at the offset is part of a string (or of what an f-string holds)."""
    node = module.tree.root_node.descendant_for_byte_range(offset, offset + 1)
    while node is not None:
        if node.type == "string":
            return node.start_byte <= offset < node.end_byte
        node = node.parent
    return False


def breaks_line(module: Module, text: Text, line: int) -> bool:
    """Whether a new line may begin below this one: its break is in no string and behind no backslash."""
    end = text.line_end(line)
    return end >= len(text) or not (continues(module, text, line) or in_string(module, end))
