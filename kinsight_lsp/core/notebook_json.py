"""A notebook's JSON as text: where each cell's source is written, and replacing it without touching anything else.

Outputs, ids, key order, indentation and the spelling of every line that stays are kept as they were.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\u(?!00[0-7])[0-9a-fA-F]{4}")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DEPTH = 3  # of the key ``source``: notebook, list of cells, cell


@dataclass(frozen=True, slots=True)
class WrittenSource:
    """A cell's ``source`` in the JSON text. strings: the ranges of its string, or of the strings of its list."""

    start: int
    end: int
    strings: tuple[tuple[int, int], ...]


def written_sources(text: str) -> dict[int, WrittenSource]:
    """Where the sources of the cells stand, by the cell's index. text: JSON that is known to be a notebook's."""
    found: dict[int, WrittenSource] = {}
    path: list[str | int] = []
    key_next: list[bool] = []  # for each open container: whether a string is a key
    opened = 0
    strings: list[tuple[int, int]] = []
    for start, end in _tokens(text):
        token = text[start]
        if token == '"' and key_next[-1]:
            path[-1] = json.loads(text[start:end])
            key_next[-1] = False
            continue
        if token == ",":
            if isinstance(path[-1], int):
                path[-1] += 1
            else:
                key_next[-1] = True
            continue
        if token == ":":
            continue
        if token in "{[":
            if _is_source(path):
                opened, strings = start, []
            path.append("" if token == "{" else 0)
            key_next.append(token == "{")
        elif token in "}]":
            path.pop()
            key_next.pop()
            if _is_source(path):
                found[path[1]] = WrittenSource(opened, end, tuple(strings))  # type: ignore[index]
        elif token == '"':
            if _is_source(path):
                found[path[1]] = WrittenSource(start, end, ((start, end),))  # type: ignore[index]
            elif len(path) == 4 and _is_source(path[:3]):
                strings.append((start, end))
    return found


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _TOKEN.finditer(text))


def _is_source(path: list[str | int]) -> bool:
    return len(path) == 3 and path[2] == "source" and path[0] == "cells" and isinstance(path[1], int)


def written_lines(text: str, written: WrittenSource) -> list[int]:
    """For each line of a cell's source the 1-based line of the JSON text that it is written on."""
    lines: list[int] = []
    number, at = text.count("\n", 0, written.start) + 1, written.start
    begins = True  # whether the next character begins a line
    for start, end in written.strings:
        number, at = number + text.count("\n", at, start), start
        value = json.loads(text[start:end])
        if value:
            ends = value.endswith(("\n", "\r"))
            lines += [number] * (begins + len(_LINE_BREAK.findall(value)) - ends)
            begins = ends
    return lines + [number] if begins else lines


def replace_sources(text: str, sources: Mapping[int, str]) -> str:
    """The JSON text with other sources for some cells. sources: by the cell's index; other cells stay as they are."""
    written = written_sources(text)
    ascii_only = text.isascii() and _ESCAPED.search(text) is not None
    pieces: list[str] = []
    at = 0
    for index in sorted(sources):
        place = written[index]
        pieces += (text[at : place.start], _rewritten(text, place, sources[index], ascii_only))
        at = place.end
    pieces.append(text[at:])
    return "".join(pieces)


def _rewritten(text: str, place: WrittenSource, source: str, ascii_only: bool) -> str:
    if text[place.start] == '"':
        return _string(source, ascii_only)
    values = [json.loads(text[start:end]) for start, end in place.strings]
    raw = [text[start:end] for start, end in place.strings]
    gaps = ["", *(text[end:start] for (_, end), (start, _) in pairwise(place.strings))]  # before each string
    head, between, tail = _layout(text, place)
    lines = _split(source, values)
    written: list[str] = []
    matcher = SequenceMatcher(None, values, lines, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        for old, new in zip_longest(range(old_start, old_end), range(new_start, new_end)):
            if new is not None:
                if written:
                    written.append(gaps[old] or between if old is not None else between)
                written.append(raw[old] if kind == "equal" else _string(lines[new], ascii_only))
    return f"[{head}{''.join(written)}{tail}]" if written else "[]"


def _split(source: str, before: list[str]) -> list[str]:
    """The lines as the list held them before: as nbformat does, at line feeds only, or several in one string."""
    whole = "".join(before)
    for split in (_as_nbformat, _at_line_feeds):
        if split(whole) == before:
            return split(source)
    return _grouped(source, before) or _as_nbformat(source)


def _grouped(source: str, before: list[str]) -> list[str]:
    """The lines in strings that hold what they held before; a new line joins the string of the line below it."""
    lines: list[str] = []
    holders: list[int] = []  # of each line, the string that holds it
    for index, string in enumerate(before):
        if index < len(before) - 1 and not string.endswith("\n"):
            return []
        lines += _at_line_feeds(string)
        holders += [index] * (len(lines) - len(holders))
    fresh = _at_line_feeds(source)
    strings = [""] * len(before)
    matcher = SequenceMatcher(None, lines, fresh, autojunk=False)
    for kind, old_start, _, new_start, new_end in matcher.get_opcodes():
        for new in range(new_start, new_end):
            old = old_start + new - new_start if kind == "equal" else old_start
            strings[holders[old] if old < len(holders) else -1] += fresh[new]
    return [string for string in strings if string]


def _as_nbformat(text: str) -> list[str]:
    return text.splitlines(True)


def _at_line_feeds(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _layout(text: str, place: WrittenSource) -> tuple[str, str, str]:
    """What stands before the first string of the list, between two, and after the last."""
    strings = place.strings
    blank = "" if text[place.start - 1] == ":" else " "  # what a writer puts after a colon it puts after a comma
    if strings:
        head, tail = text[place.start + 1 : strings[0][0]], text[strings[-1][1] : place.end - 1]
        between = text[strings[0][1] : strings[1][0]] if len(strings) > 1 else f",{head or blank}"
        return head, between, tail
    line_start = text.rfind("\n", 0, place.start) + 1
    line = text[line_start : place.start]
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if not indent or line.lstrip(" \t")[:1] != '"':
        return "", f",{blank}", ""
    eol = "\r\n" if text[line_start - 2 : line_start] == "\r\n" else "\n"
    inner = f"{eol}{indent}{indent[: max(len(indent) // _DEPTH, 1)]}"
    return inner, f",{inner}", f"{eol}{indent}"


def _string(value: str, ascii_only: bool) -> str:
    """The JSON string of a value; half a surrogate pair, which UTF-8 cannot hold, stays an escape."""
    written = json.dumps(value, ensure_ascii=ascii_only)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", written)
