"""The argument of a command, checked. What is wrong with it is said in Korean, as the error of the request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lsprotocol import types

from ..core.config import FORMS, LEVELS, Settings, apply_settings
from ..knowledge.model import SECTIONS
from ..writing.plan import Options
from .errors import Refused, wrong_argument
from .plain import plain

_SETTINGS = ("level", "density", "categories", "form")
_SECTIONS = {name: name for name in SECTIONS} | {word: name for name, word in SECTIONS.items()}
MAX_NUMBER = 2**31 - 1  # as in LSP


class Arguments:
    """The values of one call. Its methods raise :class:`Refused` for a value that is wrong.

    command: its name, for messages; given: what the client sent; known: the names that the command takes, the first of
    them may be given alone.
    """

    def __init__(self, command: str, given: Sequence[Any], *known: str) -> None:
        self.command = command
        values = plain(list(given))
        if len(values) > 1:
            raise self.wrong("인수를 하나만 받습니다")
        value = values[0] if values else {}
        if isinstance(value, str) and known:
            value = {known[0]: value}
        if not isinstance(value, dict):
            raise self.wrong("인수로 객체 하나를 받습니다")
        unknown = [name for name in value if name not in known]
        if unknown:
            names = ", ".join(f"`{name}`" for name in known) or "없음"
            raise self.wrong(f"`{unknown[0]}` 인수를 모릅니다. 쓸 수 있는 인수: {names}")
        self.values: dict[str, Any] = value

    def wrong(self, message: str) -> Refused:
        return wrong_argument(f"`{self.command}`: {message}.")

    def has(self, name: str) -> bool:
        return self.values.get(name) is not None

    def text(self, name: str, default: str | None = None) -> str:
        """A string; without a default it must be there."""
        value = self.values.get(name)
        if value is None and default is not None:
            return default
        if value is None:
            raise self.wrong(f"`{name}` 인수가 필요합니다")
        if not isinstance(value, str):
            raise self.wrong(f"`{name}`에는 문자열을 적어야 합니다")
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.values.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.wrong(f"`{name}`에는 true 또는 false를 적어야 합니다")
        return value

    def number(self, name: str, default: int, least: int = 0) -> int:
        return self._number(self.values.get(name, default), name, default, least)

    def position(self, name: str = "position") -> types.Position | None:
        """A position, None when none is given."""
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, dict) or not {"line", "character"} <= value.keys():
            raise self.wrong(f"`{name}`에는 `line`과 `character`가 있어야 합니다")
        line, character = (self._number(value[key], f"{name}.{key}", 0, 0) for key in ("line", "character"))
        return types.Position(line, character)

    def level(self) -> str | None:
        """The level, None when it is explicitly null."""
        if "level" not in self.values:
            raise self.wrong("`level` 인수가 필요합니다")
        value = self.values["level"]
        if value is None:
            return None
        if not isinstance(value, str) or value not in LEVELS:
            raise self.wrong(f"`level`에는 {', '.join(LEVELS)} 가운데 하나를 적어야 합니다")
        return LEVELS[value]

    def form(self, settings: Settings, both: bool = True) -> str:
        """The form; with ``both`` auto is one, else it must be inline or block and be there."""
        choices = FORMS if both else FORMS[1:]
        value = self.text("form", settings.form if both else None)
        if value not in choices:
            raise self.wrong(f"`form`에는 {', '.join(choices)} 가운데 하나를 적어야 합니다")
        return value

    def options(self, settings: Settings) -> Options:
        """What annotate is to choose: the settings, with what the call says in their place."""
        given = {name: self.values[name] for name in _SETTINGS if self.has(name)}
        settings, problems = apply_settings(settings, given)
        for problem in problems:
            raise self.wrong(f"`{problem.key}` 값을 쓸 수 없습니다. {problem.message}")
        return replace(Options.of(settings), sections=self._sections())

    def _sections(self) -> tuple[str, ...]:
        value = self.values.get("sections") or []
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not all(isinstance(name, str) and name in _SECTIONS for name in names):
            known = ", ".join(f"{name}({word})" for name, word in SECTIONS.items())
            raise self.wrong(f"`sections`에는 구역의 목록을 적어야 합니다. 구역: {known}")
        return tuple(dict.fromkeys(_SECTIONS[name] for name in names))

    def _number(self, value: Any, name: str, default: int, least: int) -> int:
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= MAX_NUMBER:
            raise self.wrong(f"`{name}`에는 {least} 이상의 정수를 적어야 합니다")
        return value
