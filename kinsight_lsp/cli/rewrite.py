"""Commands that change files: finds them, changes each in its own way, writes, or shows the difference."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console

from ..core.config import Settings, apply_settings
from ..core.source import Source
from ..knowledge.model import SECTIONS
from ..project import Project, Projects
from .batch import Batch, Means, Tally, Work, interruption
from .catalogs import UserCatalogs, catalog_with
from .diff import source_diff
from .discover import discover
from .job import Job
from .reading import Original, read_document
from .report_text import print_diff
from .usage import CLEAN, FAILED, INTERRUPTED, UsageProblem


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of one file.

    changed: whether it is (or would be) another one; counts: insights by section; diff: when it is only shown; error:
    why it could not be read or written; note: why it was left out on purpose; output: what is to be written.
    """

    path: str
    changed: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    diff: str = ""
    error: str = ""
    note: str = ""
    output: bytes | None = None


@dataclass(frozen=True)
class RewriteJob(Job):
    """The job of changing one project's files. diff: only show it; elsewhere: the results do not replace the files."""

    diff: bool = False
    elsewhere: bool = False

    @property
    def remembered(self) -> bool:
        return not self.diff

    def result(self, path: str, error: str = "", note: str = "") -> Changed:
        return Changed(path, error=error, note=note)

    def remember(self, result: Changed) -> Any:
        return {"changed": result.changed and self.elsewhere, "counts": result.counts}

    def recall(self, path: str, data: Any) -> Changed:
        counts = section_counts(data["counts"])
        if type(data["changed"]) is not bool:
            raise TypeError(data["changed"])
        return Changed(path, data["changed"], counts)


def section_counts(data: Any) -> dict[str, int]:
    """Insights by section. Raises KeyError, TypeError or ValueError when the data is not of that shape."""
    if not isinstance(data, dict):
        raise TypeError(data)
    for section, count in data.items():
        if section not in SECTIONS or type(count) is not int:
            raise ValueError(section)
    return data


class Rewriter:
    """Changes documents, one after the other. Subclasses say how."""

    def __init__(self, job: RewriteJob) -> None:
        self.job = job

    def rewritten(self, source: Source) -> tuple[Source, dict[str, int]]:
        """The changed document, and how many insights its sections have."""
        raise NotImplementedError

    def process(self, path: str, data: bytes) -> Changed:
        """Change a file's bytes. May raise, see ``run_job``."""
        original = read_document(path, data)
        source, counts = self.rewritten(original.source)
        output = _data(original, source)
        changed = output != data
        if self.job.diff:
            return Changed(path, changed, counts, source_diff(path, original.source, source) if changed else "")
        return Changed(path, changed, counts, output=output if changed or self.job.elsewhere else None)


def _data(original: Original, source: Source) -> bytes:
    if _texts(source) == _texts(original.source):
        return original.data
    return original.encode(original.with_source(source))


def _texts(source: Source) -> list[bytes]:
    return [cell.text.data for cell in source.cells] if source.is_notebook else [source.text.data]


# -- many files


@dataclass(frozen=True)
class Request:
    """What the command line asks for. overrides: settings; diff: only show; output: where to write, None in place."""

    paths: Sequence[Path]
    overrides: dict[str, object] = field(default_factory=dict)
    config: Path | None = None
    diff: bool = False
    output: Path | None = None
    means: Means = field(default_factory=Means)


MakeJob = Callable[[Settings, UserCatalogs, bool, bool], RewriteJob]
"""A job from settings, catalogs, ``diff`` and ``elsewhere``."""


@dataclass(frozen=True)
class Run:
    """Works in the order of the paths named. complaints: about the paths."""

    batch: Batch
    complaints: list[str]
    err: Console

    def results(self, out: Console) -> Iterator[tuple[RewriteJob, Changed]]:
        """Do it: every result with its job, in order. What went wrong, and differences, are printed."""
        jobs = {str(work.path): work.job for work in self.batch.works}
        for result in self.batch.results():
            if result.error or result.note:
                self.err.print(f"{result.path}: {result.error or result.note}", soft_wrap=True)
            if result.diff:
                print_diff(out, result.diff)
            yield jobs[result.path], result

    def finish(self, console: Console) -> int:
        """Tell how it went where there is more to tell than what changed. Answers the exit code."""
        tally = self.batch.tally
        if words := _others(tally):
            console.print(words, soft_wrap=True)
        if words := interruption(tally):
            self.err.print(words, soft_wrap=True)
        if tally.interrupted:
            return INTERRUPTED
        return FAILED if self.complaints or tally.failed or tally.lost else CLEAN


