"""Finds insight comments in a text, the exact form and the variants that people write.

A comment's range begins at its ``#`` or its opening quotes and ends before the line break of its last line.
"""

from __future__ import annotations

import re

from ..core.analysis import InsightComment
from ..core.source import Source
from ..core.syntax import Module
from .markers import CATEGORY, CATEGORY_WORDS, COMMENT_MARK, KOREAN, NOTE, SIGN, continues_insight
from .region import Region, region_at

_CANDIDATE = re.compile(rf"\[[ \t]*(?:{CATEGORY_WORDS})[ \t]*\]".encode(), re.IGNORECASE)
# What may stand before the category on its line when it is in a comment, or begins a string.
_COMMENT_HEAD = re.compile(r".*#[ \t]*(?:#[ \t]*)?" rf"(?:{SIGN})?[ \t]*(?:{NOTE})?[ \t]*", re.IGNORECASE | re.DOTALL)
_STRING_HEAD = re.compile(
    r"[ \t\f]*(?:(?:[rRuU]?)(?:\"\"\"|'''|\"|'))?[ \t]*" rf"(?:(?:{SIGN})[ \t]*(?:{NOTE})?|{NOTE})[ \t]*", re.IGNORECASE
)
_STRING = re.compile(
    r"[rRuU]?(?P<quote>\"\"\"|'''|\"|')\s*" rf"(?:(?:{SIGN})[ \t]*(?:{NOTE})?|{NOTE})[ \t]*{CATEGORY}"
    r"(?:[ \t]*[:：])?(?P<rest>.*)(?P=quote)",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip


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
        self.end = 0

    def read(self, match: re.Match[bytes] | None) -> tuple[InsightComment, ...]:
        found = []
        while match is not None:
            comment = self.comment_at(match.start())
            if comment is not None:
                found.append(comment)
                self.end = comment.end
            match = _CANDIDATE.search(self.text.data, max(match.end(), self.end))
        return tuple(found)

    def comment_at(self, offset: int) -> InsightComment | None:
        """The insight comment whose category's bracket is at the offset."""
        start = self.text.line_start(self.text.line_of(offset))
        head = self.text.slice(start, offset).lstrip("\ufeff")
        if "#" in head and _COMMENT_HEAD.fullmatch(head):
            return self.comment(offset)
        if _STRING_HEAD.fullmatch(head):
            return self.string(offset)
        return None

    # -- comments

    def comment(self, offset: int) -> InsightComment | None:
        start = self.comment_start(offset)
        if start is None or start < self.end:
            return None
        line = self.text.line_of(start)
        mark = COMMENT_MARK.match(self.text.slice(start, self.text.line_end(line)))
        if mark is None:
            return None
        end = self.text.line_end(line)
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
