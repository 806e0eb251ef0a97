"""Whole-document changes: what annotate, strip and convert make of a view. Pure; to be run on the analysis thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass

from ..analyzer import Analyzer
from ..core.analysis import Analysis, Edit, InsightComment
from ..core.source import Source
from ..core.text import encode
from ..writing.annotate import annotate_source
from ..writing.convert import convert_edits, convertible
from ..writing.fixes import apply_edits
from ..writing.plan import Options, Plan
from ..writing.strip import Own, own_comments, removal_edits
from ..writing.summary import NOTHING_TO_STRIP, annotating, stripping
from .edits import line_edits
from .engine import View


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A changed document. after: None when nothing is to change; will, done: what to say before and after it."""

    after: Source | None
    will: str
    done: str
    plan: Plan | None = None


def annotated(view: View, analyzer: Analyzer, answers: Mapping[int, str], options: Options) -> Rewritten:
    """The document with the insights that annotate chooses. answers: tier 2's, by offset of the view's program."""
    quiet = copy(analyzer)
    quiet.findings = False
    source = view.analysis.source

    def analyze(bare: Source) -> Analysis:
        if bare.text.data == source.text.data:
            return view.analysis
        return quiet.analyze(bare, view.analysis, _moved(answers, line_edits(source, bare)))

    done = annotate_source(source, analyze, view.catalog, options)
    changes = not _same(source, done.source)
    words = annotating(options.level, len(done.plan.choices), changes)
    return Rewritten(done.source if changes else None, *words, done.plan)


def stripped(view: View, everyones: bool) -> Rewritten:
    """The document without the insight comments that annotate writes. everyones: without people's too."""
    analysis = view.analysis
    chosen = analysis.comments
    if not everyones:
        chosen = tuple(own.comment for own in own_comments(analysis.source, chosen, view.catalog))
    edits = removal_edits(analysis.source, analysis.module, chosen)
    return _edited(view, edits, NOTHING_TO_STRIP, *stripping(len(chosen)))


def converted(view: View, form: str, everyones: bool = False, comment: InsightComment | None = None) -> Rewritten:
    """The document with its insights in one form. comment: only this one, whoever wrote it."""
    chosen = conversions(view, form, everyones, comment)
    edits = convert_edits(view.analysis, chosen, form)
    words = f"인사이트 {len(chosen)}개를 {'한 줄로' if form == 'inline' else '블록으로'} "
    return _edited(view, edits, "바꿀 인사이트가 없습니다.", f"{words}바꿉니다.", f"{words}바꾸었습니다.")


def conversions(view: View, form: str, everyones: bool, comment: InsightComment | None = None) -> list[Own]:
    """The comments that can take the form."""
    found = convertible(view.analysis, view.catalog, form, everyones or comment is not None)
    return [own for own in found if comment is None or own.comment == comment]


def inserted(view: View, edit: Edit | None) -> Rewritten:
    """The document with one insight more."""
    return _edited(
        view, [edit] if edit else [], "이미 적혀 있거나 적을 자리가 없습니다.", "인사이트를 적습니다.",
        "인사이트를 적었습니다.",
    )  # fmt: skip


def _edited(view: View, edits: list[Edit], nothing: str, will: str, done: str) -> Rewritten:
    source = view.analysis.source
    after = apply_edits(source, edits) if edits else source
    if _same(source, after):
        return Rewritten(None, nothing, nothing)
    return Rewritten(after, will, done)


def _same(before: Source, after: Source) -> bool:
    return before.text.data == after.text.data


def _moved(offsets: Mapping[int, str], edits: Iterable[Edit]) -> dict[int, str]:
    """Values by offset, for the text after the edits; what stood in an edited range is left out."""
    edits = list(edits)
    found = {}
    for offset, value in offsets.items():
        shift = 0
        for edit in edits:
            if edit.end <= offset:
                shift += len(encode(edit.text)) - (edit.end - edit.start)
            elif edit.start <= offset:
                break
        else:
            found[offset + shift] = value
    return found
