"""A small LSP client over stdio: just enough of an editor to show what the server answers."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"workspaceEdit": {"documentChanges": True}, "configuration": False},
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True, "dataSupport": True,
                               "tagSupport": {"valueSet": [1, 2]}},
        "diagnostic": {"relatedDocumentSupport": False},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor.rewrite", "source"]}},
            "dataSupport": True, "resolveSupport": {"properties": ["edit"]}, "isPreferredSupport": True,
        },
    },
    "notebookDocument": {"synchronization": {"executionSummarySupport": False}},
}  # fmt: skip


class ServerFailed(Exception):
    """The server died, did not answer in time, or answered with an error."""


class Client:
    """Talks to one server process. Requests block; what the server says meanwhile is kept."""

    def __init__(self, command: Sequence[str], timeout: float = 20.0) -> None:
        self.timeout = timeout
        self.capabilities: dict[str, Any] = {}
        self.info: dict[str, Any] = {}
        self.diagnostics: dict[str, list[dict]] = {}
        self._published = threading.Condition()
        self._answers: dict[int, queue.Queue] = {}
        self._next = 0
        self._lock = threading.Lock()
        try:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        except OSError as error:
            raise ServerFailed(f"서버를 시작하지 못했습니다: {error}") from None
        threading.Thread(target=self._read, daemon=True).start()

    # -- life

    def initialize(self, root: Path) -> None:
        result = self.request("initialize", {
            "processId": None, "clientInfo": {"name": "kinsight demo"}, "locale": "ko", "rootUri": root.as_uri(),
            "workspaceFolders": [{"uri": root.as_uri(), "name": root.name}], "capabilities": CAPABILITIES,
        })  # fmt: skip
        self.capabilities = result.get("capabilities", {})
        self.info = result.get("serverInfo") or {}
        self.notify("initialized", {})

    @property
    def encoding(self) -> str:
        return self.capabilities.get("positionEncoding", "utf-16")

    def stop(self) -> int:
        """Shut the server down; its exit code."""
        self.request("shutdown", None)
        self.notify("exit", None)
        try:
            return self._process.wait(5)
        except subprocess.TimeoutExpired:
            self.kill()
            raise ServerFailed("서버가 끝나지 않았습니다") from None

    def kill(self) -> None:
        if self._process.poll() is None:
            self._process.kill()

    # -- messages

    def request(self, method: str, params: Any) -> Any:
        with self._lock:
            self._next += 1
            number = self._next
            answer = self._answers[number] = queue.Queue()
        self._send({"id": number, "method": method, "params": params})
        try:
            message = answer.get(timeout=self.timeout)
        except queue.Empty:
            raise ServerFailed(f"{method}의 답이 {self.timeout:.0f}초 안에 오지 않았습니다") from None
        if message is None:
            raise ServerFailed(f"{method}에 답하기 전에 서버가 끝났습니다(종료 코드 {self._process.poll()})")
        if "error" in message:
            raise ServerFailed(f"{method}: {message['error'].get('message')}")
        return message.get("result")

    def notify(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def diagnostics_of(self, uri: str, wait: float = 5.0) -> list[dict]:
        """The diagnostics of a document: asked for where the server can be asked, else awaited."""
        if self.capabilities.get("diagnosticProvider") is not None:
            report = self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}}) or {}
            return report.get("items", [])
        with self._published:
            self._published.wait_for(lambda: uri in self.diagnostics, wait)
            return self.diagnostics.get(uri, [])

    # -- the wire

    def _send(self, message: dict) -> None:
        body = json.dumps({"jsonrpc": "2.0", **{k: v for k, v in message.items() if v is not None or k == "result"}})
        data = body.encode()
        try:
            with self._lock:
                self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
                self._process.stdin.flush()
        except OSError:
            raise ServerFailed(f"서버가 끝났습니다(종료 코드 {self._process.poll()})") from None

    def _read(self) -> None:
        stream = self._process.stdout
        try:
            while True:
                length = 0
                while header := stream.readline().strip():
                    name, _, value = header.partition(b":")
                    if name.lower() == b"content-length":
                        length = int(value)
                if not length:
                    break
                self._handle(json.loads(stream.read(length)))
        except (OSError, ValueError, ServerFailed):
            pass
        for answer in list(self._answers.values()):
            answer.put(None)

    def _handle(self, message: dict) -> None:
        method = message.get("method")
        if method is None:
            answer = self._answers.pop(message.get("id"), None)
            if answer:
                answer.put(message)
        elif "id" in message:
            items = message.get("params", {}).get("items", []) if method == "workspace/configuration" else None
            self._send({"id": message["id"], "result": [None] * len(items) if items is not None else None})
        elif method == "textDocument/publishDiagnostics":
            with self._published:
                self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
                self._published.notify_all()
