"""From what rules report to findings: severities of the settings, words of the catalog, suppression comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .cautions.report import Report
from .core import nodes as n
from .core.analysis import Edit, Finding, Fix, InsightComment, Related
from .core.config import Settings
from .core.source import Source
from .core.suppress import Suppression, find_suppressions, is_suppressed
from .core.syntax import Module
from .knowledge.model import Catalog
from .knowledge.words import fill
from .writing.slips import find_slips, may_slip

UNUSED_SUPPRESSION = "unused-suppression"


class FindingMaker:
    """Makes findings with one catalog and one set of settings."""

    def __init__(self, catalog: Catalog, settings: Settings) -> None:
        self.catalog = catalog
        self.settings = settings

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

    def findings(
        self, source: Source, module: Module, local: list[Report], others: list[Report], comments: tuple[InsightComment, ...]
    ) -> tuple[Finding, ...]:  # fmt: skip
        """All findings of a document, in order, from the reports of local rules and of the others."""
        suppressions = find_suppressions(module, source.text)
        found: dict[tuple[int, int, str], Finding] = {}
        for reports, is_local in ((local, True), (others, False)):
            for finding in self._of_reports(source, module, reports, suppressions, is_local):
                found.setdefault((finding.start, finding.end, finding.code), finding)
        for finding in self._slips(source, module, comments, suppressions):
            found[finding.start, finding.end, finding.code] = finding
        for finding in self._unused(source, suppressions):
            found[finding.start, finding.end, finding.code] = finding
        return in_order(found.values())

    def local_findings(self, source: Source, module: Module, reports: list[Report]) -> list[Finding]:
        """The findings of local rules. Those about comments and suppressions wait, as they look at the whole text."""
        return list(self._of_reports(source, module, reports, find_suppressions(module, source.text), True))

    def _of_reports(
        self, source: Source, module: Module, reports: list[Report], suppressions: list[Suppression], local: bool
    ) -> Iterator[Finding]:
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
            yield self._finding(source, module, report, start, end, severity, local)

    def _slips(
        self, source: Source, module: Module, comments: tuple[InsightComment, ...], suppressions: list[Suppression]
    ) -> Iterator[Finding]:
        """What is wrong with insight comments."""
        if not may_slip(source.text):
            return
        for slip in find_slips(source, module, comments):
            caution, severity = self.catalog.cautions.get(slip.code), self.severity_of(slip.code, slip.variant)
            lines = range(source.text.line_of(slip.start), source.text.line_of(slip.end) + 1)
            if caution is None or severity == "off" or is_suppressed(slip.code, lines, suppressions):
                continue
            words = caution.variants.get(slip.variant, {})
            title = fill(words.get("fix_title", caution.fix_title), slip.fields)
            fix = Fix(title, slip.edits, caution.fix == "safe") if slip.edits else None
            message = fill(words.get("message", caution.message), slip.fields)
            yield Finding(slip.start, slip.end, slip.code, severity, message, fix)

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
        self, source: Source, module: Module, report: Report, start: int, end: int, severity: str, local: bool
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
        return Finding(start, end, report.code, severity, message, fix, related, report.tags, local)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings as an analysis holds them."""
    return tuple(sorted(findings, key=lambda f: (f.start, f.end, f.code)))


def _covers(pattern: str, code: str) -> bool:
    return pattern == "ALL" or code == pattern or code.startswith(pattern)
