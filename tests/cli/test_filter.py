"""The quick look that spares most files a full analysis must never hide a finding."""

from __future__ import annotations

import pytest

from kinsight_lsp.cli.catalogs import catalog_with
from kinsight_lsp.cli.checking import Checker
from kinsight_lsp.core.config import Settings
from kinsight_lsp.core.source import file_source


class Thorough(Checker):
    """Analyses everything."""

    def _is_spared(self, source):
        return False


@pytest.fixture(scope="module")
def checkers() -> tuple[Checker, Checker]:
    """One as it is, one that analyses everything."""
    settings = Settings(select=("ALL",))
    return Checker(settings, ()), Thorough(settings, ())


EXAMPLES = [
    pytest.param(text, id=f"{caution.code}-{index}")
    for caution in catalog_with(()).cautions.values()
    for index, text in enumerate(caution.bad)
]


@pytest.mark.parametrize("text", EXAMPLES)
def test_no_example_is_hidden(checkers, text):
    quick, thorough = checkers
    source = file_source(text)
    assert quick.check_source("a.py", source) == thorough.check_source("a.py", source)


@pytest.mark.parametrize("text", ["import os\nprint(os.getcwd())\n", "", "# 그냥 글\n"])
def test_other_programs_are_spared(checkers, text):
    assert checkers[0]._is_spared(file_source(text))


def test_unused_suppressions_are_seen_without_any_package(checkers):
    (row,) = checkers[0].check_source("a.py", file_source("x = 1  # kinsight: ignore\n")).rows
    assert row.code == "unused-suppression"
