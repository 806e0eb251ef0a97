"""Who does the work: this process, all cores of this machine, or a cluster. joblib shares it out."""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from .job import Job, Processor, run_job

_FEW_BYTES = 3_000_000  # below this one process is done before others have started
_WEIGHT = 100_000  # what a file weighs at most: of a big notebook most is output, which nobody reads
DIED = "다루던 프로세스가 죽었습니다. kinsight의 결함이니 알려 주세요"


class Task(NamedTuple):
    """One file for a worker. key: of the job; data: the file's bytes, or why they could not be read."""

    index: int
    key: str
    job: Job
    path: str
    data: bytes | str


Finished = tuple[int, Any]
"""The index of a task and its result."""


class CrewLost(Exception):
    """Nobody is left to do the work. The message is Korean."""


class Crew:
    """This process alone."""

    remote = False
    """Whether workers may not see this machine's files."""

    def run(self, tasks: Iterable[Task]) -> Iterator[Finished]:
        """Do the tasks; results come as they are ready, tasks are taken as there is somebody free.

        Raises :class:`CrewLost`.
        """
        for task in tasks:
            yield do_task(task)


class ParallelCrew(Crew):
    """Workers that joblib knows how to reach.

    parallel: makes a ``joblib.Parallel`` that gives results as they are ready; lost: why nobody is left, or "".
    """

    def __init__(self, parallel: Callable[[], Any], lost: Callable[[], str] = lambda: "") -> None:
        self._parallel = parallel
        self._lost = lost

    def run(self, tasks: Iterable[Task]) -> Iterator[Finished]:
        """As above. A worker that dies breaks the round: what was under way is then done again, one by one."""
        tasks = iter(tasks)
        flying: dict[int, Task] = {}

        def taken() -> Iterator[Task]:
            for task in tasks:
                flying[task.index] = task
                yield task

        broken = True
        while broken:
            broken = False
            with self._round(taken()) as results:
                try:
                    for index, result in results:
                        del flying[index]
                        yield index, result
                except Exception:  # never a file's own: those are results
                    broken = True
            if broken:
                for task in list(flying.values()):
                    yield self._alone(task)
                flying.clear()

    def _alone(self, task: Task) -> Finished:
        if reason := self._lost():
            raise CrewLost(reason)
        with self._round([task]) as results:
            try:
                return next(results)
            except Exception as error:
                if reason := self._lost():
                    raise CrewLost(reason) from error
                return task.index, task.job.result(task.path, error=DIED)

    @contextmanager
    def _round(self, tasks: Iterable[Task]) -> Iterator[Iterator[Finished]]:
        """The results of tasks; left early, workers stop and joblib keeps its remarks about that to itself."""
        from joblib import delayed

        results = self._parallel()(delayed(do_task)(task) for task in tasks)
        try:
            yield results
        finally:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                results.close()


def do_task(task: Task) -> Finished:
    """Do one task in this process. The job's processor is kept for the next one."""
    if isinstance(task.data, str):
        return task.index, task.job.result(task.path, error=task.data)
    try:
        processor = _processor(task.key, task.job)
    except Exception as error:  # a catalog that cannot be had here
        return task.index, task.job.result(task.path, error=f"준비하지 못했습니다({type(error).__name__}: {error})")
    return task.index, run_job(task.job, processor, task.path, task.data)


_KEPT = 8
_processors: dict[str, Processor] = {}


def _processor(key: str, job: Job) -> Processor:
    if key not in _processors:
        while len(_processors) >= _KEPT:
            del _processors[next(iter(_processors))]
        _processors[key] = job.processor()
    return _processors[key]


@contextmanager
def make_crew(paths: list[Path], jobs: int | None, cluster: str) -> Iterator[Crew]:
    """Who is to do the work on the paths.

    jobs: processes, None for as many as the work is worth; cluster: address of a Dask scheduler, which goes first.
    Raises :class:`~kinsight_lsp.cli.usage.UsageProblem` when the cluster cannot be used.
    """
    if cluster:
        from .cluster import cluster_crew

        with cluster_crew(cluster) as crew:
            yield crew
        return
    if jobs is None:
        jobs = _cores() if sum(map(_weight, paths)) >= _FEW_BYTES else 1
    jobs = min(jobs, len(paths))
    yield ParallelCrew(lambda: _processes(jobs)) if jobs > 1 else Crew()


def _processes(jobs: int) -> Any:
    from joblib import Parallel

    return Parallel(jobs, backend="loky", return_as="generator_unordered", initializer=_start_worker)


def _start_worker() -> None:
    """Ctrl-C reaches every process of a terminal: the first one alone decides."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _weight(path: Path) -> int:
    try:
        return min(path.stat().st_size, _WEIGHT)
    except OSError:
        return 0


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
