"""What a preview says of annotate and strip, and a plan's figures in it."""

from __future__ import annotations

from typing import Any

from ..knowledge.model import LEVELS, SECTIONS
from .plan import Plan
from .sections import GENERAL


NOTHING_TO_STRIP = "지울 인사이트가 없습니다."


def annotating(level: str, count: int, changes: bool) -> tuple[str, str]:
    """What to say before and after so many insights of a level are written. changes: whether anything becomes other at all."""
    if not changes:
        words = "새로 적을 인사이트가 없습니다."
        return words, words
    if not count:
        words = "이 설정으로 적을 인사이트가 없어 전에 적은 것을 지"
        return f"{words}웁니다.", f"{words}웠습니다."
    words = f"{LEVELS[level]} 인사이트 {count}개를 적"
    return f"{words}습니다.", f"{words}었습니다."


def stripping(count: int) -> tuple[str, str]:
    """What to say before and after so many insights are removed."""
    words = f"인사이트 {count}개를 지"
    return f"{words}웁니다.", f"{words}웠습니다."


def summary(plan: Plan) -> dict[str, Any]:
    """A plan's figures as JSON: how many insights each section has, and how many it should."""
    options = plan.options
    sections = [
        {
            "id": name,
            "name": SECTIONS[name],
            "count": count,
            "target": None if name == GENERAL else list(options.cell(name)),
        }
        for name, count in plan.counts().items()
    ]
    return {"total": plan.total, "target": list(options.total), "sections": sections}
