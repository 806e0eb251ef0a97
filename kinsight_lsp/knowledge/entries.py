"""Where catalogs lie, and how an entry of a file becomes a value. Knows nothing of YAML, so that a start from the cache is quick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .conditions import parse_condition
from .model import Caution, Insight
from .triggers import parse_trigger


def bundled_catalog() -> Path:
    """The folder of the catalog that ships with kinsight: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "_catalog"
    return shipped if shipped.is_dir() else package.parent / "catalog"


def catalog_files(folders: Iterable[Path]) -> Iterator[Path]:
    """The files of catalog folders in the order in which they are loaded; what is no folder is taken as it is."""
    for folder in folders:
        if folder.is_dir():
            yield from sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".yml"))
        else:
            yield folder


def build_entry(kind: str, entry: dict[str, Any], section: str, path: str, line: int) -> Insight | Caution:
    """One entry of a file. kind: insights or cautions; section: of the file; raises ValueError where a text cannot be read."""
    return (_insight if kind == "insights" else _caution)(entry, section, path, line)


def _strings(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in value)


def _insight(entry: dict[str, Any], section: str, path: str, line: int) -> Insight:
    return Insight(
        id=entry["id"],
        on=tuple(parse_trigger(text) for text in _strings(entry["on"])),
        section=entry.get("section", section),
        category=entry["category"],
        level=entry["level"],
        form=entry.get("form", "inline"),
        placement=entry.get("placement", "before"),
        priority=int(entry.get("priority", 50)),
        title=entry["title"].strip(),
        brief=entry["brief"].strip(),
        text=" ".join(entry["text"].split()),
        points=_strings(entry.get("points")),
        example=(entry.get("example") or "").rstrip("\n"),
        source=_strings(entry["source"]),
        since=entry.get("since", ""),
        until=entry.get("until", ""),
        evidence=entry.get("evidence", ""),
        path=path,
        line=line,
    )


def _caution(entry: dict[str, Any], section: str, path: str, line: int) -> Caution:
    return Caution(
        code=entry["code"],
        severity=entry["severity"],
        fix=entry["fix"],
        section=entry.get("section", section),
        level=entry["level"],
        title=entry["title"].strip(),
        message=entry["message"].strip(),
        what=" ".join(entry["what"].split()),
        why=" ".join(entry["why"].split()),
        mend=" ".join(entry["mend"].split()),
        related=entry.get("related", "").strip(),
        fix_title=entry.get("fix_title", "").strip(),
        source=_strings(entry["source"]),
        bad=_strings(entry["bad"]),
        good=_strings(entry["good"]),
        replacements=dict(entry.get("replacements") or {}),
        variants=dict(entry.get("variants") or {}),
        when=tuple(parse_condition(condition) for condition in entry.get("when") or ()),
        path=path,
        line=line,
    )
