"""Every trigger of every insight is found in the smallest program that holds it."""

from __future__ import annotations

import pytest
from generate import program

from kinsight_lsp.analyzer import Analyzer
from kinsight_lsp.knowledge.loader import bundled_catalog, load_catalog
from kinsight_lsp.resolve.stubs import bundled_stubs

CATALOG = load_catalog([bundled_catalog()])
TRIGGERS = [(insight.id, trigger) for insight in CATALOG.insights.values() for trigger in insight.on]


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer(CATALOG, bundled_stubs())


def _id(value) -> str:
    return value if isinstance(value, str) else f"{value.kind}:{value.value}{value.keyword and f'({value.keyword}=)'}"


@pytest.mark.parametrize(("insight", "trigger"), TRIGGERS, ids=_id)
def test_a_hover_finds_it(analyzer, insight, trigger):
    source = program(trigger, analyzer.stubs)
    analysis = analyzer.analyze(source)
    holding = [occurrence for occurrence in analysis.occurrences if insight in occurrence.insights]
    assert holding, source.text.data.decode()
    for occurrence in holding:
        if occurrence.kind != "chain":  # inner names of a chain may have insights of their own
            middle = (occurrence.start + occurrence.end) // 2
            assert insight in analysis.occurrence_at(middle).insights
    assert not any(occurrence.guess for occurrence in holding)
