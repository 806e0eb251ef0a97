"""``tools/check_release.py`` lets through what is one version, and says what is not."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kinsight_lsp import __version__

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "tools" / "check_release.py"

pytestmark = pytest.mark.skipif(not SCRIPT.exists(), reason="not a checkout")


def said_of(tag: str, dist: Path) -> tuple[int, str]:
    command = [sys.executable, SCRIPT, tag, dist]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stderr


@pytest.fixture
def released(tmp_path):
    """A function that makes a wheel and an extension of the given versions and answers what the script says of them."""

    def write(path: Path, files: dict[str, str]) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)

    def run(
        tag: str, wheel: str = __version__, extension: str = __version__, server: str = __version__,
        button: str = __version__,
    ) -> tuple[int, str]:  # fmt: skip
        metadata = f"Metadata-Version: 2.4\nName: kinsight-lsp\nVersion: {wheel}\n"
        lab = f"kinsight_lsp-{wheel}.data/data/share/jupyter/labextensions/kinsight-lsp/package.json"
        write(
            tmp_path / f"kinsight_lsp-{wheel}-py3-none-any.whl",
            {
                f"kinsight_lsp-{wheel}.dist-info/METADATA": metadata,
                "kinsight_lsp/__init__.py": f'__version__ = "{wheel}"\n',
                **({lab: json.dumps({"version": button})} if button else {}),
            },
        )
        write(
            tmp_path / f"kinsight-vscode-{extension}-linux-x64.vsix",
            {
                "extension/package.json": json.dumps({"version": extension}),
                "extension/bundled/libs/kinsight_lsp/__init__.py": f'__version__ = "{server}"\n',
            },
        )
        return said_of(tag, tmp_path)

    return run


def test_one_version_is_let_through_with_its_notes(released, tmp_path):
    assert released(f"v{__version__}") == (0, "")
    notes = (tmp_path / "notes.md").read_text(encoding="utf-8")
    assert "### Added" in notes and "## [" not in notes


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        ({"tag": "v9.9.9"}, "CHANGELOG.md says nothing about 9.9.9"),
        ({"tag": "v9.9.9"}, f".whl is of version {__version__}, not 9.9.9"),
        ({"wheel": "9.9.9"}, ".whl is of version 9.9.9"),
        ({"extension": "9.9.9"}, ".vsix is of version 9.9.9"),
        ({"server": "9.9.9"}, "the server in it is of version 9.9.9"),
        ({"button": "9.9.9"}, "its button for JupyterLab is of version 9.9.9"),
        ({"button": ""}, "the wheel brings no button for JupyterLab"),
    ],
)
def test_another_version_is_refused(released, versions, said):
    code, message = released(**{"tag": f"v{__version__}", **versions})
    assert code == 1 and said in message


def test_nothing_is_refused(tmp_path):
    code, message = said_of(f"v{__version__}", tmp_path)
    assert code == 1 and "no extension" in message and "not exactly one wheel" in message
