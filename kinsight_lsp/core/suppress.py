"""Suppression comments: ``# kinsight: ignore[code]`` on the line or alone on the line above, ``ignore-file[code]``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .syntax import Module
from .text import Text

_PATTERN = re.compile(r"#\s*kinsight:\s*(?P<kind>ignore-file|ignore)\b(?:\[(?P<codes>[^\]]*)\])?", re.IGNORECASE)


@dataclass(slots=True)
class Suppression:
    """One comment. line: the 0-based line it covers, -1 for the whole file; codes: empty means every code."""

    start: int
    end: int
    line: int
    codes: tuple[str, ...]
    used: set[str]


def find_suppressions(module: Module, text: Text) -> list[Suppression]:
    """The suppression comments of a document. Strings that only look like one are not comments."""
    if b"kinsight:" not in module.program.lower():
        return []
    found = []
    for start, end in module.comments():
        match = _PATTERN.search(text.slice(start, end))
        if match is None:
            continue
        codes = tuple(code.strip() for code in (match["codes"] or "").split(",") if code.strip())
        line = text.line_of(start)
        if match["kind"].lower() == "ignore-file":
            covered = -1
        elif text.slice(text.line_start(line), start).strip(" \t\f\ufeff"):
            covered = line
        else:
            covered = line + 1
        found.append(Suppression(start, end, covered, codes, set()))
    return found


def is_suppressed(code: str, lines: range, suppressions: list[Suppression]) -> bool:
    """Whether a finding that spans the lines (0-based) is suppressed; marks the comments that were used."""
    hit = False
    for suppression in suppressions:
        if suppression.line == -1 or suppression.line in lines:
            if not suppression.codes or code in suppression.codes:
                suppression.used.add(code)
                hit = True
    return hit