def _others(tally: Tally) -> str:
    counts = (("이미 되어 있어 건너뛴 것", tally.known), ("실패", tally.failed), ("남은 것", tally.left))
    parts = ", ".join(f"{word} {count}개" for word, count in counts if count)
    return f"{parts}." if parts else ""


def prepare(request: Request, make_job: MakeJob, words: str, err: Console) -> Run:
    """Find the files and what is to be done. words: for the progress bar.

    Raises :class:`UsageProblem` when a configuration or an option is wrong.
    """
    if request.diff and request.output is not None:
        raise UsageProblem(["-o: `--diff`는 파일을 쓰지 않으므로 함께 쓸 수 없습니다"])
    found = discover(request.paths)
    complaints = [f"{path}: 그런 파일이나 폴더가 없습니다" for path in found.missing]
    for path in found.skipped:
        err.print(f"{path}: 형식 스텁(`.pyi`)은 다루지 않습니다", soft_wrap=True)
    if not found.files and not complaints:
        err.print("Python 파일이나 노트북이 없습니다", soft_wrap=True)
    targets = _targets(request.paths, found.files, request.output)
    projects = Projects(request.config)
    jobs: dict[tuple[int, bool], RewriteJob] = {}
    problems: list[str] = []
    works = []
    for path in found.files or [Path.cwd()]:
        project = projects.of(path)
        target = targets.get(path, path)
        key = (id(project), target != path)
        if key not in jobs:
            settings, wrong = project_settings(project, request.overrides)
            problems += wrong
            jobs[key] = make_job(settings, tuple(project.catalogs), request.diff, target != path)
        works.append(Work(path, jobs[key], target))
    if problems:
        raise UsageProblem(dict.fromkeys(problems))
    for complaint in complaints:
        err.print(complaint, soft_wrap=True)
    return Run(Batch(works if found.files else [], request.means, words, err), complaints, err)


def project_settings(project: Project, overrides: dict[str, object]) -> tuple[Settings, list[str]]:
    wrong = [str(problem) for problem in project.problems]
    for problem in catalog_with(tuple(project.catalogs)).problems:
        wrong.append(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}")
    settings, problems = apply_settings(project.settings, overrides)
    return settings, wrong + [f"--{problem.key}: {problem.message}" for problem in problems]


def _targets(paths: Sequence[Path], files: Sequence[Path], output: Path | None) -> dict[Path, Path]:
    """Where every file is written: in place, to a file, or below a folder as it lies below the path named."""
    if output is None:
        return {path: path for path in files}
    into_folder = output.is_dir() or len(files) != 1 or any(path.is_dir() for path in paths)
    if not into_folder:
        if output.suffix.lower() != files[0].suffix.lower():
            raise UsageProblem([f"-o: `{files[0].name}`의 결과이니 이름이 `{files[0].suffix}`로 끝나야 합니다"])
        return {files[0]: files[0] if _same(files[0], output) else output}
    if output.exists() and not output.is_dir():
        raise UsageProblem(["-o: 파일이 여럿이면 폴더를 주세요"])
    targets: dict[Path, Path] = {}
    folders = [path for path in paths if path.is_dir()]
    for path in files:
        folder = next((folder for folder in folders if path.is_relative_to(folder)), None)
        target = output / (path.relative_to(folder) if folder is not None else path.name)
        targets[path] = path if _same(path, target) else target
    times = Counter(targets.values())
    twice = [path for path in files if times[targets[path]] > 1]
    if twice:
        raise UsageProblem([f"-o: 이름이 같은 파일이 있습니다: {', '.join(map(str, twice))}"])
    return targets


def _same(first: Path, second: Path) -> bool:
    return os.path.realpath(first) == os.path.realpath(second)
