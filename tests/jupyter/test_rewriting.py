"""The notebook's button in JupyterLab: what annotate and strip would change, told as changes of lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kinsight_lsp.core.notebook import NotebookError
from kinsight_lsp.jupyter.rewriting import Refused, Rewritten, annotated, stripped

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "notebook.ipynb"
MARKS = ("# # [", "[Note] [", "# [Note] [")


def example() -> dict[str, Any]:
    """The example as JupyterLab holds it: sources are strings."""
    notebook = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return notebook


def python(*sources: str, **metadata: Any) -> dict[str, Any]:
    """A notebook of code cells. metadata: of every cell."""
    cells = [{"cell_type": "code", "metadata": metadata, "source": source} for source in sources]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}


def changed(notebook: dict[str, Any], done: Rewritten) -> dict[str, Any]:
    """The notebook after the changes, which have to fit it."""
    after = json.loads(json.dumps(notebook))
    for change in done.changes:
        cell = after["cells"][change["cell"]]
        lines = cell["source"].split("\n")
        for hunk in reversed(change["hunks"]):
            end = hunk["line"] + len(hunk["removed"])
            assert lines[hunk["line"] : end] == hunk["removed"]
            lines[hunk["line"] : end] = hunk["added"]
        cell["source"] = "\n".join(lines)
    return after


def marks(notebook: dict[str, Any]) -> int:
    lines = (line.strip() for cell in notebook["cells"] for line in cell["source"].split("\n"))
    return sum(line.startswith(MARKS) for line in lines)


@pytest.mark.parametrize(("level", "band"), [("beginner", (15, 20)), ("intermediate", (8, 12)), ("고급", (3, 5))])
def test_annotate_and_strip_return_where_they_began(level: str, band: tuple[int, int]) -> None:
    before = example()
    done = annotated(before, level, None)
    after = changed(before, done)
    said = done.to_json()
    assert said["target"] == list(band) and band[0] <= said["total"] <= band[1]
    assert said["total"] == marks(after) == sum(section["count"] for section in said["sections"])
    assert f"인사이트 {said['total']}개를 적습니다." in said["will"] and said["done"].endswith("적었습니다.")
    assert annotated(after, level, None).changes == []
    back = stripped(after, None)
    assert changed(after, back) == before
    assert back.done == f"인사이트 {said['total']}개를 지웠습니다."


def test_another_level_replaces_the_first() -> None:
    before = example()
    first = changed(before, annotated(before, "beginner", None))
    second = changed(first, annotated(first, "advanced", None))
    assert second == changed(before, annotated(before, "advanced", None))


def test_what_people_wrote_stays() -> None:
    before = python("# # [팁] 내가 적은 글\nimport torch\ntorch.zeros(2)")
    done = stripped(before, None)
    assert done.changes == [] and done.will == "지울 인사이트가 없습니다."
    after = changed(before, annotated(before, "beginner", None))
    assert "내가 적은 글" in after["cells"][0]["source"] and changed(after, stripped(after, None)) == before


def test_locked_cells_stay() -> None:
    before = example()
    code = [cell for cell in before["cells"] if cell["cell_type"] == "code"]
    code[-1]["metadata"]["editable"] = False
    done = annotated(before, "beginner", None)
    after = changed(before, done)
    assert after["cells"][before["cells"].index(code[-1])] == code[-1]
    assert "1개는 그대로 둡니다" in done.notes[0]
    assert done.to_json()["total"] == marks(after)

    whole = changed(example(), annotated(example(), "beginner", None))
    for cell in whole["cells"]:
        cell["metadata"]["editable"] = False
    assert stripped(whole, None).changes == []


@pytest.mark.parametrize("source", ["loss = model(torch.zeros(2)", "%%timeit\nx = (", "", "\r\n\r\n"])
def test_code_that_cannot_be_parsed_is_no_obstacle(source: str) -> None:
    before = python("import torch\n\nx = torch.zeros(2)", source)
    after = changed(before, annotated(before, "beginner", None))
    assert marks(after) and changed(after, stripped(after, None)) == before


@pytest.mark.parametrize(
    ("notebook", "words"),
    [
        (None, "JSON 객체가 아닙니다"),
        ([], "JSON 객체가 아닙니다"),
        ({"nbformat": 3, "worksheets": []}, "nbformat 3"),
        ({"nbformat": 4}, "셀의 목록"),
        ({"nbformat": 4, "cells": [3]}, "1번째 셀"),
        ({"nbformat": 4, "cells": [{"cell_type": "code", "source": 3}]}, "1번째 셀의 내용"),
        ({**python("x <- 1"), "metadata": {"language_info": {"name": "R"}}}, "`r` 노트북입니다"),
    ],
)
def test_what_is_no_python_notebook_is_refused_in_korean(notebook: Any, words: str) -> None:
    for work in (lambda: annotated(notebook, "beginner", None), lambda: stripped(notebook, None)):
        with pytest.raises((NotebookError, Refused), match=words):
            work()


@pytest.mark.parametrize("level", ["expert", None, ["beginner"]])
def test_a_level_that_does_not_exist_is_refused(level: Any) -> None:
    with pytest.raises(Refused, match="수준은 없습니다"):
        annotated(python("import torch"), level, None)


def test_the_project_of_the_notebook_counts(tmp_path: Path) -> None:
    settings = "[tool.kinsight]\ncategories = ['tip']\nlevel = '고급'\nform = 3\n"
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    before = example()
    done = annotated(before, "beginner", tmp_path / "deep" / "new.ipynb")
    after = changed(before, done)
    assert marks(after) < marks(changed(before, annotated(before, "beginner", None)))
    added = [line for change in done.changes for hunk in change["hunks"] for line in hunk["added"]]
    assert all("[팁]" in line for line in added if line.strip().startswith(MARKS))
    assert done.notes and "form" in done.notes[0]


def test_catalogs_of_the_project_are_read_anew_when_they_change(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.kinsight]\ncatalogs = ['own']\n", encoding="utf-8")
    (tmp_path / "own").mkdir()
    notebook, path = python("import torch\n\ntorch.initial_seed()"), tmp_path / "a.ipynb"
    for words in ("첫 글입니다.", "고쳐 쓴 글입니다."):
        (tmp_path / "own" / "own.yaml").write_text(CATALOG.format(words), encoding="utf-8")
        after = changed(notebook, annotated(notebook, "beginner", path))
        assert f"# # [팁] {words}" in after["cells"][0]["source"]
    (tmp_path / "own" / "own.yaml").write_text("insights: 3\n", encoding="utf-8")
    assert any("own.yaml:1:" in note for note in stripped(notebook, path).notes)


CATALOG = """topic: own
section: setup
insights:
  - id: own-seed
    on: [torch.initial_seed]
    category: tip
    level: beginner
    priority: 99
    form: inline
    placement: before
    title: 씨앗
    brief: {}
    text: 씨앗을 정하면 다시 해도 같은 난수가 나옵니다. 결과를 견줄 때 쓸모가 있습니다.
    source:
      - https://pytorch.org/docs/stable/notes/randomness.html
    evidence: written for a test
"""
