"""What kinsight promises, each as one line that a run passes or fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .summary import Summary
from .throughput import Throughput

MAIN, SHORT, LONG = "1,500 lines", "500 lines", "5,000 lines"


@dataclass(frozen=True)
class Goal:
    """passed: None where the run did not measure what it takes to tell."""

    text: str
    measured: str
    passed: bool | None

    def __str__(self) -> str:
        return f"{ {True: 'pass', False: 'FAIL', None: ' -- '}[self.passed] }  {self.text}: {self.measured}"


def goals(summaries: Sequence[Summary], throughput: Throughput | None) -> list[Goal]:
    """All goals, in a fixed order."""
    return list(_goals({(summary.server, summary.document): summary for summary in summaries}, throughput))


def _goals(known: dict[tuple[str, str], Summary], throughput: Throughput | None) -> Iterator[Goal]:
    def figure(path: str, server: str = "kinsight", document: str = MAIN) -> float | None:
        summary = known.get((server, document))
        return summary.value(path) if summary else None

    hover = figure("first_hover")
    yield _below("first hover after opening is below 0.3 s", hover, 0.3, "s")
    yield _below("first hover after opening is below ty's", hover, figure("first_hover", "ty"), "s", strict=True)
    for text, path, limit in (
        ("warm hover p50 is at most 1 ms", "warm.p50", 1.0), ("warm hover p95 is at most 3 ms", "warm.p95", 3.0),
        ("hover p95 while typing is at most 15 ms", "key_hover.p95", 15.0),
    ):  # fmt: skip
        yield _below(text, _thousand(figure(path)), limit, "ms")
    typed = figure("key_diagnostics.p50")
    for peer in ("zuban", "ty"):
        theirs = figure("key_diagnostics.p50", peer)
        yield _below(
            f"keystroke to diagnostics p50 is below {peer}'s", _thousand(typed), _thousand(theirs), "ms", strict=True
        )
    long, short = (figure("key_diagnostics.p50", document=document) for document in (LONG, SHORT))
    yield _below(
        "keystroke to diagnostics at 5,000 lines is at most 1.5 times that at 500", long, short, "s", times=1.5
    )
    memory = [
        value for when in ("at rest", "200 edits", "2000 edits") if (value := figure(f"memory.{when}")) is not None
    ]
    yield _below("memory of the process tree is at most 120 MiB", max(memory, default=None), 120.0, "MiB")
    after, before = figure("memory.2000 edits"), figure("memory.200 edits")
    yield _below("memory after 2,000 edits is at most 1.05 times that after 200", after, before, "MiB", times=1.05)
    ratio = throughput.ratio if throughput else None
    text = "kinsight check is at least 30 times as fast as TorchFix"
    yield Goal(text, "not measured", None) if ratio is None else Goal(text, f"{ratio:.1f} times", ratio >= 30)


def _below(
    text: str, value: float | None, limit: float | None, unit: str, strict: bool = False, times: float = 1.0
) -> Goal:  # fmt: skip
    if value is None or limit is None:
        return Goal(text, "not measured", None)
    passed = value < limit if strict else value <= limit * times
    measured = f"{value:.3g} {unit}" + (
        f", {value / limit:.2f} times {limit:.3g} {unit}" if strict or times != 1.0 else ""
    )
    return Goal(text, measured, passed)


def _thousand(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000
