"""What the catalog holds: insights, cautions and the triggers that attach them to code.

All values are immutable. Texts are Korean Markdown without HTML; names are public dotted names.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .conditions import Condition

CATEGORIES = {
    "concept": "개념",
    "performance": "성능",
    "practice": "실무",
    "debugging": "디버깅",
    "caution": "주의",
    "tip": "팁",
}
LEVELS = {"beginner": "초급", "intermediate": "중급", "advanced": "고급"}
SECTIONS = {
    "setup": "준비",
    "model-loading": "모델 준비",
    "inference": "추론",
    "training": "학습",
    "evaluation": "평가",
    "detection": "객체 탐지",
    "segmentation": "분할",
    "vlm": "시각-언어 모델",
    "general": "공통",
}
FORMS = ("inline", "block")
PLACEMENTS = ("before", "after", "loop")
SEVERITIES = ("error", "warning", "information", "hint", "off")
FIXES = ("safe", "offered", "none")


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry of ``on``.

    kind: name, keyword, literal, class, function, compare, syntax, shell or magic.
    value: the public name (``*`` as last component allowed), the pattern, or the words of the command.
    keyword, argument: for kind keyword, the keyword's name and the literal value asked for (None: any).
    """

    kind: str
    value: str
    keyword: str = ""
    argument: str | None = None


@dataclass(frozen=True, slots=True)
class Insight:
    """One teachable fact, tied to code by its triggers."""

    id: str
    on: tuple[Trigger, ...]
    section: str
    category: str
    level: str
    form: str
    placement: str
    priority: int
    title: str
    brief: str
    text: str
    points: tuple[str, ...] = ()
    example: str = ""
    source: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    evidence: str = ""
    path: str = ""
    line: int = 0

    @property
    def badge(self) -> str:
        """The Korean word of the category."""
        return CATEGORIES[self.category]


@dataclass(frozen=True, slots=True)
class Caution:
    """The words and defaults of one rule. Its logic is in ``kinsight_lsp.cautions``, or in ``when`` for a declarative one."""

    code: str
    severity: str
    fix: str
    section: str
    level: str
    title: str
    message: str
    what: str
    why: str
    mend: str
    related: str = ""
    fix_title: str = ""
    source: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    replacements: dict[str, dict[str, str]] = field(default_factory=dict)
    variants: dict[str, dict[str, str]] = field(default_factory=dict)  # other severity, message or fix_title, by the rule's name
    when: tuple[Condition, ...] = ()
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a catalog file. line and column are 1-based, columns in code points; message is Korean."""

    path: str
    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything that was loaded, with the problems that were met. revision is a content hash."""

    insights: dict[str, Insight]
    cautions: dict[str, Caution]
    problems: tuple[Problem, ...]
    revision: str
