"""``kinsight-lsp --with COMMAND``: two servers answer as one. The other one is a small server written here."""

from __future__ import annotations

import asyncio
import shlex
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
from lsprotocol import types as t

from kinsight_lsp.jupyter import language_server

from .profiles import vscode
from .session import COMMAND, Session, started
from .test_process import EXIT, INITIALIZE, INITIALIZED, SHUTDOWN

OTHER = '''
import json, os, sys, time

MODE = sys.argv[1] if len(sys.argv) > 1 else ""
requests = {}

def receive():
    length = 0
    while (line := sys.stdin.buffer.readline().strip()):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    if not length:
        sys.exit(3)
    return json.loads(sys.stdin.buffer.read(length))

def send(**message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    sys.stdout.buffer.write(b"Content-Length: %d\\r\\n\\r\\n%s" % (len(body), body))
    sys.stdout.buffer.flush()

CAPABILITIES = {
    "textDocumentSync": 1, "hoverProvider": True, "definitionProvider": True,
    "completionProvider": {"resolveProvider": True, "triggerCharacters": ["."]},
    "executeCommandProvider": {"commands": ["other.ask"]},
}
START = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}

while True:
    message = receive()
    method, params, identifier = message.get("method"), message.get("params"), message.get("id")
    if method is None:
        send(id=requests.pop(identifier), result=message.get("result"))
    elif method == "initialize":
        if MODE == "refuses":
            send(id=identifier, error={"code": -32603, "message": "no"})
        else:
            CAPABILITIES["experimental"] = {"sawNotebooks": "notebookDocument" in params["capabilities"]}
            send(id=identifier, result={"capabilities": CAPABILITIES})
    elif method == "shutdown":
        if MODE != "never ends":
            send(id=identifier, result=None)
    elif method == "exit":
        if MODE == "never ends":
            time.sleep(1000)
        sys.exit(0)
    elif method in ("textDocument/didOpen", "textDocument/didChange"):
        document = params["textDocument"]
        text = document["text"] if "text" in document else params["contentChanges"][0]["text"]
        found = [{"range": START, "message": "an E", "source": "other"}] if "E" in text else []
        send(method="textDocument/publishDiagnostics")  # malformed, which must harm nobody
        send(method="textDocument/publishDiagnostics", params={"uri": document["uri"], "diagnostics": found})
    elif MODE == "silent" and method in ("textDocument/hover", "textDocument/completion"):
        pass
    elif method == "textDocument/hover":
        if MODE == "crashes":
            os._exit(7)
        contents = {"language": "python", "value": "def step()"} if MODE != "fails" else None
        if contents:
            send(id=identifier, result={"contents": [contents, "of the other"]})
        else:
            send(id=identifier, error={"code": -32603, "message": "no hover today"})
    elif method == "textDocument/completion":
        items = [{"label": "plain"}, {"label": "rich", "data": {"n": 1}}]
        send(id=identifier, result={"isIncomplete": True, "items": items})
    elif method == "completionItem/resolve":
        send(id=identifier, result={**params, "detail": "data: %s" % json.dumps(params.get("data"))})
    elif method == "textDocument/definition":
        send(id=identifier, result={"uri": params["textDocument"]["uri"], "range": START})
    elif method == "workspace/executeCommand":
        requests[1] = identifier
        send(id=1, method="workspace/configuration", params={"items": [{"section": "other"}]})
    elif identifier is not None:
        send(id=identifier, error={"code": -32601, "message": "unknown: " + method})
'''
TRAINING = """import torch

model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for x in range(3):
    loss = model(torch.ones(1)).sum()
    loss.backward()
    optimizer.step()
"""


@pytest.fixture
def other(tmp_path: Path) -> str:
    """The command of the other server, as ``--with`` takes it."""
    path = tmp_path / "다른 서버.py"  # a space, which the command line has to keep together
    path.write_text(OTHER, encoding="utf-8")
    return shlex.join([sys.executable, str(path)])


@asynccontextmanager
async def beside(command: str, **more: Any):
    """A session, with the warnings that the user sees. more: as for ``started``."""
    async with started(vscode(), arguments=["--with", command], **more) as session:
        yield session


