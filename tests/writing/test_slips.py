"""Malformed insight comments: what is one, what is an ordinary comment, and what mends it."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinsight_lsp.core.source import Source, file_source, notebook_source
from kinsight_lsp.core.syntax import parse
from kinsight_lsp.writing.category_words import nearest_category
from kinsight_lsp.writing.fixes import apply_edits
from kinsight_lsp.writing.recognize import insight_comments
from kinsight_lsp.writing.slips import find_slips, may_slip

BLOCK = '"""\n[Note] [개념]\n글\n- 요점\n"""\n'


def slips(source: Source) -> list:
    module = parse(source.program)
    return find_slips(source, module, insight_comments(source, module))


def codes(text: str) -> list[str]:
    return sorted(slip.code.removeprefix("insight-") for slip in slips(file_source(text)))


def mended(text: str) -> str:
    source = file_source(text)
    return apply_edits(source, [edit for slip in slips(source) for edit in slip.edits]).text.data.decode()


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("# # [개염] 글\n", "# # [개념] 글\n"),
        ("# # [성능 평가] 글\n", "# # [성능] 평가 글\n"),
        ("# # [debuging] 한글\n", "# # [디버깅] 한글\n"),
        ("\ufeff# # [개염] 글\n", "\ufeff# # [개념] 글\n"),
        ("if x:\n\t# # [팁 글\n\ty = 1\n", "if x:\n\t# # [팁] 글\n\ty = 1\n"),
        ("x = 1\n# # 팁] 글\n", "x = 1\n# # [팁] 글\n"),
        ("#[팁] 글\r\nx = 1\r\n", "# # [팁] 글\r\nx = 1\r\n"),
        ("# [Note] [참고]\n# 글\n", "# [Note] [팁]\n# 글\n"),
        ("# [Note] [개념\n# 글\n", "# [Note] [개념]\n# 글\n"),
        ("# Note] [개념]\n# 글\n", "# [Note] [개념]\n# 글\n"),
        ('x = 1\n"""[Note] [warning] 글"""\n', 'x = 1\n"""[Note] [주의] 글"""\n'),
        ('x = 1\n"""\n[Note] 개념]\n글\n"""\n', 'x = 1\n"""\n[Note] [개념]\n글\n"""\n'),
        (
            BLOCK + "from __future__ import annotations\n",
            "# [Note] [개념]\n# 글\n# - 요점\nfrom __future__ import annotations\n",
        ),
        (
            'class A:\n    """[Note] [팁] 글"""\n    # 보통 주석\n    x = 1\n',
            "class A:\n    # [Note] [팁]\n    # 글\n    #\n    # 보통 주석\n    x = 1\n",
        ),
        ('x = 1\n"""\n[Note] [개념]\n글\ny = [1,\n  2]\n', 'x = 1\n"""\n[Note] [개념]\n글\n"""\ny = [1,\n  2]\n'),
        (
            "x = 1\n'''\n[Note] [개념]\n글은 print(x)를 부릅니다.\n",
            "x = 1\n'''\n[Note] [개념]\n글은 print(x)를 부릅니다.\n'''\n",
        ),
    ],
)
def test_mending(text: str, after: str) -> None:
    assert len(codes(text)) == 1
    assert mended(text) == after and codes(after) == []
    ast.parse(after.removeprefix("\ufeff"))


@pytest.mark.parametrize(
    "text",
    [
        "# # [x] is kept\n",
        "# # [1, 2, 3]\n",
        "# # [데이터 준비] 여기부터\n",
        "# # [개념]\n",
        "# # [개념\n",
        "# # 개념]\n",
        "# [주의할 점은 아래에\n",
        "# [Tip] keep it\n",
        "# 💡 [팁] 글\n",
        "# [개념]\nx = 1\n",
        "x = 1  # [팁] 글\n",
        "x = '# # [개염] 글'\n",
        "x = '''\n# # [개염] 글\n# [팁] 글\n'''\n",
        '"""[Note] [1] describes it."""\n',
        'def f():\n    """\n    [Note] See below.\n    """\n',
        'def f():\n    """Text.\n\n    [Note] [개염] 글\n    """\n',
        'x = 1\n"""\n[Note] [개념]\n글\n"""\n',
        'def f():\n    """Text."""\n    """\n    [Note] [개념]\n    글\n    """\n    return 1\n',
        'x = (\n"""\n[Note] [개념\n"""\n)\n',
        'x = 1\n"""\n[Note] [개념]\n글\n\n더 긴 글\n"""\nprint(\n',
        "%matplotlib inline\n# 평범한 주석\n",
    ],
)
def test_ordinary_code_is_left_alone(text: str) -> None:
    assert codes(text) == []


def test_a_docstring_that_is_all_of_a_body_is_only_told() -> None:
    [slip] = slips(file_source('def f():\n    """[Note] [팁] 글"""\n'))
    assert slip.code == "insight-block-docstring" and slip.edits == ()


def test_cells() -> None:
    def found(*cells: str) -> list[str]:
        return [s.code for s in slips(notebook_source([(str(i), "code", text) for i, text in enumerate(cells)]))]

    assert found(BLOCK + "x = 1", "x") == []  # no docstring in a cell, and not the last statement
    assert found("x = 1\n" + BLOCK, "x") == ["insight-block-cell-output"]
    assert found(BLOCK.strip()) == ["insight-block-cell-output"]
    assert found('x = 1\n"""', "[Note] [개념]\n글") == []  # the quotes stand in another cell
    assert found('x = 1\n"""\n[Note] [개념]\n글', "y = 1") == ["insight-block-unclosed"]


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("개염", "개념"),
        ("성늘", "성능"),
        ("실므", "실무"),
        ("디버그깅", "디버깅"),
        ("주의사항", "주의"),
        ("성능 비교", "성능"),
        ("cautoin", "주의"),
        ("정의", None),
        ("주위", None),
        ("팀", None),
        ("기능", None),
        ("x", None),
        ("데이터", None),
        ("경고", None),
    ],
)
def test_the_category_that_was_meant(word: str, category: str | None) -> None:
    assert nearest_category(word) == category
    assert nearest_category("경고", synonyms=True) == "주의"


PIECES = st.sampled_from(
    [
        "# ",
        "# # ",
        "[",
        "]",
        "Note",
        "[Note] ",
        "개념",
        "개염",
        "팁",
        '"""',
        "'''",
        "\n",
        "\r\n",
        "    ",
        "x = 1",
        "글",
        "- ",
        "\t",
        "def f():\n    ",
        "# %%\n",
    ]
)


@given(st.lists(PIECES, max_size=24), st.booleans())
def test_any_text_is_read_and_mended_inside_its_bounds(pieces: list[str], as_cells: bool) -> None:
    text = "".join(pieces)
    half = len(text) // 2
    source = (
        notebook_source([("a", "code", text[:half]), ("b", "code", text[half:])]) if as_cells else file_source(text)
    )
    for slip in slips(source):
        assert may_slip(source.text) or not slip.code.startswith(
            ("insight-unknown", "insight-missing", "insight-single")
        )
        assert 0 <= slip.start < slip.end <= len(source.text)
        source.text.slice(slip.start, slip.end)
        apply_edits(source, slip.edits).text.data.decode()
