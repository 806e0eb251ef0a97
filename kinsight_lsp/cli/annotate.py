"""``kinsight annotate``: writes the insights of a level into files and notebooks, and counts those of each section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..analyzer import Analyzer
from ..core.source import Source
from ..knowledge.model import LEVELS, SECTIONS
from ..resolve.stubs import bundled_stubs
from ..writing.annotate import annotate_source
from ..writing.plan import Options
from ..writing.sections import GENERAL
from .catalogs import catalog_with
from .console import errors, output
from .rewrite import Changed, Request, RewriteJob, Rewriter, prepare
from .usage import FAILED, UsageProblem

_OVER, _WITHIN, _UNDER = "넘침", "알맞음", "모자람"
_STYLES = {_OVER: "yellow", _WITHIN: "green", _UNDER: "dim"}


def section_names(words: Sequence[str]) -> tuple[str, ...]:
    """Sections by their English or Korean names. Raises :class:`UsageProblem`."""
    korean = {word: name for name, word in SECTIONS.items()}
    names = [korean.get(word, word) for word in words]
    for word, name in zip(words, names, strict=True):
        if name not in SECTIONS:
            known = ", ".join(f"{name}({word})" for name, word in SECTIONS.items())
            raise UsageProblem([f"--sections: `{word}` 구역은 없습니다. {known} 가운데 고르세요"])
    return tuple(dict.fromkeys(names))


@dataclass(frozen=True)
class Annotating(RewriteJob):
    """The job of annotating one project's files. sections: only these (none: all)."""

    sections: tuple[str, ...] = ()

    def processor(self) -> Rewriter:
        return Annotator(self)

    @property
    def options(self) -> Options:
        return Options.of(self.settings, self.sections)


class Annotator(Rewriter):
    """Writes insights."""

    job: Annotating

    def __init__(self, job: Annotating) -> None:
        super().__init__(job)
        self.analyzer = Analyzer(catalog_with(job.catalogs), bundled_stubs(), job.settings, findings=False)

    def rewritten(self, source: Source) -> tuple[Source, dict[str, int]]:
        done = annotate_source(source, self.analyzer.analyze, self.analyzer.catalog, self.job.options)
        return done.source, done.plan.counts()


def run(request: Request, sections: Sequence[str]) -> int:
    """Annotate what is asked for, only in the sections named. Answers the exit code."""
    out, err = output(), errors()
    summary = _Summary()
    try:
        names = section_names(sections)
        work = prepare(request, lambda *values: Annotating(*values, names), "인사이트를 적는 중", err)
        for job, result in work.results(out):
            summary.add(job.options, result)  # type: ignore[attr-defined]
    except UsageProblem as problem:
        for message in problem.messages:
            err.print(message, soft_wrap=True)
        return FAILED
    console = err if request.diff else out
    summary.print(console, request.diff)
    return work.finish(console)


@dataclass
class _Level:
    """What became of the files of one level and density."""

    options: Options
    files: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    judged: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, section: str, count: int, band: tuple[int, int]) -> None:
        self.counts[section] += count
        word = _UNDER if count < band[0] else _OVER if count > band[1] else _WITHIN
        self.judged.setdefault(section, Counter())[word] += 1


class _Summary:
    """For every level a table: section, count, the band, and how many files are within it; then how many changed."""

    def __init__(self) -> None:
        self.levels: dict[Options, _Level] = {}
        self.done = self.changed = 0

    def add(self, options: Options, result: Changed) -> None:
        if result.error or result.note:
            return
        level = self.levels.setdefault(options, _Level(options))
        level.files += 1
        for section, count in result.counts.items():
            level.add(section, count, options.cell(section))
        level.add("", sum(result.counts.values()), options.total)
        self.done += 1
        self.changed += result.changed

    def print(self, console: Console, diff: bool) -> None:
        for level in self.levels.values():
            console.print(_table(level))
        ending = " 파일을 바꾸지는 않았습니다." if diff else ""
        verb = "바뀝니다" if diff else "바뀌었습니다"
        console.print(f"파일 {self.done}개 가운데 {self.changed}개가 {verb}.{ending}", soft_wrap=True)


def _table(level: _Level) -> Table:
    many = level.files > 1
    title = f"{LEVELS[level.options.level]} 인사이트" + (f", 파일 {level.files}개" if many else "")
    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    table.add_column("구역")
    table.add_column("인사이트", justify="right")
    table.add_column("목표(파일마다)" if many else "목표", justify="right")
    for word in (_UNDER, _WITHIN, _OVER) if many else ("",):
        table.add_column(word, justify="right" if many else "left")
    for section in [*(name for name in SECTIONS if name in level.counts), ""]:
        band = level.options.cell(section) if section else level.options.total
        judged = level.judged.get(section, Counter())
        if section == GENERAL:  # has no band of its own
            table.add_row(SECTIONS[section], str(level.counts[section]))
            continue
        if many:
            verdict: list[str | Text] = [str(judged[word] or "") for word in (_UNDER, _WITHIN, _OVER)]
        else:
            word = next(iter(judged), _UNDER)
            verdict = [Text(word, _STYLES[word])]
        if not section:
            table.add_section()
        table.add_row(SECTIONS.get(section, "모두"), str(level.counts[section]), _band(band), *verdict)
    return table


def _band(band: tuple[int, int]) -> str:
    low, high = band
    return str(low) if low == high else f"{low}-{high}"
