"""Whatever is inserted wherever: the program means the same, and what was written is found again."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from kinsight_lsp.core.analysis import Analysis, Edit, Occurrence
from kinsight_lsp.core.text import encode
from kinsight_lsp.knowledge.model import Insight
from kinsight_lsp.writing.insert import insert_edit
from kinsight_lsp.writing.present import says

from .helpers import (
    INSIGHT,
    added,
    analyzer,
    apply,
    catalog,
    docstrings,
    everywhere,
    file_of,
    find,
    insight,
    look,
    meaning,
)  # fmt: skip
from .programs import programs

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
WAYS = [(placement, form) for placement in ("before", "after", "loop") for form in ("inline", "block")]
AWKWARD = "C:\\path \\N{x} `a b` ''' \"\"\" \\"


def is_valid(text: str) -> bool:
    try:
        compile(encode(text), "program", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def check(text: str, analysis: Analysis, occurrence: Occurrence, wanted: Insight, form: str) -> Edit | None:
    """Insert, and compare the program before and after."""
    edit = insert_edit(analysis, occurrence, wanted, form)
    if edit is None:
        return None
    where = f"{occurrence} {wanted.placement} {form}\n{edit}\n"
    assert edit.start == edit.end, where
    changed = apply(analysis.source, edit)
    assert meaning(changed) == meaning(text), where + changed
    assert docstrings(changed) == docstrings(text), where + changed
    again = look(file_of(changed))
    inside = added(analysis.comments, again.comments, edit)
    assert len(inside) == 1 and says(inside[0], wanted), where + changed
    written = encode(edit.text)
    body = written.strip()
    assert (inside[0].start, inside[0].end) == (
        edit.start + written.index(body),
        edit.start + written.index(body) + len(body),
    )
    assert inside[0].category == wanted.badge
    eol = analysis.source.text.eol
    assert edit.text.endswith(eol) != edit.text.startswith(eol), where
    lines = edit.text.strip("\r\n").split(eol)
    assert not any("\r" in line or "\n" in line for line in lines), where
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    assert all(line.startswith(indent) and line != indent for line in lines), where
    return edit


@SLOW
@given(programs(), st.integers(0, 5))
@example("", 0)
@example("x = 1", 3)
def test_every_statement_placement_and_form(text: str, turn: int) -> None:
    """Each statement gets one of the six ways, in turn."""
    assume(is_valid(text))
    analysis = look(file_of(text))
    for index, occurrence in enumerate(everywhere(analysis), turn):
        placement, form = WAYS[index % len(WAYS)]
        edit = check(text, analysis, occurrence, insight(placement=placement), form)
        assert edit is not None, (occurrence, placement)


@SLOW
@given(programs(), st.sampled_from(["before", "after", "loop"]), st.sampled_from(["inline", "block"]))
@example("\ufefffor x, y in loader: f(x)  # 끝\r\n# 뒤", "after", "inline")
@example("\ufefffor x, y in loader: f(x)  # 끝\r\n  # 뒤", "after", "block")
@example("for x in y:\r\n    f(x)\r\n    # 본문의 끝 주석", "after", "inline")
@example("while a:\n    if b:\n        f(x)\n    # 안\n\n    # 안", "after", "block")
def test_a_second_insertion_is_none(text: str, placement: str, form: str) -> None:
    assume(is_valid(text))
    wanted = insight(placement=placement)
    analysis = look(file_of(text))
    for occurrence in everywhere(analysis):
        edit = insert_edit(analysis, occurrence, wanted, form)
        changed = look(file_of(apply(analysis.source, edit)))
        twin = _twin(occurrence, everywhere(changed), edit)
        assert twin is not None, (occurrence, edit)
        for other in ("auto", "inline", "block"):
            assert insert_edit(changed, twin, wanted, other) is None, (occurrence, edit)


def _twin(occurrence: Occurrence, others: list[Occurrence], edit: Edit) -> Occurrence | None:
    """The same node after the insertion. A compound statement may end further down: with the inserted comment."""
    alike = [o for o in others if o.kind == occurrence.kind and _moved(o, edit)[0] == occurrence.start]
    return min(alike, key=lambda o: abs(_moved(o, edit)[1] - occurrence.end), default=None)


def _moved(occurrence: Occurrence, edit: Edit) -> tuple[int, int]:
    size = len(encode(edit.text))
    start, end = occurrence.start, occurrence.end
    return (start - size if start >= edit.start + size else start), (end - size if end > edit.start + size else end)


@SLOW
@given(programs())
def test_real_insights_on_real_occurrences(text: str) -> None:
    text = f"import torch{text}" if text.startswith("\n") else text
    assume(is_valid(text))
    analysis = analyzer().analyze(file_of(text))
    for occurrence in analysis.occurrences:
        for name in occurrence.insights[:3]:
            for form in ("auto", "block"):
                check(text, analysis, occurrence, catalog().insights[name], form)


@SLOW
@given(
    st.text(max_size=200),
    st.lists(st.text(max_size=80), max_size=3),
    st.sampled_from(["f(X)\n", "a\nf(X)\n", "def f():\n\tX", "if a:\r\n\tb\r\n\tf(X)"]),
    st.sampled_from(["before", "after"]),
)
@example(AWKWARD, [AWKWARD, '"', "\\"], "a\nf(X)\n", "before")
@example("kinsight: ignore-file[x]", ["noqa", "[주의] 다른 것"], "f(X)\n", "before")
@example("coding: latin-1 encoding=ascii", ["coding=x"], "f(X)\n", "before")
def test_any_words_are_written_safely(text: str, points: list[str], program: str, placement: str) -> None:
    assume(any(c.isalnum() for c in text))
    wanted = insight(text=text, brief=text, points=tuple(points), placement=placement)
    analysis = look(file_of(program))
    for form in ("inline", "block"):
        check(program, analysis, find(analysis, "X"), wanted, form)


def test_the_sample_is_written_everywhere_in_turn() -> None:
    """Many insights on one statement stand below each other and none swallows another."""
    text = "a\nfor x in y:\n    # 주석\n    f(X)\n    # 다음\nb\n"
    for index, (placement, form) in enumerate(WAYS * 2):
        analysis = look(file_of(text))
        wanted = insight(brief=f"{index}번 문장", text=f"{index}번 설명", placement=placement)
        edit = check(text, analysis, find(analysis, "X"), wanted, form)
        assert edit is not None
        text = apply(analysis.source, edit)
    assert INSIGHT.brief not in text
