"""textDocument/inlayHint: the insights that could be written, at the ends of their lines."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from ...core.analysis import Edit, Occurrence
from ...knowledge.model import Insight
from ...writing.annotate import choice_edit
from ...writing.insert import insert_edit
from ...writing.plan import Options, make_plan
from ...writing.strip import own_comments
from ...writing.text import columns
from ..documents import Program
from ..engine import View
from ..notebooks import Notebook
from ..plain import plain
from ..render import MARKDOWN, PLAIN, lesson_of

if TYPE_CHECKING:
    from ..server import KinsightServer

logger = logging.getLogger(__name__)
WIDTH = 40
"""Columns of a label at most: editors cut longer ones, in the middle of a word."""
QUIET = 0.4  # seconds without a change before other cells of a notebook are asked for anew
_KEPT = 16  # documents whose hints are remembered


@dataclass(frozen=True, slots=True)
class Hint:
    """An insight that could be written. offset: the end of the line that it is shown at."""

    offset: int
    insight: Insight
    occurrence: Occurrence
    edit: Edit


def register(server: KinsightServer) -> Hints:
    feature = Hints(server)
    options = types.InlayHintOptions(resolve_provider=bool(feature.late))

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT, options)
    async def inlay_hint(params: types.InlayHintParams) -> list[types.InlayHint] | None:
        return await feature.answer(params)

    if feature.late:

        @server.feature(types.INLAY_HINT_RESOLVE)
        def resolve(hint: types.InlayHint) -> types.InlayHint:
            return feature.resolve(hint)

    return feature


class Hints:
    """Answers with hints and asks for new requests. late: the properties that come with resolve."""

    def __init__(self, server: KinsightServer) -> None:
        self.server = server
        self.late = server.caps.resolved_hints & {"tooltip", "textEdits"}
        self._known: OrderedDict[str, tuple[str, View, list[Hint]]] = OrderedDict()
        self._refreshing: asyncio.Task | None = None
        self._timer: asyncio.TimerHandle | None = None

    async def answer(self, params: types.InlayHintParams) -> list[types.InlayHint] | None:
        uri = params.text_document.uri
        program = self.server.program(uri)
        await self.server.engine.ready.wait()  # before that, nothing is known of the settings
        if program is None or self.server.settings.current.inlay_hints == "off":
            return None
        view = await self.server.view(uri, findings=False)
        if view is None:
            return None
        revision, hints = await self.of(program, view)
        span, bounds = view.places.span(uri, params.range), view.places.bounds(uri)
        if span is None or bounds is None:
            return None
        start, end = max(span[0], bounds[0]), min(span[1], bounds[1])
        return [
            self.hint(view, hint, program.uri, revision, number)
            for number, hint in enumerate(hints)
            if start <= hint.offset <= end
        ]

    async def of(self, program: Program, view: View) -> tuple[str, list[Hint]]:
        """The hints of a view in the order of the document, and what they are remembered under."""
        known = self._known.get(program.uri)
        if known is None or known[1].revision != view.revision:
            hints = await self.server.engine.run(lambda: find_hints(view))
            known = (view.revision, view, hints)
            self._known[program.uri] = known
        self._known.move_to_end(program.uri)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return known[0], known[2]

    def hint(self, view: View, hint: Hint, uri: str, revision: str, number: int) -> types.InlayHint:
        _, place = view.places.locate(hint.offset, hint.offset)
        shown = types.InlayHint(
            position=place.start,
            label=label(hint.insight),
            padding_left=True,
            data={"uri": uri, "revision": revision, "number": number} if self.late else None,
        )
        return self.completed(shown, view, hint, {"tooltip", "textEdits"} - self.late)

    def resolve(self, shown: types.InlayHint) -> types.InlayHint:
        """The rest of a hint, as long as its document has not changed."""
        data: Any = plain(shown.data)
        known = self._known.get(data.get("uri", "")) if isinstance(data, dict) else None
        if known is None or known[0] != data.get("revision"):
            return shown
        number = data.get("number")
        if not isinstance(number, int) or not 0 <= number < len(known[2]):
            return shown
        return self.completed(shown, known[1], known[2][number], self.late)

    def completed(
        self, shown: types.InlayHint, view: View, hint: Hint, properties: Iterable[str]
    ) -> types.InlayHint:
        if "tooltip" in properties:
            markdown = self.server.caps.hover_markdown
            text = lesson_of(MARKDOWN if markdown else PLAIN, hint.insight, hint.occurrence)
            kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
            shown.tooltip = types.MarkupContent(kind, text)
        if "textEdits" in properties:
            placed = view.places.edit(hint.edit.start, hint.edit.end, hint.edit.text)
            shown.text_edits = [placed[1]] if placed else None
        return shown

    # -- refreshing

    def on_view(self, program: Program, view: View, before: View | None) -> None:
        """A new view is there: hints on the screen may be old although their own document did not change."""
        if not self.server.caps.refresh_hints or before is None or view.settings.inlay_hints == "off":
            return
        if view.key[1:] != before.key[1:]:
            return  # the server asks once for all documents after a change of settings
        if view.key == before.key:
            if view.analysis.occurrences != before.analysis.occurrences:
                self.refresh()  # late answers
        elif isinstance(program, Notebook) and _gist(view) != _gist(before):
            if self._timer is not None:
                self._timer.cancel()
            self._timer = asyncio.get_running_loop().call_later(QUIET, self.refresh)

    def refresh(self) -> None:
        """Ask the client to ask again."""
        if self.server.caps.refresh_hints and self._refreshing is None:
            self._refreshing = asyncio.get_running_loop().create_task(self._refresh())

    async def _refresh(self) -> None:
        try:
            await self.server.workspace_inlay_hint_refresh_async(None)
        except Exception as error:
            logger.warning("the client did not refresh: %s", error)
        finally:
            self._refreshing = None


def label(insight: Insight) -> str:
    """The label of a hint: the category and the title."""
    text = f"◂ [{insight.badge}] {' '.join(insight.title.split())}"
    if columns(text) <= WIDTH:
        return text
    while columns(text) > WIDTH - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def find_hints(view: View) -> list[Hint]:
    """The hints that the settings ask for, in the order of the document."""
    found = _planned(view) if view.settings.inlay_hints == "priority" else _all(view)
    return sorted(found, key=lambda hint: hint.offset)


def _planned(view: View) -> Iterator[Hint]:
    """What annotate would write here, as far as it does not stand there."""
    own = [o.comment for o in own_comments(view.analysis.source, view.analysis.comments, view.catalog)]
    plan = make_plan(view.analysis, view.catalog, Options.of(view.settings), own)
    for choice in plan.choices:
        edit = choice_edit(view.analysis, choice)
        if edit is not None:
            yield Hint(_line_end(view, choice.occurrence), choice.insight, choice.occurrence, edit)


def _all(view: View) -> Iterator[Hint]:
    """The insight that fits best of every occurrence, each insight once: at a certain place rather than at a guess."""
    seen: set[str] = set()
    for occurrence in sorted(view.analysis.occurrences, key=lambda o: (o.guess, o.kind == "import", o.start)):
        insight = _best(view, occurrence)
        if insight is None or insight.id in seen:
            continue
        edit = insert_edit(view.analysis, occurrence, insight, view.settings.form)
        seen.add(insight.id)
        if edit is not None:
            yield Hint(_line_end(view, occurrence), insight, occurrence, edit)


def _best(view: View, occurrence: Occurrence) -> Insight | None:
    known = (view.catalog.insights.get(name) for name in occurrence.insights)
    shown = [i for i in known if i is not None and i.category in view.settings.categories]
    return next((i for i in shown if i.level == view.settings.level), shown[0] if shown else None)


def _line_end(view: View, occurrence: Occurrence) -> int:
    source = view.analysis.source
    cell = source.cell_at(occurrence.start)
    end = source.text.line_end(source.text.line_of(occurrence.start))
    return min(end, cell.end) if cell is not None else end


def _gist(view: View) -> list[tuple[str, tuple[str, ...]]]:
    """What the hints of a view depend on, places aside."""
    return [(o.name, o.insights) for o in view.analysis.occurrences]
