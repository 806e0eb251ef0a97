"""A new version of a document takes over what did not change, and means what it would mean alone."""

from __future__ import annotations

import random

import pytest
from corpus import programs
from hypothesis import given
from hypothesis import strategies as st

from kinsight_lsp.core.syntax import Module, parse
from kinsight_lsp.core.text import encode

STATEMENTS = [
    "import torch", "x = 1", "x = 1", "한글 = '값'  # 주석", "def f(a):\n    return a + 1", "class A:\n    x = 1\n\n    def f(self): pass",
    "for i in y:\n    print(i)", "# only a comment", "", "if x:\n    y = 2\nelse:\n    z = 3", "x = '''\n# no comment\n'''", "a = 1; b = 2",
]  # fmt: skip
FRAGMENTS = [
    "(",
    ")",
    "'",
    '"""',
    "\n",
    "\\",
    ":",
    "#",
    "    ",
    "x",
    "def f():\n",
    "else:\n",
    "@d\n",
    "한",
    "\ud83d",
    "class A:",
]


def shape(module: Module) -> list[tuple]:
    return [
        (type(node).__name__, *module.span(node), node.source)
        for unit in module.units
        for statement in unit.body
        for node in statement.walk()
    ]


def check(module: Module, program: bytes) -> None:
    assert module.program == program
    assert len({id(unit) for unit in module.units}) == len(module.units)
    for unit, base in zip(module.units, module.bases, strict=True):
        assert module.base(unit) == base and program[base : base + len(unit.text)] == unit.text
    assert module.bases == sorted(module.bases)


@given(st.lists(st.sampled_from(STATEMENTS), max_size=8), st.lists(st.sampled_from(STATEMENTS), max_size=8))
def test_statements_with_the_same_text_are_taken_over(first, second):
    before = parse(encode("\n".join(first)))
    program = encode("\n".join(second))
    module = parse(program, before)
    check(module, program)
    assert shape(module) == shape(parse(program))
    old = {id(unit) for unit in before.units}
    for unit in module.units:
        held_before = [u for u in before.units if u.text == unit.text]
        taken = [u for u in module.units if u.text == unit.text]
        kept = sum(id(u) in old for u in taken)
        assert kept == min(len(held_before), len(taken))


def test_only_the_edited_statement_is_new():
    before = parse(b"import torch\n\n\ndef f(x):\n    return x\n\n\ny = f(1)\nz = f(2)\n")
    module = parse(b"# new\nimport torch\n\n\ndef f(x):\n    return x + 1\n\n\ny = f(1)\nz = f(2)\n", before)
    same = [unit in before.units for unit in module.units]
    assert same == [True, False, True, True]
    assert [module.program[module.base(unit) :].split()[0] for unit in module.units] == [b"import", b"def", b"y", b"z"]


def test_the_module_before_stays_right():
    old = b"x = 1\ny = 2\n"
    before = parse(old)
    shapes = shape(before)
    parse(b"\n\n\ny = 2\nx = 1\n", before)
    check(before, old)
    assert shape(before) == shapes


def test_a_broken_statement_is_read_anew():
    broken = parse(b"print(a\nif x:\n")
    whole = parse(b"print(a)\nif x:\n    pass\n", broken)
    assert shape(whole) == shape(parse(whole.program))


@pytest.mark.parametrize("path", programs(12), ids=lambda path: path.name)
def test_typing_into_a_real_program(path):
    rng = random.Random(path.name)
    text = path.read_text(encoding="utf-8")[:12_000]
    module = parse(encode(text))
    for _ in range(25):
        place = rng.randrange(len(text) + 1)
        text = text[:place] + rng.choice(FRAGMENTS) * rng.randrange(2) + text[place + rng.choice([0, 0, 1, 7]) :]
        module = parse(encode(text), module)
        check(module, encode(text))
        assert shape(module) == shape(parse(encode(text)))
