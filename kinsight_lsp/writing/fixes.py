"""Applying the safe fixes of analyses, round by round, until nothing changes. Pure: texts go in, texts come out."""

from __future__ import annotations

import ast
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..core.analysis import Analysis, Edit, Finding
from ..core.source import Source, file_source, notebook_source
from ..core.syntax import Module, parse
from ..core.text import Text, decode, encode

ROUNDS = 32
"""More rounds than fixes ever need; what still changes then goes in circles."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document after fixing. mended: the findings whose fixes were applied, as they stood in their round."""

    source: Source
    analysis: Analysis
    mended: tuple[Finding, ...]


def chosen_fixes(findings: Iterable[Finding]) -> list[Edit]:
    """The edits of as many whole safe fixes as fit together; where two overlap the first wins. In order of place."""
    return _choose(findings)[1]


def apply_edits(source: Source, edits: Iterable[Edit]) -> Source:
    """The document with the edits made. They must not overlap, nor cross the border of a notebook's cell."""
    edits = sorted(edits, key=_place)
    if not source.is_notebook:
        return file_source(_replaced(source.text, 0, edits), source.uri, source.version)
    cells = []
    for cell in source.cells:
        text = cell.text
        own = [edit for edit in edits if cell.start <= edit.start and edit.end <= cell.end] if cell.start >= 0 else []
        cells.append((cell.uri, cell.kind, decode(_replaced(text, cell.start, own) if own else text.data)))
    return notebook_source(cells, source.uri, source.version)


def fix_source(source: Source, analyze: Callable[[Source, Analysis | None], Analysis]) -> Fixed:
    """Apply safe fixes until none is left.

    A fix counts only when its finding is gone afterwards and the program has no new syntax error; the rest is left
    alone.
    analyze: takes a document and an earlier analysis of it.
    """
    analysis = analyze(source, None)
    mended: list[Finding] = []
    refused: set[_Key] = set()
    seen = {source.text.data}
    for _ in range(ROUNDS):
        step = _round(analysis, refused, analyze, seen)
        if step is None:
            break
        analysis, chosen, refused = step
        mended += chosen
        seen.add(analysis.source.text.data)
    return Fixed(analysis.source, analysis, tuple(mended))


_Key = tuple[str, str, int]  # code, message and start of a finding


def _key(finding: Finding) -> _Key:
    return finding.code, finding.message, finding.start


def _round(
    before: Analysis, refused: set[_Key], analyze: Callable[[Source, Analysis | None], Analysis], seen: set[bytes],
) -> tuple[Analysis, list[Finding], set[_Key]] | None:  # fmt: skip
    """One round: the analysis after it, what it mended, what is refused from then on. None when nothing is to do."""
    refused = set(refused)
    source = before.source
    one_by_one = False
    while True:
        chosen, edits = _choose((f for f in before.findings if _key(f) not in refused), source)
        if one_by_one and len(chosen) > 1:
            chosen, edits = _choose(chosen[:1], source)
        if not chosen:
            return None
        after_source = apply_edits(source, edits)
        program = after_source.program
        if not _still_parses(before.module, program):
            failed = [f for f in chosen if not _still_parses(before.module, _alone(source, f).program)]
            if not failed and len(chosen) > 1:
                one_by_one = True  # good alone, bad together
                continue
            refused.update(map(_key, failed or chosen))
            continue
        if after_source.text.data in seen:
            refused.update(map(_key, chosen))
            continue
        after = analyze(after_source, before)
        standing = _standing(before, chosen, edits, after)
        if standing:
            refused.update(map(_key, standing))
            continue
        return after, chosen, {(code, message, _moved(start, edits)) for code, message, start in refused}


