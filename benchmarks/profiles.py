"""Where kinsight's time goes: the real processes, sampled from outside, at start, first hover, typing and a check.

Only threads that run Python are sampled, not those that wait. For each phase it prints a tree of functions with their
share of that time, and leaves the collapsed stacks, from which any flame graph viewer draws, in ``build/profiles``.
Attaching to a running process needs the right to trace it: root, or ``kernel.yama.ptrace_scope=0``.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import signal
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from latency import servers, sources
from latency.documents import file_document
from latency.editor import Editor
from latency.goals import MAIN
from latency.throughput import PACKAGES

OUT = Path(__file__).resolve().parents[1] / "build" / "profiles"
RATE = 250  # samples a second
ATTACHING = 1.0  # seconds that the sampler needs to begin
LOADING = 4.0  # seconds after which a server without a document has loaded all it loads
SHARE, DEPTH, WIDTH = 0.03, 14, 110
# Frames between a module and what it imports, and between a pool and what it runs; line numbers are cut off.
_PLUMBING = re.compile(r".*<frozen|process \d+|.*\((joblib|concurrent|threading|multiprocessing)[./]")
SPY = str(Path(sys.executable).with_name("py-spy"))


@dataclass
class Frame:
    """A function in the tree. samples: with all that it called."""

    samples: int = 0
    callees: dict[str, Frame] = field(default_factory=lambda: defaultdict(Frame))


async def start(folder: Path, raw: Path) -> None:
    """From the process's start until nothing is left to load."""
    server = "runpy.run_module('kinsight_lsp', run_name='__main__', alter_sys=True)"
    waiting = (sys.executable, "-c", f"import runpy, time; time.sleep({2 * ATTACHING}); {server}")
    editor = Editor(replace(servers.kinsight(), command=waiting))
    starting = asyncio.create_task(editor.start(folder, folder / "log.txt"))
    await asyncio.sleep(0.1)  # until there is a process
    async with _attached(editor, raw):
        await starting
        await asyncio.sleep(LOADING)
    await editor.end()


async def first_hover(folder: Path, raw: Path) -> None:
    """From opening the main document until it has been hovered over and its diagnostics are there."""
    editor, document = Editor(servers.kinsight()), file_document(MAIN, sources.script(MAIN), folder / "training.py")
    await editor.start(folder, folder / "log.txt")
    await asyncio.sleep(LOADING)
    async with _attached(editor, raw):
        editor.open(document)
        await editor.hover(document.first)
        await editor.diagnostics.settled(1.0, 30.0)
    await editor.end()


async def keystroke(folder: Path, raw: Path, name: str = MAIN, count: int = 60) -> None:
    """Typing in the middle of a document, each keystroke as soon as the one before has its diagnostics."""
    editor, document = Editor(servers.kinsight()), file_document(name, sources.script(name), folder / "training.py")
    await editor.start(folder, folder / "log.txt")
    editor.open(document)
    await editor.diagnostics.settled(3.0, 60.0)
    async with _attached(editor, raw):
        for _ in range(count):
            since = len(editor.diagnostics.history)
            editor.press()
            editor.pull()
            await editor.diagnostics.newer(since, 30.0)
    await editor.end()


async def keystroke_long(folder: Path, raw: Path) -> None:
    """The same in the longest document."""
    await keystroke(folder, raw, "5,000 lines", 30)


async def check(folder: Path, raw: Path) -> None:
    """``kinsight check`` over the files of the throughput comparison, workers included."""
    paths = [str(sources.sdist(package)) for package in PACKAGES]
    command = [str(Path(sys.executable).with_name("kinsight")), "check", "--fresh", "--output-format", "json", *paths]
    spy = await asyncio.create_subprocess_exec(
        *_spy(raw), "--subprocesses", "--", *command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    await spy.wait()


PHASES = {function.__name__: function for function in (start, first_hover, keystroke, keystroke_long, check)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("phases", nargs="*", metavar="PHASE", help=f"{', '.join(PHASES)}; all of them without a name")
    chosen = parser.parse_args().phases or list(PHASES)
    OUT.mkdir(parents=True, exist_ok=True)
    for name in chosen:
        raw = OUT / f"{name}.txt"
        raw.unlink(missing_ok=True)
        with tempfile.TemporaryDirectory(prefix="profile-") as folder:
            asyncio.run(PHASES[name](Path(folder), raw))
        print(f"\n## {name}: {PHASES[name].__doc__.splitlines()[0]}\n")
        print(listing(raw.read_text(encoding="utf-8").splitlines()))


def listing(stacks: Iterable[str]) -> str:
    """Collapsed stacks (``caller;callee;… samples``) as a tree of functions, and the modules by their own time."""
    root, own = Frame(), defaultdict(int)
    for line in stacks:
        path, _, count = line.rpartition(" ")
        frames = [frame.rpartition(":")[0] or frame for frame in path.split(";") if not _PLUMBING.match(frame)] or [
            "import"
        ]
        frame = root
        frame.samples += int(count)
        for name in frames:
            frame = frame.callees[name]
            frame.samples += int(count)
        own[_module(frames[-1])] += int(count)
    if not root.samples:
        return "no samples"
    head = f"{root.samples / RATE:.2f} s sampled"
    modules = sorted(own.items(), key=lambda item: -item[1])[:12]
    shares = "  ".join(f"{name} {samples / root.samples:.0%}" for name, samples in modules)
    return "\n".join([head, *_tree(root, root.samples, 0), "", f"time of their own: {shares}"])


def _tree(frame: Frame, total: int, depth: int) -> Iterable[str]:
    for name, callee in sorted(frame.callees.items(), key=lambda item: -item[1].samples):
        if callee.samples < SHARE * total or depth > DEPTH:
            continue
        # A chain of functions that only call the next one is one line, its last.
        while len(callee.callees) == 1 and next(iter(callee.callees.values())).samples == callee.samples:
            [(name, callee)] = callee.callees.items()
        yield f"{'  ' * depth}{callee.samples / total:5.1%} {name}"[:WIDTH]
        yield from _tree(callee, total, depth + 1)


def _module(frame: str) -> str:
    """The file of ``function (path/to/file.py``."""
    return frame.rpartition("(")[2].rstrip(")") or frame


def _spy(raw: Path, *options: str) -> Sequence[str]:
    return (SPY, "record", "--gil", "--rate", str(RATE), "--format", "raw", "--output", str(raw), *options)


class _attached:
    """While inside, the server's process is sampled."""

    def __init__(self, editor: Editor, raw: Path) -> None:
        self.command = [*_spy(raw), "--pid", str(editor.wire.pid)]

    async def __aenter__(self) -> None:
        self.spy = await asyncio.create_subprocess_exec(
            *self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        await asyncio.sleep(ATTACHING)

    async def __aexit__(self, *_: object) -> None:
        if self.spy.returncode is None:
            self.spy.send_signal(signal.SIGINT)
        await self.spy.wait()


if __name__ == "__main__":
    main()
