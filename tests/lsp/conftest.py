"""Module-scoped clients over stdio, one for each editor. What the specification forbids is an error."""

from __future__ import annotations

import pytest
import pytest_lsp
from lsprotocol import types as t
from pytest_lsp import ClientServerConfig, LanguageClient

from .profiles import PROFILES, vscode
from .session import COMMAND, Session, initialize


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("filterwarnings", "error::pytest_lsp.LspSpecificationWarning")


def _accept_registrations(client: LanguageClient) -> None:
    @client.feature(t.CLIENT_REGISTER_CAPABILITY)
    def register(params: t.RegistrationParams) -> None: ...


@pytest_lsp.fixture(config=ClientServerConfig(server_command=COMMAND), params=list(PROFILES), scope="module")
async def any_client(lsp_client: LanguageClient, request: pytest.FixtureRequest):
    _accept_registrations(lsp_client)
    lsp_client.session = await initialize(lsp_client, PROFILES[request.param]())
    yield
    await lsp_client.shutdown_session()
    assert lsp_client._server.returncode == 0


@pytest_lsp.fixture(config=ClientServerConfig(server_command=COMMAND), scope="module")
async def code_client(lsp_client: LanguageClient):
    _accept_registrations(lsp_client)
    lsp_client.session = await initialize(lsp_client, vscode())
    yield
    await lsp_client.shutdown_session()
    assert lsp_client._server.returncode == 0


@pytest.fixture
def editor(any_client: LanguageClient) -> Session:
    """Each of the three editors in turn."""
    return any_client.session


@pytest.fixture
def code(code_client: LanguageClient) -> Session:
    """VS Code."""
    return code_client.session
