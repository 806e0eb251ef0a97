"""Suppressions that suppress nothing are reported, and that report can be chosen like any other."""

from __future__ import annotations

import json

import pytest

from .samples import BAD, CODE

UNUSED = "unused-suppression"
COMMENT = f"import torch\n\nx = 1  # kinsight: ignore[{CODE}]\n"


@pytest.fixture
def codes(kinsight, folder):
    """A function that checks a text and answers the severities by code."""

    def run(text: str, *arguments: str, settings: str = "") -> dict[str, str]:
        (folder / "a.py").write_text(text, encoding="utf-8")
        (folder / "pyproject.toml").write_text(f"[tool.kinsight]\n{settings}\n")
        result = kinsight("check", "a.py", "--output-format", "json", *arguments)
        assert result.code in (0, 1), result.err
        return {row["code"]: row["severity"] for row in json.loads(result.out)}

    return run


def test_a_hint_by_default(codes):
    assert codes(COMMENT) == {UNUSED: "hint"}
    assert UNUSED not in codes(f"# kinsight: ignore-file[{CODE}]\n{BAD}")


@pytest.mark.parametrize("pattern", [UNUSED, "unused-", "ALL"])
def test_ignore(codes, pattern):
    assert codes(COMMENT, "--ignore", pattern) == {}
    assert codes(COMMENT, settings=f'ignore = ["{pattern}"]') == {}


def test_select(codes):
    assert codes(COMMENT, "--select", CODE) == {}
    assert codes(COMMENT, "--select", f"{CODE},{UNUSED}") == {UNUSED: "hint"}
    assert codes(COMMENT, "--select", "ALL") == {UNUSED: "hint"}


def test_a_code_that_is_not_looked_for_may_well_be_needed(codes):
    assert codes(COMMENT, "--select", UNUSED) == {}
    assert codes(COMMENT, "--ignore", CODE) == {}
    everything = COMMENT.replace(f"[{CODE}]", "")
    assert codes(everything) == {UNUSED: "hint"}
    assert codes(everything, "--select", f"{UNUSED},{CODE}") == {}


def test_severity(codes):
    assert codes(COMMENT, settings=f'severity = {{ {UNUSED} = "error" }}') == {UNUSED: "error"}
    assert codes(COMMENT, settings=f'severity = {{ {UNUSED} = "off" }}') == {}


def test_it_can_be_suppressed_itself(codes):
    assert codes(COMMENT.replace("]", f", {UNUSED}]")) == {}
    assert codes(f"# kinsight: ignore-file[{UNUSED}]\n{COMMENT}") == {}
    assert codes(f"# kinsight: ignore[{UNUSED}]\n{COMMENT.splitlines()[-1]}\n") == {}


def test_it_is_explained(kinsight, folder):
    assert "ignore" in kinsight("explain", UNUSED).out
