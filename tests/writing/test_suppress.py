"""Suppressing a finding: the comment is legal where it goes, and ``core.suppress`` honours it."""

from __future__ import annotations

import ast

import pytest
from hypothesis import HealthCheck, assume, given, settings

from kinsight_lsp.core import nodes as n
from kinsight_lsp.core.analysis import Finding
from kinsight_lsp.core.source import Source
from kinsight_lsp.core.suppress import find_suppressions, is_suppressed
from kinsight_lsp.core.syntax import parse
from kinsight_lsp.core.text import encode
from kinsight_lsp.writing.suppress import suppress_edit

from .helpers import apply, apply_cells, cells_of, docstrings, file_of, meaning, statement_of
from .programs import programs

BOM = encode("\ufeff")
IGNORE = "# kinsight: ignore[code]"

# name, text with the finding between ⟦ ⟧, text after
CASES = [
    ("end of the line", "⟦f(x)⟧\n", f"f(x)  {IGNORE}\n"),
    ("last line", "⟦f(x)⟧", f"f(x)  {IGNORE}"),
    ("blanks at the end", "⟦f(x)⟧ \t\nb\n", f"f(x)  {IGNORE}\nb\n"),
    ("behind a comment", "⟦f(x)⟧  # c\n", f"f(x)  # c  {IGNORE}\n"),
    ("CRLF", "a\r\n⟦f(x)⟧\r\nb\r\n", f"a\r\nf(x)  {IGNORE}\r\nb\r\n"),
    ("CR", "a\r⟦f(x)⟧\rb\r", f"a\rf(x)  {IGNORE}\rb\r"),
    ("first of its lines", "⟦f(\n  x,\n)⟧\n", f"f(  {IGNORE}\n  x,\n)\n"),
    ("inside brackets", "f(\n  ⟦x⟧,\n)\n", f"f(\n  x,  {IGNORE}\n)\n"),
    ("semicolons", "a; ⟦f(x)⟧; b\n", f"a; f(x); b  {IGNORE}\n"),
    ("more in the brackets", "⟦f(x)⟧  # kinsight: ignore[a]\n", "f(x)  # kinsight: ignore[a, code]\n"),
    ("untidy brackets", "⟦f(x)⟧  # kinsight:ignore[ a, b , ] c\n", "f(x)  # kinsight:ignore[ a, b, code] c\n"),
    ("more behind a comment", "⟦f(x)⟧  # [1] # kinsight: IGNORE[a]\n", "f(x)  # [1] # kinsight: IGNORE[a, code]\n"),
    ("alone on the line above", "# kinsight: ignore[a]\n⟦f(x)⟧\n", "# kinsight: ignore[a, code]\nf(x)\n"),
    ("on another of its lines", "⟦f(\n  x)⟧  # kinsight: ignore[a]\n", "f(\n  x)  # kinsight: ignore[a, code]\n"),
    ("above another line", "# kinsight: ignore[a]\nf(\n  ⟦x⟧)\n", f"# kinsight: ignore[a]\nf(\n  x)  {IGNORE}\n"),
    ("already there", "⟦f(x)⟧  # kinsight: ignore[a, code]\n", "f(x)  # kinsight: ignore[a, code]\n"),
    ("in a string", "s = '# kinsight: ignore[a]'; ⟦f⟧\n", f"s = '# kinsight: ignore[a]'; f  {IGNORE}\n"),
    ("ends in a backslash", "if b:\n\t⟦a = x⟧ + \\\n\t\ty\n", f"if b:\n\t{IGNORE}\n\ta = x + \\\n\t\ty\n"),
    ("ends in a backslash, CRLF", "⟦a = x⟧ + \\\r\n  y\r\n", f"{IGNORE}\r\na = x + \\\r\n  y\r\n"),
    ("ends in a string", "b\n⟦f⟧('''\n''')\n", f"b\n{IGNORE}\nf('''\n''')\n"),
    ("ends in a string, decorated", "@a\n⟦@b('''\n''')⟧\ndef f(): 0\n", f"@a\n@b('''\n''')  {IGNORE}\ndef f(): 0\n"),
    ("ends in an f-string", "f(⟦f'''\n{x}'''⟧)\n", f"{IGNORE}\nf(f'''\n{{x}}''')\n"),
    ("ends in a string inside brackets", "f(\n  ⟦g⟧('''\n'''))\n", f"f(\n  {IGNORE}\n  g('''\n'''))\n"),
    ("the string's last line", "f(\n  ⟦g('''\n''')⟧)\n", f"f(\n  g('''\n'''))  {IGNORE}\n"),
    ("comment that ends in a backslash", "⟦f(x)⟧  # \\\n", f"f(x)  # \\  {IGNORE}\n"),
]  # fmt: skip


