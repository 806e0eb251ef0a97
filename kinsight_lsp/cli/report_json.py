"""Findings as JSON, the contract that editors' tasks and CI scripts read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from ..knowledge.model import Caution
from .report_text import count_codes
from .rows import FileResult

FIELDS = (
    "path", "cell", "line", "column", "end_line", "end_column", "code", "severity", "message", "insight", "fixable",
)  # fmt: skip


def report_json(results: Sequence[FileResult]) -> str:
    """A list of objects, one a finding; empty when there is none."""
    rows = [{name: getattr(row, name) for name in FIELDS} for result in results for row in result.rows]
    return _dump(rows)


def statistics_json(results: Sequence[FileResult], cautions: Mapping[str, Caution]) -> str:
    """A list of objects, one a code, the most frequent first. fixable: how many of its findings have a fix."""
    fixable = Counter(row.code for result in results for row in result.rows if row.fixable)
    rows = []
    for code, count in count_codes(results).items():
        title = cautions[code].title if code in cautions else None
        rows.append({"code": code, "title": title, "count": count, "fixable": fixable[code]})
    return _dump(rows)


def _dump(rows: list[dict]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=2)
