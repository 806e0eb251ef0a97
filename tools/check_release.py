"""Checks that what is released is one version: ``python tools/check_release.py vX.Y.Z DIST``.

DIST holds one wheel and one or more extensions (``.vsix``). The tag, the wheel, the button for JupyterLab in it, each
extension and the server in it have to be of one version, and CHANGELOG.md has to have a section about it, which is
written to DIST/notes.md. What is wrong is said on standard error, and the exit code is 1.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUTTON = "/share/jupyter/labextensions/kinsight-lsp/package.json"
_VERSION = re.compile(r"""^__version__ = ["'](.+)["']$""", re.MULTILINE)


def versions_of(dist: Path) -> dict[str, str]:
    """The version of everything in a folder, by what it is. Raises ``KeyError`` when an archive lacks a file."""
    found = {}
    for path in sorted(dist.glob("*.whl")):
        with zipfile.ZipFile(path) as wheel:
            (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
            found[path.name] = re.search(r"^Version: (.+)$", wheel.read(metadata).decode(), re.MULTILINE)[1].strip()
            found[f"{path.name}, its code"] = _server_version(wheel, "kinsight_lsp")
            for name in wheel.namelist():
                if name.endswith(BUTTON):
                    found[f"{path.name}, its button for JupyterLab"] = json.loads(wheel.read(name))["version"]
    for path in sorted(dist.glob("*.vsix")):
        with zipfile.ZipFile(path) as extension:
            found[path.name] = json.loads(extension.read("extension/package.json"))["version"]
            found[f"{path.name}, the server in it"] = _server_version(extension, "extension/bundled/libs/kinsight_lsp")
    return found


def _server_version(archive: zipfile.ZipFile, package: str) -> str:
    return _VERSION.search(archive.read(f"{package}/__init__.py").decode())[1]


def notes_on(version: str, changelog: str) -> str:
    """The text of a version's section, empty when there is none."""
    section = re.search(rf"^## \[{re.escape(version)}\][^\n]*\n(.*?)(?=^## \[|\Z)", changelog, re.MULTILINE | re.DOTALL)
    return section[1].strip() if section else ""


def problems_of(tag: str, dist: Path) -> list[str]:
    """What stands against a release, in English. The notes are written on the way."""
    version = tag.removeprefix("v")
    found = versions_of(dist)
    problems = [f"{what} is of version {is_}, not {version}" for what, is_ in found.items() if is_ != version]
    if sum(name.endswith(".whl") for name in found) != 1:
        problems.append("there is not exactly one wheel")
    if not any(name.endswith("its button for JupyterLab") for name in found):
        problems.append("the wheel brings no button for JupyterLab: `make wheel` builds it")
    if not any(name.endswith(".vsix") for name in found):
        problems.append("there is no extension")
    notes = notes_on(version, (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    if not notes:
        problems.append(f"CHANGELOG.md says nothing about {version}")
    (dist / "notes.md").write_text(notes + "\n", encoding="utf-8")
    return problems


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    problems = problems_of(sys.argv[1], Path(sys.argv[2]))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
