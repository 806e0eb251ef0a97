"""Every example of every caution, in every shape a document has, and what its fix makes of it."""

from __future__ import annotations

import ast

import pytest

from examples import CATALOG, HEADING, analysis, analyze, analyzer_for, examples, fixed, notebook, plain, shapes, told

CAUTIONS = [pytest.param(caution, id=caution.code) for caution in CATALOG.cautions.values()]


@pytest.mark.parametrize(("code", "text"), examples("bad"))
def test_bad_examples_report_their_code_and_nothing_else(code, text):
    found = {shape: set(told(analysis(text, shape, code), code)) for shape in shapes(code)}
    assert found == dict.fromkeys(shapes(code), {code})


@pytest.mark.parametrize(("code", "text"), examples("good"))
def test_good_examples_report_nothing(code, text):
    found = {shape: set(told(analysis(text, shape, code), code)) for shape in shapes(code)}
    assert found == dict.fromkeys(shapes(code), set())


@pytest.mark.parametrize(("code", "text"), examples("bad"))
def test_fixes_mend(code, text):
    """The fix parses, the caution is gone, and no other came; twice changes nothing more."""
    for shape in shapes(code):
        found = analysis(text, shape, code)
        before = told(found, code)
        for finding in found.findings:
            if finding.code == code and finding.fix is not None:
                after = analyze(fixed(found, finding), code)
                ast.parse(after.source.program)
                left = told(after, code)
                assert left[code] < before[code], (shape, after.source.text.data.decode())
                assert not left - before, (shape, after.source.text.data.decode())


@pytest.mark.parametrize(("code", "text"), examples("bad"))
def test_fixing_until_nothing_is_left_comes_to_an_end(code, text):
    found = analysis(text, "file", code)
    for _ in range(12):
        mendable = [finding for finding in found.findings if finding.fix is not None]
        if not mendable:
            return
        found = analyze(fixed(found, mendable[0]), code)
    pytest.fail(f"still mending: {found.source.text.data.decode()}")


@pytest.mark.parametrize(("code", "text"), examples("bad"))
def test_findings_move_with_the_code(code, text):
    found, lower = analysis(text, "file", code), analysis(text, "heading", code)
    width = len(HEADING.encode())
    for finding, moved in zip(found.findings, lower.findings, strict=True):
        assert (moved.start, moved.end) == (finding.start + width, finding.end + width)
        assert (moved.message, moved.severity, moved.fix is None) == (
            finding.message,
            finding.severity,
            finding.fix is None,
        )
        assert text.encode()[finding.start : finding.end].strip()
        for offset in (moved.start, moved.end):
            for unit in ("utf-8", "utf-16", "utf-32"):
                assert lower.source.text.offset(*lower.source.text.position(offset, unit), unit) == offset


@pytest.mark.parametrize("caution", CAUTIONS)
def test_an_earlier_version_changes_nothing(caution):
    """Typing an example line by line ends in the findings of the whole."""
    text = caution.bad[0]
    before = None
    lines = text.splitlines(keepends=True)
    for count in range(1, len(lines) + 1):
        before = analyzer_for(caution.code).analyze(plain("".join(lines[:count])), before)
    assert before.findings == analysis(text, "file", caution.code).findings


@pytest.mark.parametrize("caution", CAUTIONS)
def test_fixes_are_as_the_catalog_says(caution):
    found = [finding for text in caution.bad for finding in analysis(text, "file", caution.code).findings]
    fixes = [finding.fix for finding in found if finding.code == caution.code and finding.fix is not None]
    if caution.fix == "none":
        assert not fixes
    else:
        assert fixes, "no bad example shows the fix"
        assert all(fix.title and fix.edits for fix in fixes)
    if caution.fix == "offered":
        assert not any(fix.safe for fix in fixes)


@pytest.mark.parametrize("caution", CAUTIONS)
def test_messages_are_filled_in(caution):
    for text in caution.bad:
        for finding in analysis(text, "file", caution.code).findings:
            for words in (
                finding.message,
                finding.fix.title if finding.fix else "",
                *(r.message for r in finding.related),
            ):
                for name in ("{" + field for field in _fields(caution)):
                    assert name not in words, words


def _fields(caution) -> set[str]:
    words = [
        caution.message,
        caution.fix_title,
        caution.related,
        *(w for v in caution.variants.values() for w in v.values()),
    ]
    return {part.partition("}")[0] for text in words for part in text.split("{")[1:]}


@pytest.mark.parametrize("caution", CAUTIONS)
def test_there_are_examples_enough(caution):
    assert len(caution.bad) >= 3 and len(caution.good) >= 3
    assert any(len(notebook(text).code_cells) > 1 for text in (*caution.bad, *caution.good))
