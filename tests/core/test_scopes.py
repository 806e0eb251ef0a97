"""Which binding a name means."""

from __future__ import annotations

import pytest

from kinsight_lsp.core import nodes as n
from kinsight_lsp.core.scopes import ScopeMap, class_table, self_name
from kinsight_lsp.core.syntax import parse
from kinsight_lsp.core.text import encode


def scope_map(code: str) -> ScopeMap:
    return ScopeMap(parse(encode(code)))


def find(scopes: ScopeMap, kind: type, **values) -> list:
    found = []
    for unit in scopes.module.units:
        for statement in unit.body:
            for node in statement.walk():
                if type(node) is kind and all(getattr(node, name) == value for name, value in values.items()):
                    found.append(node)
    return found


def lookup(code: str) -> tuple[str, list[tuple[str, str]]]:
    """The scope and the bindings (kind, source of what binds) of the name after the mark ``$``."""
    offset = len(encode(code.partition("$")[0]))
    scopes = scope_map(code.replace("$", ""))
    use = next(node for node in find(scopes, n.Name) if scopes.module.span(node)[0] == offset)
    scope, bindings = scopes.lookup(use.id, use)
    where = "module" if scope is None else getattr(scope, "name", type(scope).__name__.lower())
    return where, [(b.kind, b.target or b.node.source) for b in bindings]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import a.b as x\n$x", ("module", [("import", "a.b")])),
        ("import a.b\n$a", ("module", [("import", "a")])),
        ("from a import b as x\n$x", ("module", [("import", "a.b")])),
        ("from ..a import b\n$b", ("module", [("import", "..a.b")])),
        ("x = 1\nx = 2\n$x", ("module", [("value", "1"), ("value", "2")])),
        ("x = 1\nx = f($x)", ("module", [("value", "1")])),
        ("$x\nx = 1", ("module", [("value", "1")])),
        ("x = 1\nprint($x)\nx = 2", ("module", [("value", "1")])),
        ("def f(x):\n    return $x\nx = 1", ("f", [("param", "x")])),
        ("def f(*x):\n    return $x", ("f", [("param", "*x")])),
        ("x = 1\ndef f():\n    return $x\nx = 2", ("module", [("value", "1"), ("value", "2")])),
        ("x = 1\ndef f():\n    global x\n    x = 2\n    return $x", ("module", [("value", "1")])),
        ("x = 1\ndef f(a=$x):\n    x = 2", ("module", [("value", "1")])),
        ("class A:\n    x = 1\n    def f(self):\n        return $x\nx = 2", ("module", [("value", "2")])),
        ("class A:\n    x = 1\n    y = $x", ("A", [("value", "1")])),
        ("for x, (y, z) in a:\n    $z", ("module", [("element", "a")])),
        ("with a as (b, c):\n    $c", ("module", [("enter", "a")])),
        ("[$x for x in a]", ("comprehension", [("element", "a")])),
        ("x = 1\n[y for y in $x]", ("module", [("value", "1")])),
        ("x = 1\n[x for x in $x]", ("module", [("value", "1")])),
        ("f = lambda x: $x", ("lambda", [("param", "x")])),
        ("if (x := f()): $x", ("module", [("value", "f()")])),
        ("while (x := f()): $x", ("module", [("value", "f()")])),
        ("x = y = 1\n$y", ("module", [("value", "1")])),
        ("x: A\n$x", ("module", [("annotated", "A")])),
        ("type x = A\n$x", ("module", [("value", "A")])),
        ("try:\n    import a as x\nexcept E:\n    import b as x\n$x", ("module", [("import", "a"), ("import", "b")])),
        ("try: pass\nexcept E as x:\n    $x", ("module", [("unknown", "except E as x:\n    x")])),
        ("match v:\n    case A(x): $x", ("module", [("unknown", "case A(x): x")])),
        ("a, *x = b\n$x", ("module", [("unknown", "b")])),
        ("$unknown", ("module", [])),
    ],
)
def test_lookup(code, expected):
    assert lookup(code) == expected


def test_a_later_cell_is_better_than_nothing():
    assert lookup("print($model)\nmodel = A()") == ("module", [("value", "A()")])


def test_paths_of_unpacking():
    scopes = scope_map("for i, (x, [y, z]) in a: pass\n")
    assert {name: scopes.table[name][0].path for name in "ixyz"} == {
        "i": (0,),
        "x": (1, 0),
        "y": (1, 1, 0),
        "z": (1, 1, 1),
    }


def test_scopes_of_defaults_decorators_and_bases():
    code = "@x\ndef f(a: x = x) -> x:\n    x = 1\n    return x\nclass C(x):\n    x = 2\n"
    scopes = scope_map(code)
    where = [scopes.lookup("x", use)[0] for use in find(scopes, n.Name, id="x")]
    function = find(scopes, n.FunctionDef)[0]
    cls = find(scopes, n.ClassDef)[0]
    assert where.count(function) == 2 and where.count(cls) == 1
    assert where.count(None) == 5


def test_an_endless_chain_of_elif():
    scopes = scope_map(
        "if a:\n    x = 0\n" + "".join(f"elif a == {i}:\n    x = {i}\n" for i in range(1, 2000)) + "else:\n    y = 1\n"
    )
    assert len(scopes.table["x"]) == 2000 and "y" in scopes.table


def test_class_tables():
    code = """
class A:
    kind: str = "a"
    size: int
    def __init__(this, x):
        this.x = x
        this.a, (this.b, other.c) = 1, 2
        if x:
            this.y: Tensor
    @staticmethod
    def make(self):
        self.no = 1
    @property
    def z(self):
        for self.w in (): pass
"""
    scopes = scope_map(code)
    cls = find(scopes, n.ClassDef)[0]
    table = class_table(cls)
    assert list(table.methods) == ["__init__", "make", "z"]
    assert set(table.attributes) == {"kind", "size", "x", "a", "b", "y"}
    assert table.attributes["b"][0].path == (1, 0)
    assert [self_name(method) for method in table.methods.values()] == ["this", None, "self"]
    assert class_table(cls) is table


def test_calls_by_their_last_name():
    scopes = scope_map("f(1)\na.b.f(2)\nf\ndef g(): f(3)\n(lambda: 0)()\n")
    assert [call.source for call in scopes.calls("f")] == ["f(1)", "a.b.f(2)", "f(3)"]
    assert list(scopes.calls("g")) == []


def test_tables_are_kept_with_their_unit():
    first = parse(b"import torch\nx = 1\ny = 2\n")
    ScopeMap(first)
    second = parse(b"import torch\nx = 1\ny = 3\n", first)
    scopes = ScopeMap(second)
    assert [binding.node.source for binding in scopes.table["y"]] == ["3"]
    assert scopes.table["x"][0] is ScopeMap(first).table["x"][0]
