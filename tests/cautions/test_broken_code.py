"""Half-typed and strange programs: an analysis comes out, no rule fails on the way, and every place is one of the text."""

from __future__ import annotations

import logging
import random

import pytest

from examples import CATALOG
from kinsight_lsp.analyzer import Analyzer
from kinsight_lsp.core.analysis import Analysis
from kinsight_lsp.core.source import cell_source, file_source
from kinsight_lsp.resolve.stubs import bundled_stubs

ANALYZER = Analyzer(CATALOG, bundled_stubs())
FRAGMENTS = ["(", ")", "]", "{", "'", '"""', "\\", "\n", "\r\n", "\r", "#", ":", "=", "*", ".", "\ud800", "😀", "한", "\x00", "\f", "%", "!", "@",
             "def f(\n", "class A:\n", "match x:\n case ", "lambda ", "from . import ", "    ", "f'{", "type(", "await ", "else:\n", "import torch\n"]  # fmt: skip
CAUTIONS = [pytest.param(caution, id=caution.code) for caution in CATALOG.cautions.values()]


@pytest.fixture(autouse=True)
def no_rule_fails(caplog):
    with caplog.at_level(logging.WARNING, logger="kinsight_lsp"):
        yield
    assert [record.getMessage() for record in caplog.records if record.name.startswith("kinsight_lsp")] == []


def check(analysis: Analysis) -> None:
    text = analysis.source.text
    for place in (*analysis.occurrences, *analysis.findings, *analysis.comments):
        assert 0 <= place.start <= place.end <= len(text)
        for offset in (place.start, place.end):
            for unit in ("utf-8", "utf-16", "utf-32"):
                assert text.offset(*text.position(offset, unit), unit) == offset
    for finding in analysis.findings:
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.start <= edit.end <= len(text)


@pytest.mark.parametrize("caution", CAUTIONS)
def test_cut_and_mangled_examples(caution):
    rng = random.Random(caution.code)
    before = None
    for text in (caution.bad[0], caution.good[-1], caution.bad[-1]):
        for _ in range(3):
            place = rng.randrange(len(text) + 1)
            kind = rng.randrange(3)
            if kind == 0:
                text = text[:place]
            elif kind == 1:
                text = text[:place] + rng.choice(FRAGMENTS) + text[place:]
            else:
                text = text[:place] + text[place + rng.randrange(12) :]
            before = ANALYZER.analyze(rng.choice([file_source, cell_source])(text), before)
            check(before)


N = 3000
STRANGE = {
    "nothing": "",
    "names bound to themselves": "import torch\nx = x.clone()\nloss = loss\nloss.backward()\nmodel, y = y, model\nmodel.eval()\n",
    "functions that call each other": "import torch\ndef f(x): return g(x)\ndef g(x): return f(x)\nf(torch.zeros(1)).sum()\n",
    "classes above each other": "import torch\nclass A(B): pass\nclass B(A): pass\nA().eval()\nB.train(A())\n",
    "a hundred classes": "import torch\nclass C0(torch.nn.Module): pass\n"
    + "".join(f"class C{i}(C{i - 1}): pass\n" for i in range(1, 100)) + "C99().eval()\n",
    "a diamond of classes": "import torch\nclass C0(torch.nn.Module): pass\n"
    + "".join(f"class C{i}(C{i - 1}, C{i // 2}): pass\n" for i in range(1, 40)) + "C39().eval()\n",
    "a chain of calls": "import torch\nx = x" + ".a()" * N,
    "a chain of attributes": "import torch\nx = " + "a." * N + "b",
    "a long sum": "import torch\nx = " + " + ".join(["torch.a"] * N),
    "a chain of names": "import torch\nx0 = f()[0]\n" + "".join(f"x{i} = x{i - 1}.foo()\n" for i in range(1, 1500)) + "x1499.backward()\n",
    "open brackets": "import torch\n" + "(" * N,
    "closed brackets": "import torch\nx = " + "[" * N + "]" * N,
    "nested blocks": "import torch\n" + "".join(" " * i + "for x in y:\n" for i in range(90)) + " " * 90 + "loss.backward()\n",
    "nested functions": "import torch\n" + "".join(" " * i + f"def f{i}(model):\n" for i in range(90)) + " " * 90 + "model.eval()\n",
    "many digits": "import torch\nx = " + "9" * 10_000,
    "a long string": "import torch\nx = '" + "torch " * 100_000 + "'",
    "unknown escapes": "import torch\nx = '\\d\\q\\400'\n",
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGE)
def test_strange_programs(name):
    check(ANALYZER.analyze(file_source(STRANGE[name])))


def test_an_endless_chain_of_elif(caplog):
    """Rules may give up on it; the analysis does not."""
    text = "import torch\nif x: pass\n" + "elif x.backward(): pass\n" * 800
    check(ANALYZER.analyze(file_source(text)))
    caplog.clear()


def test_a_long_chain_is_named_from_either_end():
    """Asked from far away first, the names in between are still known when their turn comes."""
    steps = "".join(f"x{i} = x{i - 1}.clone()\n" for i in range(1, 120))
    text = f"import torch\ndef show(x):\n    x.item()\nx0 = torch.zeros(1)\n{steps}show(x119)\nx116.item()\n"
    analysis = ANALYZER.analyze(file_source(text))
    place = text.encode().index(b"x116.item") + 5
    assert analysis.occurrence_at(place).name == "torch.Tensor.item" and not analysis.occurrence_at(place).guess
