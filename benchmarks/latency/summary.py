"""Sessions become one line for each server and document: percentiles over all rounds, medians of what comes once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .measure import Result

LATE = math.inf  # an answer that did not come within the deadline; it sorts behind every other


@dataclass
class Summary:
    """Figures of one server on one document; times in seconds, memory in MiB.

    None: never offered or never asked; LATE: offered, but not in time.
    """

    server: str
    document: str
    lines: int
    pulls: bool
    ready: float | None = None
    first_hover: float | None = None
    first_diagnostics: float | None = None
    cold: dict[str, float | None] = field(default_factory=dict)
    warm: dict[str, float | None] = field(default_factory=dict)
    key_hover: dict[str, float | None] = field(default_factory=dict)
    key_diagnostics: dict[str, float | None] = field(default_factory=dict)
    answered: tuple[int, int] = (0, 0)
    memory: dict[str, float | None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def value(self, name: str) -> float | None:
        """A figure by its path: ``first_hover``, ``warm.p50``, ``memory.2000 edits``."""
        first, _, rest = name.partition(".")
        found: Any = getattr(self, first)
        return found.get(rest) if rest else found


def summarize(results: Iterable[Result]) -> list[Summary]:
    """A summary for each server and document, in the order in which they first came."""
    groups: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        groups.setdefault((result.document, result.server), []).append(result)
    return [_summary(group) for group in groups.values()]


def percentile(values: Sequence[float | None], share: float) -> float | None:
    """The nearest-rank percentile; a late answer counts as LATE. None of no values."""
    ordered = sorted(LATE if value is None else value for value in values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else None


def _summary(group: list[Result]) -> Summary:
    first = group[0]
    summary = Summary(first.server, first.document, first.lines, first.pulls)
    for name in ("ready", "first_hover", "first_diagnostics"):
        known = [getattr(result, name) for result in group]
        setattr(summary, name, percentile(known, 0.5) if any(value is not None for value in known) else None)
    for name in ("cold", "warm", "key_hover", "key_diagnostics"):
        pooled = [value for result in group for value in getattr(result, name)]
        setattr(
            summary,
            name,
            {key: percentile(pooled, share) for key, share in (("p50", 0.5), ("p95", 0.95), ("max", 1.0))},
        )
    summary.answered = sum(result.answered for result in group), sum(result.asked for result in group)
    for when in dict.fromkeys(when for result in group for when in result.memory):
        summary.memory[when] = percentile([result.memory[when] for result in group if when in result.memory], 0.5)
    summary.notes = list(dict.fromkeys(note for result in group for note in result.notes))
    return summary
