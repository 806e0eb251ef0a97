"""What an update says of an edited document is what a new analysis says of it: occurrences and open questions."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from kinsight_lsp.analyzer import Analyzer
from kinsight_lsp.core.analysis import Analysis
from kinsight_lsp.core.source import Source, file_source, notebook_source
from kinsight_lsp.core.text import encode
from kinsight_lsp.knowledge.loader import bundled_catalog, load_catalog
from kinsight_lsp.resolve.stubs import bundled_stubs

HEAD = "import torch\nfrom torch import nn\n"
STATEMENTS = (
    "model = nn.Linear(2, 3)", "optimizer = torch.optim.Adam(model.parameters())", "model.train()",
    "for x, y in loader:\n    optimizer.zero_grad()\n    loss = model(x).sum()\n    loss.backward()",
    "class Net(nn.Module):\n    def forward(self, x):\n        return self.layer(x).relu()",
    "def main():\n    net = Net()\n    net.eval()\n    return net.to('cuda')", "# 주석", "", "x = things['a'].train()", "net = main()",
)  # fmt: skip
PROGRAMS = st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=9).map("\n".join)
TYPED = ("", "x", "y = model", "\n", "# 한글 ", "()", ".eval()", "\nmodel.eval()\n", "\n# 줄\n", "model = 3\n", "    ", "0")
EDITS = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 6), st.sampled_from(TYPED)), min_size=1, max_size=5)


@lru_cache(maxsize=1)
def analyzer() -> Analyzer:
    return Analyzer(load_catalog([bundled_catalog()]), bundled_stubs())


def said(analysis: Analysis) -> tuple:
    return tuple(analysis.occurrences), sorted(analysis.unresolved)


def innermost(analysis: Analysis, offset: int) -> tuple[int, int] | None:
    """The narrowest occurrence at an offset, one that begins or goes on there before one that ends there."""
    held = [o for o in analysis.occurrences if o.start <= offset <= o.end]
    best = min(held, key=lambda o: (o.end == offset, o.end - o.start), default=None)
    return best and (best.start, best.end)


def follow(before: Analysis, source: Source) -> Analysis:
    """The update to a source, checked against a new analysis; the new analysis where there is no update or broken code."""
    anew = analyzer().analyze(source)
    updated = analyzer().update(source, before)
    if updated is None or anew.module.tree.root_node.has_error:
        return anew
    for offset in range(0, len(source.program), 3):
        found = updated.occurrence_at(offset)
        assert (found and (found.start, found.end)) == innermost(anew, offset)
    assert said(updated) == said(anew)
    return updated


@settings(max_examples=60, deadline=None)
@given(PROGRAMS, EDITS)
def test_an_edited_file(text, edits):
    text = HEAD + text
    known = analyzer().analyze(file_source(text))
    for start, length, new in edits:
        start = len(HEAD) + start % (len(text) - len(HEAD) + 1)
        text = text[:start] + new + text[start + length :]
        known = follow(known, file_source(text))


@settings(max_examples=30, deadline=None)
@given(st.lists(PROGRAMS, min_size=1, max_size=4), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99), st.sampled_from(TYPED)), max_size=4))
def test_an_edited_notebook(cells, edits):
    cells = [HEAD, "!pip install timm\n%matplotlib inline", *cells]
    source = notebook_source([(f"cell:{i}", "code", text) for i, text in enumerate(cells)])
    known = analyzer().analyze(source)
    for cell, start, new in edits:
        cell = 2 + cell % (len(cells) - 2)
        start %= len(cells[cell]) + 1
        cells[cell] = cells[cell][:start] + new + cells[cell][start:]
        texts = [old.text if old.text.data == encode(text) else text for old, text in zip(source.cells, cells, strict=True)]
        source = notebook_source([(f"cell:{i}", "code", text) for i, text in enumerate(texts)], before=source)
        anew = notebook_source([(f"cell:{i}", "code", text) for i, text in enumerate(cells)])
        assert (source.program, source.shell) == (anew.program, anew.shell)
        assert [cell.start for cell in source.cells] == [cell.start for cell in anew.cells]
        known = follow(known, source)
