"""Summaries as Markdown tables: the figures, and how many times kinsight's each of them is."""

from __future__ import annotations

from collections.abc import Sequence

from .measure import EDITS
from .summary import LATE, Summary

# heading, path of the figure, factor to the unit in the heading
_COLUMNS = (
    ("ready s", "ready", 1), ("first hover s", "first_hover", 1), ("first diagnostics s", "first_diagnostics", 1),
    ("cold hover ms p50", "cold.p50", 1000), ("p95", "cold.p95", 1000), ("max", "cold.max", 1000),
    ("warm hover ms p50", "warm.p50", 1000), ("p95", "warm.p95", 1000), ("max", "warm.max", 1000),
    ("key to hover ms p50", "key_hover.p50", 1000), ("p95", "key_hover.p95", 1000),
    ("key to diagnostics ms p50", "key_diagnostics.p50", 1000), ("p95", "key_diagnostics.p95", 1000),
    ("memory MiB", "memory.at rest", 1), *((f"after {edits:,} edits", f"memory.{edits} edits", 1) for edits in EDITS),
)  # fmt: skip
_RATIOS = (
    ("first hover", "first_hover"), ("warm hover p50", "warm.p50"), ("key to hover p50", "key_hover.p50"),
    ("key to diagnostics p50", "key_diagnostics.p50"), ("memory", "memory.at rest"),
)  # fmt: skip


def document_table(summaries: Sequence[Summary]) -> str:
    """The figures of all servers on one document. A dash: never offered; late: not within the deadline."""
    columns = [column for column in _COLUMNS if any(summary.value(column[1]) is not None for summary in summaries)]
    rows = [["server", "diagnostics", "hovers with content", *(heading for heading, _, _ in columns)]]
    for summary in summaries:
        share = f"{summary.answered[0] / summary.answered[1]:.0%}" if summary.answered[1] else "–"
        way = "pulled" if summary.pulls else "pushed"
        rows.append(
            [summary.server, way, share, *(_figure(summary.value(path), factor) for _, path, factor in columns)]
        )
    notes = [f"{summary.server}: {note}." for summary in summaries for note in summary.notes]
    return "\n".join([_markdown(rows, left=2), *(["", *notes] if notes else [])])


def ratio_table(summaries: Sequence[Summary], ours: str = "kinsight") -> str:
    """How many times kinsight's figure each peer's is: above 1, kinsight is ahead."""
    base = next((summary for summary in summaries if summary.server == ours), None)
    if base is None or len(summaries) == 1:
        return ""
    rows = [["server", *(heading for heading, _ in _RATIOS)]]
    for summary in summaries:
        if summary is not base:
            rows.append([summary.server, *(_ratio(summary.value(path), base.value(path)) for _, path in _RATIOS)])
    return _markdown(rows, left=1)


def _figure(value: float | None, factor: float) -> str:
    if value is None:
        return "–"
    if value == LATE:
        return "late"
    scaled = value * factor
    return f"{scaled:.2f}" if scaled < 10 else f"{scaled:,.0f}"


def _ratio(theirs: float | None, ours: float | None) -> str:
    if theirs is None or not ours or ours == LATE:
        return "–"
    return "late" if theirs == LATE else f"{theirs / ours:.2g}" if theirs / ours < 10 else f"{theirs / ours:,.0f}"


def _markdown(rows: list[list[str]], left: int) -> str:
    rule = ["---"] * left + ["---:"] * (len(rows[0]) - left)
    return "\n".join("| " + " | ".join(row) + " |" for row in [rows[0], rule, *rows[1:]])
