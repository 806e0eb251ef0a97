"""Where insights go, trap by trap. ``X`` marks the occurrence."""

from __future__ import annotations

import re

import pytest

from kinsight_lsp.core.source import file_source
from kinsight_lsp.writing.insert import insert_edit

from .helpers import BLOCK, COMMENT, INLINE, apply, file_of, find, insight, look

FORMS = {"inline": (INLINE,), "block": BLOCK, "comment": COMMENT}

# name, placement, form asked for, text with ``@@`` (and its indentation) where the insight goes, form expected
CASES = [
    # above a statement
    ("first line", "before", "inline", "@@f(X)\n", "inline"),
    ("second line", "before", "block", "a\n@@f(X)\n", "block"),
    ("indented", "before", "block", "if a:\n    b\n    @@    f(X)\n", "block"),
    ("tabs", "before", "block", "if a:\n\tb\n\t@@\tf(X)\n", "block"),
    ("first of a branch", "before", "block", "if a:\n  @@  f(X)\n", "block"),
    ("multi-line bracket", "before", "block", "a\n@@f(\n    b,\n    X,\n)\n", "block"),
    ("chained call", "before", "block", "a\n@@(\n  m(X)\n  .b()\n)\n", "block"),
    ("backslash", "before", "inline", "@@a = b + \\\n    X\n", "inline"),
    ("after a multi-line string", "before", "block", "s = '''\n# '''\n@@f(X)\n", "block"),
    ("in an f-string", "before", "block", 'a\n@@f(f"""\n{X}\n""")\n', "block"),
    ("semicolons", "before", "block", "z\n@@a; b; f(X)\n", "block"),
    ("semicolon after brackets", "before", "block", "z\n@@a = [\n]; f(X)\n", "block"),
    ("semicolon and backslash", "before", "block", "z\n@@a; \\\n  f(X)\n", "block"),
    ("one-line if", "before", "block", "z\n@@if a: f(X)\n", "block"),
    ("one-line if and backslash", "before", "block", "z\n@@if a: \\\n    f(X)\n", "block"),
    ("one-line for", "before", "block", "z\n@@for a in b: c; f(X)\n", "block"),
    ("one-line else", "before", "block", "z\n@@if a: b\nelse: f(X)\n", "block"),
    ("one-line elif", "before", "block", "z\n@@if a: b\nelif c: f(X)\n", "block"),
    ("one-line except", "before", "block", "z\n@@try: a\nexcept E: f(X)\n", "block"),
    ("one-line def", "before", "block", "z\n@@def f(): return X\n", "block"),
    ("elif header", "before", "block", "z\n@@if a:\n  b\nelif X:\n  c\n", "block"),
    ("second elif", "before", "inline", "@@if a:\n b\nelif c:\n d\nelif X:\n e\n", "inline"),
    ("in an elif branch", "before", "block", "if a:\n  b\nelif c:\n  @@  f(X)\n", "block"),
    ("if inside else", "before", "block", "if a:\n b\nelse:\n @@ if X:\n  c\n", "block"),
    ("except header", "before", "block", "z\n@@try:\n  a\nexcept X:\n  b\n", "block"),
    ("in finally", "before", "block", "try:\n  a\nfinally:\n  @@  f(X)\n", "block"),
    ("with header", "before", "block", "z\n@@with X as a:\n  b\n", "block"),
    ("match subject", "before", "block", "z\n@@match X:\n  case 1:\n    a\n", "block"),
    ("guard", "before", "block", "z\n@@match a:\n case 1 if X:\n  b\n", "block"),
    ("one-line case", "before", "block", "z\n@@match a:\n case 1: f(X)\n", "block"),
    ("in a case", "before", "block", "match a:\n case 1:\n  @@  f(X)\n", "block"),
    ("decorator", "before", "block", "z\n@@@a\n@b(X)\ndef f(): pass\n", "block"),
    ("decorated", "before", "block", "z\n@@@a\n\n# c\n@b\ndef X(): pass\n", "block"),
    ("async def", "before", "block", "z\n@@@a\nasync def X(): pass\n", "block"),
    ("default value", "before", "block", "z\n@@def f(a=X):\n  b\n", "block"),
    ("decorated method", "before", "block", "class A:\n  a()\n  @@  @b\n  def X(self): 0\n", "block"),
    ("user's comments stay above", "before", "inline", "# c\n\n# d\n@@f(X)\n", "inline"),
    ("ignore comment stays beside", "before", "inline", "@@# kinsight: ignore[c]\nf(X)\n", "inline"),
    ("other next-line orders", "before", "block", "z\n@@# pylint: disable-next=x\nf(X)\n", "block"),
    ("cell mark stays first", "before", "inline", "# %% 학습\n@@f(X)\n", "inline"),
    # where a string would be a docstring, or would stand in the way
    ("module's first", "before", "block", "@@f(X)\n", "comment"),
    ("module's first below comments", "before", "block", "#!/bin/a\n# c\n\n@@f(X)\n", "comment"),
    ("function's first", "before", "block", "def f():\n  # c\n  @@  g(X)\n", "comment"),
    ("async function's first", "before", "block", "async def f():\n  @@  await X\n", "comment"),
    ("class's first", "before", "block", "class A:\n  @@  b = X\n", "comment"),
    ("class's first method", "before", "block", "class A:\n  @@  @a\n  def X(self): 0\n", "comment"),
    ("on a docstring's line", "before", "block", "def f():\n  @@  'd'; g(X)\n", "comment"),
    ("below a docstring", "before", "block", "def f():\n  'd'\n  @@  g(X)\n", "block"),
    ("f-string is no docstring", "before", "block", "def f():\n  @@  f'{X}'\n", "comment"),
    ("below a class attribute", "before", "block", "class A:\n  a: int\n  @@  b = X\n", "comment"),
    ("above __future__", "before", "block", "'d'\n@@from __future__ import X\n", "comment"),
    ("between __future__s", "before", "block", "@@from __future__ import X\nfrom __future__ import y\n", "comment"),
    ("on __future__'s line", "before", "block", "'d'\n@@from __future__ import a; f(X)\n", "comment"),
    ("below __future__", "before", "block", "from __future__ import a\n@@f(X)\n", "block"),
    ("below unreadable code", "before", "block", "def g(:\n  a\nb\n@@f(X)\n", "comment"),
    ("above unreadable code", "before", "block", "z\n@@f(X)\ndef g(:\n  a\n", "block"),
    ("unreadable code", "before", "block", "z\ndef f(:\n  a\n  @@  g(X)\n", "comment"),
    ("backslash above the first line", "before", "inline", "@@\\\nf(X)\n", "inline"),
    # below a statement
    ("last line", "after", "inline", "a\nf(X)\n@@", "inline"),
    ("last line, block", "after", "block", "a\nf(X)\n@@", "comment"),
    ("between lines", "after", "block", "f(X)\n@@b\n", "block"),
    ("before a cell mark", "after", "block", "f(X)\n@@\n# %%\nb\n", "comment"),
    ("below brackets", "after", "block", "f(\n  X,\n)  # c\n@@b\n", "block"),
    ("below a string", "after", "block", "f(X, '''\n# '''\n)\n@@b\n", "block"),
    ("below a backslash", "after", "inline", "a = X + \\\n  b\n@@c\n", "inline"),
    ("below an ending backslash", "after", "inline", "a = X \\\n\n@@c\n", "inline"),
    ("comment that ends in a backslash", "after", "inline", "f(X)  # \\\n@@c\n", "inline"),
    ("below semicolons", "after", "inline", "f(X); a; b = [\n]; c;\n@@d\n", "inline"),
    ("below a one-line if", "after", "block", "if a: f(X)\nelse: b\n@@c\n", "block"),
    ("in a branch before else", "after", "block", "if a:\n  f(X)\n  @@else:\n  b\n", "block"),
    ("in a case", "after", "block", "match a:\n case 1:\n  f(X)\n  @@ case 2: 0\n", "block"),
    ("below a loop", "after", "block", "for a in X:\n  b\n  # c\n@@# d\ne\n", "block"),
    ("below elif", "after", "block", "if a:\n  b\nelif X:\n  c\nelse:\n  d\n@@e\n", "block"),
    ("below return", "after", "block", "def f():\n  return X\n  @@b\n", "comment"),
    ("below a class attribute", "after", "block", "class A:\n  b = X\n  @@  c()\n", "comment"),
    ("below a function", "after", "block", "@X\ndef f():\n  a\n@@b\n", "block"),
    ("before __future__", "after", "block", "from __future__ import X\n@@from __future__ import a\nb\n", "comment"),
    # inside a loop
    ("loop", "loop", "block", "for a in b:\n  @@  c\n  f(X)\n", "block"),
    ("above the body's comments", "loop", "inline", "for a in b:\n  @@\n  # c\n  f(X)\n", "inline"),
    ("nearest loop", "loop", "block", "for a in b:\n  while c:\n    @@    f(X)\n", "block"),
    ("through branches", "loop", "block", "for a in b:\n  @@  c\n  if d:\n    f(X)\n", "block"),
    ("loop header", "loop", "block", "for a in X(\n  b\n):  # c\n  @@  d\n", "block"),
    ("else of a loop", "loop", "block", "z\nfor a in b:\n  c\nelse:\n  @@  f(X)\n", "block"),
    ("one-line loop", "loop", "block", "z\n@@for a in b: c; f(X)\n", "block"),
    ("no loop", "loop", "block", "z\nif a:\n  b\n  @@  f(X)\n", "block"),
    ("function in a loop", "loop", "inline", "for a in b:\n  def f():\n    @@    g(X)\n", "inline"),
    ("comprehension", "loop", "inline", "z\n@@[X for a in b]\n", "inline"),
    # the file's own ways
    ("CRLF", "before", "block", "a\r\nif b:\r\n\tc\r\n\t@@\tf(X)\r\n", "block"),
    ("CR", "before", "block", "a\rif b:\r  c\r  @@  f(X)\r", "block"),
    ("CRLF at the end", "after", "inline", "a\r\nf(X)\r\n@@", "inline"),
    ("BOM", "before", "inline", "\ufeff@@f(X)\n", "inline"),
    ("BOM, after", "after", "inline", "\ufefff(X)\n@@b", "inline"),
    ("form feed", "before", "block", "a\n\f\n@@\ff(X)\n", "block"),
    ("form feed in indentation", "before", "block", "if a:\n  b\n  @@ \f  f(X)\n", "block"),
    ("shebang and coding", "before", "block", "#!/bin/a\n# coding: utf-8\n@@f(X)\n", "comment"),
]

