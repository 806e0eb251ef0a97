"""Filling the placeholders of catalog messages, with the Korean particle that fits how a name is read."""

from __future__ import annotations

import re

_PAIRS = [("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("으로", "로"), ("이라", "라"), ("이나", "나")]
_PARTICLES = {form: pair for pair in _PAIRS for form in pair}
_PLACEHOLDER = re.compile(r"\{(?P<name>\w+)(?P<colon>:(?P<particle>[가-힣]*))?\}")

# How an English name ends decides the particle; digits as they are read in Korean.
_CLOSED_DIGITS = "013678"
_OPEN_ENDINGS = ("r", "s", "e", "a", "o", "u", "y", "x", "w", "h", "i", "f", "v", "z", "j", "q", "d", "k")


def particle(word: str, form: str) -> str:
    """The member of the particle pair that follows a word, e.g. ``particle("model", "를")`` is ``을``."""
    closed, open_ = _PARTICLES[form]
    tail = re.sub(r"[^0-9A-Za-z가-힣]+$", "", word)
    last = tail[-1:] or "가"
    if "가" <= last <= "힣":
        jong = (ord(last) - 0xAC00) % 28
        if closed == "으로" and jong == 8:
            return open_
        return closed if jong else open_
    if last.isdigit():
        if closed == "으로" and last in "178":
            return open_
        return closed if last in _CLOSED_DIGITS else open_
    lower = tail.lower()
    if closed == "으로" and lower.endswith("l"):
        return open_
    if lower.endswith(("ck", "ook")):
        return closed
    if lower.endswith(_OPEN_ENDINGS):
        return open_
    if lower.endswith("ng"):
        return closed
    return closed if lower[-1] in "lmnptbcg" else open_


def fill(template: str, fields: dict[str, str]) -> str:
    """A message with its placeholders filled: ``{name}`` in backticks, ``{name:을}`` with its particle, ``{name:}`` bare."""

    def replace(match: re.Match[str]) -> str:
        value = fields.get(match["name"])
        if value is None:
            return match.group()
        if match["colon"] is None:
            return f"`{value}`"
        form = match["particle"]
        if not form:
            return value
        return f"`{value}`{particle(value, form)}" if form in _PARTICLES else f"`{value}`{form}"

    return _PLACEHOLDER.sub(replace, template)
