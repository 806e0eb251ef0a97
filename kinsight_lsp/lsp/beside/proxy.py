"""The client's one server, which is two: hands on what the client says, and joins what they answer."""

from __future__ import annotations

import itertools
import logging
import queue
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from . import capabilities, merging
from .child import Child
from .frames import Message, Sender, receive

logger = logging.getLogger(__name__)
_CLIENT, _KINSIGHT, _OTHER = -1, 0, 1
# Seconds after which an answer goes out without the other server's. JupyterLab takes no completion after a second.
_PATIENCE = {"initialize": 30.0, "textDocument/completion": 0.8}
_USUAL_PATIENCE = 2.0
_GRACE = {_KINSIGHT: 30.0, _OTHER: 2.0}  # seconds to leave in order; kinsight always does, once it has started
_PUBLISH = "textDocument/publishDiagnostics"
_TOKENS = ("workDoneToken", "partialResultToken")
_METHOD_NOT_FOUND, _REQUEST_FAILED, _WARNING = -32601, -32803, 2


@dataclass
class _Request:
    """A client's request that waits for answers.

    due: until when both are waited for, on the monotonic clock; None: no longer, or one alone was asked.
    """

    message: Message
    waiting: set[int]
    due: float | None
    answers: dict[int, Message] = field(default_factory=dict)

    @property
    def method(self) -> str:
        return self.message["method"]


