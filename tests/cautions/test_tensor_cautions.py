"""Tensor rules where examples do not reach: what notebooks display, einops patterns, how fixes are spelled."""

from __future__ import annotations

import pytest

from examples import analyze, fixed
from kinsight_lsp.core.source import file_source, notebook_source


def found(text: str, code: str):
    return [f for f in analyze(file_source(text), code).findings if f.code == code]


def mended(text: str, code: str) -> str:
    """The text after the first fix of a code."""
    analysis = analyze(file_source(text), code)
    finding = next(f for f in analysis.findings if f.code == code and f.fix is not None)
    return fixed(analysis, finding).text.data.decode()


def test_a_notebook_displays_the_last_value_of_a_cell():
    cells = ["import torch\nx = torch.randn(2, 3)", "x.view(3, 2)", "x.view(3, 2)\nprint(x)", "x.sum();"]
    source = notebook_source([(f"cell{i}", "code", text) for i, text in enumerate(cells)])
    findings = [f for f in analyze(source).findings if f.code == "result-unused-pure-op"]
    assert [source.text.data[f.start : f.end] for f in findings] == [b"x.view(3, 2)"]
    assert findings[0].start >= source.code_cells[2].start


REFUSED = {
    'rearrange(x, "b c h w")': "꼭 한 번",
    'rearrange(x, "b c -> b")': "`c`",
    'rearrange(x, "b (c d -> b c d")': "짝이 맞지",
    'rearrange(x, "b ((c d)) -> b c d")': "괄호 안에 괄호",
    'rearrange(x, "b b -> b b")': "두 번",
    'rearrange(x, "b _c -> b _c")': "`_c`",
    'rearrange(x, "b c-d -> b c-d")': "`-`",
    'rearrange(x, "b 3 -> b 3")': "숫자 축",
    'rearrange(x, "b c -> b ... c")': "오른쪽에만",
    'rearrange(x, "(... b) c -> b c ...")': "괄호 안에",
    'rearrange(x, "b .. c -> b c")': "점은",
    'rearrange(x, "b (h w) -> b h w")': "둘 이상",
    'rearrange(x, "b c -> c b", h=2)': "`h`",
    'repeat(x, "b c -> b c k")': "`k`",
    'repeat(x, "b c -> b")': "`c`",
    'reduce(x, "b c -> b k", "mean")': "`k`",
    'reduce(x, "b c -> b", "avg")': "`avg`",
    'einsum(x, x, "i j, j k -> i l")': "`l`",
    'einsum(x, "i j, j k -> i k")': "2개",
    'pack([x], "b c")': "`*`",
}
ACCEPTED = (
    'rearrange(x, "b (h w) c -> b c h w", h=2)',
    'rearrange(x, "b c -> b c 1 ()")',
    'rearrange(x, "... (h w) -> ... h w", w=2)',
    'rearrange([x, x], "k b c -> b (k c)")',
    'rearrange(x, pattern, h=2)',
    'repeat(x, "b c -> b (c 2)")',
    'repeat(x, "b c -> b c k", k=3)',
    'repeat(x, "b c -> b c k", **sizes)',
    'reduce(x, "b (c 2) -> b c", "max")',
    'einsum(x, x, "... i j, ... j k -> ... i k")',
    'unpack(x, shapes, "b * c")',
)


@pytest.mark.parametrize("call", REFUSED)
def test_einops_patterns_that_are_refused(call):
    names = "einsum, pack, rearrange, reduce, repeat"
    text = f"import torch\nfrom einops import {names}\n\n\ndef f(x):\n    return {call}\n"
    (finding,) = found(text, "einops-pattern-invalid")
    assert REFUSED[call] in finding.message


@pytest.mark.parametrize("call", ACCEPTED)
def test_einops_patterns_that_are_accepted(call):
    names = "einsum, pack, rearrange, reduce, repeat, unpack"
    text = f"import torch\nfrom einops import {names}\n\n\ndef f(x, pattern, sizes, shapes):\n    return {call}\n"
    assert not found(text, "einops-pattern-invalid")


