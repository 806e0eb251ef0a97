"""Files done by a real Dask cluster: a scheduler and two workers, each a process of its own that shares no folder."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .samples import BAD, notebook
from .test_annotate import CODE, contents

distributed = pytest.importorskip("distributed")

OWN_CATALOG = """\
section: training
insights:
  - id: class-own
    on: [torch.nn.Linear]
    category: tip
    level: intermediate
    priority: 99
    title: 수업의 말
    brief: 이 층은 3주 차에 배웁니다.
    text: 이 층은 3주 차에 배웁니다.
    source: [https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html]
"""


class Cluster:
    """A scheduler and its workers, started as somebody would in a terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen] = []
        self.address = ""

    def start(self) -> None:
        where = self.folder / "scheduler.json"
        arguments = ["--host", "127.0.0.1", "--port", "0", "--idle-timeout", "300", "--scheduler-file", str(where)]
        self._run("dask_scheduler", *arguments)
        while not self.address:
            assert self.processes[0].poll() is None
            time.sleep(0.1)
            if where.exists() and where.stat().st_size:
                self.address = json.loads(where.read_text())["address"]
        for number in range(2):
            arguments = ["--nthreads", "1", "--name", f"w{number}", "--no-nanny", "--death-timeout", "20"]
            self._run("dask_worker", self.address, *arguments)
        with distributed.Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=90)

    def _run(self, module: str, *arguments: str) -> None:
        folder = self.folder / str(len(self.processes))
        folder.mkdir()
        command = [sys.executable, "-m", f"distributed.cli.{module}", "--no-dashboard", *arguments]
        with open(folder / "log", "wb") as log:
            self.processes.append(
                subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, start_new_session=True)
            )

    def kill(self, *numbers: int) -> None:
        for number in numbers:
            self.processes[number].send_signal(signal.SIGKILL)

    def stop(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()


@contextmanager
def struck(cluster: Cluster, first: Path, *victims: int) -> Iterator[None]:
    """Kills processes of a cluster as soon as the first file has been written."""
    before, over = first.read_bytes(), threading.Event()

    def strike() -> None:
        while first.read_bytes() == before and not over.wait(0.01):
            pass
        cluster.kill(*victims)

    thread = threading.Thread(target=strike)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@pytest.fixture
def cluster(tmp_path_factory):
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        made.start()
        yield made
    finally:
        made.stop()


def fill(folder: Path, count: int) -> None:
    """Notebooks that differ, with a catalog of their own beside them."""
    (folder / ".kinsight").mkdir()
    (folder / ".kinsight" / "own.yaml").write_text(OWN_CATALOG, encoding="utf-8")
    (folder / "pyproject.toml").write_text('[tool.kinsight]\nlevel = "중급"\n', encoding="utf-8")
    for number in range(count):
        cells = [("markdown", f"# 모델 학습 {number}"), ("code", CODE + f"print({number})\n")]
        (folder / f"n{number:03}.ipynb").write_text(json.dumps(notebook(*cells), ensure_ascii=False), encoding="utf-8")


def test_the_same_as_at_home(kinsight, folder, cluster):
    """Settings and the user's catalog travel; one broken file stops nothing; what is done is not sent again."""
    fill(folder, 12)
    (folder / "broken.ipynb").write_text("{", encoding="utf-8")
    before = contents(folder)
    at_home = kinsight("annotate", ".", "--fresh")
    expected = contents(folder)
    assert "3주 차에 배웁니다" in (folder / "n000.ipynb").read_text(encoding="utf-8")
    assert kinsight("strip", ".", "--cluster", cluster.address).code == 2
    assert contents(folder) == before
    there = kinsight("annotate", ".", "--cluster", cluster.address)
    assert (there.code, there.out, there.err) == (at_home.code, at_home.out, at_home.err)
    assert there.code == 2 and "broken.ipynb" in there.err and contents(folder) == expected
    again = kinsight("annotate", ".", "--cluster", cluster.address)
    assert "이미 되어 있어 건너뛴 것 12개, 실패 1개." in again.out and contents(folder) == expected
    (folder / "bad.py").write_text(BAD, encoding="utf-8")
    arguments = ("check", ".", "--output-format", "json", "--fresh")
    assert kinsight(*arguments, "--cluster", cluster.address) == kinsight(*arguments)


def test_a_worker_that_dies(kinsight, folder, cluster):
    fill(folder, 60)
    with struck(cluster, folder / "n000.ipynb", 1):
        result = kinsight("annotate", ".", "--cluster", cluster.address, "--fresh")
    assert result.code == 0 and "파일 60개 가운데 60개가 바뀌었습니다." in result.out
    written = contents(folder)
    assert kinsight("strip", ".").code == 0 and contents(folder) != written
    assert kinsight("annotate", ".", "--fresh").code == 0 and contents(folder) == written


@pytest.mark.parametrize("victims", [(1, 2), (0, 1, 2)])
def test_when_nobody_is_left_the_run_ends_and_can_go_on(kinsight, folder, cluster, monkeypatch, victims):
    monkeypatch.setattr("kinsight_lsp.cli.cluster._GRACE", 2)
    fill(folder, 60)
    with struck(cluster, folder / "n000.ipynb", *victims):
        result = kinsight("annotate", ".", "--cluster", cluster.address)
    assert result.code == 2 and cluster.address in result.err and "다시 실행하면 이어서 합니다." in result.err
    assert not [path for path in folder.iterdir() if path.suffix == ".tmp"]
    rest = kinsight("annotate", ".")
    assert rest.code == 0 and "이미 되어 있어 건너뛴 것" in rest.out
    written = contents(folder)
    assert kinsight("strip", ".").code == 0
    assert kinsight("annotate", ".", "--fresh").code == 0 and contents(folder) == written


def test_no_scheduler(kinsight, folder):
    (folder / "a.py").write_text(CODE, encoding="utf-8")
    result = kinsight("annotate", ".", "--cluster", "nonsense://x")
    assert result.code == 2 and "--cluster" in result.err and (folder / "a.py").read_text(encoding="utf-8") == CODE


def test_without_the_extra(kinsight, folder, monkeypatch):
    (folder / "a.py").write_text(CODE, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = kinsight("check", ".", "--cluster", "tcp://127.0.0.1:8786")
    assert result.code == 2 and "kinsight-lsp[cluster]" in result.err and os.linesep in result.err
