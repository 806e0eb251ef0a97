"""``kinsight search``: insights and cautions that hold all the words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from ..knowledge.model import CATEGORIES, Catalog, Caution, Insight
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
        Text(f"{len(found)}개를 찾았습니다. 자세히: kinsight explain {_name(found[0])}", "dim"), soft_wrap=True
    )
    return 0


def search(catalog: Catalog, words: Sequence[str]) -> list[Insight | Caution]:
    """The entries that hold every word, those with words in id or title first."""
    wanted = [word.casefold() for text in words for word in text.split()]
    ranked = []
    for entry in (*catalog.insights.values(), *catalog.cautions.values()):
        head = f"{_name(entry)} {entry.title}".casefold()
        body = _body(entry).casefold()
        if wanted and all(word in head or word in body for word in wanted):
            ranked.append((-sum(word in head for word in wanted), -getattr(entry, "priority", 50), _name(entry), entry))
    return [entry for *_, entry in sorted(ranked, key=lambda item: item[:3])]


def _name(entry: Insight | Caution) -> str:
    return entry.id if isinstance(entry, Insight) else entry.code


def _body(entry: Insight | Caution) -> str:
    if isinstance(entry, Insight):
        names = (f"{t.value} {t.keyword}" for t in entry.on)
        return " ".join((entry.brief, entry.text, *entry.points, *names, CATEGORIES[entry.category]))
    return " ".join((entry.message, entry.what, entry.why, entry.mend, *entry.replacements))
