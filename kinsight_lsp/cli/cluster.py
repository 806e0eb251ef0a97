"""Workers of a Dask cluster, through joblib. They get the bytes of files, settings and the user's catalogs, and give
bytes back: only this machine reads and writes files, so nothing needs to be shared with the workers' machines.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, InvalidStateError
from contextlib import contextmanager, suppress
from typing import Any

from .. import __version__
from .catalogs import catalog_with
from .crew import Finished, ParallelCrew, Task
from .usage import UsageProblem

_CONNECT = 10  # seconds
_GRACE = 15  # seconds that a cluster may be without workers, say while they start again
_CLEARED = 50  # results after which memory is cleared
EXTRA = "pip install 'kinsight-lsp[cluster]'"


class ClusterCrew(ParallelCrew):
    """The workers of a cluster."""

    remote = True

    def run(self, tasks: Iterable[Task]) -> Iterator[Finished]:
        """As in every crew. Dask's futures refer to each other and hold files' bytes: they are cleared away in time."""
        for number, finished in enumerate(super().run(tasks), 1):
            yield finished
            if number % _CLEARED == 0:
                gc.collect()


def identity() -> tuple[str, str]:
    """What must be the same everywhere: the version of kinsight and the revision of its catalog."""
    return __version__, catalog_with(()).revision


@contextmanager
def cluster_crew(address: str) -> Iterator[ClusterCrew]:
    """Connect to a Dask scheduler. Raises :class:`~kinsight_lsp.cli.usage.UsageProblem`."""
    try:
        from distributed import Client
    except ImportError:
        raise UsageProblem([f"--cluster: `{EXTRA}`로 설치해야 쓸 수 있습니다"]) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told as a result
    try:
        client = Client(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageProblem([f"--cluster: `{address}`에 연결할 수 없습니다({error})"]) from None
    try:
        _inspect(client, address)
        with _Watch(lambda: _lost(client, address)) as watch:
            yield ClusterCrew(lambda: _parallel(client, watch), lambda: _lost(client, address))
    finally:
        client.close(timeout=_CONNECT)


def _inspect(client: Any, address: str) -> None:
    """Refuse workers that would give other results."""
    try:
        client.wait_for_workers(1, timeout=_CONNECT)
        found = client.run(identity, on_error="return")
    except (OSError, TimeoutError):
        raise UsageProblem([f"--cluster: `{address}`에 워커가 없습니다"]) from None
    mine = identity()
    complaints = []
    for worker, theirs in sorted(found.items()):
        if isinstance(theirs, BaseException):
            complaints.append(f"--cluster: 워커 `{worker}`에서 kinsight를 쓸 수 없습니다({theirs})")
        elif tuple(theirs) != mine:
            complaints.append(f"--cluster: 워커 `{worker}`의 kinsight나 카탈로그가 이곳과 다릅니다. 판을 맞추세요")
    if complaints:
        raise UsageProblem(complaints)


def _lost(client: Any, address: str) -> str:
    """Why nobody is left to work; "" while there is somebody, or may soon be again."""
    for _ in range(_GRACE):
        if client.status != "running":
            return f"클러스터 `{address}`와 연결이 끊겼습니다"
        try:
            if client.ncores():
                return ""
        except (OSError, TimeoutError):
            pass
        time.sleep(1)
    return f"클러스터 `{address}`에 남은 워커가 없습니다"


class _Watch:
    """Looks after a cluster from a thread of its own: Dask waits for ever for workers that all are gone."""

    def __init__(self, lost: Callable[[], str]) -> None:
        self._lost = lost
        self._stop = threading.Event()
        self._waiting: set[Future] = set()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()

    def add(self, future: Future) -> None:
        """Let a future fail when nobody is left to work for it."""
        with self._lock:
            self._waiting.add(future)
        future.add_done_callback(self._remove)

    def _remove(self, future: Future) -> None:
        with self._lock:
            self._waiting.discard(future)

    def _look(self) -> None:
        while not self._stop.wait(1):
            if reason := self._lost():
                with self._lock:
                    waiting = list(self._waiting)
                for future in waiting:
                    with suppress(InvalidStateError):
                        future.set_exception(ConnectionError(reason))


def _parallel(client: Any, watch: _Watch) -> Any:
    from joblib import Parallel

    return Parallel(n_jobs=-1, backend=_backend()(watch, client=client), return_as="generator_unordered")


def _backend() -> type:
    from joblib._dask import DaskDistributedBackend

    class Backend(DaskDistributedBackend):
        """joblib's own, which says nothing of a task whose workers died: its result would be waited for for ever."""

        def __init__(self, watch: _Watch, **options: Any) -> None:
            super().__init__(**options)
            self._watch = watch

        def effective_n_jobs(self, n_jobs: int) -> int:
            """Never one, with which joblib would work here instead of there."""
            return max(super().effective_n_jobs(n_jobs), 2)

        def submit(self, func: Any, callback: Any = None) -> Future:
            future = super().submit(func, callback)
            future.add_done_callback(lambda done: callback(done) if done.exception() is not None else None)
            self._watch.add(future)
            return future

        def retrieve_result_callback(self, out: Any) -> Any:
            if isinstance(out, Future):
                raise out.exception()  # type: ignore[misc]
            return super().retrieve_result_callback(out)

    return Backend
