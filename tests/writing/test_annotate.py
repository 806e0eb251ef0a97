"""Annotating a document: what people wrote stays, a second run and a change of level do what they should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kinsight_lsp.core.notebook import parse_notebook
from kinsight_lsp.core.source import file_source, notebook_source
from kinsight_lsp.writing.convert import convert_source
from kinsight_lsp.writing.present import says
from kinsight_lsp.writing.strip import own_comments

from .annotating import LESSON, LEVELS, annotate, check, check_program, strip, texts
from .helpers import catalog, look

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "examples" / "notebook.ipynb"
LESSONS = sorted((ROOT / "examples").rglob("*.ipynb"))


def of(text: str):
    return file_source(text)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_a_lesson(level: str, eol: str, end: str) -> None:
    text = (LESSON.rstrip("\n") + end).replace("\n", eol)
    done = annotate(of(text), level)
    check(of(text), done)
    check_program(text, texts(done.source)[0])
    low, high = done.plan.options.total
    assert low <= done.plan.total <= high


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
@pytest.mark.parametrize("level", LEVELS)
def test_the_example_notebooks(path: Path, level: str) -> None:
    """They offer enough places for every level."""
    source = parse_notebook(path.read_text(encoding="utf-8")).source()
    done = annotate(source, level)
    check(source, done)
    low, high = done.plan.options.total
    assert low <= done.plan.total <= high
    for section, count in done.plan.counts().items():
        assert section == "general" or count <= done.plan.options.cell(section)[1], section
    for old, new in zip(source.cells, done.source.cells, strict=True):
        assert old.kind == "code" or old.text.data == new.text.data


@pytest.mark.parametrize("level", LEVELS)
def test_the_example_file(level: str) -> None:
    text = (ROOT / "examples" / "train.py").read_text(encoding="utf-8")
    done = annotate(of(text), level)
    check(of(text), done)
    check_program(text, texts(done.source)[0])


def test_the_same_input_gives_the_same_output() -> None:
    assert texts(annotate(of(LESSON)).source) == texts(annotate(of(LESSON)).source)


HAND_WRITTEN = {
    "inline": "# # [팁] 제가 직접 적은 말입니다.",
    "one sign": "# [주의] 제가 직접 적은 말입니다.",
    "comment form": "# [Note] [개념]\n# 제가 직접 적은 말입니다.",
    "block": '"""\n[Note] [실무]\n제가 직접 적은 말입니다.\n"""',
}


@pytest.mark.parametrize("comment", HAND_WRITTEN.values(), ids=HAND_WRITTEN)
def test_what_people_wrote_stays_and_counts(comment: str) -> None:
    text = LESSON.replace("model = model.to(device)", f"{comment}\nmodel = model.to(device)")
    after = of(text)
    for level in (*LEVELS, "beginner"):
        done = annotate(after, level)
        after = done.source
        assert comment in texts(after)[0]
        assert done.plan.own == {"model-loading": 1}
        assert done.plan.total == len(done.plan.choices) + 1 <= done.plan.options.total[1]
        assert "model-loading" in done.plan.counts()
        about = [c for c in done.plan.choices if c.occurrence.name.endswith("ResNet.to")]
        assert not about, "a person's insight stands on that statement"
    assert texts(strip(after)) == [text]


def test_an_insight_that_a_person_wrote_in_other_form_is_not_repeated() -> None:
    insight = catalog().insights["optimizer-zero-grad"]
    text = LESSON.replace("for epoch in", f"# [개념] {insight.brief}\nfor epoch in")
    done = annotate(of(text))
    assert insight.id not in {choice.insight.id for choice in done.plan.choices}
    assert sum(says(comment, insight) for comment in look(done.source).comments) == 1


def test_people_may_write_more_than_the_cap() -> None:
    text = "".join(f"# # [팁] {number}번째 말입니다.\nx{number} = {number}\n" for number in range(30)) + LESSON
    done = annotate(of(text), "advanced")
    assert done.plan.choices == () and done.plan.total == 30
    assert texts(done.source) == [text]


def test_changing_the_level_replaces_what_was_written() -> None:
    source = of(LESSON)
    written = {level: texts(annotate(source, level).source) for level in LEVELS}
    assert len({tuple(text) for text in written.values()}) == 3
    for first in LEVELS:
        for second in LEVELS:
            again = annotate(annotate(source, first).source, second)
            assert texts(again.source) == written[second]


def test_nothing_to_say() -> None:
    for text in ("", "\n", "x = 1\n", "\ufeff", "def f(:\n"):
        done = annotate(of(text))
        assert texts(done.source) == [text] and done.plan.total == 0


def test_a_broken_program_is_restored_too() -> None:
    text = LESSON.replace("def evaluate():", "def evaluate(:")
    done = annotate(of(text))
    assert texts(strip(done.source)) == [text]


def test_an_edited_insight_is_a_persons() -> None:
    """Who changes what annotate wrote has made it their own."""
    done = texts(annotate(of(LESSON)).source)[0]
    line = next(line for line in done.split("\n") if line.startswith("# # ["))
    edited = done.replace(line, line + " 정말입니다.")
    assert line + " 정말입니다." in texts(strip(of(edited)))[0]


@pytest.mark.parametrize("form", ["inline", "block"])
def test_converting(form: str) -> None:
    source = of(LESSON)
    done = annotate(source).source
    converted = convert_source(done, catalog(), form)
    own = own_comments(converted, look(converted).comments, catalog())
    assert {(o.form == "inline") for o in own} == {form == "inline"}
    assert [o.insight.id for o in own] == [o.insight.id for o in own_comments(done, look(done).comments, catalog())]
    check_program(LESSON, texts(converted)[0])
    assert texts(strip(converted)) == [LESSON]
    other = convert_source(converted, catalog(), "block" if form == "inline" else "inline")
    assert texts(strip(other)) == [LESSON]


def test_converting_leaves_people_alone() -> None:
    text = LESSON.replace("model = model.to", "# # [팁] 제 말입니다.\nmodel = model.to")
    assert texts(convert_source(of(text), catalog(), "block")) == [text]


def test_converting_needs_a_form() -> None:
    with pytest.raises(ValueError, match="auto"):
        convert_source(of(LESSON), catalog(), "auto")


def test_magics_empty_cells_and_markdown() -> None:
    cells = [
        ("", "markdown", "# 제목\n\n```\n## 학습\n```"), ("", "code", "!pip install torch\n%matplotlib inline"),
        ("", "code", ""), ("", "code", "%%time\nimport torch\nx = torch.randn(3).argmax(dim=0)"),
        ("", "code", "%%html\n<b># # [팁] 말</b>"), ("", "raw", "torch.no_grad()"), ("", "code", "\n\n"),
        ("", "code", LESSON),
    ]  # fmt: skip
    source = notebook_source(cells)
    for level in LEVELS:
        check(source, annotate(source, level))


def test_the_notebook_as_it_is_written(tmp_path) -> None:
    """Cells whose source is a string, a list, or in another spelling."""
    data = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    for number, cell in enumerate(data["cells"]):
        if number % 2:
            cell["source"] = "".join(cell["source"])
    source = parse_notebook(json.dumps(data)).source()
    check(source, annotate(source))
