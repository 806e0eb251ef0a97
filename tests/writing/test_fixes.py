"""Applying safe fixes round by round: what is chosen, when it ends, and what is left alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

import pytest

from kinsight_lsp.analyzer import Analyzer
from kinsight_lsp.core.analysis import Analysis, Edit, Finding, Fix
from kinsight_lsp.core.config import Settings
from kinsight_lsp.core.source import Source, file_source, notebook_source
from kinsight_lsp.core.syntax import parse
from kinsight_lsp.core.text import decode
from kinsight_lsp.knowledge.loader import bundled_catalog, load_catalog
from kinsight_lsp.resolve.stubs import bundled_stubs
from kinsight_lsp.writing.fixes import ROUNDS, chosen_fixes, fix_source

Rule = Callable[[bytes], list[Finding]]


def finding(start: int, end: int, *edits: Edit, code: str = "a", message: str = "", safe: bool = True) -> Finding:
    return Finding(start, end, code, "warning", message, Fix("t", edits, safe))


def replacing(pattern: str, new: str, code: str = "a", safe: bool = True) -> Rule:
    """A rule that finds a pattern and offers another text in its place."""

    def rule(text: bytes) -> list[Finding]:
        return [
            finding(m.start(), m.end(), Edit(m.start(), m.end(), m.expand(new.encode()).decode()), code=code, safe=safe)
            for m in re.finditer(pattern.encode(), text)
        ]

    return rule


def analyzing(*rules: Rule):
    def analyze(source: Source, before: Analysis | None) -> Analysis:
        found = [f for rule in rules for f in rule(source.text.data)]
        found.sort(key=lambda f: (f.start, f.end, f.code))
        return Analysis(source, parse(source.program), (), tuple(found))

    return analyze


def fixed(text: str, *rules: Rule) -> str:
    return decode(fix_source(file_source(text), analyzing(*rules)).source.text.data)


# -- choosing


def test_of_overlapping_fixes_the_first_wins():
    first, second = finding(0, 4, Edit(0, 4, "x")), finding(2, 6, Edit(2, 6, "y"))
    apart = finding(6, 8, Edit(6, 8, "z"))
    assert chosen_fixes([first, second, apart]) == [Edit(0, 4, "x"), Edit(6, 8, "z")]
    assert chosen_fixes([second, first, apart]) == [Edit(2, 6, "y"), Edit(6, 8, "z")]


def test_a_fix_is_taken_whole_or_not_at_all():
    first = finding(4, 6, Edit(4, 6, "x"))
    both = finding(8, 9, Edit(0, 0, "import y\n"), Edit(5, 9, "y"))
    assert chosen_fixes([first, both]) == [Edit(4, 6, "x")]


def test_an_edit_that_two_fixes_share_is_made_once():
    shared = Edit(0, 0, "import y\n")
    found = [finding(4, 6, shared, Edit(4, 6, "y.a")), finding(8, 9, shared, Edit(8, 9, "y.b"))]
    assert chosen_fixes(found) == [shared, Edit(4, 6, "y.a"), Edit(8, 9, "y.b")]


def test_two_texts_at_one_place_do_not_fit_together():
    assert chosen_fixes([finding(0, 1, Edit(3, 3, "x")), finding(1, 2, Edit(3, 3, "y"))]) == [Edit(3, 3, "x")]


def test_only_safe_fixes_are_chosen():
    assert chosen_fixes([finding(0, 1, Edit(0, 1, "x"), safe=False), Finding(0, 1, "b", "hint", "")]) == []


# -- rounds


def test_all_at_once():
    assert fixed("bad(1)\nbad(2)\n", replacing("bad", "good")) == "good(1)\ngood(2)\n"


def test_overlapping_fixes_take_rounds():
    def unwrapped(text: bytes) -> list[Finding]:
        places = [m.start() for m in re.finditer(rb"f\(", text)]
        ends = [len(text) - 1 - depth for depth in range(len(places))]
        return [
            finding(start, end, Edit(start, end, text[start + 2 : end - 1].decode()))
            for start, end in zip(places, ends, strict=True)
        ]

    result = fix_source(file_source("f(f(f(x)))\n"), analyzing(unwrapped))
    assert decode(result.source.text.data) == "x\n" and len(result.mended) == 3


def test_a_fix_that_brings_another():
    assert fixed("a = 1\n", replacing("a", "b"), replacing("b", "c", "b")) == "c = 1\n"


def test_what_is_mended_is_told():
    result = fix_source(file_source("a = a\n"), analyzing(replacing("a", "b"), replacing("c", "d", safe=False)))
    assert [f.code for f in result.mended] == ["a", "a"] and result.analysis.source is result.source


def test_a_fix_that_does_not_help_is_not_made():
    def stubborn(text: bytes) -> list[Finding]:
        place = text.index(b"bad")
        return [finding(place, place + 3, Edit(place, place, "help()\n"), code="stubborn")]

    result = fix_source(file_source("ugly\nbad\n"), analyzing(stubborn, replacing("ugly", "nice")))
    assert decode(result.source.text.data) == "nice\nbad\n"
    assert [f.code for f in result.mended] == ["a"] and [f.code for f in result.analysis.findings] == ["stubborn"]


def test_one_like_it_that_moves_there_is_another():
    assert fixed("bad\nbad\nx\n", replacing("bad\n", "")) == "x\n"

    def first_only(text: bytes) -> list[Finding]:
        return replacing("bad\n", "")(text)[:1]

    assert (
        fixed("bad\nbad\nx\n", lambda text: [*first_only(text), *replacing("bad\n", "", safe=False)(text)[1:]]) == "x\n"
    )


def test_circles_end():
    assert fixed("a\n", replacing("a", "b"), replacing("b", "a", "b")) == "b\n"


def test_growth_ends():
    def growing(text: bytes) -> list[Finding]:
        return [finding(0, 1, Edit(0, 0, "a"), message=str(len(text)))]

    assert len(fixed("a\n", growing)) == ROUNDS + 2


def test_a_syntax_error_is_never_made():
    assert fixed("bad = 1\nugly = 2\n", replacing("bad", "("), replacing("ugly", "nice")) == "bad = 1\nnice = 2\n"


def test_two_fixes_that_are_wrong_only_together():
    rules = replacing("a,", "a=1,"), replacing("b=2", "b", "b")
    assert fixed("def f(a, b=2): pass\n", *rules) == "def f(a=1, b=2): pass\n"


def test_two_fixes_that_are_right_only_together():
    assert fixed("x = (1)\n", replacing(r"= \(", "= "), replacing(r"\)", "", "b")) == "x = 1\n"


def test_errors_that_were_there_do_not_stop_the_rest():
    assert fixed("def f(:\n\nbad = 1\n", replacing("bad", "good")) == "def f(:\n\ngood = 1\n"
    assert fixed("def f(:\n\nbad = 1\n", replacing("bad", "((")) == "def f(:\n\nbad = 1\n"


# -- line breaks and cells


def test_line_breaks_and_byte_order_mark_stay():
    rule = replacing("bad", "good\nbetter")
    assert fixed("\ufeffx = 1\r\nbad\r\n", rule) == "\ufeffx = 1\r\ngood\r\nbetter\r\n"


def cells_of(source: Source) -> list[tuple[str, str]]:
    return [(cell.kind, decode(cell.text.data)) for cell in source.cells]


def test_edits_go_to_their_cells():
    source = notebook_source(
        [("u", "code", "bad"), ("", "markdown", "bad"), ("", "code", "x\r\nbad\r\n"), ("", "code", "")]
    )
    result = fix_source(source, analyzing(replacing("bad", "good\nbetter")))
    cells = [("code", "good\nbetter"), ("markdown", "bad"), ("code", "x\r\ngood\r\nbetter\r\n"), ("code", "")]
    assert cells_of(result.source) == cells and result.source.cells[0].uri == "u"


def test_a_fix_across_cells_is_left_alone():
    source = notebook_source([("", "code", "a"), ("", "code", "b")])
    assert fix_source(source, analyzing(replacing("a\nb", "c"))).mended == ()


def test_a_fix_may_have_edits_in_several_cells():
    source = notebook_source([("", "code", "import a"), ("", "code", "bad()")])
    edits = (Edit(0, 0, "import b\n"), Edit(9, 12, "b"))
    rule = lambda text: [finding(9, 12, *edits)] if b"bad" in text else []  # noqa: E731
    assert [text for _, text in cells_of(fix_source(source, analyzing(rule)).source)] == ["import b\nimport a", "b()"]


@pytest.mark.parametrize(("before", "after"), [("x\nbad", "x"), ("bad", ""), ("bad\nx", "x"), ("x\r\nbad", "x")])
def test_removing_the_last_line_of_a_cell(before, after):
    source = notebook_source([("", "code", before), ("", "code", "y")])
    result = fix_source(source, analyzing(replacing("bad\n", "")))
    assert [text for _, text in cells_of(result.source)] == [after, "y"]


# -- the real rules


CATALOG = load_catalog([bundled_catalog()])
SAFE = sorted(code for code, caution in CATALOG.cautions.items() if caution.fix == "safe")


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer(CATALOG, bundled_stubs(), Settings(select=("ALL",)), occurrences=False)


@pytest.mark.parametrize("code", SAFE)
def test_mended_programs(analyzer, code):
    """A mended example parses, needs no more mending, and is the same with other line breaks."""
    for text in CATALOG.cautions[code].bad:
        result = fix_source(file_source(text), analyzer.analyze)
        fresh = decode(result.source.text.data)
        ast.parse(fresh)
        assert fix_source(result.source, analyzer.analyze).mended == ()
        windows = fix_source(file_source(text.replace("\n", "\r\n")), analyzer.analyze)
        assert decode(windows.source.text.data) == fresh.replace("\n", "\r\n")


@pytest.mark.parametrize("code", SAFE)
def test_mended_notebooks(analyzer, code):
    """The blank lines between definitions may as well be borders of cells."""
    for text in CATALOG.cautions[code].bad:
        cells = re.split("\n\n\n", text.rstrip("\n"))
        result = fix_source(notebook_source([("", "code", cell) for cell in cells]), analyzer.analyze)
        fresh = "\n\n\n".join(text for _, text in cells_of(result.source))
        assert fresh == decode(fix_source(file_source(text), analyzer.analyze).source.text.data).rstrip("\n")
