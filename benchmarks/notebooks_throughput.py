"""How fast ``kinsight annotate`` does many notebooks, and whether its memory stays flat.

Builds notebooks from real ones (``notebook_corpus.py``), each with edits of its own, and annotates them with one
process, with two, and with a Dask cluster of two workers on this machine. The memory of the whole process tree is
sampled while each run lasts; all runs must write the same bytes.

    .venv/bin/python benchmarks/notebooks_throughput.py [--count 1000] [--run 1|2|cluster ...]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from notebook_corpus import notebooks

RUNS = ("1", "2", "cluster")
PAUSE = 0.5  # seconds between two samples
PARTS = 10  # points of the memory curve


@dataclass
class Measured:
    """seconds: wall time; cpu: of the whole tree, seconds; memory: resident bytes of the whole tree, sampled."""

    name: str
    seconds: float
    cpu: float
    memory: list[int]
    digest: str

    def curve(self) -> list[float]:
        """The highest memory of each part of the run, in MB."""
        size = len(self.memory) / PARTS
        parts = [self.memory[int(n * size) : max(int((n + 1) * size), int(n * size) + 1)] for n in range(PARTS)]
        return [max(part) / 1e6 for part in parts if part]


def build(folder: Path, count: int) -> None:
    """Write ``count`` notebooks; the same ones each time."""
    originals = [(origin, json.loads(path.read_text(encoding="utf-8"))) for origin, path in notebooks()]
    if not originals:
        sys.exit("no notebook could be had")
    for number in range(count):
        origin, original = originals[number % len(originals)]
        changed = edited(json.loads(json.dumps(original)), random.Random(number), number)
        text = json.dumps(changed, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{number:04}_{origin.partition('=')[0]}.ipynb").write_text(text, encoding="utf-8")


def edited(notebook: dict, chance: random.Random, number: int) -> dict:
    """The notebook with a cell more, a cell less and a comment in one."""
    cells = notebook["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code" and cell["source"]]
    if len(code) > 3:
        cells.remove(gone := chance.choice(code))
        code.remove(gone)
    if code:
        cell = chance.choice(code)
        source = "".join(cell["source"])
        if not source.startswith("%%"):
            cell["source"] = f"# copy {number}\n{source}".splitlines(True)
    cells.insert(0, {"cell_type": "markdown", "metadata": {}, "source": [f"# {number}\n"]})
    return notebook


@contextmanager
def cluster() -> Iterator[tuple[str, list[psutil.Process]]]:
    """A scheduler and two workers with one thread each: their address and processes."""
    started: list[subprocess.Popen] = []
    with tempfile.TemporaryDirectory() as scratch:
        where = Path(scratch) / "scheduler.json"
        quiet = {"cwd": scratch, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        base = [sys.executable, "-m"]
        scheduler = ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        try:
            started.append(subprocess.Popen([*base, *scheduler, "--scheduler-file", str(where)], **quiet))
            while not (where.exists() and where.stat().st_size):
                time.sleep(0.1)
            address = json.loads(where.read_text())["address"]
            for _ in range(2):
                worker = ["distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard"]
                started.append(subprocess.Popen([*base, *worker], **quiet))
            time.sleep(8)
            yield address, [psutil.Process(process.pid) for process in started]
        finally:
            for process in started:
                for member in tree(psutil.Process(process.pid)):
                    with suppress(psutil.Error):
                        member.kill()
                process.wait()


def measure(name: str, folder: Path, arguments: list[str], others: list[psutil.Process]) -> Measured:
    """Annotate the folder, and look at the memory of the command, its workers and the other processes."""
    kinsight = Path(sys.executable).with_name("kinsight")
    command = [str(kinsight), "annotate", str(folder), "--level", "beginner", "--fresh"]
    before = sum(cpu(member) for process in others for member in tree(process))
    began = time.perf_counter()
    run = subprocess.Popen([*command, *arguments], stdout=subprocess.DEVNULL)
    root = psutil.Process(run.pid)
    memory: list[int] = []
    used: dict[int, float] = {}
    while run.poll() is None:
        processes = [member for process in (root, *others) for member in tree(process)]
        memory.append(sum(map(resident, processes)))
        used.update({process.pid: cpu(process) for process in processes})
        time.sleep(PAUSE)
    seconds = time.perf_counter() - began
    if run.returncode:
        print(f"{name}: exit code {run.returncode}", file=sys.stderr)
    spent = sum(used.values()) - before
    found = hashlib.sha256()
    for path in sorted(folder.glob("*.ipynb")):
        found.update(path.read_bytes())
    return Measured(name, seconds, spent, memory, found.hexdigest())


def tree(root: psutil.Process) -> list[psutil.Process]:
    try:
        return [root, *root.children(recursive=True)]
    except psutil.Error:
        return []


def resident(process: psutil.Process) -> int:
    try:
        return process.memory_info().rss
    except psutil.Error:
        return 0


def cpu(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
        return times.user + times.system
    except psutil.Error:
        return 0.0


def report(count: int, size: int, results: list[Measured]) -> None:
    print(f"{count} notebooks, {size / 1e6:.0f} MB; load average {os.getloadavg()[0]:.1f}\n")
    print("| run | seconds | CPU seconds | notebooks a second | against 1 process | highest memory |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for result in results:
        ratio = results[0].seconds / result.seconds
        print(
            f"| {result.name} | {result.seconds:.0f} | {result.cpu:.0f} | {count / result.seconds:.1f} | {ratio:.2f} "
            f"| {max(result.memory) / 1e6:.0f} MB |"
        )
    print(f"\nHighest memory (MB) in each tenth of the run:\n\n| run | {' | '.join(map(str, range(1, PARTS + 1)))} |")
    print("| --- |" + " ---: |" * PARTS)
    for result in results:
        print(f"| {result.name} | {' | '.join(f'{value:.0f}' for value in result.curve())} |")
    for result in results:
        quarter = len(result.memory) // 4
        first, last = result.memory[quarter : 2 * quarter], result.memory[-quarter:]
        if first and last:
            grown = statistics.median(last) / statistics.median(first)
            print(f"\n{result.name}: {grown:.2f} times the memory in the last quarter, against the second")
    same = len({result.digest for result in results}) == 1
    print(f"\nEvery run wrote the same bytes: {'yes' if same else 'NO'}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--run", nargs="*", choices=RUNS, default=RUNS)
    options = parser.parse_args()
    results = []
    with tempfile.TemporaryDirectory(prefix="kinsight-throughput-") as scratch:
        made = Path(scratch) / "made"
        made.mkdir()
        build(made, options.count)
        size = sum(path.stat().st_size for path in made.iterdir())
        for name in options.run:
            folder = Path(scratch) / name
            shutil.copytree(made, folder)
            if name == "cluster":
                with cluster() as (address, processes):
                    results.append(measure("cluster, 2 workers", folder, ["--cluster", address], processes))
            else:
                results.append(measure(f"{name} process{'es' * (name != '1')}", folder, ["--jobs", name], []))
            shutil.rmtree(folder)
    report(options.count, size, results)


if __name__ == "__main__":
    main()
