"""Findings as JSON, the contract that editors' tasks and CI scripts read."""

from __future__ import annotations

import json
from collections.abc import Iterable

from .rows import FileResult

FIELDS = (
    "path", "cell", "line", "column", "end_line", "end_column", "code", "severity", "message", "insight", "fixable",
)  # fmt: skip


def report_json(results: Iterable[FileResult]) -> str:
    """A list of objects, one a finding; empty when there is none."""
    rows = [{name: getattr(row, name) for name in FIELDS} for result in results for row in result.rows]
    return json.dumps(rows, ensure_ascii=False, indent=2)
