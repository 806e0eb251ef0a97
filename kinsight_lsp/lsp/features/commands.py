"""workspace/executeCommand: whole-document changes with preview, the level, lists and search (docs/commands.md)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from ...writing.insert import insert_edit
from ...writing.summary import summary
from ..arguments import Arguments
from ..changes import ANNOTATE, STRIP, Job, preview_json
from ..documents import Program
from ..engine import View
from ..errors import failed
from ..listing import document_listing, search_results
from ..nearby import occurrences_at
from ..rewriting import converted, inserted

if TYPE_CHECKING:
    from ..server import KinsightServer

SEARCH_LIMIT = 50
_METHODS = {"setLevel": "set_level", "showInsights": "show_insights"}  # where they differ from the commands' names


def register(server: KinsightServer) -> None:
    commands = Commands(server)
    for name in ("annotate", "strip", "convert", "insert", "setLevel", "status", "showInsights", "search"):
        _register(server, f"kinsight.{name}", getattr(commands, _METHODS.get(name, name)))


def _register(server: KinsightServer, name: str, method: Callable[..., Any]) -> None:
    @server.command(name)
    async def run(*arguments: Any) -> Any:
        return await method(name, arguments)


class Commands:
    """The commands. Wrong arguments and documents that are not there are errors with a Korean message."""

    def __init__(self, server: KinsightServer) -> None:
        self.server = server

    # -- changing documents

    async def annotate(self, command: str, given: tuple) -> dict[str, Any]:
        known = ("uri", "level", "density", "categories", "sections", "form", "preview", "confirm")
        arguments = Arguments(command, given, *known)
        program = self.program(arguments)
        options = arguments.options(self.server.settings.current)

        work = self.server.changes.annotating(program, options)
        answer = await self.change(arguments, program, work, ANNOTATE)
        return {**answer, "level": options.level}

    async def strip(self, command: str, given: tuple) -> dict[str, Any]:
        arguments = Arguments(command, given, "uri", "all", "preview", "confirm")
        program, everyones = self.program(arguments), arguments.flag("all")
        return await self.change(arguments, program, self.server.changes.stripping(everyones), STRIP)

    async def convert(self, command: str, given: tuple) -> dict[str, Any]:
        arguments = Arguments(command, given, "uri", "form", "position", "all", "preview", "confirm")
        program = self.program(arguments)
        form, everyones = arguments.form(self.server.settings.current, both=False), arguments.flag("all")
        position = arguments.position()

        def work(view: View) -> Job:
            if position is None:
                return lambda: converted(view, form, everyones)
            comment = view.analysis.comment_at(self.offset(arguments, view, position))
            if comment is None:
                raise failed("그 자리에 인사이트 주석이 없습니다.")
            return lambda: converted(view, form, comment=comment)

        return await self.change(arguments, program, work, "인사이트 모양 바꾸기", confirm=position is None)

    async def insert(self, command: str, given: tuple) -> dict[str, Any]:
        arguments = Arguments(command, given, "uri", "position", "id", "form", "preview", "confirm")
        program = self.program(arguments)
        name, form = arguments.text("id"), arguments.form(self.server.settings.current)
        position = arguments.position()
        if position is None:
            raise arguments.wrong("`position` 인수가 필요합니다")

        def work(view: View) -> Job:
            insight = view.catalog.insights.get(name)
            if insight is None:
                raise arguments.wrong(f"`{name}` 인사이트가 없습니다")
            offset = self.offset(arguments, view, position)
            about = [o for o in occurrences_at(view.analysis, offset, offset) if name in o.insights]
            if not about:
                raise failed("그 자리의 코드는 이 인사이트와 관계가 없습니다.")
            return lambda: inserted(view, insert_edit(view.analysis, about[0], insight, form))

        return await self.change(arguments, program, work, "인사이트 넣기", confirm=False)

    async def change(
        self, arguments: Arguments, program: Program, work: Callable[[View], Job], label: str, confirm: bool = True
    ) -> dict[str, Any]:
        """Change the document, or show what would change. work: the job for a view of it; confirm: the default."""
        preview, confirm = arguments.flag("preview"), arguments.flag("confirm", confirm)
        view, done = await self.server.changes.rewritten(program, work)
        answer: dict[str, Any] = {
            "changed": done.after is not None,
            "applied": False,
            "message": done.will,
            "level": view.settings.level,
            **(summary(done.plan) if done.plan is not None else {}),
        }
        if preview:
            return {**answer, **preview_json(view, done)}
        if done.after is None:
            self.say(done.will)
            return answer
        if not self.server.caps.apply_edit:
            raise failed("이 편집기는 서버가 보내는 편집을 받지 않습니다. `preview`로 결과만 볼 수 있습니다.")
        edit = self.server.changes.edit(view, done, label, confirm)
        result = await self.server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label))
        if not result.applied:
            message = "편집기가 변경을 적용하지 않았습니다."
            self.say(message)
            return {**answer, "message": message}
        return {**answer, "applied": True, "message": done.done}

    # -- asking

    async def set_level(self, command: str, given: tuple) -> dict[str, Any]:
        arguments = Arguments(command, given, "level")
        self.server.settings.set_session_level(arguments.level())
        await self.server.configure()
        return self.server.status.current()

    async def status(self, command: str, given: tuple) -> dict[str, Any]:
        Arguments(command, given)
        await self.server.engine.ready.wait()
        return self.server.status.current()

    async def show_insights(self, command: str, given: tuple) -> dict[str, Any]:
        program = self.program(Arguments(command, given, "uri"))
        view = await self.server.changes.view(program)
        return await asyncio.to_thread(document_listing, view, program.uri)

    async def search(self, command: str, given: tuple) -> dict[str, Any]:
        arguments = Arguments(command, given, "query", "limit")
        query, limit = arguments.text("query"), arguments.number("limit", SEARCH_LIMIT, 1)
        await self.server.engine.ready.wait()
        catalogs = self.server.catalogs
        if catalogs is None:
            raise failed("카탈로그를 읽을 수 없어 찾을 수 없습니다.")
        return {"query": query, "results": search_results(catalogs.catalog, query, limit)}

    # -- what they share

    def program(self, arguments: Arguments) -> Program:
        uri = arguments.text("uri")
        program = self.server.notebooks.get(uri) or self.server.program(uri)
        if program is None:
            raise failed(f"`{uri}`: 열려 있는 Python 파일이나 노트북이 아닙니다.")
        return program

    @staticmethod
    def offset(arguments: Arguments, view: View, position: types.Position) -> int:
        offset = view.places.offset(arguments.text("uri"), position)
        if offset is None:
            raise failed("노트북에서는 `uri`에 셀의 주소를 적어야 합니다.")
        return offset

    def say(self, message: str) -> None:
        self.server.window_show_message(types.ShowMessageParams(types.MessageType.Info, message))
