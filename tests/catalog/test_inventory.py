"""What the product began with is all there, and the bundled catalog is clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinsight_lsp.cautions.context import RULES
from kinsight_lsp.cautions.registry import run_rules
from kinsight_lsp.knowledge.check import check_catalog
from kinsight_lsp.knowledge.loader import bundled_catalog, load_catalog
from kinsight_lsp.knowledge.model import SECTIONS
from kinsight_lsp.resolve.stubs import bundled_stubs

IDS = (Path(__file__).parents[1] / "data" / "inventory_ids.txt").read_text(encoding="utf-8").split()
CATALOG = load_catalog([bundled_catalog()])


def test_the_inventory_is_whole():
    assert len(IDS) == len(set(IDS)) == 209


@pytest.mark.parametrize("name", IDS)
def test_every_idea_is_an_insight(name):
    assert name in CATALOG.insights


def test_the_bundled_catalog_is_clean():
    assert check_catalog([bundled_catalog()], bundled_stubs()) == []


def test_every_section_has_insights_and_every_level_too():
    assert {insight.section for insight in CATALOG.insights.values()} == set(SECTIONS)
    for section in set(SECTIONS) - {"general"}:
        beginner = [i for i in CATALOG.insights.values() if i.section == section and i.level == "beginner"]
        assert len(beginner) >= 3, section


def test_names_are_the_ones_that_users_write():
    for insight in CATALOG.insights.values():
        for trigger in insight.on:
            if trigger.kind in ("name", "keyword"):
                parts = trigger.value.split(".")
                assert not any(part.startswith("_") and not part.startswith("__") for part in parts), (
                    insight.id,
                    trigger,
                )


def test_there_are_rules():
    assert run_rules and RULES.node_rules and RULES.flow_rules
