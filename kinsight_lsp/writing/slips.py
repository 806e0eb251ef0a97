"""Insight comments that are written wrong: not read as one, read by luck, or a string that the program makes use of.

Ordinary comments and strings are left alone: a mark must be there in full but for one slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..core import nodes as n
from ..core.analysis import Edit, InsightComment
from ..core.source import Source
from ..core.syntax import Module, parse
from ..core.text import Text, encode
from ..knowledge.model import CATEGORIES
from .category_words import nearest_category
from .fixes import apply_edits
from .markers import CATEGORY, CELL_MARK, KOREAN, NOTE, continues_insight
from .region import Region, in_comment, is_blank_line, is_comment_line, line_indent, region_at
from .statements import find_statement, suite
from .strip import stands_alone

UNKNOWN_CATEGORY = "insight-unknown-category"
SINGLE_HASH = "insight-single-hash"
MISSING_BRACKET = "insight-missing-bracket"
UNCLOSED = "insight-block-unclosed"
DOCSTRING = "insight-block-docstring"
CELL_OUTPUT = "insight-block-cell-output"

_GAP = r"[ \t]{0,8}"
_WORDS = "|".join(CATEGORIES.values())
# What every mark holds, but for those that lack their first bracket or have a category that is none. One bracket first:
# that makes the search of other documents cheap, and they are searched with every keystroke.
_BRACKET = re.compile(rf"\[{_GAP}(?:note|노트|{_WORDS})".encode(), re.IGNORECASE)
_SHUT_WORDS = tuple(word.encode() for word in (*CATEGORIES.values(), "노트", "Note", "note"))
_DOUBLE = (b"# # [", b"## [", b"# #[", b"##[")
_LINE = re.compile(
    rf"\ufeff?[ \t\f]*(?:#{_GAP}#{_GAP}(?:\[|(?:{_WORDS}){_GAP}\])|#{_GAP}\[{_GAP}(?:{_WORDS}){_GAP}\]"
    rf"|(?:#{_GAP}|[rRuU]?(?:\"\"\"|'{{3}}){_GAP})?(?:\[{_GAP}(?:note|노트)|(?:note|노트){_GAP}\]))",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"#{_GAP}(?=\[{_GAP}(?:{_WORDS}){_GAP}\]{_GAP}\S)")
_LEAD = rf"(?P<lead>#{_GAP}#{_GAP}|#{_GAP}(?P<note>{NOTE}){_GAP}|(?P<string>{NOTE}){_GAP})"
_WORD = re.compile(rf"{_LEAD}(?P<mark>\[{_GAP}(?P<word>[^\[\]\r\n]{{1,16}}?){_GAP}\])(?P<rest>.*)", re.IGNORECASE)
_OPEN = re.compile(
    rf"{_LEAD}(?P<mark>\[{_GAP}(?P<word>{_WORDS}))(?=[\s:：]|$)(?P<rest>[^\]\r\n]*)(?:\[|$)", re.IGNORECASE
)
_SHUT = re.compile(rf"{_LEAD}(?P<mark>(?P<word>{_WORDS}){_GAP}\])(?P<rest>.*)", re.IGNORECASE)
_NOTE_OPEN = re.compile(rf"(?P<lead>#{_GAP})?(?P<mark>\[{_GAP}(?:note|노트){_GAP})(?={CATEGORY})", re.IGNORECASE)
_NOTE_SHUT = re.compile(rf"(?P<lead>#{_GAP})?(?P<mark>(?:note|노트){_GAP}\]{_GAP})(?={CATEGORY})", re.IGNORECASE)
_WHOLE = re.compile(rf"{NOTE}{_GAP}{CATEGORY}", re.IGNORECASE)
_QUOTED = re.compile(r"[rRuU]?(?:\"\"\"|''')[ \t]*")
_OPENING = re.compile(r"[ \t\f]*(?P<prefix>[rRuU]?)(?P<quotes>\"\"\"|''')[ \t]*\Z")
_HANGUL = re.compile(r"[가-힣]")
_CODE = re.compile(
    r"(?:[A-Za-z_][\w.]*\s*(?:\(|\[|=(?!=)|[-+*/%|&^@]=|,\s*\w+\s*=)"
    r"|(?:import|from|def|class|for|while|with|if|try|return|async|assert|del|raise|@|print)\b|[@!%#])"
)


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with one comment. fields: for the caution's message; edits: what mends it, or nothing."""

    code: str
    start: int
    end: int
    fields: dict[str, str] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    variant: str = ""


def may_slip(text: Text) -> bool:
    """Whether a document has anything that looks like an insight comment; told without parsing it."""
    return any(True for _ in _marked_lines(text))


