"""textDocument/completion: categories and whole insights where an insight comment is typed, nothing anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import TYPE_CHECKING

from lsprotocol import types

from ...core.analysis import Analysis, Edit, Occurrence
from ...core.source import Source
from ...knowledge.model import CATEGORIES, LEVELS, SECTIONS, Insight
from ...writing.fixes import apply_edits
from ...writing.insert import insert_edit
from ...writing.markers import continues_insight
from ...writing.region import in_comment, is_blank_line, is_comment_line, region_at
from ...writing.text import block_lines, comment_lines, inline_lines, without_coding
from ...writing.typed import TypedMark, contains, matches, typed_mark
from ..documents import Program
from ..nearby import occurrences_at
from ..positions import Places
from ..render import MARKDOWN, PLAIN, lesson_of

if TYPE_CHECKING:
    from ..server import KinsightServer

MAX_INSIGHTS = 20
_MEANINGS = {
    "concept": "코드가 하는 일과 그 뒤의 원리를 설명합니다.",
    "performance": "속도와 메모리를 다룹니다.",
    "practice": "실무에서 쓰는 방법과 관례를 알려 줍니다.",
    "debugging": "오류를 찾고 고치는 방법을 다룹니다.",
    "caution": "틀리기 쉬운 곳을 미리 알립니다.",
    "tip": "알아 두면 편한 것을 짧게 적습니다.",
}


def register(server: KinsightServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["["]))
    async def completion(params: types.CompletionParams) -> types.CompletionList | None:
        uri = params.text_document.uri
        program = server.program(uri)
        if program is None:
            return None
        source = program.source()
        places = Places(source, server.unit)
        offset = places.offset(uri, params.position)
        mark = typed_mark(source.text, offset) if offset is not None else None
        if mark is None:
            return None
        return await Completion(server, program, places, mark, offset).list()


class Completion:
    """The answer to one request. Every keystroke asks anew: what was typed is compared here, not by each client."""

    def __init__(
        self, server: KinsightServer, program: Program, places: Places, mark: TypedMark, cursor: int
    ) -> None:
        self.server = server
        self.program = program
        self.source = places.source
        self.places = places
        self.mark = mark
        self.region = region_at(places.source, mark.start)
        self.so_far = places.source.text.slice(mark.start, cursor)

    async def list(self) -> types.CompletionList | None:
        analysis = await self.analysis()
        if analysis is None or self.mark.form != "block" and not in_comment(analysis.module, self.mark.start):
            return None
        items = [*self.categories(), *self.insights(analysis)]
        if not self.server.caps.apply_edit:
            # JupyterLab's client makes no edits, a completion's neither: it would write these behind what was typed.
            items = [item for item in items if item.insert_text is not None]
        return types.CompletionList(is_incomplete=True, items=items)

    async def analysis(self) -> Analysis | None:
        """The analysis of the text; of one without the block, where that is open and hides the code below."""
        engine = self.server.engine
        if self.mark.closed:
            view = await engine.view(self.program, findings=False)
            return view.analysis if view is not None else None
        await engine.ready.wait()
        if engine.analyzer is None:
            return None
        quiet = copy(engine.analyzer)
        quiet.findings = False
        latest, bare = engine.latest(self.program), self.without_block()
        return await engine.run(lambda: quiet.analyze(bare, latest.analysis if latest is not None else None))

    def without_block(self) -> Source:
        """The text with blanks in place of the block's two lines, so that every place stays where it is."""
        text, edits = self.source.text, []
        for line in (self.mark.line - 1, self.mark.line):
            start, end = text.line_start(line), text.line_end(line)
            edits.append(Edit(start, end, " " * (end - start)))
        return apply_edits(self.source, edits)

    # -- items

    def categories(self) -> Iterator[types.CompletionItem]:
        for number, (category, badge) in enumerate(CATEGORIES.items()):
            if matches(category, self.mark.typed):
                item = self.item(badge, f"0{number}", types.CompletionItemKind.EnumMember)
                item.label_details = types.CompletionItemLabelDetails(description=category)
                item.detail = "인사이트 범주"
                item.documentation = _MEANINGS[category]
                blank = " " if self.mark.form == "inline" and self.mark.alone else ""
                yield self.writing(item, [f"{self.mark.lead}[{badge}]{blank}"])

    def insights(self, analysis: Analysis) -> Iterator[types.CompletionItem]:
        """The insights of the next statement, as whole comments."""
        if not self.mark.alone or self.mark.quotes == "'''":
            return
        typed = self.mark.typed
        for number, (insight, occurrence) in enumerate(self.suggested(analysis)):
            if not (matches(insight.category, typed) or contains(insight.title, typed)):
                continue
            item = self.item(f"[{insight.badge}] {insight.title}", f"1{number:02}", types.CompletionItemKind.Text)
            item.detail = f"{LEVELS[insight.level]} · {SECTIONS[insight.section]}"
            if self.server.caps.completion_markdown:
                text = lesson_of(MARKDOWN, insight, occurrence)
                item.documentation = types.MarkupContent(types.MarkupKind.Markdown, text)
            else:
                item.documentation = lesson_of(PLAIN, insight, occurrence)
            yield self.whole(item, insight)

    def suggested(self, analysis: Analysis) -> list[tuple[Insight, Occurrence]]:
        """Insights of the code below that are not beside it yet, those of the level first."""
        offset = self.code_below()
        engine = self.server.engine
        if offset is None or engine.analyzer is None:
            return []
        catalog, settings = engine.analyzer.catalog, engine.analyzer.settings
        found: dict[str, tuple[Insight, Occurrence]] = {}
        for occurrence in occurrences_at(analysis, offset, offset):
            for name in occurrence.insights:
                insight = catalog.insights.get(name)
                if insight is None or name in found or insight.category not in settings.categories:
                    continue
                if insert_edit(analysis, occurrence, insight, "inline") is not None:
                    found[name] = insight, occurrence
        return sorted(found.values(), key=lambda pair: pair[0].level != settings.level)[:MAX_INSIGHTS]

    def code_below(self) -> int | None:
        """The offset of the next code in the same file or cell: comments and the rest of a block are passed over."""
        text, line = self.source.text, self.mark.line + 1
        block = self.mark.form == "block" and self.mark.closed
        while line <= self.region.last:
            content = text.line(line)
            if block:
                block = content.strip() != self.mark.quotes
            elif not (is_blank_line(text, line) or is_comment_line(text, line)):
                return text.line_start(line) + len(text.indent(line).encode())
            line += 1
        return None

    def whole(self, item: types.CompletionItem, insight: Insight) -> types.CompletionItem:
        """An item that writes all of an insight, in the form whose mark was typed."""
        mark, text = self.mark, self.source.text
        if mark.form == "inline":
            lines = inline_lines(insight)
        elif mark.form == "comment":
            lines = comment_lines(insight, mark.indent)
            if mark.line < self.region.last and continues_insight(text.line(mark.line + 1), mark.indent):
                lines = [*lines, "#"]
        else:
            opening, *lines = block_lines(insight, mark.indent)
            if mark.closed:
                lines.pop()
            item.additional_text_edits = self.opening(opening)
        if mark.form != "block" and not self.source.is_notebook and mark.line < 2:
            lines = [without_coding(line) for line in lines]
        return self.writing(item, lines)

    def opening(self, wanted: str) -> list[types.TextEdit] | None:
        """The edit that makes the block's first line the wanted quotes, None where it is."""
        line = self.mark.line - 1
        start = self.source.text.line_start(line) + len(self.source.text.indent(line).encode())
        end = self.source.text.line_end(line)
        if self.source.text.slice(start, end) == wanted:
            return None
        placed = self.places.edit(start, end, wanted)
        return [placed[1]] if placed is not None else None

    def item(self, label: str, order: str, kind: types.CompletionItemKind) -> types.CompletionItem:
        return types.CompletionItem(
            label=label, kind=kind, sort_text=order, filter_text=f"{self.so_far} {label}",
        )  # fmt: skip

    def writing(self, item: types.CompletionItem, lines: list[str]) -> types.CompletionItem:
        """An item that replaces the mark by the lines."""
        _, range_ = self.places.locate(self.mark.start, self.mark.end)
        text = f"{self.region.eol}{self.mark.indent}".join(lines)
        item.text_edit = types.TextEdit(range_, text)
        item.insert_text = self.continuing(text)
        if len(lines) > 1 and self.server.caps.insert_as_is:
            item.insert_text_mode = types.InsertTextMode.AsIs
        return item

    def continuing(self, text: str) -> str | None:
        """The text beginning with what was typed, for clients that ignore text edits; None where that cannot be.

        They replace a comment only by what begins as it does, so a mark that was typed in its own way stays so. A block
        they take as one string, which a line of it never begins as.
        """
        mark = self.mark
        typed = self.so_far.removesuffix(mark.typed) + text.removeprefix(f"{mark.lead}[")
        return typed if mark.form != "block" and typed.startswith(self.so_far) else None
