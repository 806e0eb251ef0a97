"""From initialize to exit: what is agreed with the client, and the events that change settings and catalogs."""

from __future__ import annotations

import asyncio
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.uris import to_fs_path

from . import parent
from .caps import ClientCaps
from .engine import Engine
from .features import code_action, commands, completion, diagnostics, folding_range, hover, inlay_hint
from .plain import plain
from .refine import Refiner
from .settings import SECTION

if TYPE_CHECKING:
    from .server import KinsightServer

logger = logging.getLogger(__name__)
CONFIGURATION_WAIT = 2.0  # seconds that the first analysis waits for the client's settings
_WATCHED = ("**/*.{yaml,yml}", "**/pyproject.toml")


def register(server: KinsightServer) -> None:
    """Register the handlers that every client has; those that depend on the client come with ``initialize``."""

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.caps = ClientCaps.of(params.capabilities)
        encoding = server.workspace.position_encoding
        server.unit = str(getattr(encoding, "value", encoding))
        server.roots = _roots(server)
        server.settings.set_options(params.initialization_options)
        server.engine = Engine(server.unit, server.on_view)
        server.refiner = Refiner(server.engine)
        server.settle()
        server.diagnostics = diagnostics.register(server)
        server.hints = inlay_hint.register(server)
        for feature in (hover, code_action, commands, completion, folding_range):
            feature.register(server)
        server.preload()
        if params.process_id and server.watch_parent:
            parent.watch(params.process_id, lambda: os._exit(1))

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        late: set[asyncio.Task] = set()
        if server.caps.configuration:
            _, late = await asyncio.wait([server.spawn(_ask_settings(server))], timeout=CONFIGURATION_WAIT)
        server.asked.set()
        await server.configure()
        await _register_events(server)
        if late:
            await asyncio.wait(late)
            await server.configure()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def did_change_configuration(params: types.DidChangeConfigurationParams) -> None:
        if server.caps.configuration:
            await _ask_settings(server)
        else:
            server.settings.set_pushed(plain(params.settings))
        await server.configure()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        await server.configure()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(params: types.DidSaveTextDocumentParams) -> None:
        await server.configure()  # for clients that do not watch files; costs a look at the catalogs' dates

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def did_change_workspace_folders(params: types.DidChangeWorkspaceFoldersParams) -> None:
        server.roots = _roots(server)
        server.settle()
        await server.configure()

    @server.feature(types.SHUTDOWN)
    def shutdown(_: Any) -> None:
        server.close()


async def _ask_settings(server: KinsightServer) -> None:
    scope = server.roots[0].as_uri() if server.roots else None
    item = types.ConfigurationItem(scope_uri=scope, section=SECTION)
    try:
        values = await server.workspace_configuration_async(types.ConfigurationParams([item]))
    except Exception as error:
        logger.warning("the client gave no settings: %s", error)
        return
    server.settings.set_editor(plain(values[0]) if values else None)


async def _register_events(server: KinsightServer) -> None:
    registrations = []
    if server.caps.configuration_events:
        registrations.append(
            types.Registration(
                "kinsight-settings",
                types.WORKSPACE_DID_CHANGE_CONFIGURATION,
                types.DidChangeConfigurationRegistrationOptions(section=SECTION),
            )
        )
    if server.caps.watched_files:
        watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registrations.append(types.Registration("kinsight-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options))
    if registrations:
        try:
            await server.client_register_capability_async(types.RegistrationParams(registrations))
        except Exception as error:
            logger.warning("the client registered nothing: %s", error)


def _roots(server: KinsightServer) -> list[Path]:
    uris = [folder.uri for folder in server.workspace.folders.values()]
    if not uris and server.workspace.root_uri:
        uris = [server.workspace.root_uri]
    return [Path(path) for path in map(to_fs_path, uris) if path]
