"""Running the server's commands, with a client that makes the edits it is sent or refuses them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lsprotocol import types as t

from .session import Doc, Session, index_of


class Desk:
    """A client's side of workspace/applyEdit.

    applied: what it answers; edits: what it was sent; shown: messages; hints_refreshed: how often it was asked to get
    inlay hints again.
    """

    def __init__(self, session: Session, *docs: Doc) -> None:
        self.session = session
        self.docs = {doc.uri: doc for doc in docs}
        self.applied = True
        self.edits: list[t.ApplyWorkspaceEditParams] = []
        self.shown: list[str] = []
        features = session.client.protocol.fm.features
        features[t.WORKSPACE_APPLY_EDIT] = self.apply_edit
        self.hints_refreshed = 0
        features[t.WORKSPACE_INLAY_HINT_REFRESH] = self.refresh_hints
        features[t.WINDOW_SHOW_MESSAGE] = lambda params: self.shown.append(params.message)

    def refresh_hints(self, _: Any) -> None:
        self.hints_refreshed += 1

    def apply_edit(self, params: t.ApplyWorkspaceEditParams) -> t.ApplyWorkspaceEditResult:
        self.edits.append(params)
        if self.applied:
            for doc, text in self.result(params.edit).items():
                doc.set(text)
        return t.ApplyWorkspaceEditResult(applied=self.applied)

    def result(self, edit: t.WorkspaceEdit) -> dict[Doc, str]:
        """The texts that a workspace edit makes of the open documents."""
        if edit.document_changes is None:
            changes = dict(edit.changes)
        else:
            changes = {change.text_document.uri: change.edits for change in edit.document_changes}
            for change in edit.document_changes:
                assert change.text_document.version == self.docs[change.text_document.uri].version
        return {self.docs[uri]: edited(self.docs[uri], edits) for uri, edits in changes.items()}

    async def run(self, command: str, *arguments: Any) -> Any:
        """Run a command; its answer as an object with the JSON's names."""
        params = t.ExecuteCommandParams(command=f"kinsight.{command}", arguments=list(arguments) or None)
        return as_object(await self.session.client.workspace_execute_command_async(params))

    def listen(self, notification: str) -> list[Any]:
        """What comes with one of our own notifications, from now on."""
        heard: list[Any] = []
        self.session.client.protocol.fm.features[notification] = lambda params: heard.append(as_object(params))
        return heard


def as_object(value: Any) -> Any:
    """JSON as an object with its names, however the client has read it."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return SimpleNamespace(**{key: as_object(item) for key, item in value.items()})
    return [as_object(item) for item in value] if isinstance(value, (list, tuple)) else value


def edited(doc: Doc, edits: list[Any]) -> str:
    """The text of a document after edits; they may not overlap."""
    text, encoding = doc.text, doc.session.encoding
    spans = sorted(
        (index_of(text, edit.range.start, encoding), index_of(text, edit.range.end, encoding), edit.new_text)
        for edit in edits
    )
    assert all(first[1] <= second[0] for first, second in zip(spans, spans[1:], strict=False))
    for start, end, new in reversed(spans):
        text = text[:start] + new + text[end:]
    return text
