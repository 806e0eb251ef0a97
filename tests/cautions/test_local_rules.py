"""Rules that are asked about one statement at a time: a local rule says of each what it says of it in the whole document."""

from __future__ import annotations

import pytest

from examples import CATALOG
from kinsight_lsp.cautions.context import RULES, RuleContext
from kinsight_lsp.cautions.report import Report
from kinsight_lsp.core.scopes import ScopeMap
from kinsight_lsp.core.source import file_source
from kinsight_lsp.core.syntax import Module, parse
from kinsight_lsp.resolve.infer import Inference
from kinsight_lsp.resolve.stubs import bundled_stubs

LOCAL = [rule for rule in RULES.node_rules if not rule.whole]


def said(module: Module, report: Report) -> tuple:
    """What a report says, comparable between contexts."""
    base = module.base(report.node.unit)
    span = report.span or (report.node.start, report.node.end)
    edits = tuple((module.base(e.node.unit) + e.start, e.text) for e in report.edits)
    related = tuple(module.span(node) for node in report.related)
    return base + span[0], base + span[1], report.code, report.variant, tuple(sorted(report.fields.items())), edits, related


@pytest.mark.parametrize("code", CATALOG.cautions)
def test_a_local_rule_judges_each_statement_for_itself(code):
    for text in (*CATALOG.cautions[code].bad, *CATALOG.cautions[code].good):
        source = file_source(text)
        module = parse(source.program)
        scopes = ScopeMap(module)
        inference = Inference(scopes, bundled_stubs())
        whole = RuleContext(source, module, scopes, inference, CATALOG)
        parts = [(unit, RuleContext(source, module, scopes, inference, CATALOG, focus=[unit])) for unit in module.units]
        for rule in LOCAL:
            if not whole.mentions(rule.words):
                continue
            expected = {said(module, report) for report in rule.run(whole)}
            found = {said(module, r) for unit, part in parts for r in rule.run(part) if r.node.unit is unit}
            assert found == expected, rule.run.__name__
