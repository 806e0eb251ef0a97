"""``kinsight check``: finds the files, checks them, prints the report and says how it went."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from rich.console import Console

from ..core.config import Settings, apply_settings
from ..findings import UNUSED_SUPPRESSION
from ..knowledge.model import Catalog, Caution
from ..project import ConfigProblem, Project, Projects
from .batch import Batch, Means, Tally, Work, interruption
from .catalogs import catalog_with
from .checking import DIFF, FIX, Checking
from .console import errors, output
from .discover import discover
from .report_github import report_github
from .report_json import report_json, statistics_json
from .report_sarif import report_sarif
from .report_text import report_diff, report_fixed, report_statistics, report_text, write_bytes
from .rows import FileResult
from .usage import CLEAN, FAILED, FOUND, INTERRUPTED, UsageProblem

STDIN = Path("-")


@dataclass(frozen=True)
class Options:
    """How to report. mode: ``fix`` mends what is safe, ``diff`` shows what that would change."""

    output_format: str = "text"
    statistics: bool = False
    exit_zero: bool = False
    mode: str = ""
    means: Means = field(default_factory=Means)


@dataclass
class Outcome:
    """What a run brought. complaints: about the paths; cautions: of all the projects' catalogs, by code."""

    results: list[FileResult]
    complaints: list[str]
    cautions: dict[str, Caution]
    tally: Tally


def run(paths: Sequence[Path], overrides: dict[str, object], config: Path | None, options: Options) -> int:
    """Check the paths. overrides: settings given on the command line. Answers the exit code."""
    paths = paths or [Path(".")]
    out, err = output(), errors()
    stream = read_stdin() if STDIN in paths else b""
    try:
        _refuse(options, STDIN in paths)
        outcome = _check(paths, overrides, config, options, stream, err)
    except UsageProblem as problem:
        for message in problem.messages:
            err.print(message, soft_wrap=True)
        return FAILED
    results = outcome.results
    if options.mode == FIX and STDIN in paths:
        write_bytes(stream if results[0].output is None else results[0].output)
        out = err  # standard output holds the mended document
    _report(options, outcome, out, err)
    for result in results:
        if result.error or result.note:
            err.print(f"{result.path}: {result.error or result.note}", soft_wrap=True)
    for complaint in outcome.complaints:
        err.print(complaint, soft_wrap=True)
    if words := interruption(outcome.tally):
        err.print(words, soft_wrap=True)
    if outcome.tally.interrupted:
        return INTERRUPTED
    if outcome.complaints or outcome.tally.lost or any(result.error for result in results):
        return FAILED
    found = any(result.rows or result.diff for result in results)
    return FOUND if found and not options.exit_zero else CLEAN


def _refuse(options: Options, with_stdin: bool) -> None:
    """Raise :class:`UsageProblem` for options that do not go together."""
    machine = options.output_format != "text"
    if options.mode == DIFF and (machine or options.statistics):
        raise UsageProblem(["--diff: 바뀔 내용만 보이므로 `--output-format`이나 `--statistics`와 함께 쓸 수 없습니다"])
    if options.mode == FIX and with_stdin and machine:
        raise UsageProblem(["--fix: 표준 입력을 고치면 표준 출력에는 고친 글이 나옵니다. `--output-format`을 빼세요"])
    if options.statistics and options.output_format not in ("text", "json"):
        raise UsageProblem([f"--statistics: `{options.output_format}` 꼴로는 셀 수 없습니다. text나 json을 쓰세요"])


def _report(options: Options, outcome: Outcome, out: Console, err: Console) -> None:
    results, cautions = outcome.results, outcome.cautions
    if options.mode == DIFF:
        report_diff(out, err, results)
        return
    if options.output_format == "text":
        if options.statistics:
            report_statistics(out, results, cautions, options.mode == FIX)
        else:
            report_text(out, results, options.mode == FIX)
        return
    if options.output_format == "sarif":
        print(report_sarif(results, cautions))
    elif options.output_format == "github":
        print(report_github(results), end="")
    else:
        print(statistics_json(results, cautions) if options.statistics else report_json(results))
    report_fixed(err, results)


