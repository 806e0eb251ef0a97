"""Reads catalog folders into a :class:`Catalog`. A bad entry is a problem with its place; the others stay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from .entries import build_entry, bundled_catalog, catalog_files
from .model import SECTIONS, Catalog, Caution, Insight, Problem
from .schema import CAUTION, INSIGHT
from .shape import entry_problems, wrong_choice, wrong_type
from .yaml_source import MAX_BYTES, YamlFile, too_large

__all__ = ["bundled_catalog", "catalog_files", "load_catalog", "read_entries"]


def load_catalog(folders: Iterable[Path]) -> Catalog:
    """Load every ``*.yaml`` below the folders (or the files named), in order; later files may not repeat an id.

    Problems never raise: they are collected with file, line and column.
    """
    insights: dict[str, Insight] = {}
    cautions: dict[str, Caution] = {}
    problems: list[Problem] = []
    digest = hashlib.sha256()
    for path in catalog_files(folders):
        try:
            if path.stat().st_size > MAX_BYTES:
                raise too_large()
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
        except ValueError as error:
            problems.append(Problem(str(path), 1, 1, str(error)))
            continue
        data = document.data
        if data is None:
            continue
        if not isinstance(data, dict):
            problems.append(Problem(str(path), 1, 1, "맨 바깥은 `insights:`나 `cautions:`가 있는 매핑이어야 합니다"))
            continue
        section = data.get("section", "general")
        if section not in SECTIONS:
            message = wrong_choice(["section"], list(SECTIONS))
            problems.append(Problem(str(path), *document.position(["section"]), message))
            section = "general"
        for kind, schema, found in (("insights", INSIGHT, insights), ("cautions", CAUTION, cautions)):
            entries = data.get(kind) or ()
            if not isinstance(entries, (list, tuple)):
                problems.append(Problem(str(path), *document.position([kind]), wrong_type([kind], "array")))
                continue
            for index, entry in enumerate(entries):
                where = [kind, index]
                wrong = list(entry_problems(entry, where, schema))
                if wrong:
                    problems.extend(Problem(str(path), *document.position(at), message) for at, message in wrong)
                    continue
                line, column = document.position(where)
                try:
                    value = build_entry(kind, entry, section, str(path), line)
                except (TypeError, ValueError, AttributeError) as error:
                    reason = str(error) if isinstance(error, ValueError) else "항목의 모양이 어긋났습니다"
                    problems.append(Problem(str(path), line, column, reason))
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


def read_entries(folder: Path) -> Iterator[tuple[str, str, str, int, dict[str, Any]]]:
    """The entries of a folder without problems as :func:`build_entry` takes them, with file names relative to the folder."""
    for path in catalog_files([folder]):
        document = YamlFile(path.read_bytes().decode("utf-8"))
        data = document.data or {}
        for kind in ("insights", "cautions"):
            for index, entry in enumerate(data.get(kind) or ()):
                line, _ = document.position([kind, index])
                yield kind, data.get("section", "general"), path.relative_to(folder).as_posix(), line, entry
