"""Measures kinsight beside its peers and says which of its promises hold. README.md tells the method.

Servers run one after another, never at once: each round goes through every document and every server, and begins with
another server than the round before.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from latency import environment, servers, sources
from latency.documents import Document, file_document, notebook_document
from latency.goals import MAIN, Goal, goals
from latency.measure import EDITS, Result, measure
from latency.summary import Summary, summarize
from latency.tables import document_table, ratio_table
from latency.throughput import Throughput, compare

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "benchmarks" / "README.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
NOTEBOOK, CELLS = "notebook of 60 cells", 60
DOCUMENTS = (*sources.SCRIPTS, NOTEBOOK)


def main() -> int:
    """Exit code 0 when every goal that was measured is reached, else 1."""
    options = _options()
    known = [servers.kinsight(), *servers.peers(environment.peers(), environment.project())]
    chosen = [server for server in known if not options.servers or server.name in options.servers]
    begun = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())
    load = os.getloadavg()[0]
    results: list[Result] = []
    options.json.parent.mkdir(parents=True, exist_ok=True)
    for result in _sessions(chosen, options.documents or list(DOCUMENTS), options.rounds, options.edits):
        results.append(result)
        options.json.write_text(_json(begun, results, None, []), encoding="utf-8")  # a broken run leaves what it has
        outcome = "; ".join(result.notes) or "measured"
        print(f"{result.document}, {result.server}, round {result.round}: {outcome}", file=sys.stderr)
    throughput = None if options.no_throughput else compare(environment.peers(), options.rounds)
    summaries = summarize(results)
    reached = goals(summaries, throughput)
    heading = f"{begun}, {options.rounds} rounds. {_machine()}, load {load:.1f} at the start."
    text = _text(summaries, throughput, reached, heading)
    print(text)
    options.json.write_text(_json(begun, results, throughput, reached), encoding="utf-8")
    if options.readme:
        _keep(text)
    return int(any(goal.passed is False for goal in reached))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--servers", nargs="*", help="only these")
    parser.add_argument("--documents", nargs="*", choices=DOCUMENTS, help="only these")
    parser.add_argument(
        "--edits", type=int, nargs="*", default=list(EDITS), help="look at the memory after so many edits"
    )
    parser.add_argument("--no-throughput", action="store_true", help="leave TorchFix out")
    parser.add_argument(
        "--json", type=Path, default=ROOT / "build" / "bench.json", help="every single figure goes here"
    )
    parser.add_argument("--readme", action="store_true", help="keep the tables in benchmarks/README.md")
    return parser.parse_args()


def _sessions(
    chosen: Sequence[servers.Server], names: Sequence[str], rounds: int, edits: Sequence[int]
) -> Iterator[Result]:  # fmt: skip
    """Every session in turn. The memory under many edits is looked at in the last round, on the main document alone."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        documents = [_document(name, Path(folder)) for name in names]
        log = Path(tempfile.gettempdir()) / "kinsight-bench.log"
        log.unlink(missing_ok=True)
        for number in range(1, rounds + 1):
            turn = (number - 1) * len(chosen) // rounds
            for document in documents:
                looks = tuple(edits) if number == rounds and document.name == MAIN else ()
                for server in [*chosen[turn:], *chosen[:turn]]:
                    yield asyncio.run(measure(server, document, Path(folder), log, number, looks))


def _document(name: str, folder: Path) -> Document:
    if name == NOTEBOOK:
        return notebook_document(name, sources.script(MAIN), folder / "training.ipynb", CELLS)
    return file_document(name, sources.script(name), folder / f"training_{name.replace(',', '').split()[0]}.py")


def _text(
    summaries: Sequence[Summary], throughput: Throughput | None, reached: Sequence[Goal], heading: str
) -> str:  # fmt: skip
    parts = [heading, "```\n" + "\n".join(map(str, reached)) + "\n```"]
    for name in dict.fromkeys(summary.document for summary in summaries):
        members = [summary for summary in summaries if summary.document == name]
        parts += [f"### {name[0].upper()}{name[1:]} ({members[0].lines:,} lines)", document_table(members)]
        if ratios := ratio_table(members):
            parts += ["Times kinsight's figure (above 1, kinsight is ahead):", ratios]
    if throughput is not None:
        parts += ["### Throughput", throughput.table()]
    return "\n\n".join(parts)


def _machine() -> str:
    """The machine in words."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine()
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{cores} cores of {model}, {memory:.0f} GiB, {system}"


def _json(begun: str, results: Sequence[Result], throughput: Throughput | None, reached: Sequence[Goal]) -> str:
    """Everything that was measured, in seconds and MiB; null: not in time."""
    value = {
        "begun": begun,
        "machine": _machine(),
        "kinsight": {"version": version("kinsight-lsp"), "commit": _commit()},
        "installed": [*environment.PEERS, *environment.PROJECT],
        "sessions": [result.as_json() for result in results],
        "throughput": throughput and {**vars(throughput), "ratio": throughput.ratio},
        "goals": [vars(goal) for goal in reached],
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, indent=1)


def _commit() -> str:
    done = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip()


def _keep(text: str) -> None:
    """Put the tables where the last ones stand in the README."""
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise SystemExit(f"{README} has no place for the tables: {BEGIN} … {END}")
    README.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
