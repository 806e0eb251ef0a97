"""A plan's figures for those who look at a preview."""

from __future__ import annotations

from typing import Any

from ..knowledge.model import SECTIONS
from .plan import Plan
from .sections import GENERAL


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
