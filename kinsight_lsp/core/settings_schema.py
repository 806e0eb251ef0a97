"""The JSON Schema of the settings, for editors that complete and check them (``kinsight settings schema``)."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from .config import CATEGORIES, FORMS, INLAY_HINTS, KOREAN_CATEGORIES, LEVELS, SEVERITIES, SPELLINGS, Settings

_STRINGS = {"type": ["string", "array", "null"], "items": {"type": "string"}}
_CATEGORY_NAMES = [*CATEGORIES, *KOREAN_CATEGORIES]


def _choice(*names: str) -> dict[str, Any]:
    return {"enum": [*names, None]}


_KINDS: dict[str, dict[str, Any]] = {
    "level": {**_choice(*LEVELS), "description": "인사이트의 수준."},
    "categories": {
        "anyOf": [
            {"type": "array", "items": {"enum": _CATEGORY_NAMES}},
            _choice(*_CATEGORY_NAMES),
        ],
        "description": "보일 인사이트의 범주.",
    },
    "form": {**_choice(*FORMS), "description": "인사이트를 적는 꼴."},
    "select": {**_STRINGS, "description": "볼 주의의 코드나 앞부분. ALL은 모두."},
    "ignore": {**_STRINGS, "description": "보지 않을 주의의 코드나 앞부분. ALL은 모두."},
    "severity": {
        "type": ["object", "null"],
        "additionalProperties": {"enum": list(SEVERITIES)},
        "description": "주의의 코드마다 심각도.",
    },
    "inlay_hints": {**_choice(*INLAY_HINTS), "description": "줄 끝에 보일 인사이트."},
    "hover": {"type": ["boolean", "null"], "description": "호버를 보일지."},
    "catalogs": {**_STRINGS, "description": "더 읽을 카탈로그의 폴더."},
    "density": {
        "type": ["number", "null"],
        "exclusiveMinimum": 0,
        "maximum": 3,
        "description": "인사이트의 수에 곱할 수.",
    },
}


def settings_schema() -> dict[str, Any]:
    """The schema of ``[tool.kinsight]``, of the editor's section ``kinsight`` and of initializationOptions.

    It holds for what ``apply_settings`` takes without a problem. ``null`` is a value that is not set. A setting with
    several spellings is there in each of them.
    """
    default = {field.name: _json(getattr(Settings(), field.name)) for field in fields(Settings)}
    spellings = {name: name for name in _KINDS} | SPELLINGS
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "kinsight",
        "description": "kinsight의 설정. pyproject.toml의 [tool.kinsight], 편집기의 kinsight.*",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            spelling: {**_KINDS[name], "default": default[name]} for spelling, name in spellings.items()
        },
    }


def _json(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
