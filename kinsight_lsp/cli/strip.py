"""``kinsight strip``: takes away what ``annotate`` wrote, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..core.source import Source
from ..writing.strip import strip_source
from .catalogs import catalog_with
from .check import FAILED, UsageProblem
from .console import errors, output
from .rewrite import CLEAN, Rewriter, Task, make_tasks, rewrite


@dataclass(frozen=True)
class Stripper(Task):
    """The task of stripping one project's files. everyones: people's insights too."""

    everyones: bool = False

    def checker(self) -> Rewriter:
        return _Stripping(self)


class _Stripping(Rewriter):
    task: Stripper

    def rewritten(self, source: Source) -> tuple[Source, dict[str, int]]:
        return strip_source(source, catalog_with(self.task.catalogs), self.task.everyones), {}


def run(paths: Sequence[Path], everyones: bool, diff: bool, output_path: Path | None, config: Path | None) -> int:
    """Strip the paths. Answers the exit code."""
    out, err = output(), errors()
    try:
        tasks = make_tasks(Stripper, paths, {}, config, diff, output_path, err)
        tasks = replace(tasks, tasks=[replace(task, everyones=everyones) for task in tasks.tasks])
        results = rewrite(tasks, "인사이트를 지우는 중", out, err)
    except UsageProblem as problem:
        for message in problem.messages:
            err.print(message, soft_wrap=True)
        return FAILED
    changed = sum(result.changed for result in results)
    done = sum(not (result.error or result.note) for result in results)
    words = "지웁니다. 파일을 바꾸지는 않았습니다" if diff else "지웠습니다"
    (err if diff else out).print(f"파일 {done}개 가운데 {changed}개에서 인사이트를 {words}.", soft_wrap=True)
    return FAILED if tasks.complaints or any(result.error for result in results) else CLEAN
