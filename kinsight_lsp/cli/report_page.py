"""The page of ``kinsight report``: one file that fetches nothing, and in which nothing of a surveyed file is run."""

from __future__ import annotations

import base64
import hashlib
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .. import __version__
from ..core.config import Settings
from ..knowledge.model import LEVELS, SECTIONS, Caution
from ..writing.plan import Options
from ..writing.sections import GENERAL
from .report_text import SEVERITIES
from .rows import Row
from .survey import Survey
from .uris import relative_path

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_MOST_CODES = 12
UNDER, WITHIN, OVER, NONE = "under", "within", "over", "none"
VERDICTS = {UNDER: "모자람", WITHIN: "알맞음", OVER: "넘침", NONE: "인사이트 없음"}


@dataclass(frozen=True)
class Page:
    """What the page tells. cautions: by code; settings: by path; level: whose bands count, "" for each file's own."""

    title: str
    date: str
    surveys: Sequence[Survey]
    cautions: Mapping[str, Caution]
    settings: Mapping[str, Settings]
    level: str = ""


def render(page: Page) -> str:
    """The page as HTML."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["prose"] = _prose
    script = (_TEMPLATES / "report.js").read_text(encoding="utf-8")
    style = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return environment.get_template("report.html").render(
        **_context(page), script=script, style=style, allowed=allowed, version=__version__
    )


def _prose(text: str) -> Any:
    """A text whose parts in backticks are code; everything in it is escaped."""
    from markupsafe import Markup, escape

    parts = text.split("`")
    if len(parts) % 2 == 0:  # a backtick of its own
        return escape(text)
    code = Markup("<code>{}</code>")
    return Markup("").join(code.format(part) if number % 2 else escape(part) for number, part in enumerate(parts))


def _context(page: Page) -> dict[str, Any]:
    good = [survey for survey in page.surveys if not (survey.error or survey.note)]
    rows = [row for survey in good for row in survey.rows]
    used = {section for survey in good for section in survey.counts}
    base = _common_folder([relative_path(survey.path) for survey in page.surveys])
    files = [_file(page, survey, number, base) for number, survey in enumerate(good, 1)]
    severities = Counter(row.severity for row in rows)
    return {
        "title": page.title,
        "date": page.date,
        "level": LEVELS.get(page.level, ""),
        "files": files,
        "failed": [(relative_path(s.path)[len(base) :], s.error or s.note) for s in page.surveys if s.error or s.note],
        "sections": [(name, word) for name, word in SECTIONS.items() if name in used],
        "insights": sum(survey.total for survey in good),
        "findings": len(rows),
        "severities": [(name, word, severities[name]) for name, (word, _) in SEVERITIES.items()],
        "levels": list(LEVELS.values()),
        "verdicts": VERDICTS,
        "verdict_counts": Counter(file["verdict"] for file in files),
        "codes": _codes(page, rows),
        "rules": _rules(page, rows),
    }


def _common_folder(paths: Sequence[str]) -> str:
    """The folder of all the paths, with its slash: it tells nothing of a single file."""
    folders = [path[: path.rfind("/") + 1] for path in paths]
    common = os.path.commonprefix(folders)
    return common[: common.rfind("/") + 1]


def _file(page: Page, survey: Survey, number: int, base: str) -> dict[str, Any]:
    level = page.level or survey.level
    settings = page.settings[survey.path]
    options = replace(Options.of(settings), level=level or settings.level)
    counts = Counter(row.severity for row in survey.rows)
    verdict = _verdict(survey.total, options.total) if survey.total else NONE
    path = relative_path(survey.path)[len(base) :]
    return {
        "number": number,
        "folder": path.rpartition("/")[0],
        "name": path.rpartition("/")[2],
        "level": LEVELS.get(survey.level, ""),
        "total": survey.total,
        "band": _band(options.total),
        "verdict": verdict,
        "cells": {section: _cell(options, section, count) for section, count in survey.counts.items()},
        "severities": [(name, word, counts[name]) for name, (word, _) in SEVERITIES.items() if counts[name]],
        "rows": [_finding(row) for row in survey.rows],
    }


def _cell(options: Options, section: str, count: int) -> dict[str, Any]:
    if section == GENERAL:  # has no band of its own
        return {"count": count, "band": "", "verdict": ""}
    band = options.cell(section)
    return {"count": count, "band": _band(band), "verdict": _verdict(count, band)}


def _verdict(count: int, band: tuple[int, int]) -> str:
    return UNDER if count < band[0] else OVER if count > band[1] else WITHIN


def _band(band: tuple[int, int]) -> str:
    low, high = band
    return str(low) if low == high else f"{low}–{high}"


def _finding(row: Row) -> dict[str, Any]:
    return {
        "code": row.code, "severity": row.severity, "word": SEVERITIES[row.severity][0], "where": _where(row),
        "message": row.message, "excerpt": row.excerpt.strip(), "fix": row.fix, "safe": row.safe,
    }  # fmt: skip


def _where(row: Row) -> str:
    return f"셀 {row.cell} · {row.line}번째 줄" if row.cell else f"{row.line}번째 줄"


def _codes(page: Page, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The most frequent codes. share: of the most frequent one, in percent."""
    counts = Counter(row.code for row in rows)
    files = {code: len({row.path for row in rows if row.code == code}) for code in counts}
    worst = {row.code: row.severity for row in sorted(rows, key=lambda row: -_rank(row.severity))}
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CODES]
    most = ordered[0][1] if ordered else 1
    return [
        {"code": code, "title": _title(page, code), "count": count, "files": files[code], "severity": worst[code],
         "share": round(100 * count / most, 1)}
        for code, count in ordered
    ]  # fmt: skip


def _rules(page: Page, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """What the catalog says of every code that was found."""
    found = []
    for code in sorted({row.code for row in rows}):
        caution = page.cautions.get(code)
        if caution is not None:
            sources = [address for address in caution.source if address.startswith(("https://", "http://"))]
            found.append({
                "code": code, "title": caution.title, "what": caution.what, "why": caution.why, "mend": caution.mend,
                "sources": sources,
            })  # fmt: skip
    return found


def _title(page: Page, code: str) -> str:
    caution = page.cautions.get(code)
    return caution.title if caution else ""


def _rank(severity: str) -> int:
    return list(SEVERITIES).index(severity)
