"""Puts the layers together: a source goes in, one immutable analysis comes out. Every face starts here.

The analyzer holds what does not change with a document: catalog, stubs and settings. It is cheap to make anew when one of them
changes, and does no I/O.
"""

from __future__ import annotations

from collections.abc import Callable

from .cautions.context import RuleContext
from .cautions.registry import applies, run_local_rules, run_rules
from .core.analysis import Analysis
from .core.config import Settings
from .core.scopes import ScopeMap
from .core.source import Source
from .core.superseded import never
from .core.syntax import parse
from .findings import FindingMaker, in_order
from .focus import Focus
from .knowledge.index import CatalogIndex
from .knowledge.model import Catalog
from .resolve.infer import Inference
from .resolve.occurrences import OccurrenceFinder
from .resolve.stubs import StubIndex
from .writing.recognize import insight_comments


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
        self._maker = FindingMaker(catalog, self.settings)

    def analyze(
        self, source: Source, before: Analysis | None = None, answers: dict[int, str] | None = None,
        early: Callable[[Analysis], None] | None = None, check: Callable[[], None] = never,
    ) -> Analysis:  # fmt: skip
        """Analyse one version of a document.

        before: an earlier analysis of the same document, whose unchanged statements are not parsed again; answers: tier 2's
        public names by offset; early: called with what is known before the rules run, all but the findings. check is called
        now and then: what it raises ends the work. Raises nothing of its own on any text.
        """
        module = parse(source.program, before.module if before else None)
        check()
        scopes = ScopeMap(module)
        inference = Inference(scopes, self.stubs, check)
        occurrences: tuple = ()
        unresolved: tuple = ()
        if self.occurrences:
            finder = OccurrenceFinder(source, module, scopes, inference, self.index, answers or {})
            occurrences, unresolved = finder.run(check=check)
        comments = insight_comments(source, module)
        if early is not None:
            early(Analysis(source, module, occurrences, (), comments, unresolved, scopes=scopes))
        if not self.findings:
            return Analysis(source, module, occurrences, (), comments, unresolved, scopes=scopes)
        context = RuleContext(source, module, scopes, inference, self.catalog, check=check)
        local, others = run_rules(context)
        findings = self._maker.findings(source, module, local, others, comments)
        vocabulary = context.vocabulary if applies(context) else None
        return Analysis(source, module, occurrences, findings, comments, unresolved, True, scopes, vocabulary)

    def update(
        self, source: Source, before: Analysis, answers: dict[int, str] | None = None,
        early: Callable[[Analysis], None] | None = None,
    ) -> Analysis | None:  # fmt: skip
        """A newer version of an analysed document, at the cost of what was edited rather than of the document.

        What stands in edited statements and in those that use their names is analysed anew, but for rules that follow objects
        through the document: their findings, and all others, move along with the text until :meth:`analyze` has run. None
        where the edit may mean something else everywhere: imports, other cells, many statements.
        """
        module = parse(source.program, before.module, exact=False)
        focus = Focus.of(source, module, before)
        if focus is None:
            return None
        scopes = ScopeMap(module, before.scopes)
        inference = Inference(scopes, self.stubs)
        finder = OccurrenceFinder(source, module, scopes, inference, self.index, answers or {})
        occurrences, unresolved = finder.run(focus.units, statement=focus.statement)
        occurrences, unresolved = focus.occurrences(occurrences), focus.unresolved(unresolved)
        comments = insight_comments(source, module)
        if early is not None:
            early(Analysis(source, module, occurrences, (), comments, unresolved, False, scopes))
        context = RuleContext(
            source, module, scopes, inference, self.catalog, focus=focus.units, known=before.vocabulary
        )
        found = self._maker.local_findings(source, module, run_local_rules(context))
        findings = in_order(focus.findings(found))
        vocabulary = context.vocabulary if applies(context) else None
        return Analysis(source, module, occurrences, findings, comments, unresolved, False, scopes, vocabulary)

    def severity_of(self, code: str, variant: str = "") -> str:
        """The severity of a code under the settings; variant: the case of the caution that has one of its own."""
        return self._maker.severity_of(code, variant)
