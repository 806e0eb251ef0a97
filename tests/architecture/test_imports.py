"""The house rules about imports, read from the source: which part may know which."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kinsight_lsp"
CORE_MAY_IMPORT = set(sys.stdlib_module_names) | {"tree_sitter", "tree_sitter_python"}


def modules() -> list[tuple[str, Path]]:
    """Dotted name and path of every module, stubs aside."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if "stubs" not in parts:
            found.append((".".join(parts).removesuffix(".__init__"), path))
    return found


def imports(name: str, path: Path) -> Iterator[str]:
    """Absolute dotted names that a module imports, wherever in it they stand."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = package.split(".")
                base = ".".join([*parents[: len(parents) - node.level + 1], *([base] if base else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


MODULES = modules()
BY_NAME = [pytest.param(name, path, id=name) for name, path in MODULES]


def below(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def test_there_is_something_to_look_at():
    names = {name for name, _ in MODULES}
    assert {f"kinsight_lsp.{layer}" for layer in ("core", "knowledge", "resolve", "cli")} <= names


@pytest.mark.parametrize(("name", "path"), [p for p in BY_NAME if below(p.values[0], "kinsight_lsp.core")])
def test_core_imports_nothing_above_it(name, path):
    for imported in imports(name, path):
        if below(imported, "kinsight_lsp"):
            assert below(imported, "kinsight_lsp.core"), imported
        else:
            assert imported.partition(".")[0] in CORE_MAY_IMPORT, imported


@pytest.mark.parametrize(("name", "path"), BY_NAME)
def test_protocol_packages_stay_under_lsp(name, path):
    if below(name, "kinsight_lsp.lsp"):
        return
    roots = {imported.partition(".")[0] for imported in imports(name, path)}
    assert not roots & {"pygls", "lsprotocol"}


@pytest.mark.parametrize(("name", "path"), BY_NAME)
def test_jupyter_stays_in_its_face(name, path):
    if below(name, "kinsight_lsp.jupyter"):
        return
    for imported in imports(name, path):
        assert imported.partition(".")[0] not in {"jupyter_server", "tornado"}
        assert not below(imported, "kinsight_lsp.jupyter")


@pytest.mark.parametrize(("name", "path"), BY_NAME)
def test_only_the_worker_imports_jedi(name, path):
    roots = {imported.partition(".")[0] for imported in imports(name, path)}
    if roots & {"jedi", "parso"}:
        assert name.startswith("kinsight_lsp.resolve.") and "worker" in name


@pytest.mark.parametrize(("name", "path"), [p for p in BY_NAME if below(p.values[0], "kinsight_lsp.lsp.features")])
def test_features_never_import_each_other(name, path):
    for imported in imports(name, path):
        if imported != name and below(imported, "kinsight_lsp.lsp.features"):
            # ``from . import x`` of the package itself names no other feature
            assert imported == "kinsight_lsp.lsp.features", imported


@pytest.mark.parametrize(("name", "path"), [p for p in BY_NAME if not below(p.values[0], "kinsight_lsp.lsp")])
def test_only_the_entry_point_imports_the_server(name, path):
    if name == "kinsight_lsp.__main__":
        return
    assert not any(below(imported, "kinsight_lsp.lsp") for imported in imports(name, path))


@pytest.mark.parametrize(("name", "path"), [p for p in BY_NAME if not below(p.values[0], "kinsight_lsp.cli")])
def test_the_command_line_is_imported_by_nothing(name, path):
    assert not any(below(imported, "kinsight_lsp.cli") for imported in imports(name, path))


def test_no_deep_learning_package_is_imported_anywhere():
    for name, path in MODULES:
        roots = {imported.partition(".")[0] for imported in imports(name, path)}
        assert not roots & {"torch", "torchvision", "numpy", "transformers", "ultralytics"}, name


BLOCKER = """
import importlib.abc, sys
class Blocker(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"pygls", "lsprotocol", "jedi", "torch"}:
            raise ImportError(f"blocked: {name}")
sys.meta_path.insert(0, Blocker())
from kinsight_lsp.cli import main
main()
"""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--version"], 0),
        (["check", str(ROOT / "examples")], 1),
        (["explain", "DataLoader"], 0),
        (["search", "DataLoader"], 0),
        (["catalog", "schema"], 0),
    ],
)
def test_the_command_line_works_without_pygls(arguments, code, tmp_path):
    command = [sys.executable, "-I", "-c", BLOCKER, *arguments]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, timeout=120)
    assert result.returncode == code, result.stderr
    assert "blocked" not in result.stderr
