"""The conditions and edits of declarative cautions (``when:``), parsed from plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KINDS = ("call", "use", "import", "literal", "shell")
EDITS = ("rename_keyword", "remove_keyword", "add_keyword", "set_keyword", "replace_name", "replace_literal", "replace_word")
ANY = "*"


@dataclass(frozen=True)
class Condition:
    """One place that a declarative caution looks for.

    kind: call (names of what is called), use (names used in any way), import (modules or names imported), literal (string
    patterns) or shell (commands). names: what to look for. given: arguments that must be there, by parameter name, with the
    literal values accepted (``*`` for any); absent: parameters that must not be given. edit: what mends it: kind and operand.
    """

    kind: str
    names: tuple[str, ...]
    given: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    edit: tuple[tuple[str, Any], ...] = ()


def parse_condition(entry: Any) -> Condition:
    """One entry of ``when:``. Raises ValueError with a Korean message."""
    if not isinstance(entry, Mapping):
        raise ValueError("`when:`의 항목은 매핑이어야 합니다")
    kinds = [kind for kind in KINDS if kind in entry]
    if len(kinds) != 1:
        raise ValueError(f"`when:`의 항목에는 {', '.join(KINDS)} 가운데 꼭 하나가 있어야 합니다")
    kind = kinds[0]
    unknown = sorted(set(entry) - {kind, "with", "without", "edit"})
    if unknown:
        raise ValueError(f"`when:`에서 모르는 항목입니다: {', '.join(unknown)}")
    names = entry[kind]
    names = (names,) if isinstance(names, str) else tuple(names)
    given = {}
    for name, value in (entry.get("with") or {}).items():
        given[str(name)] = tuple(value) if isinstance(value, list) else (value,)
    edits = entry.get("edit") or {}
    if not isinstance(edits, Mapping):
        raise ValueError("`edit:`는 매핑이어야 합니다")
    wrong = sorted(set(edits) - set(EDITS))
    if wrong:
        raise ValueError(f"모르는 수정입니다: {', '.join(wrong)}. 쓸 수 있는 것: {', '.join(EDITS)}")
    absent = entry.get("without") or ()
    absent = (absent,) if isinstance(absent, str) else tuple(absent)
    return Condition(kind, names, given, absent, tuple(edits.items()))
