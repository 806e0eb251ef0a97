"""The trigger syntax of catalogs (``on:``), parsed into :class:`Trigger` values."""

from __future__ import annotations

import re

from .model import Trigger
from .words import particle

PATTERN_KINDS = ("literal", "class", "function", "compare", "syntax", "shell", "magic")
SYNTAX_WORDS = ("assert", "try", "raise")

_NAME = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*(\.\*)?$")
_KEYWORD = re.compile(r"(?P<name>[^\W\d][\w.]*(\.\*)?)\((?P<keyword>[^\W\d]\w*)=(?P<argument>[^()]*)\)$")


def parse_trigger(text: str) -> Trigger:
    """Parse one trigger. Raises ValueError with a Korean message."""
    kind, colon, rest = text.partition(":")
    if colon and kind in PATTERN_KINDS:
        value = rest.strip()
        if not value:
            raise ValueError(f"`{kind}:` 뒤에 무늬가 없습니다")
        if kind == "syntax" and value not in SYNTAX_WORDS:
            raise ValueError(f"`syntax:`에는 {', '.join(SYNTAX_WORDS)}만 쓸 수 있습니다")
        if kind == "compare" and len(value.split()) != 2:
            raise ValueError("`compare:`에는 무늬 두 개를 빈칸으로 나누어 씁니다")
        return Trigger(kind, value)
    match = _KEYWORD.match(text)
    if match and _NAME.match(match["name"]):
        argument = match["argument"].strip()
        return Trigger("keyword", match["name"], match["keyword"], argument.replace('"', "'") or None)
    if _NAME.match(text):
        return Trigger("name", text)
    raise ValueError(f"트리거 `{text}`{particle(text, '를')} 읽을 수 없습니다")
