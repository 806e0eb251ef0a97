"""What a file teaches and what is doubtful in it: its insights by section, the level they fit, its findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from ..analyzer import Analyzer
from ..core.analysis import Analysis
from ..core.source import Source
from ..knowledge.model import LEVELS, SECTIONS
from ..resolve.stubs import bundled_stubs
from ..writing.plan import Options, Plan, make_plan
from ..writing.strip import Own, own_comments, strip_source
from .catalogs import catalog_with
from .checking import Checker
from .job import Job
from .reading import read_document
from .rewrite import section_counts
from .rows import Row, rows_from_json, rows_to_json


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found in one file.

    level: the one that its insights fit best, "" without insights; counts: insights by section; error: why the file
    could not be read; note: why it was left out on purpose.
    """

    path: str
    level: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    error: str = ""
    note: str = ""
    output: bytes | None = None

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Surveying(Job):
    """The job of surveying one project's files."""

    def processor(self) -> Surveyor:
        return Surveyor(self)

    def result(self, path: str, error: str = "", note: str = "") -> Survey:
        return Survey(path, error=error, note=note)

    def remember(self, result: Survey) -> Any:
        return {"level": result.level, "counts": result.counts, "rows": rows_to_json(result.rows)}

    def recall(self, path: str, data: Any) -> Survey:
        level = data["level"]
        if level not in ("", *LEVELS):
            raise ValueError(level)
        return Survey(path, level, section_counts(data["counts"]), rows_from_json(path, data["rows"]))


class Surveyor:
    """Surveys documents, one after the other."""

    def __init__(self, job: Surveying) -> None:
        self.catalog = catalog_with(job.catalogs)
        self.options = Options.of(job.settings)
        self._checker = Checker(job.settings, job.catalogs)
        self._analyzer = Analyzer(self.catalog, bundled_stubs(), job.settings, findings=False)

    def process(self, path: str, data: bytes) -> Survey:
        """Survey a file's bytes. May raise, see ``run_job``."""
        original = read_document(path, data)
        level, counts = self.insights(original.source)
        return Survey(path, level, counts, self._checker.check(path, original).rows)

    def insights(self, source: Source) -> tuple[str, dict[str, int]]:
        """The level that a document's insights fit, and how many its sections have."""
        analysis = self._analyzer.analyze(source)
        if not analysis.comments:
            return "", {}
        own = own_comments(source, analysis.comments, self.catalog)
        plan = self.nearest(source, {entry.insight.id for entry in own}, len(analysis.comments))
        return plan.options.level, self.sections(analysis, own, plan)

    def nearest(self, source: Source, written: set[str], total: int) -> Plan:
        """What annotate would write, at the level at which that is most like what is written.

        Where people alone have written, the number of their insights decides.
        """
        bare = self._analyzer.analyze(strip_source(source, self.catalog))
        plans = [make_plan(bare, self.catalog, replace(self.options, level=level)) for level in LEVELS]

        def unlikeness(plan: Plan) -> tuple[float, int]:
            planned = {choice.insight.id for choice in plan.choices}
            alike = len(planned & written) / (len(planned | written) or 1)
            low, high = plan.options.total
            return -alike, max(low - total, total - high, 0)

        return min(plans, key=unlikeness)

    def sections(self, analysis: Analysis, own: list[Own], plan: Plan) -> dict[str, int]:
        """Insights by section, counted as annotate counts them."""
        planned = {choice.insight.id: choice.section for choice in plan.choices}
        counted = [entry for entry in own if entry.insight.id in planned]
        counts = Counter(planned[entry.insight.id] for entry in counted)
        ignored = [entry.comment for entry in counted]
        counts.update(make_plan(analysis, self.catalog, plan.options, ignored).own)
        return {section: counts[section] for section in SECTIONS if counts[section]}
