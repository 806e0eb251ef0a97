"""Programs, analyses and comparisons that the writing tests share. All offsets are bytes."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from functools import lru_cache

from kinsight_lsp.analyzer import Analyzer
from kinsight_lsp.core import nodes as n
from kinsight_lsp.core.analysis import Analysis, Edit, InsightComment, Occurrence
from kinsight_lsp.core.source import Source, file_source, notebook_source
from kinsight_lsp.core.syntax import parse
from kinsight_lsp.core.text import decode, encode
from kinsight_lsp.knowledge.loader import bundled_catalog, load_catalog
from kinsight_lsp.knowledge.model import Catalog, Insight
from kinsight_lsp.resolve.stubs import bundled_stubs
from kinsight_lsp.writing.recognize import insight_comments

INSIGHT = Insight(
    id="sample",
    on=(),
    section="training",
    category="concept",
    level="beginner",
    form="inline",
    placement="before",
    priority=50,
    title="기울기 초기화",
    brief="배치마다 지난 기울기를 비웁니다.",
    text="PyTorch는 기울기를 `.grad`에 더합니다. 비우지 않으면 지난 배치의 기울기까지 섞입니다.",
    points=("`backward()`보다 먼저 부릅니다.",),
)
INLINE = "# # [개념] 배치마다 지난 기울기를 비웁니다."
BLOCK = (
    '"""',
    "[Note] [개념]",
    "PyTorch는 기울기를 `.grad`에 더합니다. 비우지 않으면 지난 배치의 기울기까지 섞입니다.",
    "- `backward()`보다 먼저 부릅니다.",
    '"""',
)
COMMENT = ("# [Note] [개념]", f"# {BLOCK[2]}", f"# {BLOCK[3]}")


def insight(**fields: object) -> Insight:
    """The sample insight with other values."""
    return replace(INSIGHT, **fields)


@lru_cache(maxsize=1)
def catalog() -> Catalog:
    return load_catalog([bundled_catalog()])


@lru_cache(maxsize=1)
def analyzer() -> Analyzer:
    return Analyzer(catalog(), bundled_stubs())


def file_of(text: str) -> Source:
    """A file. Lone carriage returns are line breaks for Python, so they are for the parsed program."""
    source = file_source(text)
    return replace(source, program=re.sub(rb"\r(?!\n)", b"\n", source.program))


def cells_of(*cells: str) -> Source:
    """A notebook of code cells."""
    return notebook_source([(f"cell:{index}", "code", cell) for index, cell in enumerate(cells)])


def look(source: Source) -> Analysis:
    """An analysis without occurrences: structure and insight comments only."""
    module = parse(source.program)
    return Analysis(source, module, (), (), insight_comments(source, module))


def statement_of(node: n.Node) -> n.Node:
    while not isinstance(node, n.Statement):
        node = node.parent
    return node


def occurrence_of(analysis: Analysis, node: n.Node, kind: str = "name") -> Occurrence:
    start, end = analysis.module.span(node)
    return Occurrence(start, end, ("sample",), "sample", kind, False, analysis.module.span(statement_of(node)))


def find(analysis: Analysis, word: str) -> Occurrence:
    """The occurrence of a name in the program, or of the shell or magic line that holds it."""
    wanted = encode(word)
    for unit in analysis.module.units:
        for statement in unit.body:
            for node in statement.walk():
                if isinstance(node, n.Name) and encode(node.id) == wanted:
                    return occurrence_of(analysis, node)
                if isinstance(node, n.FunctionDef | n.ClassDef | n.Alias) and encode(node.name) == wanted:
                    return occurrence_of(analysis, node)
    for line in analysis.source.shell:
        if word in line.text:
            span = (line.start, line.end)
            return Occurrence(*span, ("sample",), line.text, line.kind, False, span)
    raise LookupError(word)


def everywhere(analysis: Analysis) -> list[Occurrence]:
    """An occurrence on every statement: at its first name or call, or at the statement itself."""
    found = {}
    for unit in analysis.module.units:
        for statement in unit.body:
            for node in statement.walk():
                if isinstance(node, n.Statement | n.Name | n.Keyword):
                    occurrence = occurrence_of(analysis, node, type(node).__name__)
                    found.setdefault((occurrence.statement, analysis.source.text.line_of(occurrence.start)), occurrence)
    return list(found.values())


def apply(source: Source, edit: Edit) -> str:
    """The program's text after the edit. Line breaks between cells stay."""
    data = source.text.data
    return decode(data[: edit.start] + encode(edit.text) + data[edit.end :])


def apply_cells(source: Source, edit: Edit) -> list[str]:
    """The code cells after the edit, which must be inside one of them."""
    cells = []
    for cell in source.code_cells:
        data = cell.text.data
        if cell.start <= edit.start and edit.end <= cell.end:
            start, end = edit.start - cell.start, edit.end - cell.start
            data = data[:start] + encode(edit.text) + data[end:]
        cells.append(decode(data))
    return cells


# -- what must not change


class _WithoutInsights(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        value = node.value
        if (
            isinstance(value, ast.Constant)
            and isinstance(value.value, str)
            and value.value.strip().startswith("[Note] [")
        ):
            return None
        return self.generic_visit(node)


def tree(text: str) -> ast.Module:
    return ast.parse(encode(text))


@lru_cache(maxsize=64)
def meaning(text: str) -> str:
    """The program without its insight strings."""
    return ast.dump(_WithoutInsights().visit(tree(text)))


@lru_cache(maxsize=64)
def docstrings(text: str) -> list[tuple[str, str | None]]:
    """The docstring of the module and of every class and function, in order."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        (getattr(node, "name", ""), ast.get_docstring(node, clean=False))
        for node in ast.walk(tree(text))
        if isinstance(node, holders)
    ]


def added(before: tuple[InsightComment, ...], after: tuple[InsightComment, ...], edit: Edit) -> list[InsightComment]:
    """The comments inside an insertion. The others must be the old ones, at their place."""
    size = len(encode(edit.text))
    inside = [c for c in after if edit.start <= c.start and c.end <= edit.start + size]
    moved = [
        c if c.start < edit.start else replace(c, start=c.start - size, end=c.end - size)
        for c in after
        if c not in inside
    ]
    assert moved == list(before)
    return inside
