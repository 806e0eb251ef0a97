"""Reading notebooks: what is taken, and what is said of what cannot be."""

from __future__ import annotations

import json

import pytest

from kinsight_lsp.core.notebook import NotebookError, looks_like_notebook, parse_notebook


def notebook(*cells, **metadata) -> str:
    return json.dumps(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": list(cells)}, ensure_ascii=False
    )


def code(source, **more) -> dict:
    return {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source, **more}


def test_sources_as_lists_and_strings():
    parsed = parse_notebook(
        notebook(code(["a\n", "b"]), {"cell_type": "markdown", "metadata": {}, "source": "# 제목"}, code("c"))
    )
    assert [(cell.kind, cell.text) for cell in parsed.cells] == [
        ("code", "a\nb"),
        ("markdown", "# 제목"),
        ("code", "c"),
    ]
    assert [cell.index for cell in parsed.source().code_cells] == [0, 2]


def test_byte_order_mark_and_surrogates():
    text = "\ufeff" + notebook(code('x = "?"')).replace("?", "\\ud83d")
    assert parse_notebook(text).source().program


@pytest.mark.parametrize(
    ("metadata", "language"),
    [
        ({}, "python"),
        ({"kernelspec": {"name": "python3", "display_name": "x"}}, "python"),
        ({"language_info": {"name": "R"}}, "r"),
        ({"kernelspec": {"name": "ir"}}, "r"),
        ({"kernelspec": {"name": "julia-1.10", "language": "julia"}}, "julia"),
        ({"kernelspec": {"language": "python"}, "language_info": {"name": "python"}}, "python"),
    ],
)
def test_language(metadata, language):
    parsed = parse_notebook(notebook(**metadata))
    assert parsed.language == language and parsed.is_python == (language == "python")


def test_a_cell_of_another_language_is_text():
    sql = code("SELECT 1", metadata={"vscode": {"languageId": "sql"}})
    assert [cell.index for cell in parse_notebook(notebook(sql, code("x = 1"))).source().code_cells] == [1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "비어"),
        ("{", "1번째 줄 2번째 칸"),
        ('{\n<<<<<<< HEAD\n"cells": []}', "병합 충돌"),
        ("version https://git-lfs.github.com/spec/v1\n", "Git LFS"),
        ("[]", "객체가 아닙니다"),
        ("{}", "nbformat"),
        ('{"nbformat": 3, "worksheets": []}', "nbformat 3"),
        ('{"nbformat": 5, "cells": []}', "nbformat 5"),
        ('{"nbformat": 4}', "cells"),
        ('{"nbformat": 4, "cells": [1]}', "1번째 셀"),
        ('{"nbformat": 4, "cells": [{"cell_type": "code"}]}', "source"),
        ('{"nbformat": 4, "cells": [{"source": ""}]}', "cell_type"),
        ("[" * 100_000, "깊이"),
    ],
)
def test_what_is_wrong_is_said_in_korean(text, words):
    with pytest.raises(NotebookError, match=words):
        parse_notebook(text)


def test_standard_input_may_hold_a_notebook():
    assert looks_like_notebook(notebook(code("x")))
    assert not looks_like_notebook('{"a": 1}') and not looks_like_notebook("x = {}") and not looks_like_notebook("{")
