"""JSON that the protocol leaves open, as plain data."""

from __future__ import annotations

from typing import Any

from lsprotocol import types


def plain(value: Any) -> Any:
    """Settings and arguments as plain data: pygls makes objects of JSON that the protocol leaves open."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def range_json(range_: types.Range) -> dict[str, Any]:
    return {
        name: {"line": place.line, "character": place.character}
        for name, place in (("start", range_.start), ("end", range_.end))
    }


def edit_json(edit: types.TextEdit) -> dict[str, Any]:
    return {"range": range_json(edit.range), "newText": edit.new_text}
