"""The document store: edits in every encoding, on every kind of line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types as t

from kinsight_lsp.core.source import file_source, notebook_source
from kinsight_lsp.core.text import decode
from kinsight_lsp.lsp.documents import Document, is_python
from kinsight_lsp.lsp.positions import Places

from .session import Session, index_of, position, split_lines, width

ENCODINGS = ["utf-8", "utf-16", "utf-32"]
PIECES = st.sampled_from(
    [
        "a",
        "b ",
        "한글",
        "😀",
        "e\u0301",
        "\u200d",
        "\x0c",
        "\u2028",
        "\x85",
        "\x1c",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "🇰🇷",
        "\ud800",
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


def borders(text: str) -> list[int]:
    """Character indices that a position can name: not between the halves of a line break."""
    return [i for i in range(len(text) + 1) if text[i - 1 : i + 1] != "\r\n"]


@given(
    text=TEXTS, new=TEXTS, picks=st.tuples(st.integers(0, 99), st.integers(0, 99)), encoding=st.sampled_from(ENCODINGS)
)
def test_any_edit_anywhere(text: str, new: str, picks: tuple[int, int], encoding: str) -> None:
    places = borders(text)
    start, end = sorted(places[pick % len(places)] for pick in picks)
    document = Document("file:///x.py", "python", 1, text)
    range_ = t.Range(position(text, start, encoding), position(text, end, encoding))
    document.change([t.TextDocumentContentChangePartial(range=range_, text=new)], 2, encoding)
    assert decode(document.text.data) == text[:start] + new + text[end:]
    assert document.version == 2


@given(text=TEXTS, encoding=st.sampled_from(ENCODINGS))
def test_positions_there_and_back(text: str, encoding: str) -> None:
    places = Places(file_source(text, "file:///x.py"), encoding)
    for index in borders(text):
        expected = position(text, index, encoding)
        offset = places.offset("file:///x.py", expected)
        assert offset == width(text[:index], "utf-8")
        assert places.locate(offset, offset)[1].start == expected


@given(cells=st.lists(TEXTS, min_size=1, max_size=4), encoding=st.sampled_from(ENCODINGS))
def test_cell_positions(cells: list[str], encoding: str) -> None:
    source = notebook_source([(f"cell:{i}", "code", text) for i, text in enumerate(cells)])
    places = Places(source, encoding)
    for number, text in enumerate(cells):
        for index in borders(text):
            expected = position(text, index, encoding)
            offset = places.offset(f"cell:{number}", expected)
            assert places.locate(offset, len(source.text)) == (
                f"cell:{number}", t.Range(expected, position(text, len(text), encoding)),
            )  # fmt: skip
    assert places.edit(0, len(source.text), "x") is None or len(cells) == 1


def test_helpers_agree_with_the_protocol() -> None:
    assert split_lines("a\x0cb\u2028\r\nc\rd\n") == ["a\x0cb\u2028\r\n", "c\r", "d\n", ""]
    assert position("한😀x", 2, "utf-16") == t.Position(0, 3) and index_of("한😀x", t.Position(0, 7), "utf-8") == 2


def test_several_changes_apply_in_order_and_reversed_ranges_are_mended() -> None:
    document = Document("file:///x.py", "python", 1, "abc\ndef\n")
    document.change(
        [
            t.TextDocumentContentChangeWholeDocument(text="가나\n다\n"),
            t.TextDocumentContentChangePartial(range=t.Range(t.Position(1, 1), t.Position(0, 1)), text="X"),
            t.TextDocumentContentChangePartial(range=t.Range(t.Position(9, 9), t.Position(9, 9)), text="Y"),
        ],
        7,
        "utf-16",
    )
    assert decode(document.text.data) == "가X\nY"


def test_serials_never_repeat() -> None:
    first, second = Document("a", "python", 1, ""), Document("a", "python", 1, "")
    serial = first.serial
    first.change([], 1, "utf-8")
    assert len({serial, first.serial, second.serial}) == 3


@pytest.mark.parametrize(
    ("language", "uri", "known"),
    [("python", "x", True), ("Python", "x", True), ("", "file:///a.py", True), ("", "file:///a.ipynb", True),
     ("", "file:///a.txt", False), ("yaml", "file:///a.py", False)],
)  # fmt: skip
def test_languages(language: str, uri: str, known: bool) -> None:
    assert is_python(language, uri) is known


async def test_edits_behind_odd_line_breaks(editor: Session) -> None:
    """Form feed and U+2028 break no line; a server that thinks so loses the text with the first edit."""
    doc = editor.open(
        'import torch\r\n\x0c\r\nname = "가\u2028나\x85😀"\r\nwith torch.no_grad():\r\n    x = torch.ones(2)\r\n'
    )
    assert doc.under((await doc.hover("no_grad")).range) == "no_grad"
    doc.replace("나", "다😀라")
    doc.replace("ones(2)", "ones(2).argmax()")
    doc.replace("\x0c\r\n", "\x0c\r\n\r\n# 주석\u2028\r\n")
    doc.replace("torch.no_grad", "torch.inference_mode")
    for needle in ("argmax", "inference_mode"):
        hover = await doc.hover(needle)
        assert doc.under(hover.range) == needle
    assert await doc.hover("no_grad" if "no_grad" in doc.text else "주석") is None


async def test_line_breaks_are_edited_too(editor: Session) -> None:
    doc = editor.open("import torch\rx = 1\r\ntorch.no_grad()")
    doc.replace("\r", "\n")
    doc.replace("\r\n", "\r\n\r\n")
    doc.replace("x = 1", "x = '😀'\r")
    hover = await doc.hover("no_grad")
    assert doc.under(hover.range) == "no_grad"


async def test_a_version_that_repeats(editor: Session) -> None:
    """JupyterLab's first change repeats version 0."""
    doc = editor.open("import torch\ntorch.no_grad()\n")
    assert await doc.hover("no_grad") is not None
    doc.version -= 1
    doc.replace("no_grad", "nothing")
    assert await doc.hover("nothing") is None


async def test_a_virtual_notebook_document_has_magics(editor: Session) -> None:
    for uri in ["file:///w/.virtual_documents/a.ipynb", "vscode-notebook-cell:/w/a.ipynb#W1sZmlsZQ%3D%3D"]:
        doc = editor.open("%matplotlib inline\n!pip install torch\nimport torch\ntorch.no_grad()\n", uri=uri)
        assert await doc.hover("no_grad") is not None
        doc.close()


async def test_unknown_documents_do_no_harm(editor: Session) -> None:
    doc = editor.open("import torch\ntorch.no_grad()\n")
    doc.close()
    doc.replace("no_grad", "x")
    doc.close()
    assert await doc.hover("x") is None
    other = editor.open("import torch\ntorch.no_grad()\n")
    assert await other.hover("no_grad") is not None