async def shown(session: Session) -> list[str]:
    await session.until(lambda: session.client.messages)
    return [one.message for one in session.client.messages]



async def test_capabilities_are_united(other: str) -> None:
    async with beside(other) as session:
        offers = session.result.capabilities
        assert offers.definition_provider and offers.inlay_hint_provider
        assert offers.completion_provider.trigger_characters == ("[", ".")
        assert offers.completion_provider.resolve_provider
        assert {"kinsight.annotate", "other.ask"} <= set(offers.execute_command_provider.commands)
        assert offers.text_document_sync.change == t.TextDocumentSyncKind.Full, "the other takes whole texts only"
        assert offers.text_document_sync.open_close
        # What only one of them might do with the client
        assert offers.notebook_document_sync is None and offers.diagnostic_provider is None
        assert offers.position_encoding is None and offers.experimental == {"sawNotebooks": False}


async def test_hovers_stand_one_after_the_other(other: str) -> None:
    async with beside(other) as session:
        doc = session.open(TRAINING)
        both = (await doc.hover("SGD")).contents.value
        own, separator, others = both.rpartition("\n\n---\n\n")
        assert "optim.SGD" in own and separator and others == "```python\ndef step()\n```\n\nof the other"
        alone = await doc.hover("range")
        assert list(alone.contents) == [t.MarkedStringWithLanguage("python", "def step()"), "of the other"]


async def test_a_request_goes_to_who_offers_it(other: str) -> None:
    async with beside(other) as session:
        doc = session.open(TRAINING)
        place = await session.client.text_document_definition_async(t.DefinitionParams(doc.id, doc.at("SGD")))
        assert place.uri == doc.uri
        assert await doc.actions(doc.between("SGD")), "kinsight's code actions"


async def test_completion_lists_are_joined_and_resolved_by_their_owner(other: str) -> None:
    async with beside(other) as session:
        doc = session.open("import torch\n# [\n")

        async def complete() -> list[t.CompletionItem]:
            """Until the list is whole: a client asks again while one is marked as incomplete, as this always is."""
            params = t.CompletionParams(doc.id, doc.at("[", offset=1))
            found = await session.client.text_document_completion_async(params)
            assert found.is_incomplete
            return found.items if {"plain", "rich"} < {item.label for item in found.items} else []

        found = await session.until(complete)
        labels = [item.label for item in found]
        resolved = {}
        for label in ("plain", "rich"):
            item = next(item for item in found if item.label == label)
            resolved[label] = (await session.client.completion_item_resolve_async(item)).detail
        assert resolved == {"plain": "data: null", "rich": 'data: {"n": 1}'}
        own = await session.client.completion_item_resolve_async(found[0])
        assert own.label == labels[0] and own.detail == found[0].detail, "kinsight's items are complete"


async def test_diagnostics_are_one_list(other: str) -> None:
    async with beside(other) as session:
        doc = session.open(f"E = 1\n{TRAINING}")
        await session.until(lambda: session.published and len(session.published[-1].diagnostics) > 1)
        assert session.published[-1].uri == doc.uri
        assert {one.source for one in session.published[-1].diagnostics} == {"kinsight", "other"}
        doc.set(TRAINING)
        await session.until(lambda: {one.source for one in session.published[-1].diagnostics} == {"kinsight"})
        doc.set("E = 1\n")
        await session.until(lambda: {one.source for one in session.published[-1].diagnostics} == {"other"})


async def test_requests_of_the_other_server_reach_the_client(other: str) -> None:
    """Both servers number their requests from one on."""
    async with beside(other, settings={"level": "advanced"}) as session:
        session.client.set_configuration({"answer": 42}, section="other")
        execute = session.client.workspace_execute_command_async
        for _ in range(2):
            assert await execute(t.ExecuteCommandParams("other.ask")) == [{"answer": 42}]
        status = await execute(t.ExecuteCommandParams("kinsight.status", [{}]))
        assert status["level"] == "advanced"


