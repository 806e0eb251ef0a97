"""What a server is asked about: a document of one or more cells, the places to hover over, and a line to type in.

Positions are 0-based lines and UTF-16 columns, as LSP has them; the lines that are used are ASCII, so that columns
count characters.
"""

from __future__ import annotations

import ast
import io
import keyword
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HOVERS = 40
# The line that is typed in, and the line above it. No server finds a fault in it as it stands.
ABOVE, LINE = "marker = torch.zeros(2)", "marker.requires_grad = True"
# Ways to put one fault into LINE with one keystroke: the text before it, what is removed, what is typed.
MARKERS = {
    "name": ("marker", "", "q"),  # `markerq.requires_grad = True`: no such name
    "syntax": ("marker", "", "("),  # `marker(.requires_grad = True`
    "caution": ("marker.require", "s", ""),  # `marker.require_grad = True`: an attribute that means nothing
}
# Names of the field that any server should know: what learners point at.
_CLASSES = frozenset(
    "Linear Conv2d ConvTranspose2d BatchNorm2d Embedding LSTM Sequential Module CrossEntropyLoss BCELoss SGD Adam "
    "AdamW RMSprop DataLoader TensorDataset Tensor".split()
)
_MEMBERS = _CLASSES | frozenset(
    "zero_grad backward step eval train no_grad to item cuda device manual_seed parameters state_dict load_state_dict "
    "zeros ones randn tensor cat argmax max mean sum view size detach numpy relu softmax log_softmax cross_entropy "
    "nll_loss save load is_available squeeze unsqueeze float long cpu".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a cell."""

    cell: int
    line: int
    character: int


@dataclass(frozen=True)
class Document:
    """A document to open, with the marker line in it.

    cells: one text for a plain file; uris: one for each cell; notebook: the notebook's own uri, None for a plain file;
    hovers: where to ask, in order; first: where to ask first, the name of a class in the middle; typed: the first
    character of LINE.
    """

    name: str
    uris: tuple[str, ...]
    cells: tuple[str, ...]
    notebook: str | None
    hovers: tuple[Place, ...]
    first: Place
    typed: Place

    @property
    def lines(self) -> int:
        return sum(text.count("\n") + 1 for text in self.cells)


def file_document(name: str, text: str, path: Path) -> Document:
    """A plain file, written to ``path`` because servers look for it on the disk."""
    cell, typed = _with_marker(text, 0)
    path.write_text(cell, encoding="utf-8")
    return _document(name, (path.as_uri(),), (cell,), None, typed)


def notebook_document(name: str, text: str, path: Path, cells: int) -> Document:
    """A notebook whose cells are consecutive statements of a script, about equally long. Nothing is written."""
    texts = _split(text, cells)
    middle = max(range(len(texts) // 3, 2 * len(texts) // 3), key=lambda index: len(texts[index]))
    texts[middle], typed = _with_marker(texts[middle], middle)
    uris = tuple(f"vscode-notebook-cell:{path.as_posix()}#cell{number}" for number in range(len(texts)))
    return _document(name, uris, tuple(texts), path.as_uri(), typed)


def _document(name: str, uris: tuple[str, ...], cells: tuple[str, ...], notebook: str | None, typed: Place) -> Document:
    names = [found for index, text in enumerate(cells) for found in _names(text, index)]
    known = [place for word, place in names if word in _MEMBERS]
    others = [place for word, place in names if word not in _MEMBERS]
    places = [*_spread(known, HOVERS), *_spread(others, max(0, HOVERS - len(known)))]
    classes = [place for word, place in names if word in _CLASSES] or places
    if not classes:
        raise ValueError(f"{name} has no name to hover over")
    return Document(name, uris, cells, notebook, tuple(places), classes[len(classes) // 2], typed)


def _spread(places: list[Place], count: int) -> list[Place]:
    """So many of the places, if there are as many, evenly over the document."""
    step = max(1.0, len(places) / max(1, count))
    return [places[int(number * step)] for number in range(min(count, len(places)))]


def _names(text: str, cell: int) -> Iterator[tuple[str, Place]]:
    """Attribute names after a dot, with the places of their second character."""
    before = ""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NAME and before == "." and not keyword.iskeyword(token.string):
            line, character = token.start
            if token.line.isascii():
                yield token.string, Place(cell, line - 1, character + 1)
        before = token.string


def _with_marker(text: str, cell: int) -> tuple[str, Place]:
    """The text with ABOVE and LINE before the simple statement of a function's body that is nearest to its middle.

    Where there is no function, before the simple statement at the outermost level.
    """
    tree = ast.parse(text)
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    bodies = [
        node.body
        for function in functions
        for node in ast.walk(function)
        if isinstance(getattr(node, "body", None), list)
    ]
    simple = [
        statement for body in bodies or [tree.body] for statement in body
        if isinstance(statement, (ast.Assign, ast.Expr)) and not isinstance(statement.value, ast.Constant)
    ]  # fmt: skip
    lines = text.split("\n")
    middle = min(simple or tree.body, key=lambda statement: abs(statement.lineno - len(lines) // 2))
    indent = " " * middle.col_offset
    lines[middle.lineno - 1 : middle.lineno - 1] = [indent + ABOVE, indent + LINE]
    return "\n".join(lines), Place(cell, middle.lineno, middle.col_offset)


def _split(text: str, count: int) -> list[str]:
    """A script in ``count`` parts, cut between statements of the outermost level."""
    lines = text.split("\n")
    starts = [
        min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))]) - 1
        for node in ast.parse(text).body
    ]
    if len(starts) < count:
        raise ValueError(f"{len(starts)} statements make no {count} cells")
    cuts, end = [0], len(lines)
    for number in range(1, count):
        goal, rest = number * end / count, count - number
        free = [start for start in starts[: len(starts) - rest + 1] if start > cuts[-1]]
        cuts.append(min(free, key=lambda start: abs(start - goal)))
    return ["\n".join(lines[a:b]).strip("\n") for a, b in zip(cuts, [*cuts[1:], end], strict=True)]
