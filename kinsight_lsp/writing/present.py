"""Whether an insight is already written beside a piece of code."""

from __future__ import annotations

import re
from functools import lru_cache

from ..core.analysis import Analysis, InsightComment
from ..knowledge.model import Insight
from .place import Place
from .region import is_blank_line, is_comment_line

_NOT_WORDS = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def squash(text: str) -> str:
    """The text's letters and digits: what stays the same however it is wrapped, quoted and punctuated."""
    return _NOT_WORDS.sub("", text).lower()


def says(comment: InsightComment, insight: Insight) -> bool:
    """Whether the comment holds the insight's sentence or its text, in whatever form."""
    written = squash(comment.text)
    if not written:
        return False
    text = squash(insight.text)
    return written == squash(insight.brief) or bool(text) and written.startswith(text)


def is_present(analysis: Analysis, place: Place, insight: Insight) -> bool:
    """Whether the insight stands at the place, or directly above, below or behind the code that it belongs to."""
    wanted = {c.start for c in analysis.comments if says(c, insight)}
    return bool(wanted) and any(c.start in wanted for c in _beside(analysis, place))


def _beside(analysis: Analysis, place: Place) -> list[InsightComment]:
    """The insight comments above, below and on the first line of a place's code."""
    text, region = analysis.source.text, place.region
    lines = {c: (text.line_of(c.start), text.line_of(max(c.start, c.end - 1))) for c in analysis.comments}
    found = [c for c, (first, _) in lines.items() if first == place.first]
    alone = [c for c in lines if not text.slice(text.line_start(lines[c][0]), c.start).strip(" \t\f\ufeff")]
    by_first, by_last = {lines[c][0]: c for c in alone}, {lines[c][1]: c for c in alone}
    line = min(place.line, place.first) - 1
    while line >= region.first:
        if line in by_last:
            found.append(by_last[line])
            line = lines[by_last[line]][0] - 1
        elif is_blank_line(text, line) or is_comment_line(text, line):
            line -= 1
        else:
            break
    found += [c for c in alone if place.line <= lines[c][0] < place.first]
    line = place.last + 1
    while line <= region.last:
        if line in by_first:
            found.append(by_first[line])
            line = lines[by_first[line]][1] + 1
        elif is_comment_line(text, line):
            line += 1
        else:
            break
    return found
