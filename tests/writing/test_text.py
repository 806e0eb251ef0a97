"""The exact text of insights."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinsight_lsp.knowledge.model import CATEGORIES
from kinsight_lsp.writing.text import block_lines, clean, columns, comment_lines, inline_lines, without_coding, wrap

from .helpers import BLOCK, COMMENT, INLINE, INSIGHT, insight


def test_the_three_forms() -> None:
    assert inline_lines(INSIGHT) == [INLINE]
    assert block_lines(INSIGHT) == list(BLOCK)
    assert comment_lines(INSIGHT) == list(COMMENT)


@pytest.mark.parametrize(("category", "word"), CATEGORIES.items())
def test_the_category_is_the_korean_word(category: str, word: str) -> None:
    assert inline_lines(insight(category=category))[0].startswith(f"# # [{word}] ")
    assert block_lines(insight(category=category))[1] == f"[Note] [{word}]"


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("가나", 4), ("가 a", 4), ("e\u0301", 1), ("\t", 8), ("a\tb", 9), ("ｱ", 1), ("Ａ", 2), ("", 0)],
)
def test_display_width(text: str, width: int) -> None:
    assert columns(text) == width


def test_long_text_is_wrapped_at_words_by_display_width() -> None:
    long = insight(text="가나다라 마바사 " * 20, points=("요점을 길게 적습니다 " * 12,))
    for indent, lines in [
        ("", block_lines(long)),
        ("        ", block_lines(long, "        ")),
        ("", comment_lines(long)),
    ]:
        assert all(columns(indent + line) <= 100 for line in lines)
        assert max(columns(indent + line) for line in lines) > 85
    points = [line for line in block_lines(long) if line.startswith(("- ", "  "))]
    assert points[0].startswith("- ") and all(line.startswith("  ") for line in points[1:]) and len(points) > 1
    assert comment_lines(long)[-1].startswith("#   ")


def test_deep_indentation_leaves_room() -> None:
    assert max(map(columns, block_lines(insight(text="가나다라 " * 30), " " * 90))) > 30


def test_a_code_span_is_one_word() -> None:
    assert wrap("가 `a b c` 나", 6) == ["가", "`a b c`", "나"]
    assert wrap("긴낱말하나는쪼개지않습니다 b", 6) == ["긴낱말하나는쪼개지않습니다", "b"]


def test_backslashes_make_a_raw_string() -> None:
    lines = block_lines(insight(text=r"`C:\new\x`와 `\N{x}`입니다.", points=("끝 \\",)))
    assert lines[0] == 'r"""'
    assert r"\new\x" in ast.literal_eval("\n".join(lines))


def test_no_quotes_end_the_string_early() -> None:
    lines = block_lines(insight(text='문서는 """처럼 """" 씁니다 "', points=('"""',)))
    assert '"""' not in "".join(lines[1:-1])
    assert "문서는" in ast.literal_eval("\n".join(lines))


def test_line_breaks_and_control_characters_do_not_get_out() -> None:
    bad = "한\n줄\r\n이 \x00됩\x85니\u2028다 \u202e뒤집기\ud800"
    assert clean(bad) == "한 줄 이 됩 니 다 뒤집기"
    assert inline_lines(insight(brief=bad)) == ["# # [개념] 한 줄 이 됩 니 다 뒤집기"]


@pytest.mark.parametrize(
    "words", ["kinsight: ignore-file[x]", "type: ignore", "fmt: off", "noqa", "[주의] 남의 것", "%% 칸"]
)
def test_no_line_of_the_comment_form_is_an_order_or_another_insight(words: str) -> None:
    assert comment_lines(insight(text=words, points=())) == ["# [Note] [개념]", f"# · {words}"]


def test_no_comment_declares_an_encoding() -> None:
    assert without_coding("# # [팁] encoding=cp949, coding: x") == "# # [팁] encoding =cp949, coding : x"
    assert without_coding("# # [팁] `encoding='utf-8'`") == "# # [팁] `encoding='utf-8'`"


@given(st.text(), st.lists(st.text(), max_size=4), st.sampled_from(["", "    ", "\t\t"]))
def test_any_block_is_one_string_without_an_escape(text: str, points: list[str], indent: str) -> None:
    lines = block_lines(insight(text=text, points=tuple(points)), indent)
    statement = ast.parse("if x:\n " + "\n ".join(lines)).body[0].body
    assert len(statement) == 1
    assert statement[0].value.value.strip() == "\n".join(" " + line for line in lines[1:-1]).strip()
