"""Which section of a lesson a piece of code belongs to, from what it calls, where it stands and the headings above."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from ..core import nodes as n
from ..core.analysis import Analysis, Occurrence
from ..core.source import Source
from ..core.text import decode
from ..knowledge.model import SECTIONS, Catalog
from .statements import find_statement

GENERAL = "general"
TASKS = ("detection", "segmentation", "vlm")
_OWN, _FURTHER, _OWN_MOST = 2.0, 0.5, 4.0  # what the insights of a statement say
_TELLING = 2  # times: what only a task has says more than what every notebook has
_LOOP, _NAME, _HEADING, _TASK, _AROUND = 6.0, 3.0, 2.5, 4.0, 1.0

# In the names of functions and classes, and in headings.
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("segmentation", r"segment\w*|\bsam\d?\b|mask", r"세그멘테이션|(?:영상|의미|인스턴스|이미지)\s*분할"),
    ("detection", r"detect\w*|\byolo\w*|bounding|\brt-?detr|\bnms\b|anchor", r"탐지|검출|디텍션"),
    ("vlm", r"\bvlm\b|caption\w*|\bvqa\b|vision.?language|multi.?modal|florence|paligemma|qwen\w*",
     r"시각[-\s·]*언어|비전[-\s·]*언어|멀티\s*모달|캡션|캡셔닝"),
    ("evaluation", r"eval\w*|valid\w*|test(?:ing)?\b|metrics?|accuracy|score|confusion",
     r"평가|검증|테스트|시험|성능\s*확인|정확도|지표"),
    ("training", r"train(?:ing|er)?\b|\bfit\b|fine.?tun\w*|optimi[sz]\w*|\bloss|epoch",
     r"훈련|미세\s*조정|파인\s*튜닝|최적화|손실|학습"),
    ("inference", r"infer\w*|predict\w*|\bdemo\b|generat\w*|classify", r"추론|예측|실제\s*적용|사용해\s*보기"),
    ("model-loading", r"models?\b|network|backbone|architecture|pre-?trained|\bnet\b",
     r"모델|신경망|네트워크|아키텍처"),
    ("setup", r"set-?up|install\w*|import\w*|data(?:set|loader|sets|loaders)?\b|prepar\w*|pre-?process\w*|environment"
     r"|augment\w*|transforms?|loaders?\b|config\w*",
     r"준비|설치|설정|환경|데이터|전처리|증강|라이브러리|불러오기|임포트"),
)  # fmt: skip
_NAMED = [(section, re.compile(english, re.IGNORECASE)) for section, english, _ in _WORDS]
_HEADED = [(section, re.compile(f"{english}|{korean}", re.IGNORECASE)) for section, english, korean in _WORDS]
# «사전 학습 모델» names no training, «학습용 데이터» and «모델 학습» are about the last of their words.
_NO_TRAINING = re.compile(
    r"사전\s*학습\w*|전이\s*학습\s*모델|학습용|딥\s*러닝|기계\s*학습|pre-?train\w*", re.IGNORECASE
)
_MODEL_BESIDE = re.compile(
    r"모델(?=\S*\s*(?:훈련|학습|평가|검증|추론|테스트))|\bmodels?(?=\s+(?:train|eval|valid|infer|test))", re.IGNORECASE
)
_HEADING_LINE = re.compile(r"^[ ]{0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*$|<h([1-6])[^>]*>(.*?)</h[1-6]>", re.MULTILINE)
_FENCE = re.compile(r"^[ ]{0,3}(```|~~~).*?^[ ]{0,3}\1", re.MULTILINE | re.DOTALL)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_")
_EVALUATES = re.compile(r"correct|accurac|\bacc\b|metric|f1|recall|precision|iou|val_|test_|valid|total", re.IGNORECASE)
_BACKWARD = ("backward", "manual_backward")
_VALIDATION = re.compile(r"\b(?:val|valid|validation)_\w+.*[<>]")
_EVAL = re.compile(r"\.eval\(\)$")
_NO_GRAD = re.compile(r"\b(?:no_grad|inference_mode)\b")


class Sections:
    """The sections of one document. Nothing of it changes when insight comments are written or removed."""

    def __init__(self, analysis: Analysis, catalog: Catalog) -> None:
        self.module = analysis.module
        self.source = analysis.source
        self.catalog = catalog
        self._by_statement: dict[tuple[int, int], list[Occurrence]] = defaultdict(list)
        for occurrence in analysis.occurrences:
            self._by_statement[occurrence.statement].append(occurrence)
        self._known: dict[tuple[int, int], str] = {}
        self._context: dict[int, Counter[str]] = {}
        self._headings = dict(_headings(self.source))
        self._trains = set(self._training_nodes())
        self._groups = self._group_votes()
        self._pervading = self._tasks_everywhere()

    def of(self, occurrence: Occurrence) -> str:
        """The section of the statement that holds an occurrence."""
        return self.at(*occurrence.statement)

    def at(self, start: int, end: int) -> str:
        """The section of the statement with that range, ``general`` where nothing tells."""
        key = (start, end)
        if key not in self._known:
            votes = self._votes(start, end)
            self._known[key] = (
                max(_ORDER, key=lambda s: (votes[s], -_ORDER.index(s))) if any(votes.values()) else GENERAL
            )
        return self._known[key]

    # -- votes

    def _votes(self, start: int, end: int) -> Counter[str]:
        votes = self._own((start, end))
        node = find_statement(self.module, start, end)
        if node is not None:
            votes.update(self._around(node))
        votes.update(self._heading(start))
        task = self._groups.get(self._group(start))
        if task and task not in self._pervading:
            votes[task] += _TASK if self.source.is_notebook else _AROUND
        return votes

    def _own(self, statement: tuple[int, int]) -> Counter[str]:
        """What the insights on a statement are about."""
        votes: Counter[str] = Counter()
        seen: set[str] = set()
        names = [occurrence.name for occurrence in self._by_statement.get(statement, ())]
        for occurrence in self._by_statement.get(statement, ()):
            # ``nn`` says less than the ``nn.MSELoss`` that it begins.
            prefix = any(name.startswith(f"{occurrence.name}.") for name in names)
            if occurrence.kind == "import":
                votes["setup"] = max(votes["setup"], _LOOP)
                continue
            for rank, name in enumerate(occurrence.insights):
                section = self.catalog.insights[name].section
                if name not in seen and section != GENERAL:
                    votes[section] += (_FURTHER if rank or prefix else _OWN) * (_TELLING if section in TASKS else 1)
                seen.add(name)
        return Counter(
            {section: min(weight, max(_OWN_MOST, _LOOP * (section == "setup"))) for section, weight in votes.items()}
        )

    def _around(self, node: n.Node) -> Counter[str]:
        """What the loops, contexts, functions and classes around a statement say; the innermost of a kind decides."""
        if id(node) in self._context:
            return self._context[id(node)]
        votes: Counter[str] = Counter()
        inner: n.Node | None = node
        looped = named = False
        quiet = self._validates(node)
        if quiet:
            votes["evaluation"] += _NAME
        while inner is not None:
            if isinstance(inner, n.LOOPS) and not looped and not quiet and self._place(inner) in self._trains:
                votes["training"] += _LOOP
                looped = True
            elif isinstance(inner, n.With) and not quiet and self._gradless(inner):
                quiet = True
                votes[self._quiet_section(inner)] += _NAME
            elif isinstance(inner, n.FunctionDef) and not named:
                if sections := list(_named(inner.name)):
                    named = True
                    votes[sections[0]] += _NAME
                if self._place(inner) in self._trains and not quiet:
                    votes["training"] += _AROUND
                if not quiet and any(_NO_GRAD.search(d.source) for d in inner.decorators):
                    quiet = True
                    votes[self._quiet_section(inner)] += _NAME
            elif isinstance(inner, n.ClassDef):
                votes[_class_section(inner)] += _AROUND
            inner = inner.parent
        votes.pop("", None)
        self._context[id(node)] = votes
        return votes

    @staticmethod
    def _gradless(node: n.Node) -> bool:
        return any(_NO_GRAD.search(item.source) for item in node.items)

    def _quiet_section(self, node: n.Node) -> str:
        return "evaluation" if self._in_training(node) or _EVALUATES.search(node.source) else "inference"

    def _validates(self, node: n.Node) -> bool:
        """Whether a statement of a training loop turns to validation: ``model.eval()``, ``if val_loss < best:``."""
        if isinstance(node, n.If):
            told = _VALIDATION.search(node.source.partition("\n")[0])
        else:
            told = isinstance(node, n.Statement) and _EVAL.search(node.source)
        return bool(told) and self._in_training(node)

    def _in_training(self, node: n.Node) -> bool:
        """Whether the node stands in a loop that trains: without gradients there, it validates."""
        return any(isinstance(other, n.LOOPS) and self._place(other) in self._trains for other in node.ancestors())

    def _training_nodes(self) -> Iterator[tuple[int, int]]:
        """The loops and functions that hold a backward pass."""
        if b"backward" not in self.module.program:
            return
        for unit in self.module.units:
            if b"backward" not in unit.text:
                continue
            for statement in unit.body:
                for node in statement.walk():
                    if type(node) is n.Attribute and node.attr in _BACKWARD:
                        for ancestor in node.ancestors():
                            if isinstance(ancestor, (*n.LOOPS, n.FunctionDef)):
                                yield self._place(ancestor)

    def _place(self, node: n.Node) -> tuple[int, int]:
        return self.module.span(node)

    # -- cells and functions

    def _group(self, offset: int) -> int:
        """What belongs together: the cell, in a file the top-level statement."""
        cell = self.source.cell_at(offset)
        if cell is not None:
            return cell.start
        unit = self.module.unit_at(offset)
        return self.module.base(unit) if unit is not None else -1

    def _group_votes(self) -> dict[int, str]:
        """The task that a group's own insights tell of most, for groups with one."""
        votes: dict[int, Counter[str]] = defaultdict(Counter)
        for statement in self._by_statement:
            for section, weight in self._own(statement).items():
                if section in TASKS:
                    votes[self._group(statement[0])][section] += weight
        return {group: max(TASKS, key=lambda s: found[s]) for group, found in votes.items()}

    def _tasks_everywhere(self) -> frozenset[str]:
        """The task of half the cells or more: the whole notebook is about it, and it tells no cell from another."""
        cells = {self._group(start) for start, _ in self._by_statement}
        counts = Counter(self._groups.values())
        return frozenset(task for task, count in counts.items() if self.source.is_notebook and 2 * count >= len(cells))

    def _heading(self, offset: int) -> dict[str, float]:
        cell = self.source.cell_at(offset)
        sections = self._headings.get(cell.index, ()) if cell is not None else ()
        return {section: _HEADING for section in sections if section not in self._pervading}


