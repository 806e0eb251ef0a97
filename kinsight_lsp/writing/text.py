"""The exact text of an insight as a comment: inline, block, and the block's comment form. Lines without indentation."""

from __future__ import annotations

import re
import unicodedata

from ..knowledge.model import Insight
from .markers import CODING, NEXT_LINE_PRAGMA, PRAGMA, is_insight_mark

WIDTH = 100
"""Columns that a written line may take, its indentation included; Hangul takes two."""
NARROWEST = 40
"""Columns that the text keeps however deep the indentation is."""

# What may not stand in source text, or would show it in another order than it is read (bidirectional controls).
_UNWANTED = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
# Words to wrap at: a code span in backticks is one word.
_WORD = re.compile(r"(?:`[^`]*`|\S)+")


def clean(text: str) -> str:
    """The text on one line: white space collapsed, control characters gone."""
    return " ".join(_UNWANTED.sub("", text).split())


def columns(text: str) -> int:
    """The display width in columns: two for Hangul and other wide characters, none for combining ones; tabs to 8."""
    width = 0
    for character in text:
        if character == "\t":
            width += 8 - width % 8
        elif unicodedata.east_asian_width(character) in "WF":
            width += 2
        elif unicodedata.category(character) not in ("Mn", "Me", "Cf"):
            width += 1
    return width


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """The text in lines of at most width columns where words allow; first and rest are what the lines begin with."""
    lines: list[str] = []
    line, used = first, columns(first)
    empty = True
    for word in _WORD.findall(text):
        size = columns(word)
        if not empty and used + 1 + size > width:
            lines.append(line)
            line, used, empty = rest, columns(rest), True
        line += word if empty else f" {word}"
        used += size + (not empty)
        empty = False
    if not empty:
        lines.append(line)
    return lines


def inline_lines(insight: Insight) -> list[str]:
    """The one line of the inline form."""
    return [f"# # [{insight.badge}] {clean(insight.brief)}"]


def block_lines(insight: Insight, indent: str = "") -> list[str]:
    """The lines of the block form, a bare string. Raw where the text has backslashes; it never holds its own quotes."""
    body = [line.replace('"""', "'''") for line in _body(insight, indent, 0)]
    prefix = "r" if any("\\" in line for line in body) else ""
    return [f'{prefix}"""', f"[Note] [{insight.badge}]", *body, '"""']


def comment_lines(insight: Insight, indent: str = "") -> list[str]:
    """The lines of the block's comment form. None of its text reads as another insight or as an order to a tool."""
    lines = [f"# {line}" for line in _body(insight, indent, 2)]
    lines = [f"# · {line[2:]}" if _misread(line) else line for line in lines]
    return [f"# [Note] [{insight.badge}]", *lines]


def without_coding(line: str) -> str:
    """A comment that does not declare an encoding, for the first two lines of a file."""
    return CODING.sub("coding ", line)


def _body(insight: Insight, indent: str, taken: int) -> list[str]:
    """Text and points, wrapped. taken: columns that the comment sign needs."""
    width = max(NARROWEST, WIDTH - columns(indent) - taken)
    lines = wrap(clean(insight.text), width)
    for point in insight.points:
        lines += wrap(clean(point), width, "- ", "  ")
    return lines


def _misread(comment: str) -> bool:
    return bool(PRAGMA.match(comment) or NEXT_LINE_PRAGMA.match(comment) or is_insight_mark(comment))