async def test_a_crash_leaves_kinsight_working(other: str) -> None:
    async with beside(f"{other} crashes") as session:
        doc = session.open(f"E = 1\n{TRAINING}")
        await session.until(lambda: session.published and len(session.published[-1].diagnostics) > 1)
        assert "optim.SGD" in (await doc.hover("SGD")).contents.value
        [warning] = await shown(session)
        assert "서버가 끝났습니다(종료 코드 7)" in warning
        await session.until(lambda: {one.source for one in session.published[-1].diagnostics} == {"kinsight"})
        with pytest.raises(Exception, match="definition"):
            await session.client.text_document_definition_async(t.DefinitionParams(doc.id, doc.at("SGD")))
        assert "optim.SGD" in (await doc.hover("SGD")).contents.value


async def test_a_late_server_is_not_waited_for(other: str) -> None:
    async with beside(f"{other} silent") as session:
        doc = session.open(f"{TRAINING}# [\n")
        assert "optim.SGD" in (await doc.hover("SGD")).contents.value
        place = doc.at("# [", offset=3)
        found = await session.client.text_document_completion_async(t.CompletionParams(doc.id, place))
        assert found.items and found.is_incomplete, "the client is to ask again"


async def test_an_error_of_one_is_not_the_answer(other: str) -> None:
    async with beside(f"{other} fails") as session:
        doc = session.open(TRAINING)
        assert "optim.SGD" in (await doc.hover("SGD")).contents.value


@pytest.mark.parametrize("what", ["missing", "refuses"])
async def test_kinsight_alone_when_the_other_does_not_start(other: str, what: str) -> None:
    command = "/no/such/server --stdio" if what == "missing" else f"{other} refuses"
    async with beside(command) as session:
        doc = session.open(TRAINING)
        assert "optim.SGD" in (await doc.hover("SGD")).contents.value
        assert session.result.capabilities.definition_provider is None
        if what == "missing":
            [warning] = await shown(session)
            assert "`/no/such/server` 서버를 시작할 수 없습니다" in warning


@pytest.mark.parametrize(
    ("sent", "code"), [(INITIALIZE + INITIALIZED + SHUTDOWN + EXIT, 0), (INITIALIZE + INITIALIZED, 1), (b"", 1)],
    ids=["shutdown", "eof", "nothing"],
)  # fmt: skip
@pytest.mark.parametrize("mode", ["", "never ends"])
def test_both_end_with_the_client(other: str, mode: str, sent: bytes, code: int) -> None:
    """Pipes that nobody holds any more say that no child is left."""
    command = [*COMMAND, "--with", f"{other} {shlex.quote(mode)}"]
    done = subprocess.run(command, input=sent, capture_output=True)
    assert done.returncode == code


async def test_it_ends_when_kinsight_does(other: str) -> None:
    server = await asyncio.create_subprocess_exec(
        *COMMAND, "--with", other, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    server.stdin.write(INITIALIZE + INITIALIZED)
    await server.stdout.readuntil(b"capabilities")
    [kinsight] = [one for one in psutil.Process(server.pid).children() if "kinsight_lsp" in one.cmdline()]
    kinsight.kill()
    assert await server.wait() == 1


@pytest.mark.parametrize("pylsp", [False, True])
def test_what_jupyterlab_starts(pylsp: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Alone, and beside pylsp where that is installed. That it cannot be started here leaves kinsight working."""
    monkeypatch.setattr(language_server, "find_spec", lambda name: object() if pylsp else None)
    [(name, found)] = language_server.spec(None).items()
    assert (name, found["version"], found["languages"]) == ("kinsight-lsp", 2, ["python"])
    assert found["requires_documents_on_disk"] is False
    assert ("--with" in found["argv"]) == pylsp
    done = subprocess.run(found["argv"], input=INITIALIZE + INITIALIZED + SHUTDOWN + EXIT, capture_output=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("arguments", [["--with", ""], ["--with", "'"], ["--with", "x", "--tcp"]])
def test_wrong_options(arguments: list[str]) -> None:
    assert subprocess.run([*COMMAND, *arguments], capture_output=True).returncode == 2
