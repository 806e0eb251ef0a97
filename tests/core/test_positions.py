"""Offsets and columns: every unit, every line break, every character that an editor can send."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinsight_lsp.core.text import Text, decode, encode

UNITS = ("utf-8", "utf-16", "utf-32")
PIECES = (
    "a", "x = 1", " ", "\t", "é", "한글", "e\u0301", "각", "👩\u200d🔬", "\U0001f600", "\ud83d", "\ude00", "\f", "\v", "\x1c",
    "\x85", "\u2028", "\u2029", "\ufeff", "\x00", "\n", "\r", "\r\n",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join) | st.text(
    st.characters(exclude_categories=()), max_size=24
)


def width(text: str, unit: str) -> int:
    """The code units of a text, counted by Python's own codecs."""
    if unit == "utf-32":
        return len(text)
    size = {"utf-8": 1, "utf-16": 2}[unit]
    return len(text.encode("utf-16-le" if unit == "utf-16" else unit, "surrogatepass")) // size


def lines_of(text: str) -> list[str]:
    """The lines as LSP knows them, without their breaks."""
    return re.split(r"\r\n|\r|\n", text)


@given(TEXTS)
def test_lines_are_those_of_lsp(text):
    table = Text(text)
    lines = lines_of(text)
    assert [table.line(number) for number in range(len(table.starts))] == lines
    assert decode(encode(text)) == text
    assert table.indent(0) == re.match(r"[ \t\f]*", lines[0]).group()


@given(TEXTS, st.sampled_from(UNITS))
def test_every_character_has_one_position(text, unit):
    table = Text(text)
    for line, content in enumerate(lines_of(text)):
        for index in range(len(content) + 1):
            column = width(content[:index], unit)
            offset = table.starts[line] + len(encode(content[:index]))
            assert table.position(offset, unit) == (line, column)
            assert table.offset(line, column, unit) == offset


@given(TEXTS, st.sampled_from(UNITS))
def test_positions_outside_the_text_are_clamped(text, unit):
    table = Text(text)
    lines = lines_of(text)
    for line, content in enumerate(lines):
        end = table.starts[line] + len(encode(content))
        assert table.line_end(line) == end
        for beyond in (1, 7, 2**31 - 1):
            assert table.offset(line, width(content, unit) + beyond, unit) == end
        assert table.offset(line, -1, unit) == table.starts[line]
    for line in (len(lines), len(lines) + 5, 2**31 - 1):
        assert table.offset(line, 0, unit) == len(table)
    assert table.offset(-1, 3, unit) == 0


@given(TEXTS, st.integers(0, 40), st.sampled_from(UNITS))
def test_a_column_inside_a_character_means_its_start(text, column, unit):
    table = Text(text)
    for line, content in enumerate(lines_of(text)):
        offset = table.offset(line, column, unit)
        before = table.slice(table.starts[line], offset)  # cuts no character: it decodes
        assert content.startswith(before)
        if column <= width(content, unit):
            assert width(before, unit) <= column
            rest = content[len(before) :]
            assert not rest or width(before + rest[0], unit) > column


@given(TEXTS)
def test_offsets_and_lines_agree(text):
    table = Text(text)
    for offset in range(len(table) + 1):
        line = table.line_of(offset)
        assert table.line_start(line) <= offset
        assert line + 1 == len(table.starts) or offset < table.line_start(line + 1)


@pytest.mark.parametrize(
    ("text", "eol"),
    [
        ("", "\n"),
        ("a", "\n"),
        ("a\n", "\n"),
        ("a\r\nb\n", "\r\n"),
        ("a\rb", "\r"),
        ("\n\r\n", "\n"),
        ("a\u2028b\r\n", "\r\n"),
    ],
)
def test_the_first_line_break_is_the_document_s(text, eol):
    assert Text(text).eol == eol


def test_the_same_place_in_three_units():
    table = Text("# 안녕 😀 model.eval()\n")
    offset = encode("# 안녕 😀 model.eval()").index(b"eval")
    assert [table.position(offset, unit) for unit in UNITS] == [(0, 20), (0, 14), (0, 13)]


@given(TEXTS, st.integers(0, 40), st.integers(0, 12), TEXTS)
def test_a_replaced_range_gives_the_text_that_one_made_anew_has(text, start, length, new):
    data = Text(text)
    start = min(start, len(data))
    end = min(start + length, len(data))
    replaced = data.replaced(start, end, Text(new).data)
    anew = Text(data.data[:start] + Text(new).data + data.data[end:])
    assert (replaced.data, replaced.starts) == (anew.data, anew.starts)
