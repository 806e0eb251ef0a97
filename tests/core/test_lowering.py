"""Our tree says what Python's own says, and says something of broken code too."""

from __future__ import annotations

import random
import warnings

import pytest
from corpus import programs, tree_of
from outline import our_outline, python_outline

from kinsight_lsp.core import nodes as n
from kinsight_lsp.core.syntax import parse
from kinsight_lsp.core.text import Text, encode

PROGRAMS = programs(100)


def outline(code: str):
    data = encode(code)
    return our_outline(parse(data), Text(data))


def nodes(code: str) -> list[n.Node]:
    return [node for unit in parse(encode(code)).units for statement in unit.body for node in statement.walk()]


def test_there_are_programs():
    assert len(PROGRAMS) == 100


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.name)
def test_real_programs_mean_what_python_reads(path):
    data = path.read_bytes()
    theirs = python_outline(tree_of(data))
    ours = our_outline(parse(data), Text(data))
    assert ours - theirs == theirs - ours == {}


@pytest.mark.parametrize(
    "code",
    [
        "nn.Sequential(*model.children())",
        "f(a, *b.c[0].d(1)(2), **e.f())",
        "x = *a, *b.c()",
        "return_ = [*layers.values(), *rest[1:]]",
        "type(self).count = 3",
        "type(a, b)(c).d[0] = 3",
        "type(self).x: int = 3",
        "type(x).y += 1",
        "type = 3; type.x = 4; type(x)",
        "match a, b:\n    case (nn.Linear(bias=c), 'x' | None) if c > 1: d()\n    case {'k': [v, *w], **r} as m: e(v)",
        "match v:\n    case A.B | -1: pass\n    case 1 + 2j: pass\n    case _: pass",
        'f"{x:=8} {y!r:>{width}} {(z := 3)}"',
        "with (open(a) as f, open(b)): pass",
        "with a as (b, c), d: pass",
        "def f(a, /, b: int = 1, *, c=2, **d) -> 'x': pass",
        "def f(*a, b): return lambda *c, d=1: (yield)",
        "async def f():\n    async with a as b, c: await d\n    async for e in g: pass\n    return [h async for h in i]",
        "x: int | None = a if b else c",
        "@a.b(c)\n@d\nclass E(F, metaclass=G): pass",
        "try: a\nexcept (B, C) as d: e\nexcept F: g\nelse: h\nfinally: i",
        "for a, (b, *c) in d: e\nelse: f",
        "if a: b\nelif c: d\nelif e: f\nelse: g",
        "from ..a.b import (c as d, e)\nfrom . import f\nfrom g import *\nimport h.i as j, k.l\nfrom __future__ import annotations",
        "x = y = z = 1; a, b = b, a; del a, b[0]",
        "x[1:2, ..., None] = a @ b ** -c // ~d % e",
        "a < b <= c != d is not e not in f",
        "print(not a and b or c)",
        "s = 'a' \"b\\n\" r'\\d' '\\x41\\u0042\\N{BULLET}\\101\\d'",
        "n = 0x1F + 0b11 + 0o17 + 1_000 + 1e-3 + 2j",
        "global_ = {**a, 'b': c, **d}; {x for x in y if z if w}; {a: b for c in d for e in f}",
        "한글 = '값'; π = 한글.속성(인자=1)",
        "x = (  # comment\n    a  # more\n    .b\n)",
        "a\\\n    .b\\\n    (c)",
        "class A:\n    '''doc'''\n    x: int\n    def f(self): nonlocal y; global z, w",
        "assert a, b; raise A from b; raise",
        "f(x for x in y)(a=1, *b, **c)",
    ],
)
def test_small_programs_mean_what_python_reads(code):
    theirs = python_outline(tree_of(encode(code)))
    ours = outline(code)
    assert ours - theirs == theirs - ours == {}


