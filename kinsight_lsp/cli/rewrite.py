"""Commands that change files: finds them, changes each in its own way, writes, or shows the difference."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ..core.config import Settings, apply_settings
from ..core.notebook import NotebookError
from ..core.source import Source
from ..project import Project, Projects
from .catalogs import catalog_with
from .check import UsageProblem
from .diff import source_diff
from .discover import discover
from .pool import check_files
from .reading import Original, OtherLanguage, Unreadable, Unwritable, read_original
from .report_text import print_diff
from .rows import FileResult
from .writing import write_atomically

CLEAN = 0
_FILES_FOR_A_BAR = 2


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of one file.

    changed: whether it is (or would be) another one; counts: insights by section; diff: when it is only shown; error:
    why it could not be read or written; note: why it was left out on purpose.
    """

    path: str
    changed: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    diff: str = ""
    error: str = ""
    note: str = ""


@dataclass(frozen=True)
class Task:
    """Files of one project, as the pool of processes takes them. targets: where each file is written to."""

    settings: Settings
    catalogs: tuple[Path, ...]
    files: tuple[Path, ...]
    targets: dict[Path, Path]
    diff: bool = False

    def checker(self) -> Rewriter:
        """What changes the files; made anew in every process."""
        raise NotImplementedError


class Rewriter:
    """Changes single files; whatever goes wrong with one is part of its result."""

    def __init__(self, task: Task) -> None:
        self.task = task

    def rewritten(self, source: Source) -> tuple[Source, dict[str, int]]:
        """The changed document, and how many insights its sections have."""
        raise NotImplementedError

    def check_path(self, path: Path) -> Changed:
        shown = str(path)
        try:
            return self._rewrite(shown, path)
        except (Unreadable, Unwritable, NotebookError) as error:
            return Changed(shown, error=str(error))
        except OtherLanguage as language:
            return Changed(shown, note=f"{language} 노트북이라 건너뜁니다")
        except Exception as error:  # one file never stops a run
            return Changed(
                shown, error=f"실패했습니다({type(error).__name__}: {error}). kinsight의 결함이니 알려 주세요"
            )

    def _rewrite(self, shown: str, path: Path) -> Changed:
        original = read_original(path)
        source, counts = self.rewritten(original.source)
        data = _data(original, source)
        if self.task.diff:
            diff = source_diff(shown, original.source, source) if data != original.data else ""
            return Changed(shown, data != original.data, counts, diff)
        target = self.task.targets[path]
        if data != original.data or not _same(target, path):
            _write(target, data)
        return Changed(shown, data != original.data, counts)


def _data(original: Original, source: Source) -> bytes:
    if _texts(source) == _texts(original.source):
        return original.data
    return original.encode(original.with_source(source))


def _texts(source: Source) -> list[bytes]:
    return [cell.text.data for cell in source.cells] if source.is_notebook else [source.text.data]


def _same(first: Path, second: Path) -> bool:
    return os.path.realpath(first) == os.path.realpath(second)


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unwritable(f"폴더를 만들 수 없습니다({error.strerror or error})") from None
    write_atomically(path, data)


# -- many files


@dataclass(frozen=True)
class Tasks:
    """tasks: one for each project; files: all of them in the order named; complaints: about the paths."""

    tasks: list
    files: list[Path]
    complaints: list[str]


T = TypeVar("T", bound=Task)


def make_tasks(
    kind: type[T], paths: Sequence[Path], overrides: dict[str, object], config: Path | None, diff: bool,
    output: Path | None, err: Console,
) -> Tasks:  # fmt: skip
    """The tasks for what the paths name. Raises :class:`UsageProblem` when a configuration or an option is wrong."""
    if diff and output is not None:
        raise UsageProblem(["-o: `--diff`는 파일을 쓰지 않으므로 함께 쓸 수 없습니다"])
    found = discover(paths)
    complaints = [f"{path}: 그런 파일이나 폴더가 없습니다" for path in found.missing]
    for path in found.skipped:
        err.print(f"{path}: 형식 스텁(`.pyi`)은 다루지 않습니다", soft_wrap=True)
    if not found.files and not complaints:
        err.print("Python 파일이나 노트북이 없습니다", soft_wrap=True)
    targets = _targets(paths, found.files, output)
    projects = Projects(config)
    groups: dict[int, tuple[Project, list[Path]]] = {}
    for path in found.files or [Path.cwd()]:
        project = projects.of(path)
        groups.setdefault(id(project), (project, []))[1].append(path)
    problems: list[str] = []
    tasks = []
    for project, files in groups.values():
        settings, wrong = _settings(project, overrides)
        problems += wrong
        tasks.append(kind(settings, tuple(project.catalogs), tuple(files), targets, diff))
    if problems:
        raise UsageProblem(dict.fromkeys(problems))
    for complaint in complaints:
        err.print(complaint, soft_wrap=True)
    return Tasks(tasks if found.files else [], found.files, complaints)


def _settings(project: Project, overrides: dict[str, object]) -> tuple[Settings, list[str]]:
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
        return {files[0]: output}
    if output.exists() and not output.is_dir():
        raise UsageProblem(["-o: 파일이 여럿이면 폴더를 주세요"])
    targets: dict[Path, Path] = {}
    folders = [path for path in paths if path.is_dir()]
    for path in files:
        folder = next((folder for folder in folders if path.is_relative_to(folder)), None)
        targets[path] = output / (path.relative_to(folder) if folder is not None else path.name)
    twice = [path for path in files if list(targets.values()).count(targets[path]) > 1]
    if twice:
        raise UsageProblem([f"-o: 이름이 같은 파일이 있습니다: {', '.join(map(str, twice))}"])
    return targets


def rewrite(tasks: Tasks, words: str, out: Console, err: Console) -> list[Changed]:
    """Do the tasks; the results in the order of the files. What went wrong and differences are printed."""
    finished = _with_progress(check_files(tasks.tasks), len(tasks.files), words, err)
    results = {result.path: result for result in map(_changed, finished)}
    ordered = [results[str(path)] for path in tasks.files]
    for result in ordered:
        if result.error or result.note:
            err.print(f"{result.path}: {result.error or result.note}", soft_wrap=True)
    print_diff(out, "".join(result.diff for result in ordered))
    return ordered


def _changed(result: Changed | FileResult) -> Changed:
    """The pool's own word for a worker that died is a result of checking."""
    return result if isinstance(result, Changed) else Changed(result.path, error=result.error)


def _with_progress(
    results: Iterator[Changed | FileResult], total: int, words: str, err: Console
) -> Iterator[Changed | FileResult]:
    """The results, with a progress bar on standard error in a terminal when there are several."""
    if total < _FILES_FOR_A_BAR or not err.is_terminal:
        yield from results
        return
    first = next(results)  # workers are forked before the bar's thread starts
    columns = (TextColumn(words), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task("", total=total, completed=1)
        yield first
        for result in results:
            progress.advance(task)
            yield result
