"""Changes of documents as the client's workspace edits: with versions, and shown before they are made where it can."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from lsprotocol import types

from ..core.analysis import Edit
from ..core.source import Source
from ..core.text import Text, decode
from ..writing.diff import text_diff
from .caps import ClientCaps
from .positions import Places

_ANNOTATION = "kinsight"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a client says of a change while it asks whether to make it."""

    label: str
    description: str


def by_document(places: Places, edits: Iterable[Edit]) -> dict[str, list[types.TextEdit]] | None:
    """The client's edits by document uri; None where one has no place in its documents."""
    found: dict[str, list[types.TextEdit]] = {}
    for edit in edits:
        placed = places.edit(edit.start, edit.end, edit.text)
        if placed is None:
            return None
        found.setdefault(placed[0], []).append(placed[1])
    return found


def workspace_edit(
    changes: dict[str, list[types.TextEdit]],
    versions: Mapping[str, int | None],
    caps: ClientCaps,
    confirmation: Confirmation | None = None,
) -> types.WorkspaceEdit:
    """Edits by document as one workspace edit. confirmation: ask first, where the client can."""
    if not caps.document_changes:
        return types.WorkspaceEdit(changes=changes)
    annotations = None
    if confirmation is not None and caps.change_annotations:
        annotations = {
            _ANNOTATION: types.ChangeAnnotation(confirmation.label, True, confirmation.description),
        }
        changes = {
            uri: [types.AnnotatedTextEdit(_ANNOTATION, edit.range, edit.new_text) for edit in edits]
            for uri, edits in changes.items()
        }
    documents = [
        types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=versions.get(uri)), edits)
        for uri, edits in changes.items()
    ]
    return types.WorkspaceEdit(document_changes=documents, change_annotations=annotations)


def line_edits(before: Source, after: Source) -> list[Edit]:
    """The edits of whole lines that make one version of a document out of another with the same cells."""
    if not before.is_notebook:
        return list(_differences(before.text, after.text, 0))
    edits: list[Edit] = []
    for old, new in zip(before.code_cells, after.code_cells, strict=True):
        edits += _differences(old.text, new.text, old.start)
    return edits


def _differences(old: Text, new: Text, base: int) -> Iterable[Edit]:
    if old.data == new.data:
        return
    before, after = _lines(old), _lines(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            text = decode(b"".join(after[start:end]))
            yield Edit(base + _line_start(old, first), base + _line_start(old, last), text)


def _lines(text: Text) -> list[bytes]:
    """The lines with their breaks."""
    return [text.data[start:end] for start, end in zip(text.starts, [*text.starts[1:], len(text)], strict=True)]


def _line_start(text: Text, line: int) -> int:
    return text.starts[line] if line < len(text.starts) else len(text)


def changed_texts(before: Source, after: Source) -> dict[str, tuple[str, str]]:
    """The old and the new text of every document that differs, by uri."""
    if not before.is_notebook:
        pairs = [(before.uri, before.text, after.text)]
    else:
        cells = zip(before.code_cells, after.code_cells, strict=True)
        pairs = [(old.uri, old.text, new.text) for old, new in cells]
    return {uri: (decode(old.data), decode(new.data)) for uri, old, new in pairs if old.data != new.data}


def difference(before: Source, after: Source) -> str:
    """A unified diff of the documents that differ, each under its uri; empty when none does."""
    return "".join(text_diff(uri, old, new) for uri, (old, new) in changed_texts(before, after).items())
