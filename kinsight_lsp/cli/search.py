"""``kinsight search``: insights and cautions that hold all the words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from ..knowledge.model import CATEGORIES, Insight
from ..knowledge.search import name_of, search
from ..project import Projects
from .catalogs import catalog_with
from .console import errors, output


def run(words: Sequence[str]) -> int:
    """Print what holds all the words, the best first. Exit code 1 when nothing does."""
    found = search(catalog_with(tuple(Projects().of(Path.cwd()).catalogs)), words)
    if not found:
        errors().print("그 낱말이 모두 들어 있는 인사이트나 주의가 없습니다.", soft_wrap=True)
        return 1
    console = output()
    for entry in found:
        if isinstance(entry, Insight):
            name, badge, text = entry.id, CATEGORIES[entry.category], entry.brief
        else:
            name, badge, text = entry.code, "규칙", entry.title
        console.print(Text.assemble((name, "bold cyan"), f" [{badge}] {text}"), soft_wrap=True)
    console.print(
        Text(f"{len(found)}개를 찾았습니다. 자세히: kinsight explain {name_of(found[0])}", "dim"), soft_wrap=True
    )
    return 0
