"""What is shipped: the wheel holds all that kinsight needs, and the editable install finds the checkout's catalog."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kinsight_lsp import __version__
from kinsight_lsp.knowledge.loader import bundled_catalog

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, timeout=300)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.mark.slow
def test_the_wheel_holds_catalog_stubs_and_license(wheel):
    names = set(wheel.namelist())
    shipped = {path.relative_to(ROOT / "catalog").as_posix() for path in (ROOT / "catalog").rglob("*.yaml")}
    assert shipped and {f"kinsight_lsp/_catalog/{name}" for name in shipped} <= names
    assert {
        "kinsight_lsp/stubs/index.json",
        "kinsight_lsp/stubs/torch/__init__.pyi",
        "kinsight_lsp/__main__.py",
    } <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)


@pytest.mark.slow
def test_the_wheel_holds_nothing_else(wheel):
    data = f"kinsight_lsp-{__version__}.data/data/"
    button, server = "share/jupyter/labextensions/kinsight-lsp/", "etc/jupyter/jupyter_server_config.d/kinsight.json"
    allowed = ("kinsight_lsp/", f"kinsight_lsp-{__version__}.dist-info/", data + button, data + server)
    assert not [name for name in wheel.namelist() if not name.startswith(allowed)]
    assert not [name for name in wheel.namelist() if "__pycache__" in name or name.endswith(".pyc")]


@pytest.mark.slow
def test_the_wheels_commands_and_size(wheel):
    scripts = wheel.read(f"kinsight_lsp-{__version__}.dist-info/entry_points.txt").decode()
    assert "kinsight = kinsight_lsp.cli:main" in scripts and "kinsight-lsp = kinsight_lsp.__main__:main" in scripts
    assert os.path.getsize(wheel.filename) < 8_000_000


@pytest.mark.slow
def test_jupyter_finds_the_button_where_it_was_built(wheel):
    data = f"kinsight_lsp-{__version__}.data/data/"
    config = json.loads(wheel.read(f"{data}etc/jupyter/jupyter_server_config.d/kinsight.json"))
    for module in config["ServerApp"]["jpserver_extensions"]:
        points = importlib.import_module(module)._jupyter_server_extension_points()
        assert all(f"{point['module'].replace('.', '/')}.py" in wheel.namelist() for point in points)
    folder = f"{data}share/jupyter/labextensions/kinsight-lsp/"
    shipped = {name.removeprefix(folder) for name in wheel.namelist() if name.startswith(folder)}
    if not (ROOT / "editors/jupyterlab/labextension/package.json").exists():
        assert shipped == set()
        return
    manifest = json.loads(wheel.read(f"{folder}package.json"))
    assert manifest["version"] == __version__
    assert {manifest["jupyterlab"]["_build"]["load"], "install.json", "schemas/kinsight-lsp/plugin.json"} <= shipped


def test_the_button_is_of_this_version():
    manifest = ROOT / "editors/jupyterlab/package.json"
    if not manifest.exists():
        pytest.skip("not a checkout")
    lock = json.loads(manifest.with_name("package-lock.json").read_text(encoding="utf-8"))
    assert json.loads(manifest.read_text(encoding="utf-8"))["version"] == lock["version"] == __version__


@pytest.mark.slow
def test_the_unpacked_wheel_finds_its_catalog(wheel, tmp_path):
    wheel.extractall(tmp_path)
    code = (
        "import kinsight_lsp; from kinsight_lsp.knowledge.loader import bundled_catalog;"
        "print(kinsight_lsp.__file__, bundled_catalog())"
    )
    paths = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert result.stdout.split() == [
        str(tmp_path / "kinsight_lsp/__init__.py"),
        str(tmp_path / "kinsight_lsp/_catalog"),
    ]


def test_the_checkout_finds_its_catalog():
    assert bundled_catalog() == ROOT / "catalog" and any(bundled_catalog().glob("*.yaml"))


@pytest.mark.parametrize("readme", ["README.md", "README.ko.md"])
def test_what_readmes_name_is_there(readme):
    text = (ROOT / readme).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)\)", text):
        assert (ROOT / target).exists(), target
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake (\w+)", text):
        assert f"\n{target}:" in makefile, target


def test_the_changelog_names_the_version():
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_example_notebook_is_valid():
    nbformat = pytest.importorskip("nbformat")
    path = ROOT / "examples" / "notebook.ipynb"
    nbformat.validate(nbformat.read(path, as_version=4))
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert 10 <= len(cells) <= 14
