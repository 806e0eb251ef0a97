"""A language server whose first word after an edit is wrong: it repeats what it said before, or says nothing at all.

``fake_server.py stale|empty|silent|mute``: the right diagnostics follow DELAY seconds later; ``silent`` never reports
any, and ``mute`` answers nothing.
"""

import json
import sys
import threading
import time

DELAY = 0.3
_lock = threading.Lock()


def send(message: dict) -> None:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    with _lock:
        sys.stdout.buffer.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        sys.stdout.buffer.flush()


def publish(uri: str, words: list[str]) -> None:
    place = {"line": 0, "character": 0}
    items = [{"range": {"start": place, "end": place}, "message": word} for word in words]
    send({"method": "textDocument/publishDiagnostics", "params": {"uri": uri, "diagnostics": items}})


def messages():
    stream = sys.stdin.buffer
    while header := stream.readline():
        length = int(header.split(b":")[1])
        stream.readline()
        yield json.loads(stream.read(length))


def main(habit: str) -> None:
    said = ["always"]
    for message in messages():
        method, params = message["method"], message.get("params")
        if habit == "mute":
            continue
        if method == "textDocument/didOpen" and habit != "silent":
            publish(params["textDocument"]["uri"], said)
        elif method == "textDocument/didChange" and habit != "silent":
            uri = params["textDocument"]["uri"]
            publish(uri, said if habit == "stale" else [])
            said = ["always", "fault"] if said == ["always"] else ["always"]
            time.sleep(DELAY)
            publish(uri, said)
        elif method == "initialize":
            send({"id": message["id"], "result": {"capabilities": {"hoverProvider": True}}})
        elif method == "textDocument/hover":
            send({"id": message["id"], "result": None if habit == "silent" else {"contents": "a name"}})
        elif method == "exit":
            return
        elif "id" in message:
            send({"id": message["id"], "result": None})


if __name__ == "__main__":
    main(sys.argv[1])
