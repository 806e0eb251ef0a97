"""Notebooks on the command line."""

from __future__ import annotations

import json

from .samples import BAD, CODE


def write(path, *cells, language="python"):
    ran = {"outputs": [], "execution_count": None}
    built = [
        {"cell_type": kind, "metadata": {}, "source": text, **(ran if kind == "code" else {})} for kind, text in cells
    ]
    metadata = {"language_info": {"name": language}}
    content = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": built}
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def test_cells_are_numbered_among_all_and_lines_within_them(kinsight, folder):
    head, _, body = BAD.partition("\n\n\n")
    write(
        folder / "n.ipynb",
        ("markdown", "# 제목"),
        ("code", f"%matplotlib inline\n{head}"),
        ("markdown", "글"),
        ("code", body),
    )
    result = kinsight("check", "--output-format", "json", "--select", CODE)
    (row,) = json.loads(result.out)
    assert (row["path"], row["cell"]) == ("n.ipynb", 4) and 1 <= row["line"] <= 3
    assert kinsight("check", "--select", CODE).out.startswith(f"n.ipynb:셀 4:{row['line']}:{row['column']}: ")


def test_other_kernels_are_left_out_with_a_word(kinsight, folder):
    write(folder / "r.ipynb", ("code", "x <- 1"), language="R")
    result = kinsight("check")
    assert result.code == 0 and "r.ipynb: r 노트북" in result.err


def test_a_notebook_on_standard_input(kinsight, folder):
    write(folder / "n.ipynb", ("code", BAD))
    result = kinsight("check", "-", "--select", CODE, stdin=(folder / "n.ipynb").read_bytes())
    assert result.code == 1 and result.out.startswith("-:셀 1:")