def _standing(before: Analysis, chosen: Sequence[Finding], edits: Sequence[Edit], after: Analysis) -> list[Finding]:
    """Those of the chosen findings that are still there after the edits."""
    now = Counter(map(_key, after.findings))
    kept = {id(finding) for finding in chosen}
    for finding in before.findings:
        if id(finding) not in kept:
            now[finding.code, finding.message, _moved(finding.start, edits)] -= 1
    return [f for f in chosen if now[f.code, f.message, _moved(f.start, edits)] > 0]


def _moved(offset: int, edits: Iterable[Edit]) -> int:
    """Where an offset is after the edits; one inside a replaced range moves to its start."""
    shift = 0
    for edit in edits:
        if edit.end <= offset:
            shift += len(encode(edit.text)) - (edit.end - edit.start)
        elif edit.start < offset:
            return edit.start + shift
    return offset + shift


# -- choosing


def _choose(findings: Iterable[Finding], source: Source | None = None) -> tuple[list[Finding], list[Edit]]:
    """Findings whose safe fixes fit together, in their order, and the edits. source: fits the edits into its cells."""
    chosen: list[Finding] = []
    taken: list[Edit] = []
    for finding in findings:
        if finding.fix is None or not finding.fix.safe or not finding.fix.edits:
            continue
        edits = finding.fix.edits if source is None else _fitted(source, finding.fix.edits)
        if edits is None:
            continue
        fresh = [edit for edit in edits if edit not in taken]  # an edit that two fixes share is made once
        if not any(_collide(edit, other) for edit in fresh for other in taken):
            chosen.append(finding)
            taken += fresh
    return chosen, sorted(taken, key=_place)


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _collide(first: Edit, second: Edit) -> bool:
    if first.start == second.start:
        return True
    return first.start < second.end and second.start < first.end


def _fitted(source: Source, edits: Iterable[Edit]) -> list[Edit] | None:
    """The edits with the line breaks of their file or cell; None when one would cross the border of a cell."""
    fitted = []
    for edit in edits:
        cell = source.cell_at(edit.start)
        text, start, end = (source.text, 0, len(source.text)) if cell is None else (cell.text, cell.start, cell.end)
        if edit.end == end + 1 and not edit.text and cell is not None:
            edit = _without_last_lines(source, edit, start)
        if edit.end > end:
            return None
        fitted.append(Edit(edit.start, edit.end, _LINE_BREAK.sub(text.eol, edit.text)))
    return fitted


def _without_last_lines(source: Source, edit: Edit, start: int) -> Edit:
    """A removal of whole lines up to the end of a cell, whose last line has no break: the one before goes instead."""
    data = source.text.data
    first = edit.start
    if first > start and data[first - 1 : first] in (b"\n", b"\r"):
        first -= 2 if data[first - 2 : first] == b"\r\n" and first - 2 >= start else 1
    return Edit(first, edit.end - 1, "")


# -- texts


def _replaced(text: Text, base: int, edits: Iterable[Edit]) -> bytes:
    """The bytes of a text with edits made. base: where the text starts in the edits' offsets."""
    pieces: list[bytes] = []
    at = 0
    for edit in edits:
        pieces += (text.data[at : edit.start - base], encode(edit.text))
        at = edit.end - base
    pieces.append(text.data[at:])
    return b"".join(pieces)


def _alone(source: Source, finding: Finding) -> Source:
    return apply_edits(source, _choose((finding,), source)[1])


def _still_parses(before: Module, program: bytes) -> bool:
    """Whether a program has no more syntax errors than the one before it."""
    after = parse(program).tree.root_node
    root = before.tree.root_node
    if after.has_error and not root.has_error:
        return False
    if after.has_error and _errors(after) > _errors(root):
        return False
    return _compiles(program) or not _compiles(before.program)


def _errors(node) -> int:
    """The number of errors and missing tokens in a tree."""
    count, stack = 0, [node]
    while stack:
        node = stack.pop()
        if node.has_error:
            count += node.is_error or node.is_missing
            stack.extend(node.children)
    return count


def _compiles(program: bytes) -> bool:
    """Whether this Python's own parser takes a program."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(decode(program), "<program>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
    return True
