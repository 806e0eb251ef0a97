"""The examples of the bundled cautions, in the shapes that documents have, and fixes applied to them."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest

from kinsight_lsp.analyzer import Analyzer
from kinsight_lsp.core.analysis import Analysis, Edit, Finding
from kinsight_lsp.core.config import Settings
from kinsight_lsp.core.source import Source, file_source, notebook_source
from kinsight_lsp.knowledge.loader import bundled_catalog, load_catalog
from kinsight_lsp.resolve.stubs import bundled_stubs

CATALOG = load_catalog([bundled_catalog()])
HEADING = "# 한글 주석 😀 e\u0301 ✅\n"
Shape = Callable[[str], Source]


@cache
def analyzer_for(code: str = "") -> Analyzer:
    """The analyzer with default settings; a caution that is off by default is switched on when it is named."""
    caution = CATALOG.cautions.get(code)
    levels = (
        [] if caution is None else [caution.severity, *(words.get("severity") for words in caution.variants.values())]
    )
    settings = Settings(severity={code: "hint"}) if "off" in levels else Settings()
    return Analyzer(CATALOG, bundled_stubs(), settings, occurrences=False)


def analyze(source: Source, code: str = "") -> Analysis:
    return analyzer_for(code).analyze(source)


@cache
def analysis(text: str, shape: str, code: str) -> Analysis:
    """The analysis of a caution's example in one of the shapes."""
    return analyze(ALL_SHAPES[shape](text), code)


def told(found: Analysis, code: str = "") -> Counter[str]:
    """How often each code is reported. Other cautions' advice is left out: an example need not be perfect in all else."""
    return Counter(f.code for f in found.findings if f.code == code or f.severity in ("error", "warning"))


def examples(kind: str) -> list:
    """Every bad or good example with its caution's code, as pytest parameters."""
    return [
        pytest.param(caution.code, text, id=f"{caution.code}-{number}")
        for caution in CATALOG.cautions.values()
        for number, text in enumerate(getattr(caution, kind))
    ]


def plain(text: str) -> Source:
    return file_source(text)


def indented(text: str) -> Source:
    """The program inside a block of its own, with CRLF line ends."""
    held = _continued_lines(text)
    lines = [
        line if number in held or not line.strip() else "    " + line for number, line in enumerate(text.split("\n"))
    ]
    return file_source("\r\n".join(['if __name__ == "__main__":', *lines]))


def under_a_heading(text: str) -> Source:
    return file_source(HEADING + text)


def notebook(text: str) -> Source:
    return notebook_source([(f"cell{number}", "code", cell) for number, cell in enumerate(cells(text))])


ALL_SHAPES: dict[str, Shape] = {"file": plain, "indented": indented, "heading": under_a_heading, "notebook": notebook}

TOP_LEVEL = {"insight-block-cell-output"}
"""Cautions about statements at the top level of a cell: in a block of its own their examples mean something else."""


def shapes(code: str) -> dict[str, Shape]:
    """The shapes that the examples of a caution keep their meaning in."""
    return {name: shape for name, shape in ALL_SHAPES.items() if name != "indented" or code not in TOP_LEVEL}


def cells(text: str) -> list[str]:
    """The program cut at the blank lines between its top-level statements."""
    lines = text.rstrip("\n").split("\n")
    starts = [0]
    for statement in _parsed(text).body[1:]:
        first = min([statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", ()))]) - 1
        while first > 0 and lines[first - 1].startswith("#"):
            first -= 1
        if first > 0 and not lines[first - 1].strip():
            starts.append(first)
    return [
        "\n".join(lines[start:end]).strip("\n") for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]


def _continued_lines(text: str) -> set[int]:
    """The lines (0-based) that begin inside a string."""
    found: set[int] = set()
    for node in ast.walk(_parsed(text)):
        if isinstance(node, (ast.Constant, ast.JoinedStr)) and node.end_lineno is not None:
            found.update(range(node.lineno, node.end_lineno))
    return found


def _parsed(text: str) -> ast.Module:
    """The tree of an example, an empty one where the example is about a syntax error."""
    try:
        return ast.parse(text)
    except SyntaxError:
        return ast.Module([], [])


def apply(source: Source, edits: tuple[Edit, ...]) -> Source:
    """The document after edits that belong together; they may neither overlap nor leave their cell."""
    data = source.text.data
    end = 0
    pieces: list[bytes] = []
    for edit in edits:
        assert end <= edit.start <= edit.end <= len(data), edits
        pieces += (data[end : edit.start], edit.text.encode())
        end = edit.end
    changed = b"".join([*pieces, data[end:]])
    if not source.is_notebook:
        return file_source(changed)
    rest = list(edits)
    new = []
    for cell in source.code_cells:
        content = cell.text.data
        for edit in reversed([e for e in rest if cell.start <= e.start and e.end <= cell.end]):
            rest.remove(edit)
            content = content[: edit.start - cell.start] + edit.text.encode() + content[edit.end - cell.start :]
        new.append((cell.uri, "code", content.decode()))
    assert not rest, "an edit leaves its cell"
    return notebook_source(new)


def fixed(found: Analysis, finding: Finding) -> Source:
    return apply(found.source, finding.fix.edits)
