"""Validation of catalogs beyond what loading needs: the schema, public names, examples, the shape of the text."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from ..resolve.stubs import StubIndex
from .loader import catalog_files, load_catalog
from .model import Problem
from .schema import CATALOG_SCHEMA
from .shape import missing, subject, wrong_choice, wrong_pattern, wrong_source, wrong_type
from .triggers import parse_trigger
from .yaml_source import MAX_BYTES, YamlFile

BROKEN_EXAMPLES = frozenset({"insight-block-unclosed"})
"""Cautions about syntax errors: their bad examples are no Python."""


def check_catalog(folders: Iterable[Path], stubs: StubIndex) -> list[Problem]:
    """All problems of the catalogs in the folders, ordered by place."""
    folders = list(folders)
    problems = {(p.path, p.line, p.column, p.message): p for p in load_catalog(folders).problems}
    validator = jsonschema.Draft202012Validator(CATALOG_SCHEMA)
    for path in catalog_files(folders):
        try:
            if path.stat().st_size > MAX_BYTES:
                continue
            document = YamlFile(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, yaml.YAMLError):
            continue  # load_catalog has said so
        if not isinstance(document.data, dict):
            continue
        for problem in [*_schema_problems(path, document, validator), *_content_problems(path, document, stubs)]:
            problems.setdefault((problem.path, problem.line, problem.column, problem.message), problem)
    return sorted(problems.values(), key=lambda p: (p.path, p.line, p.column, p.message))


def _schema_problems(path: Path, document: YamlFile, validator: jsonschema.protocols.Validator) -> list[Problem]:
    found = []
    for error in validator.iter_errors(document.data):
        where = list(error.absolute_path)
        line, column = document.position(where)
        if error.validator == "required":
            message = missing([key for key in error.validator_value if key not in error.instance])
        elif error.validator == "additionalProperties":
            extra = sorted(set(error.instance) - set(error.schema.get("properties", {})), key=str)
            if extra:
                line, column = document.key_position(where, str(extra[0]))
            message = f"모르는 항목입니다: {', '.join(f'`{key}`' for key in extra)}"
        elif error.validator == "enum":
            message = wrong_choice(where, error.validator_value)
        elif error.validator == "maxLength":
            message = f"{subject(where)} {error.validator_value}자까지입니다(지금 {len(error.instance)}자)"
        elif error.validator == "pattern":
            message = wrong_pattern(where, error.instance, error.validator_value)
        elif error.validator == "type":
            message = wrong_type(where, error.validator_value)
        elif error.validator == "anyOf":
            message = wrong_source(where)
        elif error.validator in ("minimum", "maximum"):
            bound = "이상" if error.validator == "minimum" else "이하"
            message = f"{subject(where)} {error.validator_value} {bound}여야 합니다"
        elif error.validator in ("minLength", "minItems"):
            message = f"{subject(where)} 비어 있을 수 없습니다"
        elif error.validator == "maxItems":
            message = f"{subject(where)} {error.validator_value}개까지입니다(지금 {len(error.instance)}개)"
        else:
            message = f"{subject(where)} 스키마에 맞지 않습니다({error.message[:200]})"
        found.append(Problem(str(path), line, column, message))
    return found


def _content_problems(path: Path, document: YamlFile, stubs: StubIndex) -> list[Problem]:
    found = []

    def report(where: list, message: str) -> None:
        found.append(Problem(str(path), *document.position(where), message))

    for index, entry in enumerate(_items(document.data, "insights")):
        if not isinstance(entry, dict):
            continue
        where = ["insights", index]
        for position, text in enumerate(_items(entry, "on")):
            try:
                trigger = parse_trigger(str(text))
            except ValueError:
                continue  # load_catalog has said so
            if trigger.kind in ("name", "keyword") and not stubs.knows(trigger.value):
                report([*where, "on", position], f"공개 이름 `{trigger.value}`이(가) 라이브러리에 없습니다")
        brief = str(entry.get("brief") or "")
        if "\n" in brief.strip() or '"""' in brief:
            report([*where, "brief"], "`brief`는 한 줄이어야 합니다")
        for key, text in [(["text"], entry.get("text")), *((["points", i], p) for i, p in enumerate(_items(entry, "points")))]:
            if '"""' in str(text):
                report([*where, *key], '본문에 `"""`를 쓸 수 없습니다')
        _parse(entry.get("example"), [*where, "example"], report)
    for index, entry in enumerate(_items(document.data, "cautions")):
        if isinstance(entry, dict):
            for kind in ("good",) if entry.get("code") in BROKEN_EXAMPLES else ("bad", "good"):
                for position, text in enumerate(_items(entry, kind)):
                    _parse(text, ["cautions", index, kind, position], report)
    return found


def _items(entry: dict, key: str) -> list:
    """The list under a key, nothing where there is something else: the schema has said so."""
    value = entry.get(key)
    return value if isinstance(value, list) else []


def _parse(code: Any, where: list, report) -> None:
    if not isinstance(code, str):
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(code)
    except SyntaxError as error:
        report(where, f"예제가 Python으로 읽히지 않습니다({error.lineno or 1}번째 줄)")
    except (ValueError, RecursionError, MemoryError):
        report(where, "예제가 Python으로 읽히지 않습니다")