class Proxy:
    """One client, kinsight and another server.

    kinsight, other: their commands. The other one's end is told to the user and changes nothing else.
    """

    def __init__(self, kinsight: Sequence[str], other: Sequence[str], source: BinaryIO, sink: BinaryIO) -> None:
        self._inbox: queue.SimpleQueue[tuple[int, Message | None]] = queue.SimpleQueue()
        self._client = Sender(sink)
        self._requests: dict[Any, _Request] = {}  # by the client's id, which both servers see
        self._asked: dict[int, tuple[int, Any]] = {}  # servers' requests: our id to the server and its id
        self._ids = itertools.count(1)
        self._diagnostics: dict[str, dict[int, list[Any]]] = {}  # by URI and server
        self._warnings: list[str] | None = []  # kept until the client may be told
        self._children = {_KINSIGHT: self._start(_KINSIGHT, "kinsight", kinsight)}
        try:
            self._children[_OTHER] = self._start(_OTHER, other[0], other)
        except OSError as error:
            self._warn(f"`{other[0]}` 서버를 시작할 수 없습니다({error.strerror or error}). kinsight만 동작합니다.")
        receive(source, lambda message: self._inbox.put((_CLIENT, message)))

    def run(self) -> int:
        """Serve until the client leaves or kinsight ends. kinsight's exit code, 1 when it was killed."""
        try:
            while self._step():
                pass
        except KeyboardInterrupt:
            pass
        codes = [child.end(_GRACE[number]) for number, child in sorted(self._children.items())]
        self._client.close(_USUAL_PATIENCE)
        return codes[_KINSIGHT] if codes[_KINSIGHT] >= 0 else 1

    def _start(self, number: int, name: str, command: Sequence[str]) -> Child:
        return Child(name, command, lambda message: self._inbox.put((number, message)))

    def _step(self) -> bool:
        """Take one message, or give up on what is late. False: the end."""
        dues = [request.due for request in self._requests.values() if request.due is not None]
        try:
            source, message = self._inbox.get(timeout=max(0.0, min(dues) - time.monotonic()) if dues else None)
        except queue.Empty:
            self._give_up_on_late()
            return True
        if source == _CLIENT:
            if message is None:
                return False
            self._take(self._from_client, message)
            return message.get("method") != "exit"
        if message is not None:
            self._take(self._from_server, source, message)
        elif self._children[source].alive:
            return self._server_ended(source)
        return True

    @staticmethod
    def _take(handle: Callable[..., None], *message: Any) -> None:
        """Handle a message. One that is not as the protocol has it is left out, and the next one taken."""
        try:
            handle(*message)
        except (AttributeError, KeyError, TypeError, ValueError):
            logger.exception("a message is malformed")

    # The client's messages

    def _from_client(self, message: Message) -> None:
        method = message.get("method")
        if method is None:
            owner, original = self._asked.pop(message.get("id"), (None, None))
            if owner in self._children:
                self._children[owner].send({**message, "id": original})
        elif "id" in message:
            self._request(message)
        else:
            for child in self._children.values():
                child.send(message)

    def _request(self, message: Message) -> None:
        method, params = message["method"], message.get("params")
        targets = self._targets(method, params)
        if method == "initialize" and isinstance(params, dict):
            params = capabilities.for_servers(params)
        if method.endswith("/resolve") and isinstance(params, dict):
            owner, params = merging.owner_of(params)
            targets = [number for number in targets if owner in (None, number)]
            if not targets:  # its server has nothing to add
                self._client.send({"jsonrpc": "2.0", "id": message["id"], "result": params})
                return
        if len(targets) > 1 and isinstance(params, dict):  # two servers cannot report on one token
            params = {name: value for name, value in params.items() if name not in _TOKENS}
        sent = message if params is None else {**message, "params": params}
        due = time.monotonic() + _PATIENCE.get(method, _USUAL_PATIENCE) if len(targets) > 1 else None
        self._requests[message["id"]] = _Request(message, set(targets), due)
        for number in targets:
            self._children[number].send(sent)

    def _targets(self, method: str, params: Any) -> list[int]:
        """The servers that a request goes to: those that offer it; both, when neither says so."""
        alive = [number for number, child in self._children.items() if child.alive]
        able = [number for number in alive if method in self._children[number].methods]
        if method == "workspace/executeCommand" and isinstance(params, dict):
            command = params.get("command")
            able = [number for number in able if command in self._children[number].commands] or able[-1:]
        return able or alive

    # The servers' messages

    def _from_server(self, source: int, message: Message) -> None:
        method = message.get("method")
        if not self._children[source].alive:
            return
        if method is None:
            request = self._requests.get(message.get("id"))
            if request is not None and source in request.waiting:
                request.waiting.discard(source)
                request.answers[source] = message
                self._answer_when_complete(request)
        elif "id" in message:
            if method == "client/registerCapability":
                child = self._children[source]
                child.methods |= capabilities.registered_methods(message.get("params") or {})
            number = next(self._ids)
            self._asked[number] = source, message["id"]
            self._client.send({**message, "id": number})
        elif method == "$/cancelRequest":
            asked = source, message["params"]["id"]
            for number in [number for number, one in self._asked.items() if one == asked]:
                self._client.send({**message, "params": {"id": number}})
        elif method == _PUBLISH:
            self._publish(source, message["params"])
        else:
            self._client.send(message)

    def _publish(self, source: int, params: dict[str, Any]) -> None:
        found = self._diagnostics.setdefault(params["uri"], {})
        found[source] = params["diagnostics"]
        both = [one for number in sorted(found) for one in found[number]]
        self._client.send({"jsonrpc": "2.0", "method": _PUBLISH, "params": {**params, "diagnostics": both}})
        if not both:
            del self._diagnostics[params["uri"]]

    def _server_ended(self, source: int) -> bool:
        """Go on without a server. False: it was kinsight, and there is nothing left to do."""
        child = self._children[source]
        if source == _KINSIGHT:
            logger.error("kinsight has ended")
            return False
        code = child.end(_GRACE[source])
        self._leave_out(source, f"`{child.name}` 서버가 끝났습니다(종료 코드 {code}). kinsight는 계속 동작합니다.")
        return True

    def _leave_out(self, source: int, reason: str) -> None:
        self._warn(reason)
        for request in list(self._requests.values()):
            request.waiting.discard(source)
            self._answer_when_complete(request)
        for uri in [uri for uri, found in self._diagnostics.items() if found.get(source)]:
            self._publish(source, {"uri": uri, "diagnostics": []})
        self._asked = {number: one for number, one in self._asked.items() if one[0] != source}

    # Answers

    def _give_up_on_late(self) -> None:
        now = time.monotonic()
        for request in list(self._requests.values()):
            if request.due is None or request.due > now:
                continue
            if request.method == "initialize" and _KINSIGHT in request.answers:
                child = self._children[_OTHER]
                child.end(0)
                self._leave_out(_OTHER, f"`{child.name}` 서버가 응답하지 않습니다. kinsight만 동작합니다.")
            else:
                request.due = None
                self._answer_when_complete(request)

    def _answer_when_complete(self, request: _Request) -> None:
        own = request.answers.get(_KINSIGHT, {}).get("result")
        if request.waiting and not (own and request.due is None and request.method != "initialize"):
            return  # what kinsight has nothing to say about takes the other its time
        del self._requests[request.message["id"]]
        self._client.send({"jsonrpc": "2.0", "id": request.message["id"], **self._answer(request)})
        if request.method == "initialize":
            kept, self._warnings = self._warnings, None
            for text in kept or ():
                self._warn(text)

    def _answer(self, request: _Request) -> Message:
        """``result`` or ``error`` of the answers that have come."""
        answers = sorted(request.answers.items())
        results = [(number, one.get("result")) for number, one in answers if "error" not in one]
        if request.method == "initialize" and results:
            return {"result": self._initialized(results)}
        if results:
            marked = [merging.mark(request.method, result, number) for number, result in results]
            return {"result": merging.merge(request.method, marked, complete=not request.waiting)}
        # A server that does not know the request says less than one that failed.
        errors = sorted((one["error"] for _, one in answers), key=lambda error: error.get("code") == _METHOD_NOT_FOUND)
        return {"error": errors[0] if errors else {"code": _REQUEST_FAILED, "message": "서버가 끝났습니다."}}

    def _initialized(self, results: list[tuple[int, Any]]) -> Any:
        both: dict[str, Any] = {}
        for number, result in results:
            offered = (result or {}).get("capabilities") or {}
            child = self._children[number]
            child.methods |= capabilities.methods(offered)
            child.commands = capabilities.commands(offered)
            both = capabilities.united(both, offered)
        return {**(results[0][1] or {}), "capabilities": both}

    def _warn(self, text: str) -> None:
        """Tell the user, now or when the client listens."""
        logger.warning(text)
        if self._warnings is not None:
            self._warnings.append(text)
            return
        params = {"type": _WARNING, "message": text}
        self._client.send({"jsonrpc": "2.0", "method": "window/showMessage", "params": params})
