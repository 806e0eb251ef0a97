"""Insights and cautions as Markdown or plain text, for hovers and wherever else a client shows them.

Catalog texts are data, and users add catalogs of their own: whatever could become HTML, an image or a link to anything
but a web page is shown as the characters it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from ..core.analysis import Occurrence
from ..knowledge.model import LEVELS, Caution, Insight
from ..knowledge.words import particle

MAX_UNFOLDED = 3
MAX_FOLDED = 8
MAX_NAME = 120  # characters
_TOKEN = re.compile(
    r"(?P<ticks>`+)|(?P<link>(?<!!)\[(?P<label>[^\[\]]*)\]\((?P<url>https?://[^\s()<>]+)\))|(?P<mark>[<>&\[\]\\])"
)
_BLOCK = re.compile(r"^(#{1,6}(?=\s)|[>|~=]|[-+*](?=\s)|\d+[.)](?=\s))")
_BREAKS = re.compile(r"\s*[\r\n\v\f\x85\u2028\u2029]\s*")


def one_line(text: str) -> str:
    """The text without line breaks."""
    return _BREAKS.sub(" ", text).strip()


def shortened(name: str) -> str:
    """A name on one line; a shell command can be very long."""
    name = one_line(name)
    return name if len(name) <= MAX_NAME else f"{name[: MAX_NAME - 1]}…"


@lru_cache(maxsize=1024)
def safe_url(url: str) -> str | None:
    """The address if it is one of a web page, with the characters escaped that would end a Markdown link."""
    url = url.strip()
    if not re.match(r"https?://[^\s]+$", url):
        return None
    return re.sub(r"[()<>\[\]\\`\"]", lambda match: f"%{ord(match.group()):02X}", url)


def code_span(text: str) -> str:
    """Markdown code that shows exactly the text."""
    text = one_line(text)
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or not text else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def code_block(code: str) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}python\n{code}\n{fence}"


def escape(text: str) -> str:
    """One line of catalog Markdown: code, emphasis and web links work, everything else that is markup does not."""
    text = one_line(text)
    pieces = []
    at = 0
    while match := _TOKEN.search(text, at):
        pieces.append(text[at : match.start()])
        at = match.end()
        if match["ticks"]:
            ticks = match["ticks"]
            end = re.compile(rf"(?<!`){ticks}(?!`)").search(text, at)
            if end is None:
                pieces.append("\\`" * len(ticks))
            else:
                pieces.append(text[match.start() : end.end()])
                at = end.end()
        elif match["link"]:
            pieces.append(f"[{_plain_mark(match['label'])}]({safe_url(match['url'])})")
        else:
            pieces.append(_plain_mark(match["mark"]))
    pieces.append(text[at:])
    return _BLOCK.sub(
        lambda m: f"\\{m.group()}" if not m.group()[0].isdigit() else m.group()[:-1] + "\\" + m.group()[-1],
        "".join(pieces),
    )


def _plain_mark(text: str) -> str:
    return re.sub(
        r"[<>&\[\]\\`]", lambda m: {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(m.group(), f"\\{m.group()}"), text
    )


def versions(insight: Insight) -> str:
    """When the insight holds, e.g. ``torch 2.0부터 2.9까지``."""
    since, until = insight.since.strip(), insight.until.strip()
    if since and until:
        library, _, number = until.rpartition(" ")
        same = library and since.startswith(f"{library} ")
        return f"{since}부터 {number if same else until}까지"
    return f"{since}부터" if since else f"{until}까지" if until else ""


def link_label(url: str) -> str:
    """A short name of a page: its last part and its host."""
    parts = urlsplit(url)
    tail = parts.fragment or parts.path.rstrip("/").rpartition("/")[2]
    tail = re.sub(r"\.(html?|md|rst|txt)$", "", tail)
    return f"{tail} ({parts.netloc})" if tail else parts.netloc


class Markdown:
    """Texts for clients that show Markdown."""

    rule = "---"

    def line(self, text: str) -> str:
        return escape(text)

    def badge(self, category: str) -> str:
        return f"**[{escape(category)}]**"

    def heading(self, name: str) -> str:
        return f"#### {code_span(shortened(name))}"

    def note(self, text: str) -> str:
        return f"*{text}*"

    def name(self, name: str) -> str:
        return code_span(name)

    def unfolded(self, insight: Insight) -> str:
        parts = [f"**[{insight.badge}]** **{escape(insight.title)}**", escape(insight.text)]
        if insight.points:
            parts.append("\n".join(f"- {escape(point)}" for point in insight.points))
        if insight.example:
            parts.append(code_block(insight.example))
        return "\n\n".join([*parts, *self._footer(insight)])

    def folded(self, insight: Insight) -> str:
        return f"- **[{insight.badge}]** {escape(insight.title)}({LEVELS[insight.level]}) — {escape(insight.brief)}"

    def sources(self, sources: Sequence[str]) -> str:
        links = []
        for source in sources:
            url = safe_url(source)
            links.append(f"[{_plain_mark(link_label(url))}]({url})" if url else escape(source))
        return f"출처: {', '.join(links)}"

    def _footer(self, insight: Insight) -> list[str]:
        notes = [escape(versions(insight))] if insight.since or insight.until else []
        if insight.source:
            notes.append(self.sources(insight.source))
        return [" · ".join(notes)] if notes else []


class Plain:
    """Texts for clients that show plain text only."""

    rule = ""

    def line(self, text: str) -> str:
        return one_line(text)

    def badge(self, category: str) -> str:
        return f"[{one_line(category)}]"

    def heading(self, name: str) -> str:
        return shortened(name)

    def note(self, text: str) -> str:
        return text

    def name(self, name: str) -> str:
        return one_line(name)

    def unfolded(self, insight: Insight) -> str:
        parts = [f"[{insight.badge}] {one_line(insight.title)}", one_line(insight.text)]
        if insight.points:
            parts.append("\n".join(f"- {one_line(point)}" for point in insight.points))
        if insight.example:
            parts.append("\n".join(f"    {line}" for line in insight.example.split("\n")))
        notes = [versions(insight)] if insight.since or insight.until else []
        if insight.source:
            notes.append(self.sources(insight.source))
        return "\n\n".join([*parts, *notes])

    def folded(self, insight: Insight) -> str:
        return f"- [{insight.badge}] {one_line(insight.title)}({LEVELS[insight.level]}) — {one_line(insight.brief)}"

    def sources(self, sources: Sequence[str]) -> str:
        return f"출처: {', '.join(one_line(source) for source in sources)}"


MARKDOWN, PLAIN = Markdown(), Plain()
Style = Markdown | Plain


def lesson(style: Style, name: str, insights: Sequence[Insight], level: str, guess: bool) -> str:
    """The hover of a place: insights of the level in full, the others in a line each.

    insights: the most fitting first; guess: the name was inferred from customs.
    """
    own = [insight for insight in insights if insight.level == level] or list(insights[:1])
    unfolded = own[:MAX_UNFOLDED]
    rest = [insight for insight in [*own, *insights] if insight not in unfolded]
    rest = list({insight.id: insight for insight in rest}.values())
    parts = [style.heading(name)]
    if guess:
        parts.append(style.note(guess_note(style, name)))
    parts += _joined(unfolded, style.unfolded, style.rule)
    if rest:
        lines = [style.folded(insight) for insight in rest[:MAX_FOLDED]]
        if len(rest) > MAX_FOLDED:
            lines.append(f"- 그 밖에 {len(rest) - MAX_FOLDED}개")
        parts += [style.rule, "\n".join(lines)] if style.rule else ["\n".join(lines)]
    return "\n\n".join(parts)


def lesson_of(style: Style, insight: Insight, occurrence: Occurrence | None = None) -> str:
    """One insight in full. occurrence: the place that it is about, whose name may be a guess."""
    parts = [style.unfolded(insight)]
    if occurrence is not None and occurrence.guess:
        parts.append(style.note(guess_note(style, occurrence.name)))
    return "\n\n".join(parts)


def guess_note(style: Style, name: str) -> str:
    return f"추정: 이름으로 미루어 {style.name(name)}{particle(name, '로')} 보았습니다."


def caution_page(style: Style, caution: Caution) -> str:
    """What a caution is about, why it matters and how to mend it."""
    parts = [f"{style.badge('규칙')} {style.line(caution.title)}", style.name(caution.code)]
    parts += [style.line(text) for text in (caution.what, caution.why, caution.mend) if text]
    if caution.source:
        parts.append(style.sources(caution.source))
    return "\n\n".join(parts)


def comment_note(style: Style, category: str, form: str, insight: Insight | None) -> str:
    """The hover of an insight comment in the code. category: the Korean word."""
    kind = "블록" if form == "block" else "한 줄"
    parts = [f"{style.badge(category)} {kind} 인사이트 주석"]
    if insight is not None:
        parts.append(style.line(insight.title))
        if insight.source:
            parts.append(style.sources(insight.source))
    return "\n\n".join(parts)


def _joined(insights: Sequence[Insight], show: Callable[[Insight], str], rule: str) -> list[str]:
    parts: list[str] = []
    for insight in insights:
        if parts and rule:
            parts.append(rule)
        parts.append(show(insight))
    return parts
