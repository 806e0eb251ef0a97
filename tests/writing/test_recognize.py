"""Reading insight comments: the exact forms, what people write, and what only looks alike."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinsight_lsp.core.source import cell_source, file_source
from kinsight_lsp.core.syntax import Module, parse
from kinsight_lsp.knowledge.model import CATEGORIES
from kinsight_lsp.writing.recognize import insight_comments

from .helpers import cells_of, file_of, look

# text with each insight comment between ⟦ ⟧, then form, category and text of the comments
CASES = [
    ("⟦# # [성능] 빠릅니다.⟧\nx\n", [("inline", "성능", "빠릅니다.")]),
    ("  ⟦# # [성능] 빠릅니다.⟧", [("inline", "성능", "빠릅니다.")]),
    ("⟦# [성능] 하나⟧", [("inline", "성능", "하나")]),
    ("⟦#[성능]하나⟧", [("inline", "성능", "하나")]),
    ("⟦## [성능] 하나⟧", [("inline", "성능", "하나")]),
    ("⟦# 💡 [성능] 하나⟧", [("inline", "성능", "하나")]),
    ("⟦# # ⚠️ [주의]: 하나⟧", [("inline", "주의", "하나")]),
    ("⟦# 👩\u200d🏫[ 팁 ] 하나⟧", [("inline", "팁", "하나")]),
    ("⟦# # [Performance] 하나⟧", [("inline", "성능", "하나")]),
    ("⟦# [tip] one⟧", [("inline", "팁", "one")]),
    ("x = 1  ⟦# # [팁] 뒤에⟧\n", [("inline", "팁", "뒤에")]),
    ("\ufeff⟦# # [팁] 하나⟧", [("inline", "팁", "하나")]),
    ("⟦# # [팁] 하나⟧\r\nx\r\n", [("inline", "팁", "하나")]),
    ("⟦# # [팁] 하나⟧\r⟦# # [팁] 둘⟧\r", [("inline", "팁", "하나"), ("inline", "팁", "둘")]),
    ('⟦"""\n[Note] [개념]\n문장\n- 요점\n"""⟧\nx\n', [("block", "개념", "문장\n- 요점")]),
    ("if a:\n  ⟦'''\n  [Note] [개념]\n  문장\n  '''⟧\n", [("block", "개념", "문장")]),
    ('⟦r"""\r\n[note] [Concept]\r\nC:\\a\r\n"""⟧', [("block", "개념", "C:\\a")]),
    ('⟦"""📌 [개념] 문장"""⟧', [("block", "개념", "문장")]),
    ('⟦"""\n📝 [Note] [개념]\n문장"""⟧', [("block", "개념", "문장")]),
    ("⟦'[Note] [팁] 한 줄'⟧", [("block", "팁", "한 줄")]),
    ('⟦"""\n[노트] [팁]\n"""⟧', [("block", "팁", "")]),
    ("def f():\n  ⟦'[Note] [팁] 첫 줄'⟧\n", [("block", "팁", "첫 줄")]),
    ("⟦# [Note] [개념]\n# 문장\n# - 요점\n#   이어서⟧\nx", [("block", "개념", "문장\n- 요점\n이어서")]),
    ("\t⟦# [Note] [개념]\n\t# 문장⟧\n# 남의 것\n", [("block", "개념", "문장")]),
    ("⟦# 💡 [개념]\n# 문장⟧\n\n# 남의 것", [("block", "개념", "문장")]),
    ("⟦# 📝 [Note] [개념] 첫\n# 둘⟧\n", [("block", "개념", "첫\n둘")]),
    ("⟦# [Note] [개념]\r\n# 문장\r\n#⟧\r\n# 남의 것\r\n", [("block", "개념", "문장")]),
    ("⟦# [Note] [개념]\n# 문장⟧\n⟦# # [팁] 하나⟧\nx", [("block", "개념", "문장"), ("inline", "팁", "하나")]),
    ("⟦# [Note] [개념]\n# 문장⟧\n# kinsight: ignore[a]\nx", [("block", "개념", "문장")]),
    ("⟦# [팁]\n# 아래에⟧\n", [("block", "팁", "아래에")]),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_recognized(marked: str, expected: list[tuple[str, str, str]]) -> None:
    source = file_of(re.sub("[⟦⟧]", "", marked))
    found = insight_comments(source, parse(source.program))
    assert [(c.form, c.category, c.text) for c in found] == expected
    assert [source.text.slice(c.start, c.end) for c in found] == re.findall("⟦(.*?)⟧", marked, re.DOTALL)


@pytest.mark.parametrize(
    "text",
    [
        "x[tip] = 1\n",
        "# x[tip] = 1\n",
        "# [팁]\n",
        "# 참고: [팁] 아래\n",
        "### [개념] 제목\n",
        "# - [팁] 할 일\n",
        "# [아무말] 하나\n",
        "# [성능 하나\n",
        "s = '# # [성능] 문자열'\n",
        "s = '''\n# # [성능] 문자열\n'''\n",
        "s = '''\n[Note] [개념]\n문장\n'''\n",
        "f('[Note] [개념] 문장')\n",
        "f'''[Note] [개념] {x}'''\n",
        "b'[Note] [tip] x'\n",
        "'''\n문장\n[Note] [개념]\n'''\n",
        "'''\n[개념]\n'''\n",
        "'[Note] [개념]' 'b'\n",
        "[성능]\n",
        "",
    ],
)
def test_not_recognized(text: str) -> None:
    assert look(file_source(text)).comments == ()


@pytest.mark.parametrize(("english", "korean"), CATEGORIES.items())
def test_every_category_in_both_languages(english: str, korean: str) -> None:
    for word in (english, english.title(), english.upper(), korean):
        assert [c.category for c in look(file_source(f"# # [{word}] x\n")).comments] == [korean]


def test_a_comment_does_not_run_into_the_next_cell() -> None:
    analysis = look(cells_of("# [Note] [개념]\n# 문장", "# 남의 것"))
    assert [c.text for c in analysis.comments] == ["문장"]


def test_the_body_of_a_shell_cell() -> None:
    analysis = look(cells_of("%%bash\n# # [팁] 하나\ngit add .  # [팁] 아님", "%%html\n# # [팁] 아님"))
    assert [c.text for c in analysis.comments] == ["하나"]


def test_a_cell_as_a_document() -> None:
    source = cell_source("%%sh\n  # [팁] 하나\nls")
    assert [c.start for c in insight_comments(source, parse(source.program))] == [7]


def test_a_text_without_a_category_is_not_looked_at() -> None:
    assert insight_comments(file_source("# # x\n" * 100), Module(b"", None, [], [])) == ()


@given(st.text(alphabet="# \t\n\r[]'\"\\\ufeff💡팁Note:-x=f\f"))
def test_any_text_is_read_in_order_and_without_overlap(text: str) -> None:
    for source in (
        file_source(text),
        file_source(text.replace("x", "[Note] [팁]").replace("f", "# # [팁] ")),
        cells_of(text),
    ):
        comments = insight_comments(source, parse(source.program))
        ends = [0, *(c.end for c in comments)]
        assert all(end <= c.start < c.end <= len(source.text) for end, c in zip(ends, comments, strict=False))
