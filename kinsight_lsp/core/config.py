"""Settings: one meaning in pyproject.toml (``[tool.kinsight]``), the editor (``kinsight.*``) and initializationOptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

LEVELS = {"beginner": "beginner", "intermediate": "intermediate", "advanced": "advanced",
          "초급": "beginner", "중급": "intermediate", "고급": "advanced"}  # fmt: skip
CATEGORIES = ("concept", "performance", "practice", "debugging", "caution", "tip")
KOREAN_CATEGORIES = {"개념": "concept", "성능": "performance", "실무": "practice", "디버깅": "debugging", "주의": "caution",
                     "팁": "tip"}  # fmt: skip
FORMS = ("auto", "inline", "block")
SEVERITIES = ("error", "warning", "information", "hint", "off")
INLAY_HINTS = ("off", "priority", "all")


@dataclass(frozen=True)
class Settings:
    """What the user can choose. Unknown or wrong values never get here; the default stands instead.

    select, ignore: caution codes or prefixes of codes (``ALL`` for every one); severity: code to severity;
    catalogs: folders of further catalogs; density: factor on the number of insights that annotate writes.
    """

    level: str = "beginner"
    categories: tuple[str, ...] = CATEGORIES
    form: str = "auto"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    inlay_hints: str = "off"
    hover: bool = True
    catalogs: tuple[str, ...] = ()
    density: float = 1.0


@dataclass(frozen=True)
class SettingProblem:
    """A setting that could not be used. key: as the user wrote it; message: Korean."""

    key: str
    message: str


SPELLINGS = {"inlayHints": "inlay_hints", "inlay-hints": "inlay_hints"}


def apply_settings(base: Settings, data: Any) -> tuple[Settings, list[SettingProblem]]:
    """Settings changed by a mapping of user values. Wrong values are reported and leave the base's value."""
    problems: list[SettingProblem] = []
    if data is None:
        return base, problems
    if not isinstance(data, Mapping):
        return base, [SettingProblem("kinsight", "설정은 이름과 값의 묶음이어야 합니다")]
    known = {f.name for f in fields(Settings)}
    changes: dict[str, Any] = {}
    for key, value in data.items():
        name = SPELLINGS.get(key, key)
        if name not in known:
            problems.append(SettingProblem(str(key), "모르는 설정입니다"))
            continue
        if value is None:
            continue
        try:
            changes[name] = _CHECKS[name](value)
        except ValueError as error:
            problems.append(SettingProblem(str(key), str(error)))
    return replace(base, **changes), problems


def _choice(options: Mapping[str, str]) -> Any:
    def check(value: Any) -> str:
        if not isinstance(value, str) or value not in options:
            raise ValueError(f"{value!r} 대신 {', '.join(options)} 가운데 하나를 쓰세요")
        return options[value]

    return check


def _strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        raise ValueError("문자열의 목록이어야 합니다")
    return tuple(value)


def _categories(value: Any) -> tuple[str, ...]:
    names = tuple(KOREAN_CATEGORIES.get(name, name) for name in _strings(value))
    wrong = [name for name in names if name not in CATEGORIES]
    if wrong:
        raise ValueError(f"{wrong[0]!r}은(는) 범주가 아닙니다. {', '.join(KOREAN_CATEGORIES)} 가운데 고르세요")
    return names


def _severity(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping) or any(v not in SEVERITIES for v in value.values()):
        raise ValueError(f"코드마다 {', '.join(SEVERITIES)} 가운데 하나를 적어야 합니다")
    return {str(code): severity for code, severity in value.items()}


def _bool(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true 또는 false여야 합니다")
    return value


def _density(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= 3:
        raise ValueError("0보다 크고 3 이하인 수여야 합니다")
    return float(value)


_CHECKS = {
    "level": _choice(LEVELS),
    "categories": _categories,
    "form": _choice({f: f for f in FORMS}),
    "select": _strings,
    "ignore": _strings,
    "severity": _severity,
    "inlay_hints": _choice({f: f for f in INLAY_HINTS}),
    "hover": _bool,
    "catalogs": _strings,
    "density": _density,
}
