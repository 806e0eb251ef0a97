"""``make demo`` tells its story with the real server, and says so when a server is silent or dies."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

DEMO = Path(__file__).resolve().parents[2] / "tools" / "demo.py"
SILENT = """
import json, sys
stream = sys.stdin.buffer
while True:
    header = stream.readline()
    if not header:
        break
    length = int(header.split(b":")[1])
    stream.readline()
    message = json.loads(stream.read(length))
    if message["method"] == "exit":
        break
    if "id" in message:
        result = {"capabilities": {"diagnosticProvider": {}}} if message["method"] == "initialize" else None
        body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}).encode()
        sys.stdout.buffer.write(b"Content-Length: %d\\r\\n\\r\\n%s" % (len(body), body))
        sys.stdout.buffer.flush()
"""


def demo(*server: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(DEMO), *server]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)


@pytest.mark.slow
def test_the_real_server():
    result = demo()
    assert result.returncode == 0, result.stdout + result.stderr
    for part in ("num_workers", "# # [", "missing-zero-grad", "git reset --hard", "<CAPTION>", "셀 "):
        assert part in result.stdout, part


def test_a_silent_server_is_reported_and_no_failure():
    result = demo(sys.executable, "-c", SILENT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("서버가 답을 주지 않았습니다") >= 5


@pytest.mark.parametrize("server", [[sys.executable, "-c", "raise SystemExit(3)"], ["/no/such/server"]])
def test_a_server_that_dies_is_a_failure(server):
    result = demo(*server)
    assert result.returncode == 1 and "데모를 마치지 못했습니다" in result.stdout