def find_slips(source: Source, module: Module, comments: Iterable[InsightComment]) -> list[Slip]:
    """The slips of a document, in no order. comments: its insight comments, as they are read."""
    known = {comment.start: comment for comment in comments}
    found = [slip for comment in known.values() for slip in _misplaced(source, module, comment)]
    text = source.text
    for line in sorted(set(_marked_lines(text))):
        start = text.line_start(line) + len(encode(_indentation(text, line)))
        found += _marks(source, module, line, start, known)
    return found


def _marked_lines(text: Text) -> Iterator[int]:
    """The lines that begin like a mark, some of them more than once."""
    for offset in _places(text.data):
        line = text.line_of(offset)
        if _LINE.match(text.line(line)):
            yield line


def _places(data: bytes) -> Iterator[int]:
    """Where there may be a part of a mark."""
    for match in _BRACKET.finditer(data):
        yield match.start()
    if data.isascii():
        return
    for word in (*_SHUT_WORDS, *_DOUBLE):
        offset = data.find(word)
        while offset >= 0:
            end = offset + len(word)
            if word[-1:] == b"[" or data[end : end + 9].lstrip(b" \t")[:1] == b"]":
                yield offset
            offset = data.find(word, end)


def _indentation(text: Text, line: int) -> str:
    content = text.line(line)
    return content[: len(content) - len(content.lstrip(" \t\f\ufeff"))]


# -- marks


def _marks(
    source: Source, module: Module, line: int, start: int, known: dict[int, InsightComment]
) -> Iterator[Slip]:
    """The slips in the mark that begins at an offset, or behind the quotes there."""
    text = source.text
    content = text.slice(start, text.line_end(line))
    if content.startswith("#"):
        if not in_comment(module, start):
            return
        single = _SINGLE.match(content)
        if single is not None:
            comment = known.get(start)
            if comment is not None and comment.form == "inline":
                yield Slip(SINGLE_HASH, start, comment.end, {}, (Edit(start, start + single.end(), "# # "),))
            return
        if start in known:
            return
    elif quoted := _QUOTED.match(content):
        if not _is_string_statement(module, start):
            return
        start, content = start + quoted.end(), content[quoted.end() :]
    else:
        opening = _OPENING.match(text.line(line - 1).lstrip("\ufeff")) if line else None
        if opening is None:
            return
        if _WHOLE.match(content):
            yield from _unclosed(source, module, line, opening["quotes"])
            return
        if not _is_string_statement(module, text.line_start(line - 1) + opening.start("prefix")):
            return
    yield from _mark(content, start)


def _is_string_statement(module: Module, offset: int) -> bool:
    """Whether a string that is a statement of its own begins at the offset."""
    node = module.tree.root_node.descendant_for_byte_range(offset, offset + 1)
    while node is not None and node.type != "string":
        node = node.parent
    if node is None or node.start_byte != offset or node.parent is None:
        return False
    return node.parent.type == "expression_statement" and node.parent.named_child_count == 1


def _mark(content: str, start: int) -> Iterator[Slip]:
    """The slip in a mark. content: from its first sign to the end of its line; start: its offset."""

    def slip(code: str, match: re.Match[str], written: str, **fields: str) -> Slip:
        first, last = (len(encode(content[:index])) for index in match.span("mark"))
        return Slip(code, start, start + last, fields, (Edit(start + first, start + last, written),))

    for pattern in (_OPEN, _SHUT):
        match = pattern.match(content)
        if match is not None:
            if match["note"] or match["string"] or match["rest"].strip():  # else it may be a heading, or be typed
                yield slip(MISSING_BRACKET, match, f"[{match['word']}]", mark=f"[{match['word']}]")
            return
    for pattern in (_NOTE_OPEN, _NOTE_SHUT):
        match = pattern.match(content)
        if match is not None:
            yield slip(MISSING_BRACKET, match, "[Note] ", mark="[Note]")
            return
    match = _WORD.match(content)
    if match is None or match["word"].lower() in KOREAN:
        return
    note = bool(match["note"] or match["string"])
    if not note and not match["rest"].strip():
        return  # a heading
    word = match["word"]
    near = nearest_category(word, synonyms=note)
    if near is not None:
        kept = word.partition(" ")[2].strip() if word.startswith(f"{near} ") else ""
        yield slip(UNKNOWN_CATEGORY, match, f"[{near}] {kept}".rstrip(), word=word, near=near)
    elif note and _HANGUL.search(word) and len(word) <= 8:
        last = start + len(encode(content[: match.end("mark")]))
        yield Slip(UNKNOWN_CATEGORY, start, last, {"word": word}, variant="strange")


