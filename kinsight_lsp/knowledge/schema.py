"""The JSON Schema of catalog files, for validation here and for yaml-language-server in editors."""

from __future__ import annotations

from .conditions import EDITS, KINDS
from .model import CATEGORIES, FIXES, FORMS, LEVELS, PLACEMENTS, SECTIONS, SEVERITIES

_ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_SOURCE = {
    "description": "주된 근거의 주소. 하나 또는 여럿.",
    "anyOf": [
        {"type": "string", "pattern": "^https://"},
        {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": "^https://"}},
    ],
}
_LIBRARY_VERSION = {"type": "string", "pattern": r"^[a-z][\w-]* \d+(\.\d+)*$"}


_NAMES = {"anyOf": [{"type": "string"}, {"type": "array", "minItems": 1, "items": {"type": "string"}}]}


def _text(limit: int, description: str) -> dict:
    return {"type": "string", "minLength": 1, "maxLength": limit, "description": description}


INSIGHT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id", "on", "category", "level", "title", "brief", "text", "source"],
    "properties": {
        "id": {**_ID, "description": "카탈로그 전체에서 하나뿐인 이름. 바꾸지 않습니다."},
        "on": {"type": "array", "minItems": 1, "items": {"type": "string"}, "description": "인사이트가 붙는 곳."},
        "section": {"enum": list(SECTIONS)},
        "category": {"enum": list(CATEGORIES)},
        "level": {"enum": list(LEVELS)},
        "form": {"enum": list(FORMS)},
        "placement": {"enum": list(PLACEMENTS)},
        "priority": {"type": "integer", "minimum": 1, "maximum": 100},
        "title": _text(30, "제목이 되는 명사구."),
        "brief": _text(70, "혼자서도 뜻이 통하는 한 문장."),
        "text": _text(600, "두세 문장의 설명."),
        "points": {"type": "array", "maxItems": 5, "items": _text(160, "요점.")},
        "example": _text(900, "짧은 Python 예제."),
        "source": _SOURCE,
        "since": _LIBRARY_VERSION,
        "until": _LIBRARY_VERSION,
        "evidence": {"type": "string", "description": "사실을 확인한 방법."},
    },
}
CAUTION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["code", "severity", "fix", "level", "title", "message", "what", "why", "mend", "source", "bad", "good"],
    "properties": {
        "code": _ID,
        "severity": {"enum": list(SEVERITIES)},
        "fix": {"enum": list(FIXES)},
        "section": {"enum": list(SECTIONS)},
        "level": {"enum": list(LEVELS)},
        "title": _text(40, "제목."),
        "message": _text(240, "이 코드에서 본 것. {name}과 {name:을}로 값을 넣습니다."),
        "related": _text(160, "함께 볼 자리의 설명."),
        "fix_title": _text(120, "수정의 제목."),
        "what": _text(500, "무슨 일이 일어나는지."),
        "why": _text(400, "왜 문제인지."),
        "mend": _text(400, "어떻게 고치는지."),
        "source": _SOURCE,
        "bad": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "good": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "when": {
            "type": "array",
            "description": "Python 없이 적는 조건. 하나라도 맞으면 알립니다.",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    **{kind: _NAMES for kind in KINDS},
                    "with": {"type": "object", "description": "있어야 하는 인자와 값(`*`는 아무 값)."},
                    "without": _NAMES,
                    "edit": {"type": "object", "propertyNames": {"enum": list(EDITS)}},
                },
            },
        },
        "variants": {
            "type": "object",
            "description": "같은 주의의 다른 경우: 심각도와 문구를 따로 정합니다.",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "severity": {"enum": list(SEVERITIES)},
                    "message": _text(240, "이 경우의 문구."),
                    "fix_title": _text(120, "이 경우의 수정 제목."),
                },
            },
        },
        "replacements": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "required": ["new"],
                "properties": {
                    "new": {"type": "string", "description": "새로 쓰는 형태. 보여 주는 글입니다."},
                    "name": {"type": "string", "description": "그 자리에 쓰는 공개 이름. 인자가 달라지면 규칙이 함께 고칩니다."},
                    "since": _LIBRARY_VERSION,
                    "fix": {"enum": ["safe", "offered"], "description": "이름을 바꾸는 수정이 안전한지."},
                },
            },
        },
    },
}
CATALOG_SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "kinsight catalog",
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "topic": {"type": "string"},
        "section": {"enum": list(SECTIONS)},
        "insights": {"type": "array", "items": INSIGHT},
        "cautions": {"type": "array", "items": CAUTION},
    },
}
