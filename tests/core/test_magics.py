"""Masking: what IPython lines become, and what is none."""

from __future__ import annotations

import ast
import re

import pytest
from corpus import programs
from hypothesis import given
from hypothesis import strategies as st

from kinsight_lsp.core.magics import mask
from kinsight_lsp.core.source import cell_source, notebook_source
from kinsight_lsp.core.text import encode

# cell, what Python sees, the shell and magic lines found
TABLE = [
    ("!ls", "0  ", [("shell", "ls")]),
    ("!!ls", "0   ", [("shell", "ls")]),
    ("  !ls", "  0  ", [("shell", "ls")]),
    ("%matplotlib inline", "0                 ", [("magic", "matplotlib inline")]),
    ("x = !ls -la", "x = 0      ", [("shell", "ls -la")]),
    ("a, b = !ls", "a, b = 0  ", [("shell", "ls")]),
    ("x.y = %sql SELECT 1", "x.y = 0            ", [("magic", "sql SELECT 1")]),
    ("d['a'] = !ls", "d['a'] = 0  ", [("shell", "ls")]),
    ('d["a"]["b"] = !ls', 'd["a"]["b"] = 0  ', [("shell", "ls")]),
    ("x == !ls", "x == !ls", []),
    ("s = 'a = !ls'", "s = 'a = !ls'", []),
    ("# x = !ls", "# x = !ls", []),
    ("foo?", "foo ", []),
    ("foo.bar??", "foo.bar  ", []),
    ("layers[0]?", "layers[0] ", []),
    ("if x:\n    *load*?", "if x:\n    0      ", []),
    ("?foo", "0   ", [("magic", "foo")]),
    ("x = 1  # why?", "x = 1  # why?", []),
    ("if x:\n    !pip install y\nelse:\n    %cd z", "if x:\n    0             \nelse:\n    0    ",
     [("shell", "pip install y"), ("magic", "cd z")]),
    # the Python after a timer runs in the notebook
    ("%time y = f(x)", "0;    y = f(x)", [("magic", "time y = f(x)")]),
    ("%timeit -n 3 f(x)", "0                ", [("magic", "timeit -n 3 f(x)")]),
    ("%time !ls", "0        ", [("shell", "ls")]),
    ("  %time %run a.py", "  0              ", [("magic", "run a.py")]),
    ("%time f(a,\n b)", "0;    f(a,\n b)", [("magic", "time f(a,")]),
    # cell magics
    ("%%time\nx = 1\n!ls", "0     \nx = 1\n0  ", [("magic", "time"), ("shell", "ls")]),
    ("\n \n%%time\nx = 1", "\n \n0     \nx = 1", [("magic", "time")]),
    ("%%bash\ngit add .\n# c\n\ncd x", "0     \n         \n   \n\n    ",
     [("magic", "bash"), ("shell", "git add ."), ("shell", "cd x")]),
    ("%%writefile a.py\nimport torch", "0               \n            ", [("magic", "writefile a.py")]),
    ("%%html\n<b>!</b>", "0     \n        ", [("magic", "html")]),
    ("x = 1\n%%time", "x = 1\n0     ", [("magic", "time")]),
    # continuation lines
    ("!pip install \\\n  torch\nx = 1", "0             \n       \nx = 1", [("shell", "pip install torch")]),
    ("x = !ls \\\r\n  -l\r\ny = 2", "x = 0    \r\n    \r\ny = 2", [("shell", "ls -l")]),
    ("%run a.py \\\n  --b \\\n  --c", "0          \n       \n     ", [("magic", "run a.py --b --c")]),
    ("%%sh\nls \\\n -l\npwd", "0   \n    \n   \n   ", [("magic", "sh"), ("shell", "ls -l"), ("shell", "pwd")]),
    ("!ls \\", "0    ", [("shell", "ls \\")]),
    ("%time f(1) + \\\n  2", "0;    f(1) + \\\n  2", [("magic", "time f(1) + \\")]),
    # operators and strings
    ("a = (b\n% c)", "a = (b\n% c)", []),
    ("a = b \\\n% c", "a = b \\\n% c", []),
    ("a = [\n  b  # )]\n  % c]", "a = [\n  b  # )]\n  % c]", []),
    ("s = '''\n%time\n!ls\n'''", "s = '''\n%time\n!ls\n'''", []),
    ('s = f"""\n!ls {x}\n"""\n!ls', 's = f"""\n!ls {x}\n"""\n0  ', [("shell", "ls")]),
    ("s = 'it\\'s ('\n!ls", "s = 'it\\'s ('\n0  ", [("shell", "ls")]),
    ("# it's (\n!ls", "# it's (\n0  ", [("shell", "ls")]),
    ("# goes on \\\n!ls", "# goes on \\\n0  ", [("shell", "ls")]),
    ("x = [ # (\n]\n!ls", "x = [ # (\n]\n0  ", [("shell", "ls")]),
    ("!echo '''\nx = (1,\n2)\n!ls (", "0        \nx = (1,\n2)\n0    ", [("shell", "echo '''"), ("shell", "ls (")]),
    # other line breaks and characters
    ("x = 1\r!ls\ry = 2", "x = 1\r0  \ry = 2", [("shell", "ls")]),
    ("%cd 새 폴더\r\nx = 1", "0             \r\nx = 1", [("magic", "cd 새 폴더")]),
    ("", "", []),
    ("%", "0", [("magic", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "masked", "lines"), TABLE, ids=[repr(row[0])[1:40] for row in TABLE])
def test_table(cell, masked, lines):
    result, found = mask(encode(cell))
    assert result.decode() == masked
    assert [(line.kind, line.text) for line in found] == lines


@pytest.mark.parametrize(
    "cell",
    [
        "import torch\n!pip install torchvision\nmodel = torch.nn.Linear(2, 3)\n",
        "%%time\nfor x in loader:\n    !nvidia-smi\n    %time y = model(x)\n",
        "if gpu:\n    %pip install \\\n        torch\nelse:\n    files = !ls\n",
        "def f():\n    !ls\n",
        "%%bash\nif [ -d x ]; then\n  rm -r x\nfi\n",
        "torch.nn.Linear?\nmodel??\n",
    ],
)
def test_what_remains_is_python(cell):
    ast.parse(mask(encode(cell))[0])


LINES = st.lists(
    st.sampled_from(
        [
            "!ls", "%time x = f(1)", "%time !ls", "%%bash", "%%time", "x = !ls \\", "x = (", ")", "'''", '"""', "s = 'a", "% c", "\\",
            "foo?", "?", "*a*?", "# !", "  %cd 한글 😀", "d['k'] = %who", "x = 1 \\", "", "  ", "\t!", "\ud83d!", "a %= !b", "!(", "%timeit",
        ]
    ),
    max_size=8,
)  # fmt: skip
BREAKS = re.compile(rb"\r\n|\r|\n")


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_masking_keeps_lengths_and_line_breaks(lines, eol):
    cell = encode(eol.join(lines))
    masked, found = mask(cell)
    assert len(masked) == len(cell)
    assert [m.span() for m in BREAKS.finditer(masked)] == [m.span() for m in BREAKS.finditer(cell)]
    for before, after in zip(cell, masked, strict=True):
        assert after == before or after in b"0; "
    assert all(0 <= line.start < line.end <= len(cell) for line in found)
    assert [line.start for line in found] == sorted(line.start for line in found)


@given(LINES)
def test_masking_twice_changes_nothing_more(lines):
    masked, _ = mask(encode("\n".join(lines)))
    assert mask(masked)[0] == masked


@pytest.mark.parametrize("path", programs(60), ids=lambda path: path.name)
def test_python_programs_stay_as_they_are(path):
    data = path.read_bytes()
    assert mask(data) == (data, [])


def test_a_lone_cell_and_a_notebook_agree():
    text = "!ls \\\n  -l\n%time x = 1\n"
    alone, joined = cell_source(text), notebook_source([("", "code", "y = 2"), ("", "code", text)])
    start = joined.code_cells[1].start
    assert joined.program[start : start + len(text)] == alone.program
    assert [(s.kind, s.text, s.start - start, s.end - start) for s in joined.shell] == [
        (s.kind, s.text, s.start, s.end) for s in alone.shell
    ]
