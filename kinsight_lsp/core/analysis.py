"""The result that every face reads: what stands where in one version of a document.

All ranges are half-open byte offsets into the document's text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from .source import Source
from .syntax import Module


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place that insights explain.

    insights: ids, the most fitting first; name: the public name, literal or command; guess: a convention named it;
    statement: the range of the whole statement that holds the place; kind: name, keyword, literal, definition, shell …
    """

    start: int
    end: int
    insights: tuple[str, ...]
    name: str
    kind: str
    guess: bool
    statement: tuple[int, int]
    outer: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the range by the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding together. safe: it cannot change what a correct program does."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that matters for a finding."""

    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A caution at a place. severity: error, warning, information or hint; tags: deprecated, unnecessary.

    local: the rule judged the top-level statement for itself, without a look at what happens elsewhere.
    """

    start: int
    end: int
    code: str
    severity: str
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    tags: tuple[str, ...] = ()
    local: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class InsightComment:
    """An insight comment in the text. form: inline or block (also written with ``#``); category: the Korean word."""

    start: int
    end: int
    form: str
    category: str
    text: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything known of one document version. Immutable; keyed by (version, catalog revision, settings revision).

    settled: every rule has judged this version; else some findings are those of the version before, moved along.
    words: the rules' words that the program has.
    """

    source: Source
    module: Module
    occurrences: tuple[Occurrence, ...]
    findings: tuple[Finding, ...]
    comments: tuple[InsightComment, ...] = ()
    unresolved: tuple[tuple[int, str], ...] = ()
    settled: bool = True
    words: frozenset[bytes] = frozenset()
    _starts: list[int] = field(default_factory=list, compare=False)

    def occurrence_at(self, offset: int) -> Occurrence | None:
        """The innermost occurrence whose range holds the offset (its end included, as a cursor after a name does)."""
        if not self._starts:
            self._starts.extend(o.start for o in self.occurrences)
        best = None
        index = bisect_right(self._starts, offset) - 1
        for occurrence in self.occurrences[max(0, index - 40) : index + 1]:
            if occurrence.start <= offset <= occurrence.end:
                width = occurrence.end - occurrence.start
                touching = offset == occurrence.end
                rank = (touching, width)
                if best is None or rank < best[0]:
                    best = (rank, occurrence)
        return best[1] if best else None

    def comment_at(self, offset: int) -> InsightComment | None:
        return next((c for c in self.comments if c.start <= offset <= c.end), None)
