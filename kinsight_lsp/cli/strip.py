"""``kinsight strip``: takes away what ``annotate`` wrote, byte for byte."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.source import Source
from ..writing.strip import strip_source
from .catalogs import catalog_with
from .console import errors, output
from .rewrite import Request, RewriteJob, Rewriter, prepare
from .usage import FAILED, UsageProblem


@dataclass(frozen=True)
class Stripping(RewriteJob):
    """The job of stripping one project's files. everyones: people's insights too."""

    everyones: bool = False

    def processor(self) -> Rewriter:
        return Stripper(self)


class Stripper(Rewriter):
    """Removes insight comments."""

    job: Stripping

    def rewritten(self, source: Source) -> tuple[Source, dict[str, int]]:
        return strip_source(source, catalog_with(self.job.catalogs), self.job.everyones), {}


def run(request: Request, everyones: bool) -> int:
    """Strip what is asked for. Answers the exit code."""
    out, err = output(), errors()
    changed = done = 0
    try:
        work = prepare(request, lambda *values: Stripping(*values, everyones), "인사이트를 지우는 중", err)
        for _, result in work.results(out):
            changed += result.changed
            done += not (result.error or result.note)
    except UsageProblem as problem:
        for message in problem.messages:
            err.print(message, soft_wrap=True)
        return FAILED
    words = "지웁니다. 파일을 바꾸지는 않았습니다" if request.diff else "지웠습니다"
    console = err if request.diff else out
    console.print(f"파일 {done}개 가운데 {changed}개에서 인사이트를 {words}.", soft_wrap=True)
    return work.finish(console)
