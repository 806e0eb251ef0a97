"""``kinsight check`` beside TorchFix: the same files, the same cores, one after the other."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from .sources import sdist

PACKAGES = ("timm==1.0.31",)  # 331 files, most of them models, and the loaders, optimizers and schedulers around them


@dataclass(frozen=True)
class Throughput:
    """files and lines that both read; seconds of wall time of each run."""

    files: int
    lines: int
    cores: int
    kinsight: tuple[float, ...]
    torchfix: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """How many times TorchFix's throughput kinsight's is, by the medians."""
        return statistics.median(self.torchfix) / statistics.median(self.kinsight)

    def table(self) -> str:
        """A Markdown table."""
        rows = ["| checker | wall s | lines per second |", "| --- | ---: | ---: |"]
        for name, runs in (("kinsight check", self.kinsight), ("TorchFix", self.torchfix)):
            median = statistics.median(runs)
            rows.append(f"| {name} | {median:.1f} | {self.lines / median:,.0f} |")
        heading = f"{self.lines:,} lines in {self.files} files of {', '.join(PACKAGES)}, {self.cores} cores:"
        heading += f" kinsight is {self.ratio:.1f} times as fast."
        return "\n".join([heading, "", *rows])


def compare(tools: Path, rounds: int) -> Throughput:
    """Run both over PACKAGES. Raises RuntimeError where a checker fails instead of checking.

    tools: the peers' environment; rounds: runs of kinsight; TorchFix, which takes minutes, runs every second time.
    """
    folders = [sdist(package) for package in PACKAGES]
    files = [path for folder in folders for path in folder.rglob("*.py")]
    lines = sum(path.read_bytes().count(b"\n") for path in files)
    paths = [str(folder) for folder in folders]
    ours = [str(Path(sys.executable).with_name("kinsight")), "check", "--fresh", "--output-format", "json", *paths]
    theirs = [str(tools / "bin" / "torchfix"), *paths]
    kinsight, torchfix = [], []
    for number in range(rounds):
        kinsight.append(_timed(ours, (0, 1)))
        if number % 2 == 0:
            torchfix.append(_timed(theirs, (0, 1)))
    return Throughput(len(files), lines, len(os.sched_getaffinity(0)), tuple(kinsight), tuple(torchfix))


def _timed(command: list[str], good: tuple[int, ...]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    took = time.perf_counter() - started
    if done.returncode not in good:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-500:]}")
    return took
