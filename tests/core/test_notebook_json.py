"""Replacing cells' sources in a notebook's JSON leaves every other byte as it was."""

from __future__ import annotations

import json

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinsight_lsp.core.notebook_json import replace_sources, written_lines, written_sources

OUTPUT = {
    "data": {"text/plain": ['{"cells": [', '"source"]'], "image/png": "iVBORw0KGgo=\n"},
    "output_type": "display_data",
}


def notebook(*sources: object) -> dict:
    cells = []
    for number, source in enumerate(sources):
        cells.append(
            {
                "cell_type": "code",
                "execution_count": 3,
                "id": f"c{number}",
                "metadata": {"source": ["no source"], "tags": [[], {}]},
                "outputs": [OUTPUT],
                "source": source,
            }
        )
    return {"cells": cells, "metadata": {"cells": [{"source": "not this"}]}, "nbformat": 4, "nbformat_minor": 5}


WRITERS = {
    "indent 1": lambda data: json.dumps(data, ensure_ascii=False, indent=1) + "\n",
    "indent 4, escapes": lambda data: json.dumps(data, indent=4),
    "one line": json.dumps,
    "compact": lambda data: json.dumps(data, ensure_ascii=False, separators=(",", ":")),
    "tabs, CRLF": lambda data: json.dumps(data, ensure_ascii=False, indent="\t").replace("\n", "\r\n"),
    "sorted": lambda data: json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n\n",
}


def lines(text: str) -> list[str]:
    return text.splitlines(True)


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("as_list", [True, False])
def test_the_result_is_what_the_writer_would_have_written(write, as_list):
    shape = lines if as_list else str
    before = ["import torch\n가 = '\\n'\nx = 1", "한 줄", "y = 2\nz = 3\n", "a\nb\nc\nd"]
    after = ["import torch\nnew = \"가\"\n가 = '\\n'\nx = 1", "한 줄", "y = 2\nz = 3\n", "a\nc\tc\nd"]
    changed = {0: after[0], 3: after[3]}
    assert replace_sources(write(notebook(*map(shape, before))), changed) == write(notebook(*map(shape, after)))


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_an_empty_cell_gets_lines_in_the_same_layout(write):
    text = write(notebook([], ["x"]))
    assert replace_sources(text, {0: "a\nb"}) == write(notebook(["a\n", "b"], ["x"]))


def test_one_line_becomes_several():
    for write in WRITERS.values():
        assert replace_sources(write(notebook(["x"])), {0: "a\nx\nb"}) == write(notebook(["a\n", "x\n", "b"]))


def test_nothing_to_replace():
    text = WRITERS["indent 1"](notebook(["x"]))
    assert replace_sources(text, {}) == text


def test_lines_that_stay_keep_their_spelling():
    text = '{"cells": [ {"source" : [ "\\u0061\\/b\\n" ,\n "x\\n", "\\uAC00" ]} ]}'
    assert (
        replace_sources(text, {0: "a/b\ny\n가"})
        == '{"cells": [ {"source" : [ "\\u0061\\/b\\n" ,\n "y\\n", "\\uAC00" ]} ]}'
    )


def test_lists_that_break_at_line_feeds_only_stay_so():
    before, after = ["a\x0cb\n", "c"], ["a\x0cb\n", "x\n", "c"]
    assert replace_sources(json.dumps(notebook(before)), {0: "".join(after)}) == json.dumps(notebook(after))


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["import torch\nx = 1\ny = 2"], ["# new\nimport torch\nx = 1\n# again\ny = 2"]),
        (["a\nb\n", "c\nd"], ["a\n# new\nb\n", "# again\nc\nd\n# end"]),
    ],
)
def test_strings_that_hold_several_lines_stay_together(write, before: list[str], after: list[str]):
    fresh = replace_sources(write(notebook(before)), {0: "".join(after)})
    assert fresh == write(notebook(after))
    assert replace_sources(fresh, {0: "".join(before)}) == write(notebook(before))


def test_each_line_of_an_uneven_list_keeps_its_place():
    text = '{"cells": [{"source": [\n  "a\\n",\n"b\\n",\n  "c"\n]}]}'
    fresh = replace_sources(text, {0: "a\nx\nb\nc"})
    assert fresh == text.replace('\n"b', '\n"x\\n",\n"b')
    assert replace_sources(fresh, {0: "a\nb\nc"}) == text


def test_half_a_surrogate_pair_stays_an_escape():
    text = '{"cells": [{"source": "가 \\ud83d"}]}'
    fresh = replace_sources(text, {0: "나 \ud83d"})
    assert fresh == '{"cells": [{"source": "나 \\ud83d"}]}' and fresh.encode()


def test_of_a_key_that_is_written_twice_the_last_counts():
    text = '{"cells": [{"source": "x", "source": ["y"]}]}'
    assert replace_sources(text, {0: "z"}) == '{"cells": [{"source": "x", "source": ["z"]}]}'


LINE = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), max_size=12)
SOURCE = st.lists(LINE, max_size=6).map("\n".join)


@given(
    st.lists(st.tuples(SOURCE, SOURCE, st.booleans()), min_size=1, max_size=4),
    st.sampled_from(["indent 1", "compact", "tabs, CRLF", "sorted"]),
)
def test_any_sources(cells, writer):
    write = WRITERS[writer]
    shapes = [lines if as_list else str for _, _, as_list in cells]
    before = write(notebook(*(shape(old) for shape, (old, _, _) in zip(shapes, cells, strict=True))))
    after = [shape(new) for shape, (_, new, _) in zip(shapes, cells, strict=True)]
    fresh = replace_sources(before, {index: new for index, (_, new, _) in enumerate(cells)})
    assert json.loads(fresh) == notebook(*after)
    if all(new and old for old, new, _ in cells) and not before.isascii():
        assert fresh == write(notebook(*after))


def test_against_nbformat():
    book = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("import torch\nx = '가'"), nbformat.v4.new_markdown_cell("글")]
    )
    before = nbformat.writes(book)
    book.cells[0].source = "import torch\nx = '나'\ny = 1"
    assert replace_sources(before, {0: book.cells[0].source}) == nbformat.writes(book)


def test_lines_of_the_json():
    text = '{"cells": [\n{"source": [\n "a\\n",\n "b\\nc\\n",\n "d\\n"\n]},\n{"source": "x\\ny"},\n{"source": []}]}'
    found = written_sources(text)
    assert [written_lines(text, found[index]) for index in range(3)] == [[3, 4, 4, 5, 5], [7, 7], [8]]


def test_an_escape_in_the_code_is_no_habit_of_the_writer():
    text = json.dumps({"cells": [{"source": "x = '\\uac00'"}]})
    assert replace_sources(text, {0: "가"}) == '{"cells": [{"source": "가"}]}'
