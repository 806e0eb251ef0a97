"""Works out changes of whole documents: on the analysis thread, of the newest text, as edits for the client."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from ..writing.plan import Options
from .documents import Program
from .edits import Confirmation, by_document, changed_texts, difference, line_edits, workspace_edit
from .engine import View
from .errors import failed
from .plain import edit_json
from .rewriting import Rewritten, annotated, stripped

if TYPE_CHECKING:
    from .server import KinsightServer

Job = Callable[[], Rewritten]
ANNOTATE, STRIP = "인사이트 주석 달기", "인사이트 주석 지우기"
_TRIES = 5  # versions of a text that changes while it is worked on


class Changes:
    """The changes of one server's documents."""

    def __init__(self, server: KinsightServer) -> None:
        self.server = server

    def annotating(self, program: Program, options: Options) -> Callable[[View], Job]:
        def job(view: View) -> Job:
            analyzer, answers = self.server.engine.analyzer, self.server.engine.answers(program)
            known = answers.carried(view.analysis.source.program) if answers is not None else {}
            return lambda: annotated(view, analyzer, known, options)

        return job

    def stripping(self, everyones: bool = False) -> Callable[[View], Job]:
        return lambda view: lambda: stripped(view, everyones)

    async def view(self, program: Program) -> View:
        """The view of the newest text. Raises where there is none."""
        view = await self.server.engine.view(program, newest=True, settled=True)
        if view is None:
            raise failed("문서를 분석하지 못했습니다.")
        return view

    async def rewritten(self, program: Program, work: Callable[[View], Job]) -> tuple[View, Rewritten]:
        """What becomes of the newest text. work: the job for a view, to be done on the analysis thread."""
        for _ in range(_TRIES):
            view = await self.view(program)
            done = await self.server.engine.run(work(view))
            if view.key[0] == program.serial:
                return view, done
        raise failed("그사이에 문서가 계속 바뀌어 그만두었습니다. 다시 실행하세요.")

    def edit(self, view: View, done: Rewritten, label: str, confirm: bool) -> types.WorkspaceEdit:
        """The change as the client's edit. confirm: ask before it is made, where the client can."""
        changes = by_document(view.places, line_edits(view.analysis.source, done.after)) or {}
        confirmation = Confirmation(label, done.will) if confirm else None
        return workspace_edit(changes, view.versions, self.server.caps, confirmation)

    async def whole(self, uri: str, strip: bool, confirm: bool) -> types.WorkspaceEdit | None:
        """The edit of a source action, None where nothing is to change or the document is gone."""
        program = self.server.program(uri)
        if program is None:
            return None
        work = self.stripping() if strip else self.annotating(program, Options.of(self.server.settings.current))
        view, done = await self.rewritten(program, work)
        return self.edit(view, done, STRIP if strip else ANNOTATE, confirm) if done.after is not None else None


def preview_json(view: View, done: Rewritten) -> dict[str, Any]:
    """The new texts of the documents that would change, with a unified diff."""
    if done.after is None:
        return {"documents": [], "diff": ""}
    source = view.analysis.source
    changes = by_document(view.places, line_edits(source, done.after)) or {}
    documents = [
        {
            "uri": uri,
            "version": view.versions.get(uri),
            "text": after,
            "edits": [edit_json(edit) for edit in changes.get(uri, ())],
        }
        for uri, (_, after) in changed_texts(source, done.after).items()
    ]
    return {"documents": documents, "diff": difference(source, done.after)}
