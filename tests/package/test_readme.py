"""What the READMEs show is what the program does."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest
import yaml

from kinsight_lsp.core.config import Settings, apply_settings
from kinsight_lsp.knowledge.check import check_catalog
from kinsight_lsp.knowledge.loader import bundled_catalog, load_catalog
from kinsight_lsp.resolve.stubs import bundled_stubs

ROOT = Path(__file__).resolve().parents[2]
READMES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.ko.md")}
PLACE = re.compile(r"^\S+:\d+:\d+: \S+", re.MULTILINE)
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def blocks(name: str, language: str) -> list[str]:
    return [text for kind, text in BLOCK.findall(READMES[name]) if kind == language]


@pytest.fixture(scope="module")
def capture():
    spec = importlib.util.spec_from_file_location("capture", ROOT / "tools" / "capture.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", READMES)
def test_captures_show_findings_that_are_still_found(name, capture):
    found = list(capture.CAPTURE.finditer(READMES[name]))
    assert found
    for match in found:
        shown = PLACE.findall(match["output"])
        assert shown and set(shown) <= set(PLACE.findall(capture.output_of(match["arguments"])))


@pytest.mark.parametrize("language", ["sh", "lua", "toml", "yaml", "console", "python"])
def test_both_languages_show_the_same_code(language):
    korean, english = (
        [re.sub(r"#.*", "", text) if language == "sh" else text for text in blocks(name, language)] for name in READMES
    )
    assert korean == english and korean


@pytest.mark.parametrize("name", READMES)
def test_every_setting_is_in_the_table(name):
    rows = set(re.findall(r"^\| `(\w+)` \|", READMES[name], re.MULTILINE))
    names = {field for field in Settings.__dataclass_fields__} - {"inlay_hints"} | {"inlayHints"}
    assert names <= rows


def test_the_toml_example_holds():
    tomllib = pytest.importorskip("tomllib" if sys.version_info >= (3, 11) else "tomli")
    (text,) = blocks("README.md", "toml")
    assert apply_settings(Settings(), tomllib.loads(text)["tool"]["kinsight"])[1] == []


@pytest.mark.parametrize("name", READMES)
def test_codes_that_are_named_exist(name):
    catalog = load_catalog([bundled_catalog()])
    named = set(re.findall(r"ignore(?:-file)?\[([a-z, -]+)\]", READMES[name]))
    codes = {code.strip() for text in named for code in text.split(",")}
    codes |= set(re.findall(r"^([a-z]+(?:-[a-z]+)+) = ", READMES[name], re.MULTILINE)) | {"torchvision-"}
    for code in codes - {"code"}:
        assert any(known.startswith(code) for known in catalog.cautions), code


@pytest.mark.parametrize("name", READMES)
def test_the_hooks_that_are_named_exist(name):
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    (text,) = (text for text in blocks(name, "yaml") if "repos" in yaml.safe_load(text))
    (repo,) = yaml.safe_load(text)["repos"]
    assert {hook["id"] for hook in repo["hooks"]} <= hooks and "`kinsight-fix`" in READMES[name]


@pytest.mark.parametrize("name", READMES)
def test_every_option_of_check_is_named(name, capture):
    options = set(re.findall(r"--[a-z-]+", capture.output_of("check --help"))) - {"--help"}
    assert options <= set(re.findall(r"--[a-z-]+", READMES[name]))


def test_the_catalog_example_is_valid(tmp_path):
    (text,) = (text for text in blocks("README.md", "yaml") if "insights" in yaml.safe_load(text))
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    assert check_catalog([path], bundled_stubs()) == []
