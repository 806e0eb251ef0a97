"""Documents as programs: files, cells and notebooks with their maps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinsight_lsp.core.source import cell_source, file_source, notebook_source
from kinsight_lsp.core.text import encode


def test_a_file_is_its_program():
    source = file_source("x = 1\r\n!ls\r\n", "file:///a.py", 7)
    assert source.program == b"x = 1\r\n!ls\r\n" and not source.is_notebook
    assert (source.uri, source.version, source.shell, source.cell_at(3)) == ("file:///a.py", 7, (), None)


def test_a_byte_order_mark_is_a_character_of_the_text_and_none_of_the_program():
    source = file_source("\ufeffimport torch\n")
    assert source.program == b"   import torch\n"
    assert source.text.position(3, "utf-16") == (0, 1) and source.text.offset(0, 1, "utf-16") == 3
    assert file_source(b"\xef\xbb\xbfx").program == b"   x"


def test_only_code_cells_are_in_the_program():
    source = notebook_source(
        [("a", "markdown", "# 제목"), ("b", "code", "x = 1"), ("c", "raw", "!"), ("d", "code", "")], "nb"
    )
    assert source.program == b"x = 1\n\n"
    assert [(cell.uri, cell.index, cell.start) for cell in source.cells] == [
        ("a", 0, -1), ("b", 1, 0), ("c", 2, -1), ("d", 3, 6),
    ]  # fmt: skip
    assert [cell.uri for cell in source.code_cells] == ["b", "d"]
    assert source.is_notebook and source.cell_of("d").index == 3 and source.cell_of("a") is None


def test_a_notebook_of_text_has_an_empty_program():
    source = notebook_source([("a", "markdown", "x")])
    assert source.program == b"" and source.is_notebook and source.cell_at(0) is None


CELLS = st.lists(
    st.tuples(
        st.sampled_from(["code", "code", "markdown", "raw"]),
        st.lists(
            st.sampled_from(["x = 1", "!ls \\", "%%time", "한글 😀", "\ud83d", "\n", "\r\n", "(", "'''", ""]),
            max_size=5,
        ).map("".join),
    ),
    max_size=6,
)


@given(CELLS)
def test_every_offset_of_a_cell_maps_there_and_back(cells):
    source = notebook_source([(f"cell{number}", kind, text) for number, (kind, text) in enumerate(cells)])
    assert len(source.program) == len(source.text)
    texts = [text for kind, text in cells if kind == "code"]
    assert source.text.data == b"".join(encode(text) + b"\n" for text in texts)
    assert [cell.text.data for cell in source.code_cells] == [encode(text) for text in texts]
    for cell in source.code_cells:
        assert source.cell_of(cell.uri) is cell
        for offset in range(cell.start, cell.end + 1):
            assert source.cell_at(offset) is cell
        assert source.text.data[cell.start : cell.end] == cell.text.data
    for line in source.shell:
        cell = source.cell_at(line.start)
        assert cell.start <= line.start < line.end <= cell.end


@given(CELLS)
def test_a_cell_means_the_same_alone(cells):
    source = notebook_source([("", kind, text) for kind, text in cells])
    for cell in source.code_cells:
        alone = cell_source(cell.text.data)
        assert source.program[cell.start : cell.end] == alone.program
        inside = [line for line in source.shell if cell.start <= line.start < max(cell.end, cell.start + 1)]
        assert [(line.kind, line.text) for line in inside] == [(line.kind, line.text) for line in alone.shell]


@pytest.mark.parametrize("make", [file_source, cell_source])
@given(text=st.text(st.characters(exclude_categories=()), max_size=30))
def test_program_and_text_have_one_length(make, text):
    source = make(text)
    assert len(source.program) == len(source.text)


@pytest.mark.parametrize("make", [file_source, cell_source, lambda text: notebook_source([("", "code", text)])])
def test_lone_surrogates_stay_in_the_text_and_leave_the_program(make):
    source = make("x = '\ud83d'  # 한글 😀\nfrom \udc00 import a\n")
    assert source.program.decode().startswith("x = '$$$'  # 한글 😀\nfrom $$$ import a\n")
    assert source.text.line(1) == "from \udc00 import a"
