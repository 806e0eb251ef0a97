"""textDocument/codeAction: insert an insight, mend or suppress a finding, mend all that is safe.

Answered from the analysis that is there; an action carries its edit, so nothing is resolved later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

from ...analyzer import UNUSED_SUPPRESSION
from ...core.analysis import Analysis, Edit, Finding, Occurrence
from ...writing.fixes import chosen_fixes
from ...writing.insert import insert_edit
from ...writing.statements import find_statement
from ...writing.suppress import suppress_edit
from ..engine import View
from ..findings import to_diagnostic

if TYPE_CHECKING:
    from ..server import KinsightServer

INSERT = "refactor.rewrite.kinsight.insert"
QUICKFIX = types.CodeActionKind.QuickFix.value
FIX_ALL = "source.fixAll.kinsight"
MAX_INSIGHTS = 12


def register(server: KinsightServer) -> None:
    if not server.caps.code_actions:
        return
    options = types.CodeActionOptions(code_action_kinds=[INSERT, QUICKFIX, FIX_ALL])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        view = await server.view(params.text_document.uri)
        return list(Actions(server, view, params).all()) if view is not None else None


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

    @staticmethod
    def _within(edits: Iterable[Edit], start: int, end: int) -> bool:
        return all(start <= edit.start and edit.end <= end + 1 for edit in edits)

    def action(
        self, title: str, kind: str, edits: Iterable[Edit], finding: Finding | None = None, preferred: bool = False,
    ) -> types.CodeAction | None:  # fmt: skip
        """An action with its edit, None where an edit has no place in the client's documents."""
        by_uri: dict[str, list[types.TextEdit]] = {}
        for edit in edits:
            found = self.view.places.edit(edit.start, edit.end, edit.text)
            if found is None:
                return None
            by_uri.setdefault(found[0], []).append(found[1])
        diagnostic = None
        if finding is not None:
            place = self.view.places.locate(finding.start, finding.end)
            diagnostic = to_diagnostic(finding, place[1], self.view, self.server.caps) if place else None
        return types.CodeAction(
            title=title,
            kind=kind,
            diagnostics=[diagnostic] if diagnostic else None,
            is_preferred=True if preferred and self.server.caps.preferred_actions else None,
            edit=self.workspace_edit(by_uri),
        )

    def workspace_edit(self, by_uri: dict[str, list[types.TextEdit]]) -> types.WorkspaceEdit:
        if not self.server.caps.document_changes:
            return types.WorkspaceEdit(changes=by_uri)
        return types.WorkspaceEdit(
            document_changes=[
                types.TextDocumentEdit(
                    types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=self.view.versions.get(uri)), edits
                )
                for uri, edits in by_uri.items()
            ]
        )


def occurrences_at(analysis: Analysis, start: int, end: int) -> list[Occurrence]:
    """The occurrences that a selection is about: those under it first, then the rest of its statement."""
    statement = statement_at(analysis, start)
    under = [o for o in analysis.occurrences if o.start <= end and o.end >= start]
    under.sort(key=lambda o: o.end - o.start)
    rest = [o for o in analysis.occurrences if o.statement == statement and o not in under]
    return under + rest


def statement_at(analysis: Analysis, offset: int) -> tuple[int, int] | None:
    """The innermost statement at an offset; beside the code of a line, the one that the line's code begins with."""
    text = analysis.source.text
    line = text.line_of(offset)
    first = text.line_start(line) + len(text.indent(line).encode())
    for place in dict.fromkeys((max(offset, first), first)):
        statement = find_statement(analysis.module, place, place)
        if statement is not None:
            return analysis.module.span(statement)
    return None
