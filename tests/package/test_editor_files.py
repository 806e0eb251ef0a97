"""The configuration files for editors without a test of their own are well-formed and start our server for Python."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from kinsight_lsp import __version__
from kinsight_lsp.core.config import Settings, apply_settings

EDITORS = Path(__file__).resolve().parents[2] / "editors"
tomllib = pytest.importorskip("tomllib" if sys.version_info >= (3, 11) else "tomli")

pytestmark = pytest.mark.skipif(not EDITORS.is_dir(), reason="not a checkout")


def toml(name: str) -> dict:
    return tomllib.loads((EDITORS / name).read_text(encoding="utf-8"))


def loaded(name: str) -> dict:
    return json.loads((EDITORS / name).read_text(encoding="utf-8"))


def test_helix():
    config = toml("helix/languages.toml")
    (python,) = config["language"]
    assert python["name"] == "python" and set(python["language-servers"]) <= set(config["language-server"])
    assert config["language-server"]["kinsight"]["command"] == "kinsight-lsp"


def test_zed():
    extension, crate, settings = toml("zed/extension.toml"), toml("zed/Cargo.toml"), loaded("zed/settings.json")
    (name,) = extension["language_servers"]
    assert extension["language_servers"][name]["languages"] == ["Python"]
    assert name in settings["languages"]["Python"]["language_servers"]
    assert extension["version"] == crate["package"]["version"] == __version__
    assert apply_settings(Settings(), settings["lsp"][name]["settings"])[1] == []


def test_sublime():
    (client,) = loaded("sublime/LSP.sublime-settings")["clients"].values()
    assert client["command"] == ["kinsight-lsp"] and client["selector"] == "source.python"
    plain = {key.removeprefix("kinsight."): value for key, value in client["settings"].items()}
    assert apply_settings(Settings(), plain)[1] == []


def test_kate():
    assert loaded("kate/settings.json")["servers"]["python"]["command"] == ["kinsight-lsp"]


@pytest.mark.parametrize("editor", ["helix", "zed", "sublime", "kate"])
def test_the_readme_says_whether_it_was_tried(editor):
    words = (EDITORS / editor / "README.md").read_text(encoding="utf-8")
    assert "**Not tried**" in words or re.search(r"[Tt]ried by hand with \w+ \d+\.\d+", words)
