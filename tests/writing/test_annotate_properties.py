"""Whatever is annotated: the program means the same, and everything comes off again byte for byte."""

from __future__ import annotations

import ast
import json

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kinsight_lsp.cli.reading import read_document
from kinsight_lsp.core.magics import mask
from kinsight_lsp.core.source import file_source, notebook_source
from kinsight_lsp.core.text import decode, encode
from kinsight_lsp.writing.convert import convert_source

from .annotating import IMPORTS, LEVELS, annotate, check, check_program, lessons, strip, texts
from .helpers import catalog, docstrings, look, meaning
from .programs import Where, programs, suite

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
OPTIONS = st.fixed_dictionaries(
    {}, optional={"density": st.sampled_from([0.3, 1.0, 3.0]), "form": st.sampled_from(["inline", "block"])}
)


def is_valid(text: str) -> bool:
    try:
        compile(encode(text), "program", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


@SLOW
@given(lessons(), st.sampled_from(LEVELS), OPTIONS)
def test_a_program(text: str, level: str, options: dict) -> None:
    assume(is_valid(text))
    source = file_source(text)
    people = len(look(source).comments)
    done = annotate(source, level, **options)
    check_program(text, texts(done.source)[0])
    check(source, done, people)


@SLOW
@given(lessons(), st.permutations(LEVELS))
def test_changing_the_level_leaves_no_trace(text: str, levels: list[str]) -> None:
    assume(is_valid(text))
    source = file_source(text)
    after = source
    for level in levels:
        after = annotate(after, level).source
    assert texts(after) == texts(annotate(source, levels[-1]).source)
    assert texts(strip(after)) == texts(source)


@SLOW
@given(lessons(), st.sampled_from(LEVELS))
def test_converting_there_and_back(text: str, level: str) -> None:
    assume(is_valid(text))
    source = file_source(text)
    done = annotate(source, level).source
    for form in ("block", "inline", "block"):
        done = convert_source(done, catalog(), form)
        check_program(text, texts(done)[0])
        assert texts(convert_source(done, catalog(), form)) == texts(done)
        assert texts(strip(done)) == texts(source)


@SLOW
@given(lessons())
def test_stripping_everyones_keeps_the_program(text: str) -> None:
    assume(is_valid(text))
    after = texts(strip(annotate(file_source(text)).source, everyones=True))[0]
    assert meaning(after) == meaning(text), after
    assert docstrings(after)[1:] == docstrings(text)[1:], after  # an insight above everything is no documentation
    assert "# # [" not in after.replace("# # [성능] 가짜입니다.", "")


@st.composite
def notebooks(draw) -> list[tuple[str, str, str]]:
    cells = [("", "code", "\n".join(IMPORTS))]
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            heading = draw(st.sampled_from(["## 학습", "# Evaluation", "설명", "", "### 3. 데이터 준비\n\n글"]))
            cells.append(("", "markdown", heading))
        if draw(st.integers(0, 5)) == 0:
            cells.append(
                ("", "code", draw(st.sampled_from(["", "\n", "  ", "%%html\n<b>x</b>", "!pip install torch"])))
            )
        if draw(st.integers(0, 2)) == 0:  # tabs, form feeds, docstrings, ``from __future__`` and lone carriage returns
            cells.append(("", "code", draw(programs()).removeprefix("\ufeff")))
            continue
        lines = draw(suite(1, draw(st.sampled_from(["    ", "\t"])), Where()))
        lines = draw(st.sampled_from([[], [], ["%matplotlib inline"], ["%%time"], ["!git push --force", ""]])) + lines
        if draw(st.booleans()):
            lines += draw(st.sampled_from([["!git push"], ["x"], ["x?"], ["# 끝"], ["", ""]]))
        cells.append(("", "code", draw(st.sampled_from(["\n", "\r\n"])).join("\n".join(lines).split("\n"))))
    return cells


def last_value(cell: str) -> str | None:
    """The string that the cell ends with, which a notebook would show."""
    body = ast.parse(encode(program(cell))).body
    last = body[-1] if body else None
    return ast.dump(last.value) if isinstance(last, ast.Expr) and isinstance(last.value, ast.Constant) else None


def program(cell: str) -> str:
    return decode(mask(encode(cell))[0])


@SLOW
@given(notebooks(), st.sampled_from(LEVELS))
def test_a_notebook(cells: list[tuple[str, str, str]], level: str) -> None:
    for _, kind, text in cells:
        assume(kind != "code" or is_valid(program(text)))
    source = notebook_source(cells)
    people = len(look(source).comments)
    done = annotate(source, level)
    check(source, done, people)
    converted = convert_source(done.source, catalog(), "block")
    assert texts(strip(converted)) == texts(source)
    whole = decode(source.program)
    if "__future__" not in whole:
        check_program(whole, decode(done.source.program))
        check_program(whole, decode(converted.program))
    for after in (texts(done.source), texts(converted)):
        for (_, kind, old), new in zip(cells, after, strict=True):
            if kind != "code":
                assert new == old
                continue
            assert meaning(program(new)) == meaning(program(old)), new
            assert last_value(new) == last_value(old), new
            assert new.lstrip().startswith("%%") == old.lstrip().startswith("%%")


WRITERS = {
    "as nbformat": (lambda text: text.splitlines(True), {"indent": 1, "ensure_ascii": False}),
    "one string": (str, {"separators": (",", ":")}),
    "one string in a list": (lambda text: [text] if text else [], {"indent": 4}),
}


@SLOW
@given(notebooks(), st.sampled_from(LEVELS), st.sampled_from(list(WRITERS)))
def test_the_file_of_a_notebook(cells: list[tuple[str, str, str]], level: str, writer: str) -> None:
    """Every byte of the file comes back, however its writer spells JSON and sources."""
    shape, style = WRITERS[writer]
    book = {"cells": [_json_cell(kind, shape(text)) for _, kind, text in cells], "metadata": {}, "nbformat": 4}
    data = json.dumps(book, **style).encode()
    original = read_document("x.ipynb", data)
    annotated = original.encode(original.with_source(annotate(original.source, level).source))
    written = read_document("x.ipynb", annotated)
    assert written.encode(written.with_source(annotate(written.source, level).source)) == annotated
    assert written.encode(written.with_source(strip(written.source))) == data


def _json_cell(kind: str, source: str | list[str]) -> dict:
    code = {"execution_count": None, "outputs": [{"output_type": "stream", "text": ["# # [개념] 출력\n"]}]}
    return {"cell_type": kind, "metadata": {}, "source": source, **(code if kind == "code" else {})}
