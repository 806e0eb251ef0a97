"""Filling the placeholders of catalog messages, with the Korean particle that fits how a name is read."""

from __future__ import annotations

import re

_PAIRS = [("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("으로", "로"), ("이라", "라"), ("이나", "나")]
_PARTICLES = {form: pair for pair in _PAIRS for form in pair}
_PLACEHOLDER = re.compile(r"\{(?P<name>\w+)(?P<colon>:(?P<particle>[가-힣]*))?\}")

# Names that Korean reads otherwise than their spelling tells: whether they end in a consonant.
_READ_ALOUD = {"epoch": True, "template": True, "check": False}
_SPELLED_CLOSED = "lmnr"  # 엘 엠 엔 알: letters that are read one by one
_CLOSED_DIGITS = "013678"
_CONSONANT = "[bcdfghjklmnpqrstvwxz]"
# The last sounds of an English word that Korean writes as a final consonant.
_CLOSED = re.compile(rf"([lmn]|[lmn]e|ype|ng|ck|ook|(?<!{_CONSONANT})[bcpt])$")
_OPEN = re.compile(r"((oa|ea|ei|ai|ee)t|oop)$")


def particle(word: str, form: str) -> str:
    """The member of the particle pair that follows a word, e.g. ``particle("model", "를")`` is ``을``."""
    closed, open_ = _PARTICLES[form]
    tail = re.sub(r"[^0-9A-Za-z가-힣]+$", "", word)
    last = tail[-1:] or "가"
    if "가" <= last <= "힣":
        final = (ord(last) - 0xAC00) % 28
        ends_closed, ends_in_rieul = final > 0, final == 8
    elif last.isdigit():
        ends_closed, ends_in_rieul = last in _CLOSED_DIGITS, last in "178"
    else:
        ends_closed, ends_in_rieul = _english(re.search(r"[A-Za-z]+$", tail).group())
    if closed == "으로" and ends_in_rieul:
        return open_
    return closed if ends_closed else open_


def _english(word: str) -> tuple[bool, bool]:
    """Whether an English word, as Korean reads it, ends in a consonant, and whether that is ㄹ."""
    word = re.sub(r"^.*[a-z](?=[A-Z]{2,}$)", "", word)  # StepLR ends in LR
    lower = word.lower()
    spelled = len(word) == 1 or word.isupper() and (len(word) <= 3 or not re.search("[AEIOUY]", word)) or lower == "lr"
    if spelled:
        return lower[-1] in _SPELLED_CLOSED, lower[-1] in "lr"
    if lower in _READ_ALOUD:
        return _READ_ALOUD[lower], False
    return bool(_CLOSED.search(lower)) and not _OPEN.search(lower), lower.endswith(("l", "le"))


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
