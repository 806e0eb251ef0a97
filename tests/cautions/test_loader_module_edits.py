"""What the fixes of the data and module cautions leave of the code around them, and cells that come in pieces."""

from __future__ import annotations

import ast

import pytest

from examples import analyze, apply, fixed, plain
from kinsight_lsp.core.source import notebook_source


def codes(text: str) -> set[str]:
    return {finding.code for finding in analyze(plain(text)).findings}


def mended(text: str, code: str) -> str:
    found = analyze(plain(text), code)
    finding = next(finding for finding in found.findings if finding.code == code)
    result = fixed(found, finding).text.data.decode()
    ast.parse(result)
    return result


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("DataLoader(dataset, batch_size=4)", "DataLoader(dataset, batch_size=4, num_workers=2)"),
        ("DataLoader(dataset, batch_size=(4))", "DataLoader(dataset, batch_size=(4), num_workers=2)"),
        ("DataLoader((dataset))", "DataLoader((dataset), num_workers=2)"),
        ("DataLoader()", "DataLoader(num_workers=2)"),
        (
            "DataLoader(\n\tdataset,\n\tbatch_size=4,\n)",
            "DataLoader(\n\tdataset,\n\tbatch_size=4,\n\tnum_workers=2,\n)",
        ),
        ("DataLoader(\r\n    dataset\r\n)", "DataLoader(\r\n    dataset,\r\n    num_workers=2\r\n)"),
        ("DataLoader(\n    dataset,  # all\n)", "DataLoader(\n    dataset, num_workers=2,  # all\n)"),
    ],
)
def test_a_keyword_is_added_as_the_others_are_written(before, after):
    head = "from torch.utils.data import DataLoader\n"
    assert mended(head + before + "\n", "dataloader-num-workers-unspecified") == head + after + "\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("DataLoader(dataset, prefetch_factor=2, batch_size=4)", "DataLoader(dataset, batch_size=4)"),
        ("DataLoader(dataset, batch_size=4, prefetch_factor=(2))", "DataLoader(dataset, batch_size=4)"),
        ("DataLoader(prefetch_factor=2, dataset=dataset)", "DataLoader(dataset=dataset)"),
        (
            "DataLoader(\n    dataset,  # all\n    prefetch_factor=2,  # two\n)",
            "DataLoader(\n    dataset,  # all  # two\n)",
        ),
        ("DataLoader(\n    (dataset),\n    prefetch_factor=2,\n)", "DataLoader(\n    (dataset),\n)"),
    ],
)
def test_an_argument_goes_with_its_comma_and_the_comments_stay(before, after):
    head = "from torch.utils.data import DataLoader\n"
    assert mended(head + before + "\n", "dataloader-prefetch-without-workers") == head + after + "\n"


def test_fixes_of_one_call_go_together():
    call = "DataLoader(d, batch_size=2, prefetch_factor=2, persistent_workers=True)"
    text = f"from torch.utils.data import DataLoader\nloader = {call}\n"
    found = analyze(plain(text))
    wanted = ("dataloader-prefetch-without-workers", "dataloader-persistent-without-workers")
    edits = [edit for finding in found.findings if finding.code in wanted for edit in finding.fix.edits]
    after = apply(found.source, tuple(sorted(edits, key=lambda edit: edit.start))).text.data.decode()
    assert after.endswith("DataLoader(d, batch_size=2)\n")


def test_steps_change_places_and_their_comments_do_not():
    text = (
        "from torchvision import transforms as T\n"
        "t = T.Compose([\n    T.Normalize((0.5,), (0.5,)),  # first\n    T.CenterCrop(8),\n"
        "    T.ToTensor(),  # last\n])\n"
    )
    assert mended(text, "normalize-before-totensor").endswith(
        "T.Compose([\n    T.CenterCrop(8),  # first\n    T.ToTensor(),\n    T.Normalize((0.5,), (0.5,)),  # last\n])\n"
    )


def test_cells_without_imports():
    cells = [
        "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
        "        self.layers = [nn.Linear(2, 2)]",
        "train_loader = DataLoader(train_set, batch_size=4, shuffle=True, sampler=sampler, num_workers=2)",
        "model = Net().to(torch.device('cpu'))",
    ]
    found = analyze(notebook_source([(f"cell{i}", "code", cell) for i, cell in enumerate(cells)]))
    assert {"modules-in-plain-list", "dataloader-shuffle-with-sampler"} <= {finding.code for finding in found.findings}


@pytest.mark.parametrize(
    "call",
    [
        "DataLoader(dataset, 4, prefetch_factor=2, **options)",
        "DataLoader(*parts, persistent_workers=True)",
        "DataLoader(dataset, 4, shuffle=True, sampler=choose())",
        "DataLoader(dataset, 4, shuffle=True, sampler=options.get('sampler'))",
    ],
)
def test_what_may_be_right_is_left_alone(call):
    errors = {
        code
        for code in codes(f"from torch.utils.data import DataLoader\nloader = {call}\n")
        if "without" in code or "with-sampler" in code
    }
    assert not errors


def test_a_layer_list_keeps_what_only_lists_can_do():
    text = (
        "from torch import nn\n\n\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
        "        self.layers = [nn.Linear(2, 2), nn.Linear(2, 2)]\n        self.layers.reverse()\n"
    )
    finding = next(f for f in analyze(plain(text)).findings if f.code == "modules-in-plain-list")
    assert finding.fix is None


def test_bias_stays_where_the_program_reads_it():
    text = (
        "from torch import nn\n\nblock = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8))\n"
        "nn.init.zeros_(block[0].bias)\n"
    )
    finding = next(f for f in analyze(plain(text)).findings if f.code == "conv-bias-before-batchnorm")
    assert finding.fix is None