def test_strings_never_warn():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        found = nodes(r"""x = '\d\n\400', b'\d', "\q\t", '\777'""")
    assert not caught
    assert [node.value for node in found if type(node) is n.Constant][:3] == ["\\d\n\\400", "\\d", "\\q\t"]


@pytest.mark.parametrize(
    "code", ["x = '\\x'", "x = '\\N{no such}'", "x = '\\ud83d'", "x = 09", "x = " + "9" * 5000, "x = '", 'x = f"{']
)
def test_literals_that_python_refuses_are_kept(code):
    assert nodes(code)


def test_patterns_bind_names():
    code = "match v:\n    case [a, *b, Point(x=c, y=d.e)] as f: g\n    case {'k': h, **i}: j\n    case k: l"
    cases = [node for node in nodes(code) if type(node) is n.Case]
    assert [case.captures for case in cases] == [["a", "b", "c", "f"], ["h", "i"], ["k"]]


def test_else_starts():
    code = "if a:\n    b\nelif c:\n    d\nelse:\n    e\n"
    first, second = (node for node in nodes(code) if type(node) is n.If)
    assert code[first.else_start :].startswith("elif") and code[second.else_start :].startswith("else")
    assert next(node for node in nodes("if a: b") if type(node) is n.If).else_start is None


@pytest.mark.parametrize("path", PROGRAMS[::4], ids=lambda path: path.name)
def test_the_tree_hangs_together(path):
    module = parse(path.read_bytes())
    previous = 0
    for unit, base in zip(module.units, module.bases, strict=True):
        assert base >= previous
        assert module.program[base : base + len(unit.text)] == unit.text
        assert module.unit_at(base) is unit
        previous = base + len(unit.text)
        for statement in unit.body:
            assert statement.parent is None
            for node in statement.walk():
                assert node.unit is unit and 0 <= node.start <= node.end <= len(unit.text)
                assert module.span(node) == (base + node.start, base + node.end)
                assert isinstance(n.statement_of(node), n.Statement)
                for child in node.children():
                    assert child.parent is node
                    assert node.start <= child.start and child.end <= node.end


@pytest.mark.parametrize("path", PROGRAMS[::3], ids=lambda path: path.name)
def test_truncated_programs_are_read_as_far_as_they_go(path):
    data = path.read_bytes()
    rng = random.Random(path.name)
    for _ in range(6):
        cut = rng.randrange(len(data) + 1)
        begin = rng.choice([0, rng.randrange(cut + 1)])
        module = parse(data[begin:cut])
        for unit in module.units:
            for statement in unit.body:
                for node in statement.walk():
                    start, end = module.span(node)
                    assert 0 <= start <= end <= cut - begin
        module.comments()


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("model.eval(", ["model"]),
        ("x = torch.", ["x", "torch"]),
        ("x = model.\ny = model(3)", ["x", "model", "model"]),
        ("loss.backward(\noptimizer.step()\n", ["loss"]),
        ("def f(:\n    return a\nb = c", ["a", "b", "c"]),
        ("import torch\nx = [torch.ones(2\n\ndef f():\n    return x\n", ["x", "torch"]),
    ],
)
def test_broken_code_keeps_its_names(code, names):
    found = [node.id for node in nodes(code) if type(node) is n.Name]
    assert found[: len(names)] == names


@pytest.mark.parametrize(
    "code",
    ["(" * 5000, "[" * 5000 + "]" * 5000, "x = " + "a." * 5000 + "b", "x = " + " + ".join("a" * 3000), "if a: b\n" + "elif c: d\n" * 3000,
     "\x00", "\ud83d = 1", "\ufeff", "'''", "\\", "x = 1\\", "\f\n\v", "def", "@", "match", "async", "print x", "exec 'a' in b"],
    ids=lambda code: repr(code[:8]),
)  # fmt: skip
def test_no_text_is_too_strange(code):
    module = parse(encode(code))
    assert module.comments() == []
