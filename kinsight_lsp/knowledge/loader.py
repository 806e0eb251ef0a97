"""Reads catalog folders into a :class:`Catalog`. A bad entry is a problem with its place; the others stay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from .conditions import parse_condition
from .model import Caution, Catalog, Insight, Problem
from .triggers import parse_trigger
from .yaml_source import YamlFile


def bundled_catalog() -> Path:
    """The folder of the catalog that ships with kinsight: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "_catalog"
    return shipped if shipped.is_dir() else package.parent / "catalog"


def load_catalog(folders: Iterable[Path]) -> Catalog:
    """Load every ``*.yaml`` below the folders (or the files named), in order; later files may not repeat an id.

    Problems never raise: they are collected with file, line and column.
    """
    insights: dict[str, Insight] = {}
    cautions: dict[str, Caution] = {}
    problems: list[Problem] = []
    digest = hashlib.sha256()
    for path in _files(folders):
        try:
            raw = path.read_bytes()
            digest.update(raw)
            document = YamlFile(raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            problems.append(Problem(str(path), 1, 1, f"UTF-8이 아닙니다(바이트 {error.start})"))
            continue
        except OSError as error:
            problems.append(Problem(str(path), 1, 1, f"읽을 수 없습니다: {error.strerror}"))
            continue
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            problems.append(Problem(str(path), line, column, f"YAML 문법이 어긋났습니다: {error.problem}"))
            continue
        except (ValueError, yaml.YAMLError) as error:
            problems.append(Problem(str(path), 1, 1, str(error)))
            continue
        data = document.data
        if data is None:
            continue
        if not isinstance(data, dict):
            problems.append(Problem(str(path), 1, 1, "맨 바깥은 `insights:`나 `cautions:`가 있는 매핑이어야 합니다"))
            continue
        for kind, build, found in (("insights", _insight, insights), ("cautions", _caution, cautions)):
            for index, entry in enumerate(data.get(kind) or ()):
                where = [kind, index]
                line, column = document.position(where)
                try:
                    value = build(entry, data.get("section", "general"), str(path), line)
                except (KeyError, TypeError, ValueError, AttributeError) as error:
                    problems.append(Problem(str(path), line, column, _reason(error)))
                    continue
                name = value.id if isinstance(value, Insight) else value.code
                if name in found:
                    line, column = document.position([*where, "id" if kind == "insights" else "code"])
                    first = found[name]
                    problems.append(
                        Problem(str(path), line, column, f"`{name}`은(는) {first.path}:{first.line}에 이미 있습니다")
                    )
                    continue
                found[name] = value
    return Catalog(insights, cautions, tuple(problems), digest.hexdigest()[:16])


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".yml"))
        else:
            yield folder


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"`{error.args[0]}`이(가) 없습니다"
    if isinstance(error, ValueError):
        return str(error)
    return "항목의 모양이 어긋났습니다"


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