_ORDER = [section for section in SECTIONS if section != GENERAL]


def _named(name: str) -> Iterator[str]:
    """The sections that a function's or class's name speaks of."""
    words = _CAMEL.sub(" ", name)
    for section, pattern in _NAMED:
        if pattern.search(words):
            yield section


def _class_section(node: n.Node) -> str:
    bases = " ".join(base.source for base in node.bases)
    if re.search(r"Dataset|Sampler|Transform", bases):
        return "setup"
    return "model-loading" if re.search(r"Module|Model", bases) else ""


def heading_sections(text: str) -> list[str]:
    """The sections that a heading names, Korean or English."""
    text = _MODEL_BESIDE.sub(" ", text)
    without = _NO_TRAINING.sub(" ", text)
    found = [section for section, pattern in _HEADED if pattern.search(without if section == "training" else text)]
    return [section for section in SECTIONS if section in found]


def _headings(source: Source) -> Iterator[tuple[int, tuple[str, ...]]]:
    """For each code cell below headings the sections of the nearest heading that names any, by the cell's index."""
    open_headings: list[tuple[int, tuple[str, ...]]] = []
    titled = False
    for cell in source.cells:
        if cell.kind != "markdown":
            if cell.start >= 0:
                yield cell.index, next((s for _, s in reversed(open_headings) if s), ())
            continue
        for depth, words in headings(decode(cell.text.data)):
            while open_headings and open_headings[-1][0] >= depth:
                open_headings.pop()
            title = depth == 1 and not titled  # of the whole notebook: it is about everything
            titled = True
            open_headings.append((depth, () if title else tuple(heading_sections(words))))


def headings(text: str) -> Iterable[tuple[int, str]]:
    """The headings of a Markdown text with their depths; those in code fences are none."""
    for match in _HEADING_LINE.finditer(_FENCE.sub("", text)):
        yield int(match[3]) if match[3] else len(match[1]), match[2] or match[4]
