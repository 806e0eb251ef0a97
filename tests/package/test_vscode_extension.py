"""The VS Code extension says what the server says: settings, version, dependencies, texts in both languages."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from kinsight_lsp import __version__
from kinsight_lsp.core.config import CATEGORIES, FORMS, INLAY_HINTS, LEVELS, SEVERITIES, Settings, apply_settings
from kinsight_lsp.lsp.settings import EDITOR_KEYS

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "editors" / "vscode"
COMMAND_LINE_ONLY = {"jinja2", "joblib", "jsonschema", "pathspec", "rich", "typer"}

pytestmark = pytest.mark.skipif(not EXTENSION.is_dir(), reason="not a checkout")


def manifest() -> dict:
    return json.loads((EXTENSION / "package.json").read_text("utf-8"))


def settings() -> dict[str, dict]:
    """The extension's settings that the server reads, by the server's names."""
    properties = manifest()["contributes"]["configuration"]["properties"]
    names = {key.removeprefix("kinsight."): value for key, value in properties.items()}
    return {name: value for name, value in names.items() if name.partition(".")[0] not in EDITOR_KEYS}


def snake(name: str) -> str:
    return re.sub(r"[A-Z]", lambda match: f"_{match[0].lower()}", name)


def test_every_setting_of_the_server_is_there_and_no_other() -> None:
    assert {snake(name) for name in settings()} == {field.name for field in fields(Settings)}


def test_choices_are_those_of_the_server() -> None:
    known = settings()
    assert set(known["level"]["enum"]) == {*LEVELS.values(), None}
    assert tuple(known["categories"]["items"]["enum"]) == CATEGORIES
    assert known["form"]["enum"] == [*FORMS, None]
    assert known["inlayHints"]["enum"] == [*INLAY_HINTS, None]
    assert tuple(known["severity"]["additionalProperties"]["enum"]) == SEVERITIES


@pytest.mark.parametrize("name", sorted(settings()))
def test_an_unset_setting_leaves_what_the_project_says(name: str) -> None:
    assert settings()[name]["default"] is None
    project = Settings(level="advanced", categories=("tip",), inlay_hints="all", hover=False, density=2.0)
    assert apply_settings(project, {name: None}) == (project, [])


def test_what_a_workspace_must_not_set_unasked_is_restricted() -> None:
    limited = manifest()["capabilities"]["untrustedWorkspaces"]
    assert limited["supported"] == "limited"
    assert set(limited["restrictedConfigurations"]) == {"kinsight.interpreter", "kinsight.catalogs"}


def test_one_version() -> None:
    assert manifest()["version"] == __version__


def test_every_text_is_there_in_both_languages() -> None:
    used = set(re.findall(r'"%([\w.]+)%"', (EXTENSION / "package.json").read_text("utf-8")))
    for name in ("package.nls.json", "package.nls.ko.json"):
        assert set(json.loads((EXTENSION / name).read_text("utf-8"))) == used


def test_files_that_the_manifest_names_exist() -> None:
    named = re.findall(r'"(?:\./)?((?:media|syntaxes)/[\w./]+)"', (EXTENSION / "package.json").read_text("utf-8"))
    assert named and all((EXTENSION / name).is_file() for name in named), named


def test_the_bundle_has_every_dependency_of_the_server() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    listed = project.partition("\ndependencies = [")[2].partition("\n]")[0]
    needed = set(re.findall(r'^\s*"([\w-]+)', listed, re.MULTILINE)) - COMMAND_LINE_ONLY
    requirements = (EXTENSION / "python" / "requirements.txt").read_text("utf-8")
    pinned = set(re.findall(r"^([\w-]+)==", requirements, re.MULTILINE))
    assert needed and needed <= pinned, needed - pinned