def marked(text: str) -> tuple[Source, Finding]:
    """The program and the finding between the brackets."""
    start = len(encode(text[: text.index("⟦")]))
    bare = text.replace("⟦", "")
    end = len(encode(bare[: bare.index("⟧")]))
    return file_of(bare.replace("⟧", "")), Finding(start, end, "code", "warning", "")


def suppresses(source: Source, lines: range) -> bool:
    return is_suppressed("code", lines, find_suppressions(parse(source.program), source.text))


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_suppressed(text: str, expected: str) -> None:
    source, finding = marked(text)
    edit = suppress_edit(source, finding)
    changed = apply(source, edit)
    assert changed == expected
    assert edit == suppress_edit(source, finding, parse(source.program))
    shift = len(encode(edit.text)) if edit.start <= finding.start and edit.start == edit.end else 0
    after = file_of(changed)
    lines = range(after.text.line_of(finding.start + shift), after.text.line_of(finding.end + shift) + 1)
    assert suppresses(after, lines)


def test_where_no_comment_can_help_it_stands_above_the_statement() -> None:
    source, finding = marked("b\na = y + \\\n  ⟦x⟧ + \\\n  z\n")
    assert apply(source, suppress_edit(source, finding)) == f"b\n{IGNORE}\na = y + \\\n  x + \\\n  z\n"


def test_alone_below_a_byte_order_mark() -> None:
    source, finding = marked("\ufeff⟦a⟧ = '''\n'''\n")
    changed = apply(source, suppress_edit(source, finding))
    assert changed == f"\ufeff{IGNORE}\na = '''\n'''\n"
    assert suppresses(file_of(changed), range(1, 2))


def test_notebook() -> None:
    source = cells_of("a", "f(x)\r\nb", "c")
    start = source.code_cells[1].start
    finding = Finding(start, start + 4, "code", "warning", "")
    assert apply_cells(source, suppress_edit(source, finding)) == ["a", f"f(x)  {IGNORE}\r\nb", "c"]


def test_a_shell_line_keeps_its_words() -> None:
    source = cells_of("a", "if b:\n  !git push")
    line = source.shell[0]
    finding = Finding(line.start, line.end, "code", "warning", "")
    assert apply_cells(source, suppress_edit(source, finding))[1] == f"if b:\n  {IGNORE}\n  !git push"


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs())
def test_any_node_of_any_program(text: str) -> None:
    try:
        ast.parse(encode(text))
    except SyntaxError:
        assume(False)
    source = file_of(text)
    module = parse(source.program)
    nodes = [node for unit in module.units for statement in unit.body for node in statement.walk()]
    for node in [node for node in nodes if isinstance(node, n.Call | n.Keyword | n.Statement)]:
        start, end = module.span(node)
        edit = suppress_edit(source, Finding(start, end, "code", "warning", ""), module)
        changed = apply(source, edit)
        assert meaning(changed) == meaning(text), changed
        assert docstrings(changed) == docstrings(text), changed
        after = file_of(changed)
        shift = len(encode(edit.text)) if edit.start == edit.end and edit.start <= start else 0
        lines = range(after.text.line_of(start + shift), after.text.line_of(end + shift) + 1)
        if edit.start == len(BOM) and text.startswith("\ufeff"):
            continue  # see test_alone_below_a_byte_order_mark
        if not suppresses(after, lines):
            statement = statement_of(node)
            assert statement.start < node.start, (node, changed)
            assert any(mark in statement.source for mark in ("\\", "'''", '"""')), (node, changed)
