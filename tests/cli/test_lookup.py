"""``kinsight explain``, ``search``, ``catalog`` and ``--version``."""

from __future__ import annotations

import json

import pytest

from kinsight_lsp import __version__


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("dataloader-num-workers", "DataLoader 워커 수"),
        ("missing-zero-grad", "어떻게 고치나요?"),
        ("torch.utils.data.DataLoader", "`torch.utils.data.DataLoader`"),
        ("torch.utils.data.dataloader.DataLoader", "`torch.utils.data.DataLoader`"),
        ("DataLoader", "`torch.utils.data.DataLoader`"),
        ("dataloader", "`torch.utils.data.DataLoader`"),
        ("nn.Linear", "`torch.nn.Linear`"),
        ("F.softmax", "`torch.nn.functional.softmax`"),
        ("optim.Adam", "`torch.optim.Adam`"),
        ("Adam.step", "optimizer-step"),
        ("torch.optim.SGD.step()", "optimizer-step"),
        ("DataLoader(pin_memory=)", "dataloader-pin-memory"),
        ("num_workers", "dataloader-num-workers"),
        ("git reset --hard", "git-reset-hard"),
        ("CAPTION", "florence2-task-prompt"),
    ],
)
def test_explain_finds(kinsight, folder, word, expected):
    result = kinsight("explain", word)
    assert result.code == 0 and expected in result.out


def test_explain_unknown_names_near_matches(kinsight, folder):
    result = kinsight("explain", "mising-zero-grad")
    assert result.code == 2 and "missing-zero-grad" in result.err and result.out == ""


def test_explain_of_a_name_that_is_nowhere(kinsight, folder):
    result = kinsight("explain", "torch.nn.Conv9d")
    assert result.code == 2 and "없습니다" in result.err


def test_explain_reads_the_users_catalogs(kinsight, folder):
    (folder / ".kinsight").mkdir()
    (folder / ".kinsight" / "mine.yaml").write_text(
        "section: training\ninsights:\n  - id: my-own\n    on: [torch.nn.GELU]\n    category: tip\n"
        "    level: beginner\n"
        "    title: 우리 반의 팁\n    brief: 짧은 말입니다.\n    text: 긴 말입니다.\n    source: https://example.org/\n",
        encoding="utf-8",
    )
    assert "우리 반의 팁" in kinsight("explain", "GELU").out


def test_search(kinsight, folder):
    result = kinsight("search", "기울기", "누적")
    assert result.code == 0 and "gradient-accumulation" in result.out
    assert kinsight("search", "없는낱말입니다").code == 1


def test_catalog_schema_is_json_schema(kinsight, folder):
    schema = json.loads(kinsight("catalog", "schema").out)
    assert schema["$schema"].startswith("https://json-schema.org/") and "insights" in schema["properties"]


def test_catalog_check_of_a_broken_file(kinsight, folder):
    (folder / "x.yaml").write_text("insights:\n  - id: 1\n")
    result = kinsight("catalog", "check", "x.yaml")
    assert result.code == 2 and "x.yaml:2:" in result.out


def test_version(kinsight):
    assert kinsight("--version").out == f"kinsight {__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["explain", "--help"], ["catalog", "--help"]])
def test_help_is_korean(kinsight, arguments):
    result = kinsight(*arguments)
    assert result.code == 0 and "이 도움말을 보이고 끝냅니다." in result.out
    assert not any(word in result.out for word in ("Show this", "Install completion", "Options ─", "default:"))


@pytest.mark.parametrize("arguments", [["nonsense"], ["explain"], ["explain", "a", "b"], ["check", "--select"]])
def test_usage_errors_exit_2_in_korean(kinsight, arguments):
    result = kinsight(*arguments)
    assert result.code == 2 and "도움말:" in result.err and result.out == ""
