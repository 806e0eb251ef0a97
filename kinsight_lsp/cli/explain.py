"""``kinsight explain``: an insight, a caution or a public name, as Markdown."""

from __future__ import annotations

import textwrap
from pathlib import Path

from rich.markdown import Markdown

from ..knowledge.model import CATEGORIES, LEVELS, SECTIONS, Insight
from ..project import Projects
from ..resolve.stubs import bundled_stubs
from .catalogs import catalog_with
from .console import errors, output
from .lookup import Answer, Lookup, Symbol
from .rule_page import rule_markdown

_KINDS = {"m": "모듈", "c": "클래스", "f": "함수", "v": "값"}
_SIGNATURE = 96
_FULL = 3  # more insights of one name than this are listed, not printed whole


def run(name: str) -> int:
    """Explain the id, code or name. Exit code 2 when it is unknown."""
    catalog = catalog_with(tuple(Projects().of(Path.cwd()).catalogs))
    answer = Lookup(catalog, bundled_stubs()).find(name)
    if not answer.found:
        err = errors()
        if answer.bare:
            err.print(f"`{answer.bare}`에 관한 인사이트는 아직 없습니다.", soft_wrap=True)
        else:
            err.print(f"`{name}`에 관한 인사이트나 주의가 없습니다.", soft_wrap=True)
        if answer.near:
            err.print("비슷한 것: " + ", ".join(answer.near), soft_wrap=True)
        return 2
    console = output()
    text = answer_markdown(answer)
    if console.is_terminal:
        console.print(Markdown(text, hyperlinks=True))
    else:
        print(text)
    return 0


def answer_markdown(answer: Answer) -> str:
    parts = [insight_markdown(insight) for insight in answer.insights]
    parts += [rule_markdown(caution) for caution in answer.cautions]
    parts += [_symbol_markdown(symbol, alone=len(answer.symbols) == 1) for symbol in answer.symbols]
    return "\n\n---\n\n".join(parts)


def insight_markdown(insight: Insight, heading: str = "#") -> str:
    """One insight: what it says, where it applies, where it comes from."""
    badges = (f"**[{insight.badge}]**", LEVELS[insight.level], SECTIONS[insight.section], f"`{insight.id}`")
    lines = [
        f"{heading} {insight.title}",
        " · ".join(badges),
        f"**{insight.brief}**",
        insight.text,
    ]
    if insight.points:
        lines.append("\n".join(f"- {point}" for point in insight.points))
    if insight.example:
        lines.append(_code(insight.example))
    lines.append("붙는 곳: " + ", ".join(f"`{_trigger(trigger)}`" for trigger in insight.on))
    if insight.since or insight.until:
        since, until = insight.since and f"{insight.since}부터", insight.until and f"{insight.until}까지"
        lines.append(f"버전: {' '.join(filter(None, (since, until)))}")
    lines.append("출처: " + ", ".join(f"<{address}>" for address in insight.source))
    return "\n\n".join(lines)


def _symbol_markdown(symbol: Symbol, alone: bool) -> str:
    kind = f" ({_KINDS[symbol.kind]})" if symbol.kind in _KINDS else ""
    lines = [f"# `{symbol.name}`{kind}"]
    if symbol.parameters:
        lines.append(_code(_signature(symbol.name.rpartition(".")[2], symbol.parameters)))
    if alone and len(symbol.insights) <= _FULL:
        lines += [insight_markdown(insight, "##") for insight in symbol.insights]
    elif symbol.insights:
        whole = symbol.insights[:1] if alone else []
        lines += [insight_markdown(insight, "##") for insight in whole]
        rest = symbol.insights[len(whole) :]
        lines.append("\n".join(f"- [{CATEGORIES[i.category]}] {i.brief} (`{i.id}`)" for i in rest))
    if symbol.cautions:
        lines.append("**함께 볼 주의**")
        lines.append("\n".join(f"- {caution.title} (`{caution.code}`)" for caution in symbol.cautions))
    return "\n\n".join(lines)


def _trigger(trigger) -> str:
    if trigger.kind == "name":
        return trigger.value
    if trigger.kind == "keyword":
        return f"{trigger.value}({trigger.keyword}={trigger.argument or ''})"
    return f"{trigger.kind}:{trigger.value}"


def _signature(name: str, parameters: list[str]) -> str:
    """A call with its parameters, broken into lines; those with a default end in ``=…``."""
    shown = [f"{parameter}…" if parameter.endswith("=") else parameter for parameter in parameters]
    whole = f"{name}({', '.join(shown)})"
    return whole if len(whole) <= _SIGNATURE else textwrap.fill(whole, _SIGNATURE, subsequent_indent="    ")


def _code(text: str) -> str:
    return f"```python\n{text.rstrip()}\n```"
