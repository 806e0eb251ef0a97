"""``make demo``: the real server, driven as an editor drives it, and what the editor would show.

Exit code 1 when the server fails; a feature that answers nothing is only reported. Arguments, if any, are another
server's command.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demo_client import Client, ServerFailed
from demo_view import View
from rich.console import Console

from kinsight_lsp.cli.console import prepare_streams
from kinsight_lsp.core.text import Text

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
INSERT, FIX = "refactor.rewrite.kinsight.insert", "quickfix"
CAUTIONS_SHOWN = 6


@dataclass
class Document:
    """One open text document: a file or a notebook cell."""

    uri: str
    name: str
    text: Text

    def find(self, snippet: str, word: str) -> tuple[int, int] | None:
        """Offsets of a word inside the first place that has the snippet."""
        at = self.text.data.find(snippet.encode())
        if at < 0:
            return None
        start = at + snippet.encode().find(word.encode())
        return start, start + len(word.encode())


class Demo:
    """The story, told with one client."""

    def __init__(self, client: Client, view: View) -> None:
        self.client = client
        self.view = view

    # -- opening

    def open_file(self, path: Path) -> Document:
        text = path.read_text(encoding="utf-8")
        document = Document(path.as_uri(), path.name, Text(text))
        item = {"uri": document.uri, "languageId": "python", "version": 1, "text": text}
        self.client.notify("textDocument/didOpen", {"textDocument": item})
        return document

    def open_notebook(self, path: Path) -> list[Document]:
        """Open every cell; the code cells are answered."""
        cells, items, opened = [], [], []
        for number, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"], 1):
            is_code = cell["cell_type"] == "code"
            uri = f"vscode-notebook-cell:{path.as_posix()}#{cell['id']}"
            text = "".join(cell["source"])
            cells.append({"kind": 2 if is_code else 1, "document": uri})
            if is_code:
                items.append({"uri": uri, "languageId": "python", "version": 1, "text": text})
                opened.append(Document(uri, f"셀 {number}", Text(text)))
        notebook = {"uri": path.as_uri(), "notebookType": "jupyter-notebook", "version": 1, "cells": cells}
        self.client.notify("notebookDocument/didOpen", {"notebookDocument": notebook, "cellTextDocuments": items})
        return opened

    # -- steps

    def hover(self, document: Document, snippet: str, word: str) -> None:
        span = document.find(snippet, word)
        if span is None:
            return self.view.nothing(f"`{snippet}`")
        began = time.perf_counter()
        params = {"textDocument": {"uri": document.uri}, "position": self._position(document, span[0] + 1)}
        answer = self.client.request("textDocument/hover", params)
        took = (time.perf_counter() - began) * 1000
        if not answer:
            return self.view.nothing(f"{document.name}의 `{word}` 호버")
        line, start = document.text.position(span[0])
        end = document.text.position(span[1])[1]
        where = f"{document.name} {line + 1}번째 줄, `{word}`에 올린 커서"
        self.view.hover(where, document.text.line(line), (start, end), _markup(answer["contents"]), took)

    def insert(self, document: Document, snippet: str) -> None:
        """The insights offered for a statement, and the first of them written into the file."""
        span = document.find(snippet, snippet)
        actions = self._actions(document, span, [INSERT], []) if span else []
        if not actions:
            return self.view.nothing("인사이트 넣기")
        line = document.text.line_of(span[0]) + 1
        self.view.say(f"{document.name} {line}번째 줄에서 고를 수 있는 것:")
        for action in actions[:6]:
            self.view.say(f"  · {action['title']}")
        self._show(document, actions[0])

    def cautions(self, documents: list[Document]) -> None:
        """The cautions of the documents with their fixes, and one fix as a diff."""
        shown, total, fixed = 0, 0, False
        for document in documents:
            for diagnostic in self.client.diagnostics_of(document.uri):
                total += 1
                if shown >= CAUTIONS_SHOWN:
                    continue
                shown += 1
                start, end = (self._offset(document, diagnostic["range"][side]) for side in ("start", "end"))
                actions = self._actions(document, (start, end), [FIX], [diagnostic])
                mending = [action for action in actions if "ignore" not in json.dumps(action, ensure_ascii=False)]
                names = {other.uri: other.name for other in documents}
                related = [
                    f"{_place(other['location'], names)}: {other['message']}"
                    for other in diagnostic.get("relatedInformation") or ()
                ]
                where = _place({"uri": document.uri, **diagnostic}, names)
                self.view.caution(where, diagnostic, related, [action["title"] for action in mending])
                if mending and not fixed:
                    fixed = self._show(document, mending[0])
        if not total:
            self.view.nothing("주의")
        elif total > shown:
            self.view.say(f"그 밖에 {total - shown}개가 더 있습니다.")

    # -- help

    def _actions(
        self, document: Document, span: tuple[int, int], only: list[str], diagnostics: list[dict]
    ) -> list[dict]:
        answer = self.client.request("textDocument/codeAction", {
            "textDocument": {"uri": document.uri},
            "range": {"start": self._position(document, span[0]), "end": self._position(document, span[1])},
            "context": {"diagnostics": diagnostics, "only": only, "triggerKind": 1},
        })  # fmt: skip
        return [action for action in answer or () if "title" in action]

    def _show(self, document: Document, action: dict) -> bool:
        if "edit" not in action:
            action = self.client.request("codeAction/resolve", action) or action
        edits = _edits_of(action.get("edit") or {}, document.uri)
        if not edits:
            self.view.nothing(action["title"])
            return False
        self.view.diff(action["title"], document.name, _decode(document.text.data), self._applied(document, edits))
        return True

    def _applied(self, document: Document, edits: list[dict]) -> str:
        data = document.text.data
        spans = []
        for edit in edits:
            start, end = (self._offset(document, edit["range"][side]) for side in ("start", "end"))
            spans.append((start, end, edit["newText"]))
        for start, end, text in sorted(spans, reverse=True):
            data = data[:start] + text.encode() + data[end:]
        return _decode(data)

    def _position(self, document: Document, offset: int) -> dict[str, int]:
        line, column = document.text.position(offset, self.client.encoding)
        return {"line": line, "character": column}

    def _offset(self, document: Document, position: dict[str, int]) -> int:
        return document.text.offset(position["line"], position["character"], self.client.encoding)


def _place(location: dict, names: dict[str, str]) -> str:
    return f"{names.get(location['uri'], location['uri'])}:{location['range']['start']['line'] + 1}"


def _edits_of(edit: dict, uri: str) -> list[dict]:
    edits = list((edit.get("changes") or {}).get(uri, ()))
    for change in edit.get("documentChanges") or ():
        if change.get("textDocument", {}).get("uri") == uri:
            edits += change["edits"]
    return edits


def _markup(contents: Any) -> str:
    if isinstance(contents, list):
        return "\n\n".join(map(_markup, contents))
    return contents if isinstance(contents, str) else contents.get("value", "")


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def tell(client: Client, view: View) -> None:
    """The whole story."""
    began = time.perf_counter()
    client.initialize(EXAMPLES)
    started = (time.perf_counter() - began) * 1000
    version = client.info.get("version", "")
    view.say(f"kinsight {version} 서버가 {started:.0f} ms 만에 떴습니다. torch는 필요하지 않습니다.")
    demo = Demo(client, view)

    view.chapter("1. examples/train.py: 커서를 올리면")
    train = demo.open_file(EXAMPLES / "train.py")
    demo.hover(train, "num_workers=4, pin_memory", "num_workers")
    demo.hover(train, "optimizer.zero_grad()", "zero_grad")

    view.chapter("2. 인사이트를 주석으로 넣으면")
    demo.insert(train, "train_loader = DataLoader(")

    view.chapter("3. 모델을 조용히 망치는 곳과 고치는 법")
    demo.cautions([train])

    view.chapter("4. examples/notebook.ipynb: 노트북도 한 프로그램으로")
    cells = demo.open_notebook(EXAMPLES / "notebook.ipynb")
    for snippet, word in (("!git reset --hard", "git reset"), ('"<CAPTION>"', "CAPTION")):
        cell = next((cell for cell in cells if cell.find(snippet, word)), None)
        if cell is not None:
            demo.hover(cell, snippet, word)
    demo.cautions(cells)
    view.console.print()


def main() -> int:
    prepare_streams()
    console = Console(highlight=False, emoji=False)
    view = View(console)
    client = None
    try:
        client = Client(sys.argv[1:] or [sys.executable, "-m", "kinsight_lsp"])
        tell(client, view)
        code = client.stop()
    except ServerFailed as error:
        console.print(f"데모를 마치지 못했습니다: {error}", style="bold red", markup=False)
        return 1
    finally:
        if client is not None:
            client.kill()
    if code:
        console.print(f"서버가 종료 코드 {code}로 끝났습니다.", style="bold red")
    return 1 if code else 0


if __name__ == "__main__":
    sys.exit(main())
