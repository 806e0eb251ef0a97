"""What examples cannot show: loaders left alone, severities of variants, fixes that are not safe."""

from __future__ import annotations

import pytest

from examples import analyze, plain


def findings(text: str, code: str):
    return [finding for finding in analyze(plain(text), code).findings if finding.code == code]


@pytest.mark.parametrize(
    "text",
    [
        "import torch\nm = torch.jit.load('m.pt')\n",
        "import torch\nx = torch.load(path, weights_only=flag)\n",
        "import torch\nx = torch.load(path, **options)\n",
        "import json, torch\nx = json.load(file)\n",
    ],
)
def test_other_loaders_and_flags_of_the_caller_are_left_alone(text):
    assert not findings(text, "torch-load-unsafe")


def test_an_explicit_false_is_louder_than_nothing_said():
    (said,) = findings("import torch\nx = torch.load(path, weights_only=False)\n", "torch-load-unsafe")
    (unsaid,) = findings("import torch\nx = torch.load(path)\n", "torch-load-unsafe")
    assert (said.severity, unsaid.severity) == ("warning", "information")
    assert "2.6" in unsaid.message


def test_only_weights_are_mended_without_asking():
    (weights,) = findings("import torch\nm.load_state_dict(torch.load(p, weights_only=False))\n", "torch-load-unsafe")
    (anything,) = findings("import torch\nx = torch.load(p, weights_only=False)\nuse(x)\n", "torch-load-unsafe")
    assert weights.fix.safe and not anything.fix.safe


def test_a_positional_pickle_module_counts():
    (found,) = findings("import torch, dill\nx = torch.load(p, 'cpu', dill)\n", "torch-load-unsafe")
    assert found.severity == "warning" and "pickle_module" in found.message


@pytest.mark.parametrize(("path", "told"), [("'own.npy'", 0), ("path", 1), ("f'{folder}/x.npy'", 1)])
def test_numpy_files_that_the_code_names_are_its_own(path, told):
    text = f"import numpy as np\nimport torch\nx = np.load({path}, allow_pickle=True)\n"
    assert len(findings(text, "numpy-load-pickle")) == told


@pytest.mark.parametrize(("revision", "told"), [("'main'", 1), ("'v1.2'", 1), ("'86b5e0934494bd15'", 0), ("COMMIT", 0)])
def test_revisions_that_can_move_are_told(revision, told):
    text = f"from transformers import AutoModel\nm = AutoModel.from_pretrained('a/b', revision={revision})\n"
    assert len(findings(text, "hf-unpinned-revision")) == told


def test_a_recording_of_results_keeps_no_grad_unsafe_to_replace():
    text = (
        "import torch\n\n\ndef evaluate(model, loader, board):\n    model.eval()\n    with torch.no_grad():\n"
        "        for x in loader:\n            board.remember(model(x))\n    return len(loader)\n"
    )
    (found,) = findings(text, "prefer-inference-mode")
    assert found.fix is not None and not found.fix.safe
