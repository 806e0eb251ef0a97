"""What annotate wrote comes off byte for byte; what people wrote only when it is asked for."""

from __future__ import annotations

import pytest

from kinsight_lsp.core.source import file_source, notebook_source
from kinsight_lsp.writing.strip import own_comments, signatures
from kinsight_lsp.writing.text import block_lines, comment_lines, inline_lines

from .annotating import strip, texts
from .helpers import catalog, look

INSIGHT = catalog().insights["optimizer-zero-grad"]
INLINE = inline_lines(INSIGHT)[0]
BLOCK = "\n".join(block_lines(INSIGHT))
COMMENT = "\n".join(comment_lines(INSIGHT))
PERSON = "# # [팁] 제 말입니다."
PERSON_BLOCK = '"""\n[Note] [팁]\n제 말입니다.\n"""'


def stripped(text: str, everyones: bool = False) -> str:
    return texts(strip(file_source(text), everyones))[0]


@pytest.mark.parametrize(
    "written", [INLINE, BLOCK, COMMENT, f"{COMMENT}\n#"], ids=["inline", "block", "comment", "closed"]
)
@pytest.mark.parametrize(
    ("before", "after"),
    [("", "x\n"), ("a\n", "x"), ("a\r\n", "x\r\n"), ("a\n\n\n", "\n\nx\n"), ("\ufeff", "x"), ("a\n", ""),
     ("# a\n", "# b\nx"),
     ("a\f\n", "x")],
)  # fmt: skip
def test_own_lines_go(written: str, before: str, after: str) -> None:
    eol = "\r\n" if "\r\n" in before else "\n"
    if written == COMMENT and after.startswith("#"):
        written += "\n#"
    text = before + written.replace("\n", eol) + eol + after
    assert stripped(text) == before + after


def test_at_the_end_without_a_line_break() -> None:
    assert stripped(f"x\n{INLINE}") == "x"
    assert stripped(f"if a:\n    x\n    {INLINE}") == "if a:\n    x"
    assert stripped(f"x\r\n{INLINE}") == "x"


def test_two_that_follow_each_other() -> None:
    assert stripped(f"x\n{INLINE}\n{INLINE}") == "x"
    assert stripped(f"x\n{INLINE}\n{BLOCK}\ny") == "x\ny"


def test_other_wrapping_is_known() -> None:
    lines = block_lines(INSIGHT, " " * 40)
    text = "if a:\n" + "\n".join("    " + line for line in lines) + "\n    x\n"
    assert stripped(text) == "if a:\n    x\n"


@pytest.mark.parametrize(
    "written",
    [
        INLINE.replace("# #", "#"), INLINE + " 그리고 더.", INLINE.replace("개념", "팁"),
        INLINE.replace("# # ", "#  # "),
        BLOCK.replace("[Note]", "💡 [Note]"), BLOCK.replace('"""', "'''"), BLOCK.replace("[개념]", "[팁]"),
        BLOCK[:-3] + "- 하나 더\n" + '"""', COMMENT + "\n# 하나 더", PERSON, PERSON_BLOCK, f"x = 1  {INLINE}",
    ],
)  # fmt: skip
def test_people_are_left_alone(written: str) -> None:
    text = f"a\n{written}\nx\n"
    assert look(file_source(text)).comments
    assert stripped(text) == text


def test_all_takes_everyones() -> None:
    text = f"a\n{PERSON}\nx = 1  {PERSON}\n{PERSON_BLOCK}\ny\n# 주석\n{BLOCK}\nz\n"
    assert stripped(text, everyones=True) == "a\nx = 1\ny\n# 주석\nz\n"
    assert stripped(text) == text.replace(BLOCK + "\n", "")


def test_what_a_program_needs_stays() -> None:
    """The only statement of a suite, a docstring, and a string that shares its line."""
    for text in (
        'if a:\n    """[Note] [팁] 말"""\n',
        'def f():\n    """[Note] [팁] 말"""\n    return 1\n',
        'match a:\n    case 1:\n        """[Note] [팁] 말"""\n',
        'try:\n    x\nexcept E:\n    """[Note] [팁] 말"""\n    """[Note] [팁] 또"""\n',
        '"""[Note] [팁] 말"""; x\n',
    ):
        assert look(file_source(text)).comments
        assert stripped(text, everyones=True) == text


def test_strings_that_only_look_like_insights_stay() -> None:
    text = f'x = """\n{INLINE}\n"""\ny = [\n{INLINE}\n]\n'
    assert stripped(text).startswith(f'x = """\n{INLINE}\n"""\n')


def test_cells_are_restored_one_by_one() -> None:
    cells = [
        f"{INLINE}\nx",
        f"x\n{INLINE}",
        "",
        f"%%time\n{INLINE}\nx",
        f"!ls\n{COMMENT}",
        "y",
        f"%%bash\n{INLINE}\nls",
    ]
    source = notebook_source([("", "code", cell) for cell in cells])
    assert texts(strip(source)) == ["x", "x", "", "%%time\nx", "!ls", "y", "%%bash\nls"]


def test_every_insight_of_the_catalog_is_known_in_every_form() -> None:
    known = signatures(catalog())
    for insight in catalog().insights.values():
        for form, lines in (("inline", inline_lines(insight)), ("block", block_lines(insight, "\t\t")),
                            ("comment", comment_lines(insight, " " * 30))):  # fmt: skip
            assert known.find("\n\t".join(lines)) == (form, insight)


def test_forms() -> None:
    source = file_source(f"a\n{INLINE}\nx\n{BLOCK}\ny\n{COMMENT}\nz\n")
    assert [own.form for own in own_comments(source, look(source).comments, catalog())] == [
        "inline",
        "block",
        "comment",
    ]
