"""Retired names and arguments: how they are found under other names, and what the fixes write."""

from __future__ import annotations

import pytest

from examples import CATALOG, analyze, fixed
from kinsight_lsp.core.source import file_source
from kinsight_lsp.resolve.stubs import bundled_stubs


def found(text: str, *codes: str):
    return [f for f in analyze(file_source(text), codes[0]).findings if f.code in codes]


def mended(text: str, code: str) -> str:
    """The text after the first fix of a code."""
    analysis = analyze(file_source(text), code)
    finding = next(f for f in analysis.findings if f.code == code and f.fix is not None)
    return fixed(analysis, finding).text.data.decode()


CALLS = {
    "torch.qr(a, some=False)": 'torch.linalg.qr(a, mode="complete")',
    "torch.qr(a, True)": "torch.linalg.qr(a)",
    "torch.norm(a, p=2, dim=1)": "torch.linalg.vector_norm(a, ord=2, dim=1)",
    'torch.norm(a, "fro")': "torch.linalg.vector_norm(a, 2)",
    "torch.norm(a)": "torch.linalg.vector_norm(a)",
    "torch.cholesky(a, True)": "torch.linalg.cholesky(a, upper=True)",
    "torch.chain_matmul(a, b)": "torch.linalg.multi_dot([a, b])",
    "torch.chain_matmul(*many)": "torch.linalg.multi_dot(many)",
    "torch.ger(a, b)": "torch.outer(a, b)",
    "torch.range(0, 5)": "torch.arange(0, 6.0)",
    "torch.range(0, 5, dtype=torch.int64)": "torch.arange(0, 6, dtype=torch.int64)",
    "torch.lu_solve(b, lu, pivots)": "torch.linalg.lu_solve(lu, pivots, b)",
    "torch.triangular_solve(b, a).solution": "torch.linalg.solve_triangular(a, b, upper=True)",
    "torch.triangular_solve(b, a, upper=False)[0]": "torch.linalg.solve_triangular(a, b, upper=False)",
    "torch.nn.UpsamplingNearest2d(2)": 'torch.nn.Upsample(2, mode="nearest")',
    "torch.get_autocast_gpu_dtype()": 'torch.get_autocast_dtype("cuda")',
    "torch.set_autocast_cpu_enabled(on)": 'torch.set_autocast_enabled("cpu", on)',
    "torch.has_mps": "torch.backends.mps.is_built()",
    "torch.cuda.amp.autocast(False)": 'torch.amp.autocast("cuda", enabled=False)',
    "torch.nn.MSELoss(size_average=True, reduce=False)": 'torch.nn.MSELoss(reduction="none")',
    "torch.nn.Hardtanh(min_value=0)": "torch.nn.Hardtanh(min_val=0)",
}
LEFT_ALONE = (  # reported, but a person must decide
    "torch.range(0, 1, 0.1)",
    "torch.range(0, end)",
    "torch.norm(a, p=order)",
    "torch.svd(a)",
    "torch.triangular_solve(b, a)",
    "torch.chain_matmul(a, b, out=c)",
    "torch.cuda.amp.GradScaler",
)


@pytest.mark.parametrize("call", CALLS)
def test_calls_keep_their_meaning(call):
    before = f"import torch\n\nx = {call}\n"
    assert mended(before, "deprecated-torch-api") == before.replace(call, CALLS[call])


@pytest.mark.parametrize("call", LEFT_ALONE)
def test_what_is_not_mechanical_has_no_fix(call):
    (finding,) = found(f"import torch\n\nx = {call}\n", "deprecated-torch-api")
    assert finding.fix is None


IMPORTS = {
    "from functorch import jacrev, vmap\nvmap(jacrev(f))(x)\n":
        "from torch.func import jacrev, vmap\nvmap(jacrev(f))(x)\n",
    "from torch.cuda.amp import autocast\nwith autocast():\n    pass\n":
        'from torch.amp import autocast\nwith autocast("cuda"):\n    pass\n',
    "from torch import cat, ger\nprint(cat, ger(a, b))\n":
        "from torch import outer\nfrom torch import cat\nprint(cat, outer(a, b))\n",
    "from torch import ger as product\nproduct(a, b)\n": "from torch import outer as product\nproduct(a, b)\n",
    "from torch.nn.utils import clip_grad_norm\nclip_grad_norm(p, 1.0)\n":
        "from torch.nn.utils import clip_grad_norm_\nclip_grad_norm_(p, 1.0)\n",
}  # fmt: skip


@pytest.mark.parametrize("text", IMPORTS)
def test_an_import_and_its_uses_change_together(text):
    assert mended(text, "deprecated-torch-import") == IMPORTS[text]
    assert mended(text, "deprecated-torch-api") == IMPORTS[text]


ALIASES = {
    "import torch as th\nx = th.ger(a, b)\n": "import torch as th\nx = th.outer(a, b)\n",
    "from torch import nn\nlayer = nn.init.normal(w)\n": "from torch import nn\nlayer = nn.init.normal_(w)\n",
    "import torch.nn.functional as F\nx = F.upsample(x)\n": "import torch.nn.functional as F\nx = F.interpolate(x)\n",
    "import functorch\nf = functorch.grad(g)\n": "import torch\nimport functorch\nf = torch.func.grad(g)\n",
}


