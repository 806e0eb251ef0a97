"""What somebody who is typing an insight comment has typed so far, read from the text alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..core.text import Text, encode
from ..knowledge.model import CATEGORIES
from .markers import NOTE

ROMAN = {
    "concept": "gaenyeom",
    "performance": "seongneung",
    "practice": "silmu",
    "debugging": "dibeoging",
    "caution": "juui",
    "tip": "tip",
}
"""The Korean words of the categories in Latin letters, for those whose input method is off."""

_LONGEST = 24  # characters between the brackets
_INLINE = re.compile(r"(?P<indent>[ \t\f]*)#[ \t]*(?:#[ \t]*)?\[(?P<typed>[^\[\]]*)\Z")
_COMMENT = re.compile(rf"(?P<indent>[ \t\f]*)#[ \t]*{NOTE}[ \t]*\[(?P<typed>[^\[\]]*)\Z", re.IGNORECASE)
_BLOCK = re.compile(rf"(?P<indent>[ \t\f]*){NOTE}[ \t]*\[(?P<typed>[^\[\]]*)\Z", re.IGNORECASE)
_OPENING = re.compile(r"[ \t\f]*[rR]?(?P<quotes>\"\"\"|''')[ \t]*\Z")
_REST = re.compile(r"(?P<word>[^\[\]]*)\](?P<after>.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TypedMark:
    """A mark up to its category. Offsets are bytes of the text.

    form: inline, comment (the block's comment form) or block (a string); start, end: what a completion replaces, on one
    line; lead: what is written before the category; typed: what stands after the bracket; indent: of the line;
    alone: whether nothing else follows on the line; line: its number; quotes, closed: of a block, and whether it ends.
    """

    form: str
    start: int
    end: int
    lead: str
    typed: str
    indent: str
    alone: bool
    line: int
    quotes: str = ""
    closed: bool = True


def typed_mark(text: Text, offset: int) -> TypedMark | None:
    """The mark whose category's bracket is open at the offset. Looks at one line, for a block at its neighbours."""
    line = text.line_of(offset)
    start = text.line_start(line)
    if b"[" not in text.data[start:offset]:
        return None
    before = text.slice(start, offset).lstrip("\ufeff")
    form, lead, match = next((mark for mark in _marks(before) if mark[2] is not None), ("", "", None))
    if match is None or len(match["typed"]) > _LONGEST:
        return None
    quotes, closed = "", True
    if form == "block":
        opening = _OPENING.match(text.line(line - 1).lstrip("\ufeff")) if line else None
        if opening is None:
            return None
        quotes, closed = opening["quotes"], _closed_below(text, line, opening["quotes"])
    rest = text.slice(offset, text.line_end(line))
    bracket = _REST.match(rest)
    known = bracket is not None and len(bracket["word"]) <= _LONGEST
    return TypedMark(
        form=form,
        start=offset - len(encode(before[len(match["indent"]) :])),
        end=offset + (len(encode(bracket["word"])) + 1 if known else 0),
        lead=lead,
        typed=match["typed"],
        indent=match["indent"].rpartition("\f")[2],
        alone=not (bracket["after"] if known else rest).strip(),
        line=line,
        quotes=quotes,
        closed=closed,
    )


def _marks(before: str) -> Iterator[tuple[str, str, re.Match[str] | None]]:
    yield "inline", "# # ", _INLINE.match(before)
    yield "comment", "# [Note] ", _COMMENT.match(before)
    yield "block", "[Note] ", _BLOCK.match(before)


def _closed_below(text: Text, line: int, quotes: str) -> bool:
    """Whether the next line that is not blank ends a block whose text is still to be written."""
    for number in range(line + 1, len(text.starts)):
        content = text.line(number).strip()
        if content:
            return content == quotes
    return False


def matches(category: str, typed: str) -> bool:
    """Whether what was typed begins a category: its Korean word, also unfinished, its English name or the romanised."""
    wanted = letters(typed.strip())
    return any(letters(key).startswith(wanted) for key in (CATEGORIES[category], category, ROMAN[category]))


def contains(text: str, typed: str) -> bool:
    """Whether a text holds what was typed, case and unfinished syllables aside."""
    return letters(typed.strip()) in letters(text)


@lru_cache(maxsize=2048)
def letters(text: str) -> str:
    """Lower-case letters, Hangul taken apart: what will begin a syllable ends the one before while it is typed."""
    return "".join(map(_initial, unicodedata.normalize("NFKD", text.casefold())))


@lru_cache(maxsize=256)
def _initial(letter: str) -> str:
    """A final consonant as the same consonant at the beginning of a syllable."""
    name = unicodedata.name(letter, "")
    if "JONGSEONG" not in name:
        return letter
    try:
        return unicodedata.lookup(name.replace("JONGSEONG", "CHOSEONG"))
    except KeyError:
        return letter
