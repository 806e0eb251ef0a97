"""``kinsight report``: one page about a folder's files for whoever teaches with them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from ..core.config import LEVELS, Settings, apply_settings
from ..knowledge.model import Caution
from ..project import Projects
from .batch import Batch, Means, Work, interruption
from .catalogs import catalog_with
from .console import errors, output
from .discover import discover
from .reading import Unwritable
from .report_page import Page, render
from .rewrite import project_settings
from .survey import Survey, Surveying
from .usage import CLEAN, FAILED, INTERRUPTED, UsageProblem
from .writing import make_folder, write_atomically


def run(
    paths: Sequence[Path], target: Path, overrides: dict[str, object], level: str, config: Path | None, means: Means
) -> int:
    """Survey the paths and write the page. level: judge every file by its bands, "" by the level it fits.

    Answers the exit code: findings are no failure, files that cannot be read are.
    """
    out, err = output(), errors()
    cautions: dict[str, Caution] = {}
    try:
        level = _level(level)
        batch, settings = _prepare(paths, target, overrides, config, means, cautions, err)
        surveys: list[Survey] = list(batch.results())
        if not surveys and not batch.tally.interrupted:
            raise UsageProblem(["Python 파일이나 노트북이 없습니다"])
        if not batch.tally.interrupted and not batch.tally.lost:
            page = Page(_title(paths), time.strftime("%Y-%m-%d"), surveys, cautions, settings, level)
            make_folder(target.parent)
            write_atomically(target, render(page).encode("utf-8", "replace"))
    except (UsageProblem, Unwritable) as problem:
        for message in getattr(problem, "messages", [f"{target}: {problem}"]):
            err.print(message, soft_wrap=True)
        return FAILED
    for survey in surveys:
        if survey.error or survey.note:
            err.print(f"{survey.path}: {survey.error or survey.note}", soft_wrap=True)
    if words := interruption(batch.tally):
        err.print(words, soft_wrap=True)
        return INTERRUPTED if batch.tally.interrupted else FAILED
    findings = sum(len(survey.rows) for survey in surveys)
    insights = sum(survey.total for survey in surveys)
    done = sum(not (survey.error or survey.note) for survey in surveys)
    out.print(f"{target}에 파일 {done}개의 인사이트 {insights}개와 주의 {findings}개를 적었습니다.", soft_wrap=True)
    return FAILED if batch.tally.failed else CLEAN


def _prepare(
    paths: Sequence[Path], target: Path, overrides: dict[str, object], config: Path | None, means: Means,
    cautions: dict[str, Caution], err: Console,
) -> tuple[Batch, dict[str, Settings]]:  # fmt: skip
    """The run, and the settings of every file by its path. cautions: filled with those of the projects' catalogs."""
    if target.is_dir():
        raise UsageProblem([f"-o: `{target}`은(는) 폴더입니다. 쓸 파일의 이름을 주세요"])
    found = discover(paths)
    if found.missing:
        raise UsageProblem([f"{path}: 그런 파일이나 폴더가 없습니다" for path in found.missing])
    projects = Projects(config)
    jobs: dict[int, Surveying] = {}
    problems: list[str] = []
    works = []
    for path in found.files:
        project = projects.of(path)
        if id(project) not in jobs:
            settings, wrong = project_settings(project, overrides)
            problems += wrong
            jobs[id(project)] = Surveying(settings, tuple(project.catalogs))
        works.append(Work(path, jobs[id(project)]))
    if problems:
        raise UsageProblem(dict.fromkeys(problems))
    for job in jobs.values():
        cautions.update({**catalog_with(job.catalogs).cautions, **cautions})
    by_path = {str(work.path): work.job.settings for work in works}
    return Batch(works, means, "보고서를 만드는 중", err), by_path


def _level(word: str) -> str:
    _, wrong = apply_settings(Settings(), {"level": word or None})
    if wrong:
        raise UsageProblem([f"--level: {problem.message}" for problem in wrong])
    return LEVELS.get(word, "")


def _title(paths: Sequence[Path]) -> str:
    return ", ".join(path.resolve().name or str(path) for path in paths)
