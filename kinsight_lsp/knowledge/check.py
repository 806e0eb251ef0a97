"""Validation of catalogs beyond what loading needs: the schema, public names, examples, the shape of the text."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import jsonschema
import yaml

from ..resolve.stubs import StubIndex
from .loader import _files, load_catalog
from .model import Problem
from .schema import CATALOG_SCHEMA
from .triggers import parse_trigger
from .yaml_source import YamlFile


def check_catalog(folders: Iterable[Path], stubs: StubIndex) -> list[Problem]:
    """All problems of the catalogs in the folders, ordered by place."""
    folders = list(folders)
    problems = {(p.path, p.line, p.column, p.message): p for p in load_catalog(folders).problems}
    validator = jsonschema.Draft202012Validator(CATALOG_SCHEMA)
    for path in _files(folders):
        try:
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
        name = where[-1] if where else ""
        if error.validator == "required":
            missing = [key for key in error.validator_value if key not in error.instance]
            message = f"{', '.join(f'`{key}`' for key in missing)}이(가) 없습니다"
        elif error.validator == "additionalProperties":
            extra = sorted(set(error.instance) - set(error.schema.get("properties", {})))
            if extra:
                line, column = document.key_position(where, extra[0])
            message = f"모르는 항목입니다: {', '.join(f'`{key}`' for key in extra)}"
        elif error.validator == "enum":
            message = f"`{name}`은(는) {', '.join(map(str, error.validator_value))} 가운데 하나여야 합니다"
        elif error.validator == "maxLength":
            message = f"`{name}`이(가) {len(error.instance)}자입니다({error.validator_value}자까지)"
        elif error.validator == "pattern":
            message = f"`{name}`의 값 {error.instance!r}이(가) 꼴 {error.validator_value}에 맞지 않습니다"
        elif error.validator == "type":
            message = f"`{name}`의 종류는 {error.validator_value}여야 합니다"
        elif error.validator == "anyOf":
            message = f"`{name}`은(는) https 주소 하나 또는 목록이어야 합니다"
        else:
            message = f"`{name}`: {error.message}"
        found.append(Problem(str(path), line, column, message))
    return found


def _content_problems(path: Path, document: YamlFile, stubs: StubIndex) -> list[Problem]:
    found = []

    def report(where: list, message: str) -> None:
        found.append(Problem(str(path), *document.position(where), message))

    for index, entry in enumerate(document.data.get("insights") or ()):
        if not isinstance(entry, dict):
            continue
        where = ["insights", index]
        for position, text in enumerate(entry.get("on") or ()):
            try:
                trigger = parse_trigger(str(text))
            except ValueError as error:
                report([*where, "on", position], str(error))
                continue
            if trigger.kind in ("name", "keyword") and not stubs.knows(trigger.value):
                report([*where, "on", position], f"공개 이름 `{trigger.value}`이(가) 라이브러리에 없습니다")
        brief = str(entry.get("brief") or "")
        if "\n" in brief.strip() or '"""' in brief:
            report([*where, "brief"], "`brief`는 한 줄이어야 합니다")
        if '"""' in str(entry.get("text")) or any('"""' in str(point) for point in entry.get("points") or ()):
            report(where, '본문에 `"""`를 쓸 수 없습니다')
        _parse(entry.get("example"), [*where, "example"], report)
    for index, entry in enumerate(document.data.get("cautions") or ()):
        if isinstance(entry, dict):
            for kind in ("bad", "good"):
                for position, text in enumerate(entry.get(kind) or ()):
                    _parse(text, ["cautions", index, kind, position], report)
    return found


def _parse(code: str | None, where: list, report) -> None:
    if not code:
        return
    try:
        ast.parse(code)
    except SyntaxError as error:
        report(where, f"예제가 Python으로 읽히지 않습니다({error.lineno}번째 줄)")
