"""textDocument/foldingRange: insight comments, and the program's blocks, which VS Code would fold no more otherwise."""

from __future__ import annotations

from lsprotocol import types as t

from .session import Doc, Session
from .test_notebooks import Book

TEXT = '''import torch
from torch import nn

# # [개념] 한 줄입니다.
# # [팁] 또 한 줄입니다.
x = torch.zeros(3)


class Net(nn.Module):
    @property
    def size(self):
        """
        [Note] [개념]
        설명입니다.
        """
        # [Note] [주의]
        # 주석 블록입니다.
        if self.training:
            print(1)
        elif x:
            print(2)
        else:
            print(3)
        try:
            pass
        except ValueError:
            pass
        finally:
            pass
        return dict(
            a=1,
        )


# # [팁] 혼자 있는 줄입니다.
y = 1
'''


async def folds(doc: Doc) -> dict[str, tuple[str, str | None]]:
    """The first line of every fold with its last one and its kind."""
    params = t.FoldingRangeParams(doc.id)
    lines = doc.text.splitlines()
    found = await doc.session.client.text_document_folding_range_async(params)
    return {lines[r.start_line].strip(): (lines[r.end_line].strip(), r.kind) for r in found or ()}


async def test_folds_of_a_file(editor: Session) -> None:
    assert await folds(editor.open(TEXT)) == {
        "import torch": ("from torch import nn", "imports"),
        "# # [개념] 한 줄입니다.": ("# # [팁] 또 한 줄입니다.", "comment"),
        "class Net(nn.Module):": (")", None),
        "def size(self):": (")", None),
        '"""': ('"""', "comment"),
        "# [Note] [주의]": ("# 주석 블록입니다.", "comment"),
        "if self.training:": ("print(1)", None),
        "elif x:": ("print(2)", None),
        "else:": ("print(3)", None),
        "try:": ("pass", None),
        "except ValueError:": ("pass", None),
        "finally:": ("pass", None),
        "return dict(": (")", None),
    }


async def test_folds_of_a_cell_and_of_line_breaks(code: Session) -> None:
    book = Book(code, "x = 1\nfor a in b:\n    pass", TEXT.replace("\n", "\r\n"))
    assert await folds(book.cells[0]) == {"for a in b:": ("pass", None)}
    assert (await folds(book.cells[1]))["class Net(nn.Module):"] == (")", None)
    book.close()


async def test_broken_code_folds_what_is_whole(code: Session) -> None:
    found = await folds(code.open("def f(:\n  (\n\nfor a in b:\n    pass\n    pass\n"))
    assert found.get("for a in b:", ("pass", None)) == ("pass", None)
    assert await folds(code.open("")) == {}
