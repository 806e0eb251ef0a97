"""Notebooks: edits stay inside their cell, magics stay first, and a cell's last value stays its last."""

from __future__ import annotations

import ast

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kinsight_lsp.core.magics import mask
from kinsight_lsp.core.text import decode, encode
from kinsight_lsp.writing.insert import insert_edit

from .helpers import (
    BLOCK,
    COMMENT,
    INLINE,
    added,
    apply_cells,
    cells_of,
    docstrings,
    everywhere,
    find,
    insight,
    look,
    meaning,
)
from .programs import Where, suite

BLOCK_TEXT, COMMENT_TEXT = "\n".join(BLOCK), "\n".join(COMMENT)

# name, placement, form asked for, cells, the changed cell's index and text (None: nothing is written)
CASES = [
    ("first cell's first line", "before", "block", ["f(X)", "b"], 0, f"{COMMENT_TEXT}\nf(X)"),
    ("another cell's first line", "before", "block", ["a", "f(X)"], 1, f"{BLOCK_TEXT}\nf(X)"),
    ("a cell's last line", "after", "block", ["a", "f(X)", "b"], 1, f"f(X)\n{COMMENT_TEXT}"),
    ("a cell's last line, closed", "after", "block", ["a", "f(X)\n", "b"], 1, f"f(X)\n{COMMENT_TEXT}\n"),
    ("a comment below is no code", "after", "block", ["a", "f(X)\n# b\n", "c"], 1, f"f(X)\n{COMMENT_TEXT}\n#\n# b\n"),
    ("not a cell's last line", "after", "block", ["a", "f(X)\nb"], 1, f"f(X)\n{BLOCK_TEXT}\nb"),
    ("in a suite at a cell's end", "after", "inline", ["a", "if b:\n  f(X)"], 1, f"if b:\n  f(X)\n  {INLINE}"),
    ("another cell's future", "before", "block", ["a", "f(X)", "from __future__ import b"], 1, f"{BLOCK_TEXT}\nf(X)"),
    ("CRLF in a cell", "before", "inline", ["a\nb", "c\r\nf(X)\r\n"], 1, f"c\r\n{INLINE}\r\nf(X)\r\n"),
    ("shell line", "before", "inline", ["a", "b\n!git X\n"], 1, f"b\n{INLINE}\n!git X\n"),
    ("shell line, block", "before", "block", ["a", "b\n!git X\n"], 1, f"b\n{COMMENT_TEXT}\n!git X\n"),
    ("shell line in a suite", "before", "inline", ["if a:\n    !git X\n"], 0, f"if a:\n    {INLINE}\n    !git X\n"),
    ("shell line that goes on", "before", "inline", ["!a \\\n  X\nb"], 0, f"{INLINE}\n!a \\\n  X\nb"),
    ("shell line that goes on, after", "after", "inline", ["!X \\\n  a\nb"], 0, f"!X \\\n  a\n{INLINE}\nb"),
    ("shell line, after", "after", "inline", ["!git X"], 0, f"!git X\n{INLINE}"),
    ("shell line, loop", "loop", "inline", ["for a in b:\n  !git X"], 0, f"for a in b:\n  {INLINE}\n  !git X"),
    ("assigned shell line", "before", "inline", ["a\nb = !git X"], 0, f"a\n{INLINE}\nb = !git X"),
    ("line magic", "before", "inline", ["a\n%load_ext X"], 0, f"a\n{INLINE}\n%load_ext X"),
    ("code behind a line magic", "before", "block", ["a\n%time f(X)\nb"], 0, f"a\n{BLOCK_TEXT}\n%time f(X)\nb"),
    ("below a magic line", "before", "block", ["%cd a\nf(X)"], 0, f"%cd a\n{BLOCK_TEXT}\nf(X)"),
    ("cell magic's line", "before", "inline", ["a", "\n%%timeit -n X\nb"], 1, f"\n%%timeit -n X\n{INLINE}\nb"),
    ("cell magic's line alone", "before", "inline", ["a", "%%time X"], 1, f"%%time X\n{INLINE}"),
    ("below a cell magic", "before", "inline", ["a", "%%time\nf(X)"], 1, f"%%time\n{INLINE}\nf(X)"),
    ("below a cell magic, block", "before", "block", ["a", "%%time\nf(X)"], 1, f"%%time\n{COMMENT_TEXT}\nf(X)"),
    ("deeper below a cell magic", "before", "block", ["a", "%%time\nb\nf(X)"], 1, f"%%time\nb\n{BLOCK_TEXT}\nf(X)"),
    ("bash line", "before", "inline", ["a", "%%bash\ncd b\n  git X\n"], 1, f"%%bash\ncd b\n  {INLINE}\n  git X\n"),
    ("first bash line", "before", "block", ["a", "%%bash\ngit X"], 1, f"%%bash\n{COMMENT_TEXT}\ngit X"),
    ("bash continuation", "before", "inline", ["%%sh\nb \\\n  git X\n"], 0, f"%%sh\n{INLINE}\nb \\\n  git X\n"),
    ("bash here-document", "before", "inline", ["%%bash\ncat <<E\ngit X\nE\n"], 0, None),
    ("bash quotes", "before", "inline", ["%%bash\necho 'a\ngit X\n'\n"], 0, None),
    ("bash quotes end", "before", "inline", ["%%sh\necho 'a' # '\ngit X"], 0, f"%%sh\necho 'a' # '\n{INLINE}\ngit X"),
    ("script", "before", "inline", ["%%script bash\ngit X"], 0, f"%%script bash\n{INLINE}\ngit X"),
    ("script in another language", "before", "inline", ["%%script node\ngit X"], 0, None),
    ("other cell magic", "before", "inline", ["%%writefile X.py\na"], 0, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("placement", "asked", "cells", "index", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_cell(placement: str, asked: str, cells: list[str], index: int, expected: str | None) -> None:
    analysis = look(cells_of(*cells))
    wanted = insight(placement=placement)
    edit = insert_edit(analysis, find(analysis, "X"), wanted, asked)
    if expected is None:
        assert edit is None
        return
    changed = apply_cells(analysis.source, edit)
    assert changed == [expected if number == index else cell for number, cell in enumerate(cells)]
    again = look(cells_of(*changed))
    assert len(again.comments) == 1
    assert insert_edit(again, find(again, "X"), wanted, asked) is None


def test_a_loop_of_another_cell_is_not_entered() -> None:
    """A cell that is indented reads like the end of the loop above it; the insight stays in its own cell."""
    analysis = look(cells_of("for a in b:\n    c", "    f(X)"))
    edit = insert_edit(analysis, find(analysis, "X"), insight(placement="loop"))
    assert apply_cells(analysis.source, edit) == ["for a in b:\n    c", f"    {INLINE}\n    f(X)"]


def test_a_statement_that_runs_over_cells_is_left_alone() -> None:
    analysis = look(cells_of("f(", "X)"))
    assert insert_edit(analysis, find(analysis, "X"), insight()) is None


def program(cell: str) -> str:
    return decode(mask(encode(cell))[0])


def last_value(cell: str) -> str | None:
    """The string that the cell ends with, which a notebook would show."""
    last = ast.parse(encode(program(cell))).body[-1]
    return ast.dump(last.value) if isinstance(last, ast.Expr) and isinstance(last.value, ast.Constant) else None


@st.composite
def notebooks(draw) -> list[str]:
    cells = []
    for _ in range(draw(st.integers(1, 3))):
        lines = draw(suite(1, "    ", Where()))
        lines = draw(st.sampled_from([[], [], ["%matplotlib inline"], ["%%time"], ["!pip install torch", ""]])) + lines
        if draw(st.booleans()):
            lines += draw(st.sampled_from([["!git push"], ["x"], ["x?"], ["# 끝"], ["", ""]]))
        cells.append(draw(st.sampled_from(["\n", "\r\n"])).join("\n".join(lines).split("\n")))
    return cells


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(notebooks(), st.sampled_from(["before", "after", "loop"]))
def test_every_statement_of_a_notebook(cells: list[str], placement: str) -> None:
    for cell in cells:
        try:
            ast.parse(encode(program(cell)))
        except SyntaxError:
            assume(False)
    analysis = look(cells_of(*cells))
    for occurrence in everywhere(analysis):
        for form in ("inline", "block"):
            edit = insert_edit(analysis, occurrence, insight(placement=placement), form)
            assert edit is not None, occurrence
            changed = apply_cells(analysis.source, edit)
            different = [index for index, cell in enumerate(cells) if cell != changed[index]]
            assert len(different) == 1
            old, new = cells[different[0]], changed[different[0]]
            assert len(encode(new)) - len(encode(old)) == len(encode(edit.text))
            assert meaning(program(new)) == meaning(program(old)), new
            assert last_value(new) == last_value(old), new
            assert new.lstrip().startswith("%%") == old.lstrip().startswith("%%")
            again = look(cells_of(*changed))
            assert len(added(analysis.comments, again.comments, edit)) == 1
            whole, before = decode(again.source.program), decode(analysis.source.program)
            if "__future__" not in whole:
                assert docstrings(whole) == docstrings(before)