# -- blocks without an end


def _unclosed(source: Source, module: Module, line: int, quotes: str) -> Iterator[Slip]:
    """The slip of a block whose closing quotes are missing: with them the program has fewer errors.

    line: of the mark, below the opening quotes.
    """
    text = source.text
    if not module.tree.root_node.has_error:
        return
    region, indent = region_at(source, text.line_start(line)), line_indent(text, line - 1)
    if line <= region.first:
        return  # the quotes end another cell
    last = line
    while last < region.last:
        content = text.line(last + 1)
        if content.rstrip().endswith(quotes):
            return
        if _ends_text(content, indent):
            break
        last += 1
    edit = _closing(text, region, last, indent + quotes)
    after = parse(apply_edits(source, [edit]).program, module)
    if _errors(after) < _errors(module):
        first = text.line_start(line - 1) + len(encode(_indentation(text, line - 1)))
        yield Slip(UNCLOSED, first, text.line_end(line), {"quotes": quotes}, (edit,))


def _ends_text(content: str, indent: str) -> bool:
    """Whether a line is no more part of a block's text: blank, less indented, or code."""
    words = content.strip()
    if not words or not content.startswith(indent):
        return True
    return _CODE.match(words) is not None and not (words.startswith("-") or _prose(words))


def _prose(words: str) -> bool:
    """Whether a line that begins like code is a sentence: its Hangul is in no comment and no string."""
    bare = re.sub(r"\"[^\"]*\"|'[^']*'|#.*", "", words)
    return _HANGUL.search(bare) is not None


def _closing(text: Text, region: Region, last: int, line: str) -> Edit:
    """The insertion of a line below another."""
    if last >= region.last:
        return Edit(region.end, region.end, region.eol + line)
    offset = text.line_start(last + 1)
    return Edit(offset, offset, line + region.eol)


def _errors(module: Module) -> int:
    """The bytes that could not be read, and what is missing."""
    count = 0
    stack = [module.tree.root_node]
    while stack:
        node = stack.pop()
        if node.is_missing:
            count += 1
        elif node.type == "ERROR":
            count += max(node.end_byte - node.start_byte, 1)
        elif node.has_error:
            stack.extend(node.children)
    return count


# -- blocks that the program uses


def _misplaced(source: Source, module: Module, comment: InsightComment) -> Iterator[Slip]:
    """A block that is a docstring, or whose value a notebook shows."""
    if module.program[comment.start : comment.start + 1] == b"#":
        return
    node = find_statement(module, comment.start, comment.end)
    if node is None or module.span(node)[0] != comment.start:
        return
    edits = _as_comment(source, comment) if stands_alone(source, comment) else ()
    if isinstance(node.parent, (n.FunctionDef, n.ClassDef)) and node.parent.body[:1] == [node]:
        if len(suite(node)) == 1:
            edits = ()  # a suite of comments is none
        yield Slip(DOCSTRING, comment.start, comment.end, {"name": node.parent.name}, edits)
    elif node.parent is None and module.units and module.units[0].body[:1] == [node] and not source.is_notebook:
        yield Slip(DOCSTRING, comment.start, comment.end, {}, edits, "module")
    elif node.parent is None and _ends_cell(source, comment.end):
        yield Slip(CELL_OUTPUT, comment.start, comment.end, {}, edits)


def _ends_cell(source: Source, end: int) -> bool:
    """Whether no code follows in the cell: of a notebook, or of a file with ``# %%`` marks."""
    text, region = source.text, region_at(source, end)
    line = text.line_of(end) + 1
    while line <= region.last:
        if CELL_MARK.match(text.line(line)):
            return True
        if not (is_blank_line(text, line) or is_comment_line(text, line)):
            return False
        line += 1
    if source.is_notebook:
        return True
    return any(CELL_MARK.match(text.line(above)) for above in range(text.line_of(end)))


def _as_comment(source: Source, comment: InsightComment) -> tuple[Edit, ...]:
    """The edit that writes a block as comment lines, in the words that it has."""
    text, region = source.text, region_at(source, comment.start)
    last = text.line_of(max(comment.end - 1, comment.start))
    indent = line_indent(text, text.line_of(comment.start))
    lines = [f"# [Note] [{comment.category}]", *(f"# {line}".rstrip() for line in comment.text.split("\n"))]
    lines = [line for line in lines if line != "#"]  # a bare sign would end it
    if last < region.last and continues_insight(text.line(last + 1), indent):
        lines.append("#")
    return (Edit(comment.start, comment.end, f"{region.eol}{indent}".join(lines)),)
