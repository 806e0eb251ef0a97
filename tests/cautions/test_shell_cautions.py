"""Cautions about commands in the shell lines of notebooks; the catalog's examples show them run from Python."""

from __future__ import annotations

import pytest

from examples import analyze, apply
from kinsight_lsp.core.analysis import Analysis
from kinsight_lsp.core.source import Source, notebook_source


def cell(text: str) -> Source:
    return notebook_source([("cell0", "code", text)])


def codes(found: Analysis) -> set[str]:
    return {finding.code for finding in found.findings}


COMMANDS = [
    ("!git reset --miexed HEAD~1", "git-option-typo", "!git reset --mixed HEAD~1"),
    ("!git commit --ammend -m 'x'", "git-option-typo", "!git commit --amend -m 'x'"),
    ("%%bash\ngit status\ngit reset --hard", "git-reset-hard", "%%bash\ngit status\ngit reset --keep"),
    ("!cd repo && git push -f", "git-force-push", "!cd repo && git push --force-with-lease"),
]


@pytest.mark.parametrize(("text", "code", "mended"), COMMANDS)
def test_shell_lines_are_read_and_mended(text, code, mended):
    found = analyze(cell(text))
    assert codes(found) == {code}
    after = apply(found.source, found.findings[0].fix.edits)
    assert after.cells[0].text.data.decode() == mended
    assert not codes(analyze(after))


@pytest.mark.parametrize("text", ["!git clean -fdx", "if fresh:\n    !git clean -f"])
def test_cleaning_is_told_without_a_fix(text):
    found = analyze(cell(text))
    assert codes(found) == {"git-clean-force"}
    assert found.findings[0].fix is None


@pytest.mark.parametrize(
    "text", ["!git reset --soft HEAD~1", "!git push", "# !git reset --hard", "!echo git reset --hard", "%timeit f()"]
)
def test_other_lines_are_left_alone(text):
    assert not codes(analyze(cell(text)))