@pytest.mark.parametrize("text", ALIASES)
def test_new_names_are_spelled_as_the_document_spells_its_modules(text):
    assert mended(text, "deprecated-torch-api") == ALIASES[text]


@pytest.mark.parametrize(
    "text",
    [
        "import torch\ntry:\n    x = torch.solve(b, a)\nexcept AttributeError:\n    x = None\n",
        "import torch\nif torch.__version__ < '1.9':\n    x = torch.solve(b, a)[0]\n",
        "import torch\nsolve = getattr(torch, 'linalg_solve', torch.solve)\n",
        "import torch\nNEW = torch.__version__ >= '1.13'\nif not NEW:\n    x = torch.solve(b, a)[0]\n",
        "import torch\nassert hasattr(torch, 'solve')\nx = torch.solve(b, a)[0]\n",
        "import torch\nold = f in (torch.solve, torch.eig)\n",
        "import torch\ntorch.solve = lambda b, a: torch.linalg.solve(a, b)\n",
        "class Torch:\n    def solve(self, b, a): ...\n\n\ntorch = Torch()\ntorch.solve(1, 2)\nimport transformers\n",
    ],
)
def test_compatibility_code_is_left_alone(text):
    assert not found(text, "removed-torch-api", "removed-torch-import")


@pytest.mark.parametrize("test", ["torch.cuda.is_available()", "conversion", "torch.backends.mps.is_available()"])
def test_other_conditions_guard_nothing(test):
    assert found(f"import torch\nif {test}:\n    x = torch.solve(b, a)[0]\n", "removed-torch-api")
    assert found(f"import torch\nif not {test}:\n    raise ValueError\nx = torch.solve(b, a)[0]\n", "removed-torch-api")


def test_the_epoch_that_a_scheduler_is_given_counts_until_it_is_taken_away():
    text = (
        "from torch.optim import SGD\nfrom torch.optim.lr_scheduler import StepLR\n\n"
        "schedule = StepLR(SGD(weights, lr=0.1), 10)\nschedule.step(epoch)\n"
    )
    (finding,) = found(text, "deprecated-torch-api")
    assert "쓰이지" not in finding.message and not finding.fix.safe


def test_the_tables_name_what_there_is():
    """What takes a name's place exists; what is deprecated still does."""
    stubs = bundled_stubs()
    for code in ("deprecated-torch-api", "removed-torch-api", "nonpublic-torch-api"):
        for old, entry in CATALOG.cautions[code].replacements.items():
            name = entry.get("name", "")
            if name.startswith(("torch.utils._pytree", "torch.distributed.", "torch.jit.", "itertools")):
                continue  # not in the stubs
            assert not name or stubs.knows(name), (old, name)


UNKNOWN = {
    "import torch\nx = torch.tensfor(1)\n": "torch.tensor(1)",
    "import torch\nx = torch.zeroes(3)\n": "torch.zeros(3)",
    "from torch import nn\nl = nn.conv2d(1, 2, 3)\n": "nn.Conv2d(1, 2, 3)",
    "from torch.utils.data import DataLoder\n": "import DataLoader\n",
    "import torch\no = torch.optim.sgd(p, lr=0.1)\n": "torch.optim.SGD(p, lr=0.1)",
}


@pytest.mark.parametrize("text", UNKNOWN)
def test_the_one_near_name_is_offered(text):
    assert UNKNOWN[text] in mended(text, "unknown-symbol")


def test_what_is_called_is_not_mended_with_a_number_type():
    (finding,) = found("import torch\ntorch.rint(x, out=x)\n", "unknown-symbol")
    assert finding.fix is None and "torch.int" not in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "import torch\nx = torch.npu.is_available()\n",
        "import torch\nx = torch.math.pi + torch.torch.pi\n",
        "import torch\nx = torch._private_name\n",
        "import torch\nif flag:\n    from torchvision import transforms as T\n"
        "else:\n    from torchvision.transforms import v2 as T\nT.ToImage()\n",
        "import torch.contrib.extra\nx = torch.contrib.extra\n",
        "import torch\nif hasattr(torch, 'frobnicate'):\n    torch.frobnicate()\n",
    ],
)
def test_names_that_may_well_be_there(text):
    assert not found(text, "unknown-symbol")


def test_a_class_is_renamed_where_it_is_imported():
    before = (
        "from transformers import Qwen2VLForConditionalGeneration as Model\n\n"
        'model = Model.from_pretrained("Qwen/Qwen2.5-VL-3B-Instruct", revision="main")\n'
    )
    after = before.replace("Qwen2VLForConditionalGeneration", "Qwen2_5_VLForConditionalGeneration")
    assert mended(before, "model-class-mismatch") == after


def test_a_class_that_is_needed_elsewhere_stays_imported():
    before = (
        "from transformers import LlavaForConditionalGeneration\n\n"
        'a = LlavaForConditionalGeneration.from_pretrained("llava-hf/llava-1.5-7b-hf", revision="main")\n'
        'b = LlavaForConditionalGeneration.from_pretrained("llava-hf/llava-v1.6-vicuna-7b-hf", revision="main")\n'
    )
    after = mended(before, "model-class-mismatch")
    both = "LlavaForConditionalGeneration, LlavaNextForConditionalGeneration"
    assert after.startswith(f"from transformers import {both}\n")
    assert 'b = LlavaNextForConditionalGeneration.from_pretrained("llava-hf/llava-v1.6' in after
