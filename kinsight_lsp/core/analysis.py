"""The result that every face reads: what stands where in one version of a document.

All ranges are half-open byte offsets into the document's text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .occurrence import Occurrence, innermost
from .scopes import ScopeMap
from .source import Source
from .syntax import Module


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
class Vocabulary:
    """What rules ask about a whole document before they look at any place. Some of it may be of a moment ago.

    words: the rules' words that the program has; aliases: other names that it gives to things, by their own last name;
    said: whether other texts and patterns are found in it, as far as rules have asked.
    """

    words: frozenset[bytes] = frozenset()
    aliases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    said: dict[bytes | re.Pattern[bytes], bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything known of one document version. Immutable; keyed by (version, catalog revision, settings revision).

    settled: every rule has judged this version; else some findings are those of the version before, moved along.
    scopes: the program's names; vocabulary: None where no rule was run.
    """

    source: Source
    module: Module
    occurrences: Sequence[Occurrence]
    findings: tuple[Finding, ...]
    comments: tuple[InsightComment, ...] = ()
    unresolved: tuple[tuple[int, str], ...] = ()
    settled: bool = True
    scopes: ScopeMap | None = field(default=None, compare=False)
    vocabulary: Vocabulary | None = field(default=None, compare=False)

    def occurrence_at(self, offset: int) -> Occurrence | None:
        """The innermost occurrence whose range holds the offset (its end included, as a cursor after a name does)."""
        return innermost(self.occurrences, offset)

    def comment_at(self, offset: int) -> InsightComment | None:
        return next((c for c in self.comments if c.start <= offset <= c.end), None)
