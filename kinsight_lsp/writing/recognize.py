"""Finds insight comments in a text, the exact form and the variants that people write.

A comment's range begins at its ``#`` or its opening quotes and ends before the line break of its last line.
"""

from __future__ import annotations

import re

from ..core.analysis import InsightComment
from ..core.source import Source
from ..core.syntax import Module
from .markers import (
    CATEGORY,
    CATEGORY_WORDS,
    COMMENT_LEAD,
    COMMENT_MARK,
    KOREAN,
    REST,
    STRING_LEAD,
    continues_insight,
)
from .region import Region, region_at

_CANDIDATE = re.compile(rf"\[[ \t]{{0,8}}(?:{CATEGORY_WORDS})[ \t]{{0,8}}\]".encode(), re.IGNORECASE)
# What may stand before the category on its line when it is in a comment, or begins a string.
_COMMENT_HEAD = re.compile(rf"{COMMENT_LEAD}\Z", re.IGNORECASE)
_STRING_HEAD = re.compile(rf"[ \t\f]*(?:[rRuU]?(?:\"\"\"|'''|\"|')\s*)?{STRING_LEAD}\Z", re.IGNORECASE)
_HEAD = 160  # bytes before a category that are looked at: no mark is longer
_STRING = re.compile(
    rf"[rRuU]?(?P<quote>\"\"\"|'''|\"|')\s*{STRING_LEAD}{CATEGORY}{REST}(?P=quote)", re.IGNORECASE | re.DOTALL
)


def insight_comments(source: Source, module: Module) -> tuple[InsightComment, ...]:
    """The insight comments of a document, in order. A text without a category in brackets is not looked at further."""
    match = _CANDIDATE.search(source.text.data)
    return _Reader(source, module).read(match) if match else ()


class _Reader:
    def __init__(self, source: Source, module: Module) -> None:
        self.source = source
        self.module = module
        self.text = source.text
        self.region: Region | None = None
        self.end = 0  # what lies before is read

    def read(self, match: re.Match[bytes] | None) -> tuple[InsightComment, ...]:
        found = []
        while match is not None:
            comment = self.comment_at(match.start())
            if comment is not None:
                found.append(comment)
                self.end = max(self.end, comment.end)
            match = _CANDIDATE.search(self.text.data, max(match.end(), self.end))
        return tuple(found)

    def comment_at(self, offset: int) -> InsightComment | None:
        """The insight comment whose category's bracket is at the offset."""
        data = self.text.data
        line_start = self.text.line_start(self.text.line_of(offset))
        start = max(line_start, offset - _HEAD)
        while data[start] & 0xC0 == 0x80:
            start += 1
        head = self.text.slice(start, offset).lstrip("\ufeff")
        if _COMMENT_HEAD.search(head):
            return self.comment(offset)
        if start == line_start and _STRING_HEAD.match(head):
            return self.string(offset)
        return None

    # -- comments

    def comment(self, offset: int) -> InsightComment | None:
        start = self.comment_start(offset)
        if start is None or start < self.end:
            return None
        line = self.text.line_of(start)
        self.end = end = self.text.line_end(line)
        mark = COMMENT_MARK.match(self.text.slice(start, end))
        if mark is None:
            return None
        rest = mark["rest"].strip()
        indent = self.text.slice(self.text.line_start(line), start).lstrip("\ufeff")
        form = "inline"
        if mark["note"] or not rest:
            form = "block"
            lines, end = self.below(line, indent, end) if not indent.strip(" \t\f") else ([], end)
            if not (mark["note"] or lines):
                return None
            rest = "\n".join([rest, *lines] if rest else lines)
        return InsightComment(start, end, form, KOREAN[mark["category"].lower()], rest)

    def comment_start(self, offset: int) -> int | None:
        """The ``#`` of the comment that holds the offset, None where it is no comment."""
        node = self.module.tree.root_node.descendant_for_byte_range(offset, offset + 1)
        if node is not None and node.type == "comment":
            return node.start_byte
        if self.module.program[offset : offset + 1] != b" ":
            return None
        # The body of a cell magic is masked: its comments are known by their lines.
        region = self.region_of(offset)
        line = self.text.line_of(offset)
        if region.language != "shell" or line <= region.magic:
            return None
        content = self.text.line(line)
        bare = content.lstrip(" \t")
        return self.text.line_start(line) + len(content) - len(bare) if bare.startswith("#") else None

    def below(self, line: int, indent: str, end: int) -> tuple[list[str], int]:
        """The lines of text below a mark, and where they end. A bare ``#`` is the end mark of the text."""
        region = self.region_of(end)
        found: list[str] = []
        while line < region.last:
            line += 1
            content = self.text.line(line)
            if not continues_insight(content, indent):
                break
            end = self.text.line_end(line)
            words = content[len(indent) + 1 :].strip()
            if not words:
                break
            found.append(words)
        return found, end

    # -- strings

    def string(self, offset: int) -> InsightComment | None:
        node = self.module.tree.root_node.descendant_for_byte_range(offset, offset + 1)
        while node is not None and node.type != "string":
            node = node.parent
        if node is None or node.start_byte < self.end:
            return None
        statement = node.parent
        if statement is None or statement.type != "expression_statement" or statement.named_child_count != 1:
            return None
        self.end = node.end_byte
        match = _STRING.fullmatch(self.text.slice(node.start_byte, node.end_byte))
        if match is None:
            return None
        lines = [line.strip() for line in re.split(r"\r\n|\r|\n", match["rest"])]
        text = "\n".join(lines).strip()
        return InsightComment(node.start_byte, node.end_byte, "block", KOREAN[match["category"].lower()], text)

    def region_of(self, offset: int) -> Region:
        if self.region is None or not self.region.start <= offset <= self.region.end:
            self.region = region_at(self.source, offset)
        return self.region
