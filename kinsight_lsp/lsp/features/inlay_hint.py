"""textDocument/inlayHint: the insights that could be written, at the ends of their lines."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from ..documents import Program
from ..engine import View
from ..hints import Hint, Known, find_hints, gist, label, moved
from ..notebooks import Notebook
from ..plain import plain
from ..render import MARKDOWN, PLAIN, lesson_of

if TYPE_CHECKING:
    from ..server import KinsightServer

logger = logging.getLogger(__name__)
QUIET = 0.4  # seconds without a change before hints are worked out anew and asked for again
DEAR = 0.02  # seconds: hints that took longer move along with the text until then
_KEPT = 16  # documents whose hints are remembered


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
        self._known: OrderedDict[str, Known] = OrderedDict()
        self._refreshing: asyncio.Task | None = None
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._thread = ThreadPoolExecutor(1, "kinsight-hints")  # a plan takes its time: analyses do not wait for it

    async def answer(self, params: types.InlayHintParams) -> list[types.InlayHint] | None:
        uri = params.text_document.uri
        program = self.server.program(uri)
        await self.server.engine.ready.wait()  # before that, nothing is known of the settings
        if program is None or self.server.settings.current.inlay_hints == "off":
            return None
        view = await self.server.view(uri, findings=False)
        if view is None:
            return None
        known = await self.of(program, view)
        span, bounds = view.places.span(uri, params.range), view.places.bounds(uri)
        if span is None or bounds is None:
            return None
        start, end = max(span[0], bounds[0]), min(span[1], bounds[1])
        return [
            self.hint(view, hint, program.uri, number)
            for number, hint in enumerate(known.hints)
            if start <= hint.offset <= end
        ]

    async def of(self, program: Program, view: View) -> Known:
        """The hints of a view. Dear ones of an earlier text are moved, and worked out anew when nobody types."""
        known = self._known.get(program.uri)
        if known is None or known.view.revision != view.revision:
            if known is not None and self._may_wait(known, view):
                known = Known(view, moved(known, view), known.cost)
                self._remember(program, known)
                self._later(program.uri, lambda: self._renew(program, known))
            else:
                known = await self._found(program, view)
        return known

    def _may_wait(self, known: Known, view: View) -> bool:
        return known.cost > DEAR and self.server.caps.refresh_hints and known.view.key[1:] == view.key[1:]

    async def _found(self, program: Program, view: View) -> Known:
        start = time.perf_counter()
        hints = await asyncio.get_running_loop().run_in_executor(self._thread, find_hints, view)
        known = Known(view, hints, time.perf_counter() - start)
        self._remember(program, known)
        return known

    def _remember(self, program: Program, known: Known) -> None:
        self._known[program.uri] = known
        self._known.move_to_end(program.uri)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)

    def _renew(self, program: Program, shown: Known) -> None:
        if self._known.get(program.uri) is shown:
            self.server.spawn(self._replace(program, shown))

    async def _replace(self, program: Program, shown: Known) -> None:
        """Work the hints out that were only moved, and have the client ask again when they are others."""
        found = await self._found(program, shown.view)
        if [hint.place for hint in found.hints] != [hint.place for hint in shown.hints]:
            self.refresh()

    def _later(self, uri: str, action: Callable[[], None]) -> None:
        """Do something about a document once nobody types."""
        if uri in self._timers:
            self._timers[uri].cancel()
        self._timers[uri] = asyncio.get_running_loop().call_later(QUIET, self._due, uri, action)

    def _due(self, uri: str, action: Callable[[], None]) -> None:
        self._timers.pop(uri, None)
        action()

    def close(self) -> None:
        for timer in self._timers.values():
            timer.cancel()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def hint(self, view: View, hint: Hint, uri: str, number: int) -> types.InlayHint:
        _, place = view.places.locate(hint.offset, hint.offset)
        shown = types.InlayHint(
            position=place.start,
            label=label(hint.insight),
            padding_left=True,
            data={"uri": uri, "revision": view.revision, "number": number} if self.late else None,
        )
        return self.completed(shown, view, hint, {"tooltip", "textEdits"} - self.late)

    def resolve(self, shown: types.InlayHint) -> types.InlayHint:
        """The rest of a hint, as long as its document has not changed."""
        data: Any = plain(shown.data)
        known = self._known.get(data.get("uri", "")) if isinstance(data, dict) else None
        if known is None or known.view.revision != data.get("revision"):
            return shown
        number = data.get("number")
        if not isinstance(number, int) or not 0 <= number < len(known.hints):
            return shown
        return self.completed(shown, known.view, known.hints[number], self.late)

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
        elif isinstance(program, Notebook) and gist(view) != gist(before):
            self._later(f"{program.uri}#refresh", self.refresh)

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
