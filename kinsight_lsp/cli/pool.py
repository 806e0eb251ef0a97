"""Checks many files: in this process when they are few, else on all cores.

The standard library's process pool is enough: jobs are independent, results small, and workers load the catalog once.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from ..core.config import Settings
from .checking import Checker
from .rows import FileResult

FEW_BYTES = 600_000  # below this one process is done before others have started
_CHUNK_BYTES = 150_000
_CHUNK_FILES = 40


@dataclass(frozen=True)
class Job:
    """Files of one project. mode: the checker's."""

    settings: Settings
    catalogs: tuple[Path, ...]
    files: tuple[Path, ...]
    mode: str = ""

    def checker(self) -> Checker:
        return Checker(self.settings, self.catalogs, self.mode)


def check_files(jobs: Sequence[Job]) -> Iterator[FileResult]:
    """Check every file of the jobs; results come as they are ready."""
    sizes = {path: _size(path) for job in jobs for path in job.files}
    cores = _cores()
    if cores < 2 or len(sizes) < 2 or sum(sizes.values()) < FEW_BYTES:
        for job in jobs:
            checker = job.checker()
            for path in job.files:
                yield checker.check_path(path)
        return
    chunks = [(index, chunk) for index, job in enumerate(jobs) for chunk in _chunks(job.files, sizes)]
    yield from _in_processes(jobs, chunks, min(cores, len(chunks)))


def _in_processes(
    jobs: Sequence[Job], chunks: list[tuple[int, tuple[Path, ...]]], processes: int
) -> Iterator[FileResult]:
    """Run chunks in workers. A worker that dies takes one round with it: its chunks are then tried file by file."""
    lost: list[tuple[int, tuple[Path, ...]]] = []
    with _executor(jobs, processes) as executor:
        pending: dict[Future[list[FileResult]], tuple[int, tuple[Path, ...]]] = {}
        for chunk in chunks:
            try:
                pending[executor.submit(_check_chunk, *chunk)] = chunk
            except BrokenProcessPool:
                lost.append(chunk)
        try:
            while pending:
                done, _ = wait(pending, return_when=FIRST_COMPLETED)
                for future in done:
                    chunk = pending.pop(future)
                    try:
                        yield from future.result()
                    except BrokenProcessPool:
                        lost.append(chunk)
        except (KeyboardInterrupt, GeneratorExit):
            executor.shutdown(wait=False, cancel_futures=True)
            raise
    for index, files in lost:
        for path in files:
            yield _alone(jobs, index, path)


def _alone(jobs: Sequence[Job], index: int, path: Path) -> FileResult:
    with _executor(jobs, 1, "spawn") as executor:
        try:
            return executor.submit(_check_chunk, index, (path,)).result()[0]
        except BrokenProcessPool:
            return FileResult(str(path), error="살피던 프로세스가 죽었습니다. kinsight의 결함이니 알려 주세요")


# Forked workers start at once and share the loaded modules; elsewhere the platform's own way is the safe one.
_START = "fork" if sys.platform == "linux" else None


def _executor(jobs: Sequence[Job], processes: int, start: str | None = _START) -> ProcessPoolExecutor:
    context = multiprocessing.get_context(start)
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_start_worker, initargs=(jobs,))


_jobs: Sequence[Job] = ()
_checkers: dict[int, Checker] = {}


def _start_worker(jobs: Sequence[Job]) -> None:
    global _jobs
    _jobs = jobs
    _checkers.clear()


def _check_chunk(index: int, files: tuple[Path, ...]) -> list[FileResult]:
    if index not in _checkers:
        _checkers[index] = _jobs[index].checker()
    return [_checkers[index].check_path(path) for path in files]


def _chunks(files: Sequence[Path], sizes: dict[Path, int]) -> Iterator[tuple[Path, ...]]:
    """Runs of files of about the same work, the biggest files first so that none is left for the end."""
    chunk: list[Path] = []
    weight = 0
    for path in sorted(files, key=lambda p: -sizes[p]):
        chunk.append(path)
        weight += sizes[path]
        if weight >= _CHUNK_BYTES or len(chunk) >= _CHUNK_FILES:
            yield tuple(chunk)
            chunk, weight = [], 0
    if chunk:
        yield tuple(chunk)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