VIEWS = {  # which views of a permuted tensor can work, whatever the sizes
    "x.permute(0, 2, 3, 1).view(-1, 3)": True,
    "x.permute(0, 2, 3, 1).view(2, 16, 3)": False,
    "x.permute(1, 0, 2, 3).view(3, -1)": True,
    "x.permute(2, 3, 0, 1).view(16, 6)": False,
    "x.transpose(1, 2).view(b, c, h, w)": False,
    "x.transpose(1, 2).view(-1)": True,
    "x.transpose(1, 2).float().view(-1)": True,
    "x.transpose(1, 2).contiguous().view(-1)": False,
    "x.transpose(1, 2).clone().view(-1)": False,
    "x.transpose(1, 2).view(torch.int32)": False,
    "x.transpose(1, 2).view(*sizes)": False,
    "x.view(2, -1).transpose(0, 1)": False,
}


@pytest.mark.parametrize("call", VIEWS)
def test_views_after_permute(call):
    text = f"import torch\n\n\ndef f(x, b, c, h, w, sizes):\n    return {call}\n"
    assert bool(found(text, "view-after-permute")) is VIEWS[call]


def test_literal_axes_of_size_one_lie_anywhere():
    text = "import torch\nx = torch.zeros(1, 4, 5)\ny = x.transpose(0, 1).view(-1)\n"
    assert not found(text, "view-after-permute")
    assert found(text.replace("(1, 4, 5)", "(2, 4, 5)"), "view-after-permute")


MENDED = {
    ("torch-tensor-from-existing", "y = torch.tensor(x + x, dtype=torch.float64, requires_grad=True)"):
        "y = (x + x).detach().clone().to(dtype=torch.float64).requires_grad_()",
    ("tensor-created-on-cpu-then-moved", "y = torch.zeros(3, dtype=torch.int64).to(x.device)"):
        "y = torch.zeros(3, dtype=torch.int64, device=x.device)",
    ("legacy-tensor-constructor", "y = torch.cuda.FloatTensor([1, 2])"):
        'y = torch.tensor([1, 2], dtype=torch.float32, device="cuda")',
    ("legacy-tensor-constructor", "y = torch.LongTensor(4)"): "y = torch.empty(4, dtype=torch.int64)",
    ("nan-equality", "y = x != torch.nan"): "y = ~torch.isnan(x)",
    ("reshape-int-shape", "y = torch.reshape(x, 2, -1)"): "y = torch.reshape(x, (2, -1))",
    ("inplace-op-assigned", "x = x.mul_(2)"): "x.mul_(2)",
    ("inplace-op-assigned", "x[:, 0] = x[:, 0].mul_(2)"): "x[:, 0].mul_(2)",
    ("deprecated-variable", "y = torch.autograd.Variable(x.detach(), requires_grad=True)"):
        "y = x.detach().requires_grad_()",
    ("numpy-on-grad-tensor", "y = (x.requires_grad_() * 2).sum().numpy()"):
        "y = (x.requires_grad_() * 2).sum().detach().numpy()",
}  # fmt: skip


@pytest.mark.parametrize(("code", "line"), MENDED)
def test_fixes_keep_the_arguments(code, line):
    before = f"import torch\n\nx = torch.ones(2, 3)\n{line}\n"
    assert mended(before, code) == before.replace(line, MENDED[code, line])


def test_a_moved_tensor_is_made_in_its_place():
    text = "import torch\n\n\ndef f(device):\n    x = torch.zeros(3)\n    x = x.to(device)\n    return x\n"
    want = "import torch\n\n\ndef f(device):\n    x = torch.zeros(3, device=device)\n    return x\n"
    assert mended(text, "tensor-created-on-cpu-then-moved") == want


def test_random_numbers_of_another_device_are_other_numbers():
    text = "import torch\nx = torch.randn(3).to('cuda')\n"
    (finding,) = found(text, "tensor-created-on-cpu-then-moved")
    assert finding.fix is not None and not finding.fix.safe


@pytest.mark.parametrize("wrapped", ["images", "model(images)"])
def test_taking_a_variable_away_is_safe_for_data_only(wrapped):
    head = "from torch.autograd import Variable\n\n\ndef f(model, loader):\n    for images, labels in loader:\n"
    (finding,) = found(head + f"        x = Variable({wrapped})\n", "deprecated-variable")
    assert finding.fix is not None and finding.fix.safe is (wrapped == "images")


def test_a_long_chain_of_values_ends():
    lines = ["import torch", "x = torch.ones(3, requires_grad=True)"]
    lines += ["x = x * x + x / (x - x)"] * 60
    lines += ["y = x.numpy()", "z = torch.cat([x, x])", "w = x.transpose(0, 1).view(-1)", "x += 1"]
    analyze(file_source("\n".join(lines) + "\n"))
