"""The process: how it starts, and that it always ends."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kinsight_lsp import __version__
from kinsight_lsp.lsp import parent

from .profiles import vscode
from .session import COMMAND, Session, started
from .test_code_actions import LOOP


def message(method: str, identifier: int | None = None, params: object = None) -> bytes:
    body = {"jsonrpc": "2.0", "method": method, "params": params if params is not None else {}}
    if identifier is not None:
        body["id"] = identifier
    data = json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n" % len(data) + data


INITIALIZE = message("initialize", 1, {"processId": None, "rootUri": None, "capabilities": {}})
INITIALIZED = message("initialized")
SHUTDOWN = message("shutdown", 2)
EXIT = message("exit")
OPEN = message(
    "textDocument/didOpen",
    None,
    {"textDocument": {"uri": "file:///a.py", "languageId": "python", "version": 1, "text": LOOP}},
)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (INITIALIZE + INITIALIZED + SHUTDOWN + EXIT, 0),
        (INITIALIZE + INITIALIZED + OPEN + SHUTDOWN + EXIT, 0),
        (INITIALIZE + INITIALIZED + EXIT, 1),
        (INITIALIZE + INITIALIZED, 1),
        (INITIALIZE + INITIALIZED + OPEN, 1),
        (b"", 1),
        (EXIT, 1),
        (b"nonsense", 1),
        (b"Content-Length: 5\r\n\r\n{oops" + INITIALIZE + SHUTDOWN + EXIT, 0),
    ],
    ids=["shutdown", "busy", "no-shutdown", "eof", "busy-eof", "nothing", "only-exit", "nonsense", "bad-json"],
)
def test_exit_codes(sent: bytes, code: int) -> None:
    done = subprocess.run(COMMAND, input=sent, capture_output=True)
    assert done.returncode == code
    assert done.stdout == b"" or done.stdout.startswith(b"Content-Length: ")


def test_version_and_wrong_options() -> None:
    done = subprocess.run([*COMMAND, "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, f"kinsight-lsp {__version__}")
    assert subprocess.run([*COMMAND, "--tcp", "--ws"], capture_output=True).returncode == 2


def test_it_ends_with_its_parent() -> None:
    """The editor is killed while somebody else holds the pipes open."""
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"])
    server = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    server.stdin.write(
        message("initialize", 1, {"processId": sleeper.pid, "rootUri": None, "capabilities": {}}) + INITIALIZED
    )
    server.stdin.flush()
    assert server.stdout.readline().startswith(b"Content-Length")
    sleeper.kill()
    sleeper.wait()
    assert server.wait() == 1
    server.stdin.close()
    server.stdout.close()


def test_is_alive() -> None:
    assert parent.is_alive(os.getpid())
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert not parent.is_alive(child.pid)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def test_tcp() -> None:
    port = free_port()
    server = await asyncio.create_subprocess_exec(*COMMAND, "--tcp", "--port", str(port))
    while True:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            break
        except ConnectionRefusedError:
            await asyncio.sleep(0.05)
    writer.write(INITIALIZE + INITIALIZED + SHUTDOWN)
    answer = b""
    while b'"id": 2' not in answer:
        answer += await reader.read(1 << 16)
    writer.write(EXIT)
    assert await server.wait() == 0
    writer.close()


async def test_a_port_in_use() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = await asyncio.create_subprocess_exec(
            *COMMAND, "--tcp", "--port", str(taken.getsockname()[1]), stderr=asyncio.subprocess.PIPE
        )
        _, errors = await done.communicate()
    assert done.returncode == 1 and "기다릴 수 없습니다" in errors.decode()


def test_it_stays_up_on_errors() -> None:
    """Malformed messages get an error or nothing, and the next request its answer."""
    place = {
        "textDocument": {"uri": "file:///a.py"},
        "position": {"line": LOOP[: LOOP.index("backward")].count("\n"), "character": 10},
    }
    sent = [INITIALIZE, INITIALIZED, OPEN]
    for number, params in enumerate(({"textDocument": 3}, {}, [1])):
        sent += [message("textDocument/hover", 10 + number, params), message("textDocument/didChange", None, params)]
        sent += [message("notebookDocument/didChange", None, params)]
    sent += [
        message("kinsight/unknown", 20),
        message("kinsight/unknown"),
        message("textDocument/hover", 30, place),
        SHUTDOWN,
        EXIT,
    ]
    server = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    server.stdin.write(b"".join(sent[:-2]))
    server.stdin.flush()
    answers: dict = {}
    while 30 not in answers:
        length = int(server.stdout.readline().split(b":")[1])
        while server.stdout.readline().strip():
            pass
        answer = json.loads(server.stdout.read(length))
        assert answer.get("method") != "window/showMessage"
        if "id" in answer:
            answers[answer["id"]] = answer
    assert "torch.Tensor.backward" in answers[30]["result"]["contents"]["value"]
    assert answers[20]["error"]["code"] == -32601
    server.communicate(b"".join(sent[-2:]))
    assert server.returncode == 0


async def test_the_tier2_worker_ends_with_the_server() -> None:
    session: Session
    async with started(vscode()) as session:
        doc = session.open("import torch\n\ndef f(model, data):\n    return model.nothing(data).backward()\n")
        await doc.hover("backward")
        folder = Path(f"/proc/{session.client._server.pid}/task/{session.client._server.pid}/children")
        if not folder.exists():
            pytest.skip("no /proc")
        workers = (await session.until(lambda: folder.read_text().split()))[:1]
    for worker in map(int, workers):
        while parent.is_alive(worker):
            await asyncio.sleep(0.05)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_killed_pipes() -> None:
    server = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    server.stdin.write(INITIALIZE)
    server.stdin.flush()
    server.stdout.readline()
    server.stdout.close()
    try:
        server.stdin.write(INITIALIZED + OPEN + SHUTDOWN)
        server.stdin.close()
    except BrokenPipeError:
        pass
    assert server.wait() == 1 or server.returncode == -signal.SIGPIPE
