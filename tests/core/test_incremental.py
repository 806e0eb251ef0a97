"""Parsing after an edit gives what parsing anew gives, and shares what did not change."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from kinsight_lsp.core.syntax import Module, parse
from kinsight_lsp.core.text import changed

PIECES = st.sampled_from(
    ["x = 1\n", "def f(a, b=2):\n    return a\n", "class A(B):\n    y = 3\n\n    def g(self):\n        pass\n", "# 주석\n",
     "for i in x:\n    f(i)\nelse:\n    pass\n", "s = '''\n글\n'''\n", "\n", "with a as b: pass\n", "import torch\n", "f(1, [2], {3: 4})\n",
     "if x:\n    pass\nelif y:\n    z = 1\n", "try:\n    a\nexcept E:\n    b\n", "@d\ndef h(): ...\n", "x = [\n    1,\n]\n"]
)  # fmt: skip
INSERTED = st.sampled_from(
    ["", "x", "(", ")", '"', "'''", "\n", "    ", ":", "def g():\n    pass\n", "# c", "=", "\t", "한", "if q:\n", "]", "return"]
)
TEXTS = st.lists(PIECES, max_size=8).map("".join)


def shape(module: Module) -> list[tuple[str, bytes, int, str]]:
    return [
        (unit.kind, unit.text, base, " ".join(repr(node) for statement in unit.body for node in statement.walk()))
        for unit, base in zip(module.units, module.bases, strict=True)
    ]


EDITS = st.tuples(st.integers(0, 400), st.integers(0, 12), INSERTED)


def typed(text: str, edits: list[tuple[int, int, str]]) -> Iterator[bytes]:
    """The text after each of the edits: so many characters from a place on are replaced."""
    for start, length, new in edits:
        start = min(start, len(text))
        text = text[:start] + new + text[start + length :]
        yield text.encode()


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.lists(EDITS, min_size=1, max_size=4))
def test_edits_give_what_a_fresh_parse_gives(text, edits):
    module = parse(text.encode())
    for program in typed(text, edits):
        module = parse(program, module)
        assert shape(module) == shape(parse(program))


@given(st.binary(max_size=30), st.binary(max_size=30), st.binary(max_size=30))
def test_a_difference_is_one_replacement(head, middle, tail):
    before, after = head + tail, head + middle + tail
    for old, new in ((before, after), (after, before)):
        start, old_end, new_end = changed(old, new)
        assert old[:start] + new[start:new_end] + old[old_end:] == new


def test_what_did_not_change_is_shared():
    before = parse(b"import torch\n\n\ndef f():\n    return 1\n\n\nx = f()\n")
    after = parse(b"import torch\n\n\ndef f():\n    return 12\n\n\nx = f()\n", before)
    assert [new is old for new, old in zip(after.units, before.units, strict=True)] == [True, False, True]


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.lists(EDITS, min_size=1, max_size=6))
def test_a_hasty_parse_of_sound_code_is_exact(text, edits):
    module = parse(text.encode())
    for program in typed(text, edits):
        module, fresh = parse(program, module, exact=False), parse(program)
        if fresh.tree.root_node.has_error:
            module = fresh  # broken code may be cut up in another way
            continue
        assert shape(module) == shape(fresh)
        assert str(module.tree.root_node) == str(fresh.tree.root_node)
        assert module.comments() == fresh.comments()
