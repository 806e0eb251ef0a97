"""textDocument/foldingRange: insight comments, and the blocks of the program.

VS Code folds by indentation only where no server answers: an answer with insights alone would take all other folds
away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol import types

from ...core import nodes as n
from ...core.source import Source
from ...core.syntax import Module
from ...writing.statements import is_elif
from ..engine import View

if TYPE_CHECKING:
    from ..server import KinsightServer

_BLOCKS = ("body", "handlers", "orelse", "final", "cases")  # as they follow each other
COMMENT, IMPORTS = types.FoldingRangeKind.Comment, types.FoldingRangeKind.Imports
Lines = tuple[int, int]  # first and last


def register(server: KinsightServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    async def folding_range(params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
        view = await server.view(params.text_document.uri, findings=False)
        return ranges(view, params.text_document.uri) if view is not None else None


def ranges(view: View, uri: str) -> list[types.FoldingRange] | None:
    """The folding ranges of one document of a view: by lines, each first line once."""
    bounds = view.places.bounds(uri)
    if bounds is None:
        return None
    source, module = view.analysis.source, view.analysis.module
    text = source.text
    top, bottom = text.line_of(bounds[0]), text.line_of(bounds[1])
    found: dict[int, tuple[int, types.FoldingRangeKind | None]] = {}

    def add(first: int, last: int, kind: types.FoldingRangeKind | None) -> None:
        if top <= first < last <= bottom and first not in found:
            found[first] = last, kind

    for first, last in _comments(view):
        add(first, last, COMMENT)
    for first, last in _imports(source, module):
        add(first, last, IMPORTS)
    for unit in module.units:
        base = module.base(unit)
        if base > bounds[1]:
            break
        if base + len(unit.text) >= bounds[0]:
            for first, last in _folds(unit):
                add(text.line_of(base + first), text.line_of(base + max(first, last - 1)), None)
    return [
        types.FoldingRange(start_line=first - top, end_line=last - top, kind=kind)
        for first, (last, kind) in sorted(found.items())
    ]


def _comments(view: View) -> Iterator[Lines]:
    """Insight comments of several lines, and runs of those that follow each other without a gap."""
    text = view.analysis.source.text
    run: Lines | None = None
    for comment in view.analysis.comments:
        first, last = text.line_of(comment.start), text.line_of(max(comment.start, comment.end - 1))
        alone = not text.slice(text.line_start(first), comment.start).strip(" \t\f\ufeff")
        hash_sign = text.data[comment.start : comment.start + 1] == b"#"
        if not hash_sign or not alone:
            yield first, last
        elif run is not None and run[1] + 1 == first:
            run = run[0], last
        else:
            if run is not None:
                yield run
            run = first, last
    if run is not None:
        yield run


def _imports(source: Source, module: Module) -> Iterator[Lines]:
    """Runs of top-level imports with nothing but blank lines between them."""
    text = source.text
    run: Lines | None = None
    for unit in module.units:
        base = module.base(unit)
        lines = text.line_of(base), text.line_of(base + max(len(unit.text) - 1, 0))
        if not unit.body or not all(isinstance(node, (n.Import, n.ImportFrom)) for node in unit.body):
            if run is not None:
                yield run
            run = None
        elif run is not None and not any(text.line(line).strip() for line in range(run[1] + 1, lines[0])):
            run = run[0], lines[1]
        else:
            if run is not None:
                yield run
            run = lines
    if run is not None:
        yield run


def _folds(unit: n.Unit) -> Iterator[tuple[int, int]]:
    """The bytes of the unit from each block's header to its end, and of other statements on several lines."""
    known = unit.cache.get("folds")
    if known is None:
        known = unit.cache["folds"] = [fold for node in unit.body for fold in _of_statement(node)]
    yield from known


def _of_statement(node: n.Node) -> Iterator[tuple[int, int]]:
    blocks = [block for name in _BLOCKS if type(block := getattr(node, name, None)) is list and block]
    if not blocks:
        yield node.start, node.end
        return
    header = getattr(node, "name_start", node.start)  # decorators stay to be seen
    for block in blocks:
        if isinstance(block[0], n.Statement) and not is_elif(block[0]):
            yield header, block[-1].end
        for child in block:
            yield from _of_statement(child)
        header = _next_word(node, block[-1].end)


def _next_word(node: n.Node, end: int) -> int:
    """The offset of the ``else`` or ``finally`` after a block that ends at an offset."""
    text = node.unit.text
    while end < node.end and text[end : end + 1].isspace():
        end += 1
    return end
