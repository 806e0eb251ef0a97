"""Which category somebody meant who wrote a word that is none."""

from __future__ import annotations

from difflib import SequenceMatcher

from ..knowledge.model import CATEGORIES
from .typed import letters

# Words that people put for a category. Read as one only where nothing but an insight can be meant.
_SYNONYMS = {
    "이론": "concept", "원리": "concept", "정의": "concept", "설명": "concept",
    "최적화": "performance", "속도": "performance", "메모리": "performance", "perf": "performance",
    "실전": "practice", "현업": "practice", "활용": "practice",
    "디버그": "debugging", "오류": "debugging", "에러": "debugging", "버그": "debugging", "debug": "debugging",
    "경고": "caution", "위험": "caution", "warning": "caution", "warn": "caution",
    "참고": "tip", "힌트": "tip", "요령": "tip", "hint": "tip", "tips": "tip",
}  # fmt: skip
_ENDINGS = ("", "사항", "점", "들", "노트", "메모")  # what people add to a category's word
_ALIKE = 0.8
_SHORTEST = 2  # syllables or letters: one alone is too little to recognise a slip


def nearest_category(word: str, synonyms: bool = False) -> str | None:
    """The Korean word of the category that a word was meant for, None when that is not clear.

    synonyms: whether words of the same meaning count, not only slips of the pen.
    """
    bare = "".join(word.split()).casefold()
    if len(bare) < _SHORTEST:
        return None
    for badge in CATEGORIES.values():
        if word.startswith(f"{badge} ") or bare.startswith(badge) and bare.removeprefix(badge) in _ENDINGS:
            return badge
    if synonyms and bare in _SYNONYMS:
        return CATEGORIES[_SYNONYMS[bare]]
    best, found = _ALIKE, None
    for category, badge in CATEGORIES.items():
        for known in (badge, category):
            if len(known) >= (_SHORTEST if known == badge else 5):
                alike = SequenceMatcher(None, letters(bare), letters(known)).ratio()
                if alike >= best and (found is None or alike > best):
                    best, found = alike, badge
    return found