def _check(
    paths: Sequence[Path], overrides: dict[str, object], config: Path | None, options: Options, stream: bytes,
    err: Console,
) -> Outcome:  # fmt: skip
    """The results in the order of the files, standard input first."""
    projects = Projects(config)
    named = [path for path in paths if path != STDIN]
    found = discover(named)
    complaints = [f"{path}: 그런 파일이나 폴더가 없습니다" for path in found.missing]
    for path in found.skipped:
        err.print(f"{path}: 형식 스텁(`.pyi`)은 살피지 않습니다", soft_wrap=True)
    with_stdin = len(named) < len(paths)
    if not found.files and not with_stdin and not complaints:
        err.print("살필 Python 파일이나 노트북이 없습니다", soft_wrap=True)
    jobs, stdin_job = _jobs(projects, found.files, overrides, options.mode, with_stdin)
    results = [stdin_job.check_stream(stream)] if stdin_job else []
    works = [Work(path, jobs[path], path if options.mode == FIX else None) for path in found.files]
    batch = Batch(works, options.means, "살피는 중", err)
    results += batch.results()
    cautions: dict[str, Caution] = {}
    for job in {id(job): job for job in [*jobs.values(), *([stdin_job] if stdin_job else [])]}.values():
        cautions = {**catalog_with(job.catalogs).cautions, **cautions}
    return Outcome(results, complaints, cautions, batch.tally)


def _jobs(
    projects: Projects, files: Sequence[Path], overrides: dict[str, object], mode: str, with_stdin: bool
) -> tuple[dict[Path, Checking], Checking | None]:
    """The job of every file, one for each project, and that of standard input.

    Raises :class:`UsageProblem` when a configuration or catalog is wrong.
    """
    groups: dict[int, tuple[Project, list[Path]]] = {}
    for path in files:
        project = projects.of(path)
        groups.setdefault(id(project), (project, []))[1].append(path)
    here = projects.of(Path.cwd())
    if with_stdin or not files:
        groups.setdefault(id(here), (here, []))
    problems: list[object] = []
    jobs: dict[int, Checking] = {}
    for key, (project, _) in groups.items():
        settings, wrong = _settings(project, overrides)
        problems += wrong
        jobs[key] = Checking(settings, tuple(project.catalogs), mode)
    if problems:
        raise UsageProblem(dict.fromkeys(map(str, problems)))
    by_path = {path: jobs[key] for key, (_, members) in groups.items() for path in members}
    return by_path, jobs[id(here)] if with_stdin else None


def _settings(project: Project, overrides: dict[str, object]) -> tuple[Settings, list[object]]:
    """The project's settings changed by the command line's, and everything that is wrong with either."""
    wrong: list[object] = list(project.problems)
    catalog = catalog_with(tuple(project.catalogs))
    for problem in catalog.problems:
        wrong.append(f"{problem.path}:{problem.line}:{problem.column}: {problem.message}")
    for key in ("select", "ignore", "severity"):
        for code in getattr(project.settings, key):
            if complaint := _unknown_code(code, catalog, exact=key == "severity"):
                where = project.place(key, code) if key == "severity" else project.place(key)
                wrong.append(ConfigProblem(project.config or Path(), *where, f"`{key}`: {complaint}"))
    settings, problems = apply_settings(project.settings, overrides)
    wrong += [f"--{problem.key}: {problem.message}" for problem in problems]
    for key in ("select", "ignore"):
        for code in overrides.get(key) or ():  # type: ignore[attr-defined]
            if complaint := _unknown_code(code, catalog):
                wrong.append(f"--{key}: {complaint}")
    if "select" in overrides and "ignore" not in overrides:
        settings = replace(settings, ignore=())
    return settings, wrong


def _unknown_code(code: str, catalog: Catalog, exact: bool = False) -> str:
    codes = [*catalog.cautions, UNUSED_SUPPRESSION]
    if code in codes or not exact and (code == "ALL" or any(known.startswith(code) for known in codes)):
        return ""
    near = get_close_matches(code, codes, 1)
    hint = f". `{near[0]}`인가요?" if near else ""
    return f"`{code}`에 맞는 주의가 없습니다{hint}"


def read_stdin() -> bytes:
    return sys.stdin.buffer.read()
