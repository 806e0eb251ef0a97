"""Findings as SARIF 2.1.0, which code scanning services read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from .. import __version__
from ..knowledge.model import LEVELS, SECTIONS, Caution
from .report_text import where
from .rows import FileResult, Place, Row
from .rule_page import rule_markdown
from .uris import uri

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "information": "note", "hint": "note", "off": "none"}


def report_sarif(results: Sequence[FileResult], cautions: Mapping[str, Caution]) -> str:
    """One run with the rules that were broken, their findings, and what could not be checked."""
    codes = sorted({row.code for result in results for row in result.rows})
    failures = [result for result in results if result.error]
    run = {
        "tool": {
            "driver": {
                "name": "kinsight",
                "semanticVersion": __version__,
                "rules": [_rule(code, cautions.get(code)) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not failures,
                "toolExecutionNotifications": [_notification(result) for result in failures],
            }
        ],
        "results": [_result(row, codes.index(row.code)) for result in results for row in result.rows],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str, caution: Caution | None) -> dict[str, Any]:
    if caution is None:
        return {"id": code}
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": caution.title},
        "fullDescription": {"text": caution.what},
        "help": {"text": f"{caution.why}\n\n{caution.mend}", "markdown": rule_markdown(caution)},
        "defaultConfiguration": {"level": _LEVELS[caution.severity], "enabled": caution.severity != "off"},
        "properties": {"tags": [SECTIONS[caution.section], LEVELS[caution.level]]},
    }
    if caution.source:
        rule["helpUri"] = caution.source[0]
    return rule


def _result(row: Row, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": row.code,
        "ruleIndex": index,
        "level": _LEVELS[row.severity],
        "message": {"text": row.message},
        "locations": [_location(row.path, row)],
    }
    if row.related:
        result["relatedLocations"] = [
            {"id": number, **_location(row.path, place), "message": {"text": place.message}}
            for number, place in enumerate(row.related, 1)
        ]
    return result


def _location(path: str, place: Place) -> dict[str, Any]:
    """A place in the file itself: of a notebook, lines of its JSON; the cell is a logical location."""
    region = {"startLine": place.file_line, "endLine": place.file_end_line}
    if place.cell is None:
        region |= {"startColumn": place.column, "endColumn": place.end_column}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}
    if place.cell is not None:
        location["logicalLocations"] = [{"name": where(place), "kind": "cell"}]
        location["properties"] = {"cell": place.cell, "line": place.line, "column": place.column}
    return location


def _artifact(path: str) -> dict[str, str]:
    address, relative = uri(path)
    return {"uri": address, "uriBaseId": "%SRCROOT%"} if relative and path != "-" else {"uri": address}


def _notification(result: FileResult) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": _artifact(result.path)}}
    return {"level": "error", "message": {"text": result.error}, "locations": [location]}
