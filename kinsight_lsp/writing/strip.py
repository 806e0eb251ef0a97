"""Knows the insight comments that annotate writes from those of people, and removes them byte for byte.

An insight comment counts as written by annotate when it is exactly what ``text.py`` writes of an insight of the
catalog, however it is wrapped. Everything else is a person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..core import nodes as n
from ..core.analysis import Edit, InsightComment
from ..core.source import Source
from ..core.syntax import Module, parse
from ..knowledge.model import Catalog, Insight
from .fixes import apply_edits
from .recognize import insight_comments
from .region import Region, region_at
from .statements import find_statement, suite
from .text import block_lines, comment_lines, inline_lines, without_coding

_SIGNS = ("#", "·")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Own:
    """A comment that annotate wrote. form: inline, block (a string) or comment (the block's comment form)."""

    comment: InsightComment
    insight: Insight
    form: str


class Signatures:
    """What annotate writes, for every insight of a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._known: dict[tuple[str, str], Insight] = {}
        for insight in catalog.insights.values():
            for form, lines in (
                ("inline", inline_lines(insight)),
                ("block", block_lines(insight)),
                ("comment", comment_lines(insight)),
            ):
                self._known.setdefault((form, _key(lines)), insight)

    def find(self, text: str) -> tuple[str, Insight] | None:
        """The form and insight of a comment's text, from its first sign to its last; None for a person's."""
        lines = [line.strip(" \t\f") for line in _LINE_BREAK.split(text)]
        if lines[0].startswith("# # ["):
            form = "inline"
        elif lines[0].startswith("# [Note] ["):
            form = "comment"
            if len(lines) > 2 and lines[-1] == "#":
                lines.pop()
        elif lines[0] in ('"""', 'r"""') and lines[-1] == '"""' and lines[1].startswith("[Note] ["):
            form = "block"
        else:
            return None
        if form == "inline" and len(lines) > 1:
            return None
        insight = self._known.get((form, _key(lines)))
        return (form, insight) if insight else None


def signatures(catalog: Catalog) -> Signatures:
    """The signatures of a catalog, made once."""
    for known, found in _signatures:
        if known is catalog:
            return found
    found = Signatures(catalog)
    _signatures.append((catalog, found))
    del _signatures[:-4]
    return found


_signatures: list[tuple[Catalog, Signatures]] = []


def _key(lines: Iterable[str]) -> str:
    """What stays the same however the lines are wrapped and whatever was put in so that tools do not obey them."""
    words = " ".join(line.lstrip("#").strip() if line.startswith("# ") else line for line in lines)
    return " ".join(word for word in without_coding(words).split() if word not in _SIGNS)


def own_comments(source: Source, comments: Iterable[InsightComment], catalog: Catalog) -> list[Own]:
    """Those of the comments that annotate wrote: they stand alone on their lines, at one indentation."""
    known = signatures(catalog)
    found = []
    for comment in comments:
        if not stands_alone(source, comment):
            continue
        match = known.find(source.text.slice(comment.start, comment.end))
        if match is not None and comment.category == match[1].badge:
            found.append(Own(comment, match[1], match[0]))
    return found


def stands_alone(source: Source, comment: InsightComment) -> bool:
    """Whether nothing but the comment and blanks is on its lines."""
    text = source.text
    first, last = text.line_of(comment.start), text.line_of(max(comment.end - 1, comment.start))
    before = text.slice(text.line_start(first), comment.start)
    after = text.slice(comment.end, max(text.line_end(last), comment.end))
    return not before.strip(" \t\f\ufeff") and not after.strip(" \t\f")


def strip_source(source: Source, catalog: Catalog, everyones: bool = False, before: Module | None = None) -> Source:
    """The document without annotate's insight comments.

    everyones: without people's too; before: an earlier version, parsed, whose statements are reused.
    """
    module = parse(source.program, before)
    comments = insight_comments(source, module)
    if not comments:
        return source
    chosen = list(comments) if everyones else [own.comment for own in own_comments(source, comments, catalog)]
    edits = removal_edits(source, module, chosen)
    return apply_edits(source, edits) if edits else source


def removal_edits(source: Source, module: Module, comments: Iterable[InsightComment]) -> list[Edit]:
    """The edits that remove insight comments, whoever wrote them, except where the program would be another."""
    return list(_removals(source, _harmless(module, sorted(comments, key=lambda comment: comment.start))))


def _harmless(module: Module, comments: list[InsightComment]) -> list[InsightComment]:
    """Without the strings that are all of a suite's statements, or the docstring of a function or class."""
    strings: dict[int, tuple[n.Node, InsightComment]] = {}
    for comment in comments:
        if module.program[comment.start : comment.start + 1] != b"#":
            node = find_statement(module, comment.start, comment.end)
            if node is not None and node.parent is not None:
                strings[id(node)] = node, comment
    kept = []
    for node, comment in strings.values():
        around = suite(node) or _case_body(node)
        first = isinstance(node.parent, (n.FunctionDef, n.ClassDef)) and around[:1] == [node]
        if first or all(id(other) in strings for other in around):
            kept.append(comment)
    return [comment for comment in comments if comment not in kept]


def _case_body(node: n.Node) -> list[n.Node]:
    return list(getattr(node.parent, "body", ()) or ())


def _removals(source: Source, comments: list[InsightComment]) -> Iterator[Edit]:
    """The edits that remove the comments: whole lines, or what stands behind code."""
    text = source.text
    runs: list[list[int]] = []  # first and last line of comments that follow each other without a gap
    for comment in comments:
        first, last = text.line_of(comment.start), text.line_of(max(comment.end - 1, comment.start))
        if not stands_alone(source, comment):
            if text.data[comment.start : comment.start + 1] == b"#":
                line = text.data[text.line_start(first) : comment.start]
                yield Edit(text.line_start(first) + len(line.rstrip(b" \t\f")), comment.end, "")
            continue
        if runs and runs[-1][1] + 1 == first and _same_region(source, runs[-1][0], first):
            runs[-1][1] = last
        else:
            runs.append([first, last])
    for first, last in runs:
        yield _whole_lines(source, region_at(source, text.line_start(first)), first, last)


def _same_region(source: Source, first: int, second: int) -> bool:
    starts = (source.text.line_start(line) for line in (first, second))
    return len({cell.index if (cell := source.cell_at(start)) else -1 for start in starts}) == 1


def _whole_lines(source: Source, region: Region, first: int, last: int) -> Edit:
    """Lines with their breaks; at the end of a region, where no break follows, the one before them goes."""
    text = source.text
    if last < region.last:
        return Edit(max(text.line_start(first), region.start), text.line_start(last + 1), "")
    start = text.line_end(first - 1) if first > region.first else region.start
    return Edit(start, region.end, "")
