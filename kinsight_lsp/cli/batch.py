"""Many files: what is done already is left alone, the rest is given to a crew, and results are written as they come.

Only this process reads and writes files; workers turn bytes into bytes. Nothing is held but the files under way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from .catalogs import carry_catalogs
from .crew import Crew, CrewLost, Task, make_crew
from .interrupts import Interrupts
from .job import Job
from .journal import Journal, digest, open_journal, program_digest
from .reading import Unreadable, Unwritable, read_bytes
from .usage import UsageProblem
from .writing import make_folder, write_atomically

_FILES_FOR_A_BAR = 2


@dataclass(frozen=True, slots=True)
class Work:
    """One file. target: where its result is written, None when nothing is ever written."""

    path: Path
    job: Job
    target: Path | None = None


@dataclass(frozen=True, slots=True)
class Means:
    """How a run is done. jobs: processes, None for as many as are worth it; cluster: address of a Dask scheduler;
    fresh: do again what is done.
    """

    jobs: int | None = None
    cluster: str = ""
    fresh: bool = False


@dataclass
class Tally:
    """How a run went, file by file. known: done by an earlier run; passed: left out on purpose; lost: why nobody
    was left to go on.
    """

    total: int = 0
    done: int = 0
    known: int = 0
    passed: int = 0
    failed: int = 0
    interrupted: bool = False
    lost: str = ""

    @property
    def left(self) -> int:
        """Files that the run did not come to."""
        return self.total - self.done - self.known - self.passed - self.failed

    def add(self, result: Any, known: bool) -> None:
        if result.error:
            self.failed += 1
        elif result.note:
            self.passed += 1
        elif known:
            self.known += 1
        else:
            self.done += 1


@dataclass
class Batch:
    """A run over files. words: what is being done, for the progress bar; err: where it is shown."""

    works: Sequence[Work]
    means: Means
    words: str
    err: Console
    tally: Tally = field(default_factory=Tally)
    _sources: dict[int, str] = field(default_factory=dict)  # digests of what is under way
    _keys: dict[int, str] = field(default_factory=dict)  # of jobs, by identity

    def results(self) -> Iterator[Any]:
        """The results in the order of the works, without their outputs, as soon as they are written.

        A file that cannot be written is a result with an error. After Ctrl-C, or when nobody is left to work, the
        results end early: ``tally`` says so.
        """
        self.tally.total = len(self.works)
        waiting: dict[int, Any] = {}
        shown = 0
        for index, result in self._finished():
            waiting[index] = result
            while shown in waiting:
                yield waiting.pop(shown)
                shown += 1
        for index in sorted(waiting):
            yield waiting[index]

    def _finished(self) -> Iterator[tuple[int, Any]]:
        with open_journal() as journal, Interrupts() as interrupts, self._bar() as advance:
            todo = []
            for index, work in enumerate(self.works):
                if interrupts.wanted:
                    break
                result = self._known(work, journal)
                if result is None:
                    todo.append(index)
                    continue
                self.tally.add(result, known=True)
                advance()
                yield index, result
            if todo and not interrupts.wanted:
                paths = [self.works[index].path for index in todo]
                with make_crew(paths, self.means.jobs, self.means.cluster) as crew:
                    for index, result in self._worked(crew, todo, journal, interrupts):
                        self.tally.add(result, known=False)
                        advance()
                        yield index, result
            self.tally.interrupted = interrupts.wanted and self.tally.left > 0

    def _worked(
        self, crew: Crew, todo: list[int], journal: Journal, interrupts: Interrupts
    ) -> Iterator[tuple[int, Any]]:
        jobs = self._carried(todo) if crew.remote else {}
        results = crew.run(self._tasks(todo, jobs))
        try:
            for index, result in results:
                yield index, self._settled(index, result, journal)
                if interrupts.wanted:
                    return
        except CrewLost as lost:
            self.tally.lost = str(lost)
        finally:
            results.close()  # type: ignore[attr-defined]

    def _tasks(self, todo: list[int], jobs: dict[int, Job]) -> Iterator[Task]:
        """The tasks, each read when somebody is free to take it. jobs: by identity, what to send in their place."""
        for index in todo:
            work = self.works[index]
            job = jobs.get(id(work.job), work.job)
            data: bytes | str
            try:
                data = read_bytes(work.path)
            except Unreadable as error:
                data = str(error)
            else:
                self._sources[index] = digest(data)
            yield Task(index, self._key(work.job), job, str(work.path), data)

    def _settled(self, index: int, result: Any, journal: Journal) -> Any:
        """Write what a file has become and note that it is done."""
        work, source, output = self.works[index], self._sources.pop(index, ""), result.output
        if output is not None and work.target is not None:
            try:
                if work.target == work.path and digest(read_bytes(work.path)) != source:
                    return work.job.result(result.path, error="그 사이에 바뀐 파일이라 덮어쓰지 않았습니다")
                make_folder(work.target.parent)
                write_atomically(work.target, output)
            except (Unreadable, Unwritable) as error:
                return work.job.result(result.path, error=str(error))
        if work.job.remembered and source and not (result.error or result.note):
            written = source if output is None else digest(output)
            before = written if work.target == work.path else source
            journal.add(self._key(work.job), before, written, work.job.remember(result))
        return replace(result, output=None)

    # -- what is done already

    def _known(self, work: Work, journal: Journal) -> Any | None:
        """The result of a file that an earlier run has done and that nobody has changed."""
        if self.means.fresh or not work.job.remembered or not journal.knows(key := self._key(work.job)):
            return None
        try:
            source = digest(read_bytes(work.path))
            entry = journal.find(key, source)
            if entry is None or self._present(work, source) != (entry.result if work.target else source):
                return None
            result = work.job.recall(str(work.path), entry.kept)
        except (Unreadable, KeyError, TypeError, ValueError):
            return None
        journal.use(key, source)
        return result

    @staticmethod
    def _present(work: Work, source: str) -> str:
        """The digest of what lies at the target now."""
        if work.target is None or work.target == work.path:
            return source
        return digest(read_bytes(work.target))

    def _key(self, job: Job) -> str:
        if id(job) not in self._keys:
            self._keys[id(job)] = job.key(program_digest())
        return self._keys[id(job)]

    def _carried(self, todo: list[int]) -> dict[int, Job]:
        """The jobs by identity, with the contents of the user's catalogs in place of their folders."""
        jobs = {id(job): job for job in (self.works[index].job for index in todo)}
        try:
            return {key: replace(job, catalogs=carry_catalogs(job.catalogs)) for key, job in jobs.items()}
        except OSError as error:
            raise UsageProblem([f"카탈로그를 읽을 수 없습니다({error})"]) from None

    @contextmanager
    def _bar(self) -> Iterator[Any]:
        """What to call for every file: a bar on standard error in a terminal, when there are several."""
        if len(self.works) < _FILES_FOR_A_BAR or not self.err.is_terminal:
            yield lambda: None
            return
        times = (TimeElapsedColumn(), TimeRemainingColumn())
        columns = (TextColumn(self.words), BarColumn(), MofNCompleteColumn(), *times)
        with Progress(*columns, console=self.err, transient=True) as progress:
            task = progress.add_task("", total=len(self.works))
            yield lambda: progress.advance(task)


def interruption(tally: Tally) -> str:
    """What to tell of a run that ended early; "" for one that did not."""
    if tally.lost:
        return f"{tally.lost}. {tally.left}개가 남았습니다. 다시 실행하면 이어서 합니다."
    if tally.interrupted:
        return f"멈췄습니다. 파일 {tally.total}개 가운데 {tally.left}개가 남았습니다. 다시 실행하면 이어서 합니다."
    return ""
