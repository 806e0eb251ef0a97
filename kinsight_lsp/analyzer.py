"""Puts the layers together: a source goes in, one immutable analysis comes out. Every face starts here.

The analyzer holds what does not change with a document: catalog, stubs and settings. It is cheap to make anew when one of them
changes, and does no I/O.
"""

from __future__ import annotations

from collections.abc import Callable

from collections.abc import Iterator

from .cautions.registry import run_rules
from .cautions.report import Report
from .core import nodes as n
from .core.analysis import Analysis, Edit, Finding, Fix, Related
from .core.config import Settings
from .core.scopes import ScopeMap
from .core.source import Source
from .core.suppress import Suppression, find_suppressions, is_suppressed
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

    occurrences: whether insights are looked for (``check`` needs only findings); findings: whether rules run
    (``annotate`` needs only occurrences).
    """

    def __init__(
        self, catalog: Catalog, stubs: StubIndex, settings: Settings | None = None, occurrences: bool = True,
        findings: bool = True,
    ) -> None:  # fmt: skip
        self.catalog = catalog
        self.stubs = stubs
        self.settings = settings or Settings()
        self.index = CatalogIndex(catalog, stubs.canonical)
        self.occurrences = occurrences
        self.findings = findings

    def analyze(
        self, source: Source, before: Analysis | None = None, answers: dict[int, str] | None = None,
        early: Callable[[Analysis], None] | None = None,
    ) -> Analysis:  # fmt: skip
        """Analyse one version of a document.

        before: an earlier analysis of the same document, whose unchanged statements are reused; answers: tier 2's public names
        by offset; early: called with what is known before the rules run, all but the findings. Never raises on any text.
        """
        module = parse(source.program, before.module if before else None)
        scopes = ScopeMap(module)
        inference = Inference(scopes, self.stubs)
        occurrences: tuple = ()
        unresolved: tuple = ()
        if self.occurrences:
            finder = OccurrenceFinder(source, module, scopes, inference, self.index, answers or {})
            occurrences, unresolved = finder.run()
        comments = insight_comments(source, module)
        if early is not None:
            early(Analysis(source, module, occurrences, (), comments, unresolved))
        if not self.findings:
            return Analysis(source, module, occurrences, (), comments, unresolved)
        reports = run_rules(source, module, scopes, inference, self.catalog)
        findings = self._findings(source, module, reports)
        return Analysis(source, module, occurrences, findings, comments, unresolved)

    def severity_of(self, code: str, variant: str = "") -> str:
        """The severity that settings give a code: select and ignore first, then severity, then the catalog's default.

        variant: the case of the caution, where the catalog gives it a severity of its own.
        """
        caution = self.catalog.cautions.get(code)
        severity = caution.severity if caution else "warning"
        if caution is not None and variant in caution.variants:
            severity = caution.variants[variant].get("severity", severity)
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
            severity = self.severity_of(report.code, report.variant)
            if severity == "off" or report.code not in self.catalog.cautions:
                continue  # a rule without words says nothing
            base = module.base(report.node.unit)
            start, end = report.span or (report.node.start, report.node.end)
            start, end = base + start, base + end
            if suppressions:
                # A comment may stand above the whole statement, where the finding's own line can hold none.
                first = min(start, base + n.statement_of(report.node).start)
                lines = range(source.text.line_of(first), source.text.line_of(end) + 1)
                if is_suppressed(report.code, lines, suppressions):
                    continue
            found.setdefault((start, end, report.code), self._finding(source, module, report, start, end, severity))
        for finding in self._unused(source, suppressions):
            found[finding.start, finding.end, finding.code] = finding
        return tuple(sorted(found.values(), key=lambda f: (f.start, f.end, f.code)))

    def _unused(self, source: Source, suppressions: list[Suppression]) -> Iterator[Finding]:
        """Suppressions that nothing was found for, unless one of them is meant for these findings themselves."""
        caution, severity = self.catalog.cautions.get(UNUSED_SUPPRESSION), self.severity_of(UNUSED_SUPPRESSION)
        if caution is None or severity == "off":
            return
        hushing = [s for s in suppressions if UNUSED_SUPPRESSION in s.codes]
        for suppression in suppressions:
            if suppression.used or not self._judged(suppression.codes) or suppression in hushing:
                continue
            line = source.text.line_of(suppression.start)
            if not is_suppressed(UNUSED_SUPPRESSION, range(line, line + 1), hushing):
                start, end = suppression.start, suppression.end
                yield Finding(start, end, UNUSED_SUPPRESSION, severity, caution.message, tags=("unnecessary",))

    def _judged(self, codes: tuple[str, ...]) -> bool:
        """Whether a suppression's codes were looked for at all: one that is switched off is not called unused."""
        if not codes:
            return not self.settings.select or "ALL" in self.settings.select
        return all(self.severity_of(code) != "off" for code in codes)

    def _finding(
        self, source: Source, module: Module, report: Report, start: int, end: int, severity: str
    ) -> Finding:
        caution = self.catalog.cautions[report.code]
        variant = caution.variants.get(report.variant, {})
        message = fill(variant.get("message", caution.message), report.fields)
        fix = None
        if report.edits:
            title = report.fix_title or fill(variant.get("fix_title", caution.fix_title), report.fields) or "고치기"
            edits = []
            for edit in report.edits:
                base = module.base(edit.node.unit)
                cell = source.cell_at(base + edit.start)  # the line break after a cell's last line is no part of the cell
                last = min(base + edit.end, cell.end) if cell is not None else base + edit.end
                edits.append(Edit(base + edit.start, last, edit.text))
            safe = report.safe if report.safe is not None else caution.fix == "safe"
            fix = Fix(title, tuple(sorted(edits, key=lambda e: (e.start, e.end))), safe)
        words = fill(caution.related, report.fields)
        related = tuple(Related(*module.span(node), words or message) for node in report.related)
        return Finding(start, end, report.code, severity, message, fix, related, report.tags)


def _covers(pattern: str, code: str) -> bool:
    return pattern == "ALL" or code == pattern or code.startswith(pattern)
