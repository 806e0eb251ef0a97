"""Puts the layers together: a source goes in, one immutable analysis comes out. Every face starts here.

The analyzer holds what does not change with a document: catalog, stubs and settings. It is cheap to make anew when one of them
changes, and does no I/O.
"""

from __future__ import annotations

from .cautions.registry import run_rules
from .cautions.report import Report
from .core.analysis import Analysis, Edit, Finding, Fix, Related
from .core.config import Settings
from .core.scopes import ScopeMap
from .core.source import Source
from .core.suppress import find_suppressions, is_suppressed
from .core.syntax import Module, parse
from .knowledge.index import CatalogIndex
from .knowledge.model import Catalog
from .knowledge.words import fill
from .resolve.infer import Inference
from .resolve.occurrences import OccurrenceFinder
from .resolve.stubs import StubIndex
from .writing.recognize import insight_comments

UNUSED_SUPPRESSION = "unused-suppression"


class Analyzer:
    """Analyses documents with one catalog and one set of settings.

    occurrences: whether insights are looked for (``check`` needs only findings).
    """

    def __init__(self, catalog: Catalog, stubs: StubIndex, settings: Settings | None = None, occurrences: bool = True) -> None:
        self.catalog = catalog
        self.stubs = stubs
        self.settings = settings or Settings()
        self.index = CatalogIndex(catalog, stubs.canonical)
        self.occurrences = occurrences

    def analyze(self, source: Source, before: Analysis | None = None, answers: dict[int, str] | None = None) -> Analysis:
        """Analyse one version of a document.

        before: an earlier analysis of the same document, whose unchanged statements are reused; answers: tier 2's public names
        by offset. Never raises on any text.
        """
        module = parse(source.program, before.module if before else None)
        scopes = ScopeMap(module)
        inference = Inference(scopes, self.stubs)
        occurrences: tuple = ()
        unresolved: tuple = ()
        if self.occurrences:
            finder = OccurrenceFinder(source, module, scopes, inference, self.index, answers or {})
            occurrences, unresolved = finder.run()
        reports = run_rules(source, module, scopes, inference, self.catalog)
        findings = self._findings(source, module, reports)
        return Analysis(source, module, occurrences, findings, insight_comments(source, module), unresolved)

    def severity_of(self, code: str) -> str:
        """The severity that settings give a code: select and ignore first, then severity, then the catalog's default."""
        caution = self.catalog.cautions.get(code)
        severity = caution.severity if caution else "warning"
        settings = self.settings
        if any(_covers(pattern, code) for pattern in settings.ignore):
            return "off"
        if settings.select and not any(_covers(pattern, code) for pattern in settings.select):
            return "off"
        if code in settings.severity:
            return settings.severity[code]
        if severity == "off" and any(_covers(pattern, code) for pattern in settings.select):
            return "hint"
        return severity

    def _findings(self, source: Source, module: Module, reports: list[Report]) -> tuple[Finding, ...]:
        suppressions = find_suppressions(module, source.text)
        found: dict[tuple[int, int, str], Finding] = {}
        for report in reports:
            severity = self.severity_of(report.code)
            if severity == "off" or report.code not in self.catalog.cautions:
                continue  # a rule without words says nothing
            base = module.base(report.node.unit)
            start, end = report.span or (report.node.start, report.node.end)
            start, end = base + start, base + end
            if suppressions:
                lines = range(source.text.line_of(start), source.text.line_of(end) + 1)
                if is_suppressed(report.code, lines, suppressions):
                    continue
            found.setdefault((start, end, report.code), self._finding(module, report, start, end, severity))
        known = {s.start for s in suppressions}
        for suppression in suppressions:
            if suppression.start in known and not suppression.used and self._judged(suppression.codes):
                found[suppression.start, suppression.end, UNUSED_SUPPRESSION] = Finding(
                    suppression.start, suppression.end, UNUSED_SUPPRESSION, "hint",
                    "막을 주의가 없는 `kinsight: ignore`입니다. 지워도 됩니다.", tags=("unnecessary",),
                )  # fmt: skip
        return tuple(sorted(found.values(), key=lambda f: (f.start, f.end, f.code)))

    def _judged(self, codes: tuple[str, ...]) -> bool:
        """Whether a suppression's codes were looked for at all: one that is switched off is not called unused."""
        return not codes or all(self.severity_of(code) != "off" for code in codes)

    def _finding(self, module: Module, report: Report, start: int, end: int, severity: str) -> Finding:
        caution = self.catalog.cautions[report.code]
        message = fill(caution.message, report.fields)
        fix = None
        if report.edits:
            title = report.fix_title or fill(caution.fix_title, report.fields) or "고치기"
            edits = []
            for edit in report.edits:
                base = module.base(edit.node.unit)
                edits.append(Edit(base + edit.start, base + edit.end, edit.text))
            safe = report.safe if report.safe is not None else caution.fix == "safe"
            fix = Fix(title, tuple(sorted(edits, key=lambda e: (e.start, e.end))), safe)
        words = fill(caution.related, report.fields)
        related = tuple(Related(*module.span(node), words or message) for node in report.related)
        return Finding(start, end, report.code, severity, message, fix, related, report.tags)


def _covers(pattern: str, code: str) -> bool:
    return pattern == "ALL" or code == pattern or code.startswith(pattern)
