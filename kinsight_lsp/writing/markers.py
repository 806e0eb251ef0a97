"""The marks by which insight comments, and comments that tools obey, are known. Writing and reading share them."""

from __future__ import annotations

import re

from ..knowledge.model import CATEGORIES

KOREAN = {word: word for word in CATEGORIES.values()} | CATEGORIES
"""Every word that may stand in the category's brackets (English ones in lower case), with its Korean word."""

CATEGORY_WORDS = "|".join(map(re.escape, KOREAN))
_GAP = r"[ \t]{0,8}"  # bounded, so that no text makes matching slow
CATEGORY = rf"\[{_GAP}(?P<category>{CATEGORY_WORDS}){_GAP}\]"
NOTE = rf"\[{_GAP}(?:note|노트){_GAP}\]"
# Emoji and other signs: neither ASCII nor letters nor blanks (joiners and variation selectors are among them).
SIGN = r"[^\x00-\x7F\w\s]{1,12}"

# What stands before the category in a comment and in a string: `# # `, `# [Note] ` and `[Note] `. People also write one
# `#`, or a sign for the second one or for `[Note]`.
COMMENT_LEAD = rf"#{_GAP}(?:#{_GAP})?(?:{SIGN})?{_GAP}(?P<note>{NOTE})?{_GAP}"
STRING_LEAD = rf"(?:(?:{SIGN}){_GAP}(?:{NOTE})?|{NOTE}){_GAP}"
REST = rf"(?:{_GAP}[:：])?(?P<rest>.*)"

COMMENT_MARK = re.compile(COMMENT_LEAD + CATEGORY + REST, re.IGNORECASE)

# Comments that a tool reads as an order for the line below them: nothing may come between.
NEXT_LINE_PRAGMA = re.compile(
    r"#\s*(?:kinsight:\s*ignore(?!-file)\b|pylint:\s*disable-next|noinspection\b|nosemgrep\b|lint-(?:ignore|fixme)"
    r"|pyre-(?:ignore|fixme)|(?:ruff|ty|pyrefly|zuban|pyright|basedpyright|type):\s*ignore|codespell:ignore"
    r"|cspell:\s*disable-next)",
    re.IGNORECASE,
)
# Comments that a tool reads, wherever they stand: never part of an insight's text.
PRAGMA = re.compile(
    r"#\s*(?:%%|kinsight:|[a-z]+:\s*(?:ignore|skip|disable|enable|off|on)\b|type:|noqa\b|nosec\b|pragma:|region\b|endregion\b"
    r"|fmt:|isort:|-\*-)",
    re.IGNORECASE,
)
CELL_MARK = re.compile(r"#\s*%%")
# PEP 263: such a comment on the first two lines declares the file's encoding.
CODING = re.compile(r"coding(?=[:=][ \t]*[-_.a-zA-Z0-9])")


def is_insight_mark(comment: str) -> bool:
    """Whether a comment (from its ``#``) begins an insight."""
    return COMMENT_MARK.match(comment) is not None


def continues_insight(line: str, indent: str) -> bool:
    """Whether a line below a ``# [Note] [개념]`` mark of that indentation is part of it. A bare ``#`` is its end."""
    if not line.startswith(indent) or line[len(indent) : len(indent) + 1] != "#":
        return False
    comment = line[len(indent) :]
    return not (is_insight_mark(comment) or PRAGMA.match(comment) or NEXT_LINE_PRAGMA.match(comment))
