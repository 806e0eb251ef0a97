"""The shape of a catalog's entries: what loading needs of it, and the words for what is wrong. No jsonschema: it is slow to import."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .triggers import parse_trigger

_WORDS = {"string": "문자열이어야", "array": "목록이어야", "object": "매핑이어야", "integer": "정수여야"}
_TYPES = {"string": str, "array": list, "object": dict, "integer": int}

Found = tuple[list[Any], str]


def subject(where: list[Any]) -> str:
    """How a message calls the value at a path."""
    if where and isinstance(where[-1], int):
        return f"`{where[-2]}`의 {where[-1] + 1}번째 항목은" if len(where) > 1 else "항목은"
    return f"`{where[-1]}`은(는)" if where else "맨 바깥은"


def missing(names: list[str]) -> str:
    return f"{', '.join(f'`{name}`' for name in names)}이(가) 없습니다"


def wrong_type(where: list[Any], kind: str) -> str:
    return f"{subject(where)} {_WORDS.get(kind, kind)} 합니다"


def wrong_choice(where: list[Any], options: list[str]) -> str:
    return f"{subject(where)} {', '.join(map(str, options))} 가운데 하나여야 합니다"


def wrong_pattern(where: list[Any], value: Any, pattern: str) -> str:
    return f"{subject(where)} 꼴 {pattern}에 맞아야 합니다({value!r})"


def entry_problems(entry: Any, where: list[Any], schema: dict) -> Iterator[Found]:
    """Path and message of what keeps an entry from being loaded. where: the entry's path; schema: of schema.py."""
    if not isinstance(entry, dict):
        yield where, wrong_type(where, "object")
        return
    absent = [name for name in schema["required"] if name not in entry]
    if absent:
        yield where, missing(absent)
    for name, value in entry.items():
        rule = schema["properties"].get(name)
        if rule is not None:
            yield from _value_problems(value, [*where, name], rule)
    for index, text in enumerate(entry["on"]) if isinstance(entry.get("on"), list) else ():
        try:
            if isinstance(text, str):
                parse_trigger(text)
        except ValueError as error:
            yield [*where, "on", index], str(error)


def _value_problems(value: Any, where: list[Any], rule: dict) -> Iterator[Found]:
    if "anyOf" in rule:
        if not isinstance(value, str) and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            yield where, wrong_source(where)
    elif "enum" in rule:
        if value not in rule["enum"]:
            yield where, wrong_choice(where, rule["enum"])
    elif not isinstance(value, _TYPES[rule["type"]]) or isinstance(value, bool):
        yield where, wrong_type(where, rule["type"])
    elif where[-1] in ("id", "code"):
        if not re.search(rule["pattern"], value):
            yield where, wrong_pattern(where, value, rule["pattern"])
    elif rule["type"] == "array" and rule["items"].get("type") == "string":
        for index, item in enumerate(value):
            if not isinstance(item, str):
                yield [*where, index], wrong_type([*where, index], "string")


def wrong_source(where: list[Any]) -> str:
    return f"{subject(where)} https 주소 하나 또는 목록이어야 합니다"
