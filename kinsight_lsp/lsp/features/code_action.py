"""textDocument/codeAction: insert, convert or remove an insight, mend or suppress a finding, and the whole document.

Answered from the analysis that is there, with the edits, so that nothing is resolved later. Annotate and strip, which
cost an analysis, are worked out only for clients that ask for their kinds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

from ...core.analysis import Edit, Finding, InsightComment
from ...findings import UNUSED_SUPPRESSION
from ...knowledge.model import LEVELS
from ...writing.convert import convert_edits, convertible, written_as
from ...writing.fixes import chosen_fixes
from ...writing.insert import insert_edit
from ...writing.present import says
from ...writing.strip import Own, own_comments, removal_edits
from ...writing.suppress import suppress_edit
from ..edits import by_document, workspace_edit
from ..engine import View
from ..findings import to_diagnostic
from ..nearby import occurrences_at

if TYPE_CHECKING:
    from ..server import KinsightServer

INSERT = "refactor.rewrite.kinsight.insert"
CONVERT = "refactor.rewrite.kinsight.convert"
REPLACE = "refactor.rewrite.kinsight.replace"
REMOVE = "refactor.rewrite.kinsight.remove"
QUICKFIX = types.CodeActionKind.QuickFix.value
FIX_ALL = "source.fixAll.kinsight"
ANNOTATE, STRIP = "source.kinsight.annotate", "source.kinsight.strip"
_WHOLE = {
    ANNOTATE: "인사이트 주석 달기: 문서 전체 (kinsight)",
    STRIP: "인사이트 주석 지우기: 문서 전체 (kinsight)",
}
MAX_INSIGHTS = 12
MAX_REPLACEMENTS = 6


def register(server: KinsightServer) -> None:
    if not server.caps.code_actions:
        return
    kinds = [INSERT, CONVERT, REPLACE, REMOVE, QUICKFIX, FIX_ALL, ANNOTATE, STRIP]
    options = types.CodeActionOptions(code_action_kinds=kinds)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        only = params.context.only
        mends_all = only is not None and wanted(FIX_ALL, only)  # on saving: nothing may be left out
        view = await server.view(params.text_document.uri, settled=mends_all)
        if view is None:
            return None
        actions = list(Actions(server, view, params).all())
        return actions if only is None else [*actions, *await whole_document(server, params)]


async def whole_document(server: KinsightServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Annotate and strip, as far as they are asked for and change anything. Nobody is asked while a file is saved."""
    confirm = params.context.trigger_kind != types.CodeActionTriggerKind.Automatic
    found = []
    for kind, title in _WHOLE.items():
        if wanted(kind, params.context.only):
            edit = await server.changes.whole(params.text_document.uri, kind == STRIP, confirm)
            if edit is not None:
                found.append(types.CodeAction(title=title, kind=kind, edit=edit))
    return found


def wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a client that asks for these kinds wants this one: a kind stands for all below it."""
    return only is None or any(kind == asked or not asked or kind.startswith(f"{asked}.") for asked in only)


class Actions:
    """The actions of one request."""

    def __init__(self, server: KinsightServer, view: View, params: types.CodeActionParams) -> None:
        self.server = server
        self.view = view
        self.uri = params.text_document.uri
        self.only = params.context.only
        self.span = view.places.span(self.uri, params.range)

    def all(self) -> Iterator[types.CodeAction]:
        if self.span is None:
            return
        if wanted(QUICKFIX, self.only):
            yield from self.quick_fixes()
        if wanted(INSERT, self.only):
            yield from self.inserts()
        yield from self.about_comments()
        if wanted(FIX_ALL, self.only):
            yield from self.fix_all()

    def quick_fixes(self) -> Iterator[types.CodeAction]:
        start, end = self.span
        findings = [f for f in self.view.analysis.findings if f.start <= end and f.end >= start]
        preferred = False
        for finding in findings:
            if finding.fix is not None:
                first = finding.fix.safe and not preferred
                action = self.action(finding.fix.title, QUICKFIX, finding.fix.edits, finding, preferred=first)
                if action is not None:
                    preferred = preferred or first
                    yield action
        for finding in findings:
            if finding.code != UNUSED_SUPPRESSION:
                edit = suppress_edit(self.view.analysis.source, finding, self.view.analysis.module)
                if edit.text or edit.start < edit.end:
                    action = self.action(f"이 줄에서 `{finding.code}` 무시하기", QUICKFIX, (edit,), finding)
                    if action is not None:
                        yield action

    def inserts(self) -> Iterator[types.CodeAction]:
        seen: set[str] = set()
        settings, catalog = self.view.settings, self.view.catalog
        for occurrence in occurrences_at(self.view.analysis, *self.span):
            for name in occurrence.insights:
                insight = catalog.insights.get(name)
                if insight is None or name in seen or insight.category not in settings.categories:
                    continue
                if len(seen) == MAX_INSIGHTS:
                    return
                seen.add(name)
                form = insight.form if settings.form == "auto" else settings.form
                for shape in (form, "block" if form == "inline" else "inline"):
                    edit = insert_edit(self.view.analysis, occurrence, insight, shape)
                    title = f"인사이트 넣기: [{insight.badge}] {insight.title} ({shape})"
                    action = self.action(title, INSERT, (edit,)) if edit else None
                    if action is not None:
                        yield action

    def fix_all(self) -> Iterator[types.CodeAction]:
        """All safe fixes of this document; a client asks for each cell of a notebook in turn."""
        bounds = self.view.places.bounds(self.uri)
        if bounds is None:
            return
        edits = chosen_fixes(f for f in self.view.analysis.findings if f.fix and self._within(f.fix.edits, *bounds))
        action = self.action("안전하게 고칠 수 있는 것을 모두 고치기 (kinsight)", FIX_ALL, edits) if edits else None
        if action is not None:
            yield action

    # -- insight comments

    def about_comments(self) -> Iterator[types.CodeAction]:
        """What can be done with the insight comments of the selection."""
        if not any(wanted(kind, self.only) for kind in (CONVERT, REPLACE, REMOVE)):
            return
        start, end = self.span
        comments = [c for c in self.view.analysis.comments if c.start <= end and c.end >= start]
        for comment in comments[:1]:
            if wanted(CONVERT, self.only):
                yield from self.conversions(comment)
            if wanted(REPLACE, self.only):
                yield from self.replacements(comment)
            if wanted(REMOVE, self.only):
                edits = removal_edits(self.view.analysis.source, self.view.analysis.module, [comment])
                action = self.action("이 인사이트 지우기", REMOVE, edits) if edits else None
                if action is not None:
                    yield action

    def conversions(self, comment: InsightComment) -> Iterator[types.CodeAction]:
        for form, word in (("inline", "한 줄 주석"), ("block", "블록")):
            owns = convertible(self.view.analysis, self.view.catalog, form, everyones=True)
            edits = convert_edits(self.view.analysis, (own for own in owns if own.comment == comment), form)
            action = self.action(f"이 인사이트를 {word}으로 바꾸기", CONVERT, edits) if edits else None
            if action is not None:
                yield action

    def replacements(self, comment: InsightComment) -> Iterator[types.CodeAction]:
        """What other levels have to say of the place that a comment of ours is about."""
        analysis, catalog = self.view.analysis, self.view.catalog
        own = next(iter(own_comments(analysis.source, [comment], catalog)), None)
        about = [o for o in analysis.occurrences if own is not None and own.insight.id in o.insights]
        if not about:
            return
        nearest = min(about, key=lambda o: (abs(o.start - comment.end), o.start))
        count = 0
        for name in nearest.insights:
            other = catalog.insights.get(name)
            if other is None or other.level == own.insight.level or other.category not in self.view.settings.categories:
                continue
            if count == MAX_REPLACEMENTS or any(says(c, other) for c in analysis.comments):
                continue
            form = "inline" if own.form == "inline" else "block"
            title = f"{LEVELS[other.level]} 인사이트로 바꾸기: [{other.badge}] {other.title}"
            action = self.action(title, REPLACE, [written_as(analysis, Own(comment, other, own.form), form)])
            if action is not None:
                count += 1
                yield action

    @staticmethod
    def _within(edits: Iterable[Edit], start: int, end: int) -> bool:
        return all(start <= edit.start and edit.end <= end + 1 for edit in edits)

    def action(
        self, title: str, kind: str, edits: Iterable[Edit], finding: Finding | None = None, preferred: bool = False,
    ) -> types.CodeAction | None:  # fmt: skip
        """An action with its edit, None where an edit has no place in the client's documents."""
        changes = by_document(self.view.places, edits)
        if changes is None:
            return None
        diagnostic = None
        if finding is not None:
            place = self.view.places.locate(finding.start, finding.end)
            diagnostic = to_diagnostic(finding, place[1], self.view, self.server.caps) if place else None
        return types.CodeAction(
            title=title,
            kind=kind,
            diagnostics=[diagnostic] if diagnostic else None,
            is_preferred=True if preferred and self.server.caps.preferred_actions else None,
            edit=workspace_edit(changes, self.view.versions, self.server.caps),
        )
