"""Turns insight comments from inline to block and back, where they stand."""

from __future__ import annotations

from collections.abc import Iterable

from ..core.analysis import Analysis, Edit, InsightComment, Occurrence
from ..core.source import Source
from ..core.syntax import parse
from ..knowledge.model import CATEGORIES, Catalog, Insight
from .fixes import apply_edits
from .markers import continues_insight
from .place import Place, find_place
from .recognize import insight_comments
from .region import is_blank_line, is_comment_line, line_indent, region_at
from .statements import find_statement, line_statement, parent_statement
from .strip import Own, own_comments, stands_alone
from .text import block_lines, comment_lines, inline_lines, without_coding


def convert_source(source: Source, catalog: Catalog, form: str, everyones: bool = False) -> Source:
    """The document with all of annotate's insights in one form, inline or block. everyones: people's too."""
    module = parse(source.program)
    analysis = Analysis(source, module, (), (), insight_comments(source, module))
    comments = convertible(analysis, catalog, form, everyones)
    edits = convert_edits(analysis, comments, form)
    return apply_edits(source, edits) if edits else source


def convertible(analysis: Analysis, catalog: Catalog, form: str, everyones: bool = False) -> list[Own]:
    """The comments that can take the other form: annotate's and, on demand, people's as far as nothing is lost."""
    known = {own.comment: own for own in own_comments(analysis.source, analysis.comments, catalog)}
    found = list(known.values())
    if everyones:
        found += [
            Own(comment, _insight_of(comment), _form_of(analysis.source, comment))
            for comment in analysis.comments
            if comment not in known and stands_alone(analysis.source, comment)
        ]
    return [
        own
        for own in found
        if (own.form == "inline") != (form == "inline") and (form != "inline" or own.insight.brief)
    ]


def _form_of(source: Source, comment: InsightComment) -> str:
    if comment.form == "block" and source.text.data[comment.start : comment.start + 1] == b"#":
        return "comment"
    return comment.form


def _insight_of(comment: InsightComment) -> Insight:
    """A person's comment as an insight. A block has no brief unless it is a single paragraph."""
    text: list[str] = []
    points: list[str] = []
    for line in comment.text.split("\n"):
        if line.startswith("- "):
            points.append(line[2:])
        elif points:
            points[-1] += f" {line}"
        else:
            text.append(line)
    words = " ".join(filter(None, text))
    category = next(name for name, word in CATEGORIES.items() if word == comment.category)
    return Insight(
        "", (), "general", category, "beginner", comment.form, "before", 0, "", "" if points else words, words,
        tuple(points),
    )  # fmt: skip


def convert_edits(analysis: Analysis, comments: Iterable[Own], form: str) -> list[Edit]:
    """The edits that give the comments another form; those that have it are left alone."""
    if form not in ("inline", "block"):
        raise ValueError(f"form: {form!r}")
    edits = []
    for own in comments:
        if (own.form == "inline") != (form == "inline"):
            edits.append(written_as(analysis, own, form))
    return edits


def written_as(analysis: Analysis, own: Own, form: str) -> Edit:
    """The edit that writes an insight in place of a comment. form: inline, or block (a string where one may stand)."""
    text, comment = analysis.source.text, own.comment
    first, last = text.line_of(comment.start), text.line_of(max(comment.end - 1, comment.start))
    region = region_at(analysis.source, comment.start)
    indent = text.slice(max(text.line_start(first), region.start), comment.start)
    if form == "inline":
        lines = inline_lines(own.insight)
    elif _string_may_stand(analysis, first, last, indent):
        lines = block_lines(own.insight, indent)
    else:
        lines = comment_lines(own.insight, indent)
        if last < region.last and continues_insight(text.line(last + 1), indent):
            lines = [*lines, "#"]
    if not analysis.source.is_notebook and first < 2:
        lines = [without_coding(line) if line.startswith("#") else line for line in lines]
    return Edit(comment.start, comment.end, (region.eol + indent).join(lines))


def _string_may_stand(analysis: Analysis, first: int, last: int, indent: str) -> bool:
    """Whether a bare string in place of the lines leaves the program as it is: above a statement or below one."""
    text = analysis.source.text
    region = region_at(analysis.source, text.line_start(last))
    for placement, step, line in (("before", 1, last + 1), ("after", -1, first - 1)):
        while region.first <= line <= region.last:
            if not (is_blank_line(text, line) or is_comment_line(text, line)):
                break
            line += step
        else:
            continue
        place = _place_at(analysis, line, indent, placement)
        if place is not None and place.region == region:
            return place.block
    return False


def _place_at(analysis: Analysis, line: int, indent: str, placement: str) -> Place | None:
    """The place beside the statement of that indentation which begins on the line, or holds it."""
    text, module = analysis.source.text, analysis.module
    content = text.line(line)
    offset = text.line_start(line) + len(content) - len(content.lstrip(" \t\f\ufeff"))
    node = find_statement(module, offset, offset)
    while node is not None:
        anchor = line_statement(module, node)
        if anchor is None:
            return None
        start, end = module.span(anchor)
        above = text.line_of(start)
        if line_indent(text, above) == indent and (placement == "after" or above == line):
            occurrence = Occurrence(start, end, (), "", "name", False, (start, end))
            return find_place(analysis, occurrence, placement)
        node = parent_statement(anchor)
    return None
