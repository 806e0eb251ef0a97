"""``# kinsight: ignore``: which lines and codes a comment covers."""

from __future__ import annotations

import pytest

from kinsight_lsp.core.source import notebook_source
from kinsight_lsp.core.suppress import find_suppressions, is_suppressed
from kinsight_lsp.core.syntax import parse
from kinsight_lsp.core.text import Text


def suppressions(code: str) -> list[tuple[int, tuple[str, ...]]]:
    text = Text(code)
    return [(found.line, found.codes) for found in find_suppressions(parse(text.data), text)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("x = 1  # kinsight: ignore[a-b]\n", [(0, ("a-b",))]),
        ("x = 1  # kinsight: ignore[a, b,c]\n", [(0, ("a", "b", "c"))]),
        ("x = 1  # kinsight: ignore\n", [(0, ())]),
        ("x = 1  # kinsight: ignore[]\n", [(0, ())]),
        ("# kinsight: ignore[a]\nx = 1\n", [(1, ("a",))]),
        ("if x:\n    # kinsight: ignore[a]\n    y = 1\n", [(2, ("a",))]),
        ("x = 1\n# kinsight: ignore-file[a]\n", [(-1, ("a",))]),
        ("x = 1  # kinsight: ignore-file\n", [(-1, ())]),
        ("x = 1  #kinsight:ignore[a]\n", [(0, ("a",))]),
        ("x = 1  # noqa  # kinsight: ignore[a]\n", [(0, ("a",))]),
        ("x = 1  # Kinsight: Ignore[a]\n", [(0, ("a",))]),
        ("x = 1  # kinsight: ignored[a]\n", []),
        ("x = '# kinsight: ignore[a]'\n", []),
        ('"""\n# kinsight: ignore[a]\n"""\n', []),
        ("f(\n    a,  # kinsight: ignore[a]\n)\n", [(1, ("a",))]),
        ("x = '한글 😀'  # kinsight: ignore[a]\r\ny = 2  # kinsight: ignore[b]\r\n", [(0, ("a",)), (1, ("b",))]),
        ("x = '#'  # kinsight: ignore[a]\n", [(0, ("a",))]),
        ("def f():\n    return (1 +  # kinsight: ignore[a]\n", [(1, ("a",))]),
    ],
)
def test_what_a_comment_covers(code, expected):
    assert suppressions(code) == expected


def test_offsets_are_those_of_the_comment():
    text = Text("x = '값'  # kinsight: ignore[a]\n")
    (found,) = find_suppressions(parse(text.data), text)
    assert text.slice(found.start, found.end) == "# kinsight: ignore[a]"


def test_a_shell_line_holds_no_suppression():
    source = notebook_source([("", "code", "!ls # kinsight: ignore[a]\nx = 1  # kinsight: ignore[b]")])
    assert [found.codes for found in find_suppressions(parse(source.program), source.text)] == [("b",)]


def test_every_comment_that_applies_counts_as_used():
    text = Text("# kinsight: ignore-file[a]\nx = f(\n    1)  # kinsight: ignore[a, b]\ny = 1  # kinsight: ignore[c]\n")
    found = find_suppressions(parse(text.data), text)
    assert is_suppressed("a", range(1, 3), found)
    assert not is_suppressed("c", range(1, 3), found)
    assert not is_suppressed("b", range(3, 4), found)
    assert [suppression.used for suppression in found] == [{"a"}, {"a"}, set()]