MARK = re.compile(r"([ \t]*)@@")


def case(placed: str, form: str) -> tuple[str, str]:
    """The text before and after, from one with ``@@``."""
    mark = MARK.search(placed)
    before, after = placed[: mark.start()], placed[mark.end() :]
    eol = file_source(placed).text.eol
    lines = eol.join(mark[1] + line for line in FORMS[form])
    if not after:
        return before.removesuffix(eol), before + lines
    return before + after, before + lines + eol + after


@pytest.mark.parametrize(("placement", "asked", "placed", "form"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_place(placement: str, asked: str, placed: str, form: str) -> None:
    text, expected = case(placed, form)
    analysis = look(file_of(text))
    edit = insert_edit(analysis, find(analysis, "X"), insight(placement=placement), asked)
    assert edit is not None and edit.start == edit.end
    assert apply(analysis.source, edit) == expected


def test_auto_is_the_insights_own_form() -> None:
    analysis = look(file_of("a\nf(X)\n"))
    for form in ("inline", "block"):
        edit = insert_edit(analysis, find(analysis, "X"), insight(form=form))
        assert edit == insert_edit(analysis, find(analysis, "X"), insight(), form)


def test_another_form_is_refused() -> None:
    analysis = look(file_of("f(X)\n"))
    with pytest.raises(ValueError, match="comment"):
        insert_edit(analysis, find(analysis, "X"), insight(), "comment")


def test_the_comment_form_does_not_swallow_the_comment_below() -> None:
    analysis = look(file_of("f(X)\n# 남의 주석\n"))
    edit = insert_edit(analysis, find(analysis, "X"), insight(placement="after"), "block")
    changed = apply(analysis.source, edit)
    assert changed == "f(X)\n" + "\n".join(COMMENT) + "\n#\n# 남의 주석\n"
    assert "남의" not in look(file_of(changed)).comments[0].text


def test_no_comment_on_the_first_two_lines_declares_an_encoding() -> None:
    analysis = look(file_of("f(X)\n"))
    edit = insert_edit(analysis, find(analysis, "X"), insight(brief="encoding=cp949를 씁니다."))
    assert edit.text == "# # [개념] encoding =cp949를 씁니다.\n"
    later = look(file_of("a\nb\nf(X)\n"))
    assert "encoding=cp949" in insert_edit(later, find(later, "X"), insight(brief="encoding=cp949를 씁니다.")).text


@pytest.mark.parametrize(
    "above",
    [
        INLINE,
        "# [개념] 배치마다 지난 기울기를 비웁니다",
        "# 💡 [개념] 배치마다 지난 기울기를 비웁니다.",
        "# # [concept] 배치마다  지난 기울기를 비웁니다.",
        "# [성능] 배치마다 지난 기울기를 비웁니다.\n# 주석\n",
        "\n".join(BLOCK),
        "\n".join(BLOCK).replace('"""', "'''").replace("[Note]", "📝"),
        "\n".join(COMMENT),
        "\n".join(BLOCK[:3]).replace("더합니다. ", "더합니다.\n") + "\n- 다른 요점\n" + '"""\n',
        f"{INLINE}\n# kinsight: ignore[c]",
        f"{INLINE}\n# # [팁] 다른 문장",
    ],
)  # fmt: skip
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_what_is_there_is_not_written_again(above: str, eol: str) -> None:
    text = f"a\n{above}\nf(X)\n".replace("\n", eol)
    analysis = look(file_of(text))
    for placement in ("before", "after"):
        for form in ("auto", "inline", "block"):
            assert insert_edit(analysis, find(analysis, "X"), insight(placement=placement), form) is None


@pytest.mark.parametrize(
    "text",
    [
        f"f(X)  {INLINE}\n",
        f"f(X)\n{INLINE}\nb\n",
        f"f(X)\n# 주석\n{INLINE}\n",
        f"for a in b:\n    {INLINE}\n    # 주석\n    c\n    f(X)\n",
    ],
)
def test_what_stands_elsewhere_beside_the_code_is_not_written_again(text: str) -> None:
    analysis = look(file_of(text))
    assert insert_edit(analysis, find(analysis, "X"), insight(placement="loop")) is None


@pytest.mark.parametrize(
    "text", [f"{INLINE}\nb\nf(X)\n", "# # [개념] 다른 문장\nf(X)\n", f"s = '''\n{INLINE}\n'''\nf(X)\n"]
)
def test_what_stands_at_other_code_does_not_count(text: str) -> None:
    analysis = look(file_of(text))
    assert insert_edit(analysis, find(analysis, "X"), insight()) is not None
