"""Assembles the server that the extension carries: ``python scripts/bundle.py [--target linux-x64]``.

Compiled modules carry the version of CPython in their names (``_binding.cpython-312-…so``), so one folder holds those
of every version: what else the wheels of one release contain is the same, which is checked. One package of the
extension is for one platform, as VS Code wants it, and wheels of any platform can be fetched on any machine.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

HERE = Path(__file__).resolve().parent.parent
PROJECT = HERE.parent.parent
REQUIREMENTS = HERE / "python" / "requirements.txt"
OUT = HERE / "bundled"
COMPILED = ("pyyaml", "tree-sitter", "tree-sitter-python")
VERSIONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
_GLIBC = ("manylinux_2_28", "manylinux_2_17", "manylinux2014", "manylinux_2_5", "manylinux1")
TARGETS = {
    "linux-x64": tuple(f"{tag}_x86_64" for tag in _GLIBC),
    "linux-arm64": tuple(f"{tag}_aarch64" for tag in _GLIBC),
    "alpine-x64": ("musllinux_1_2_x86_64", "musllinux_1_1_x86_64"),
    "darwin-x64": tuple(f"macosx_{version}_x86_64" for version in ("11_0", "10_15", "10_13", "10_9")),
    "darwin-arm64": ("macosx_11_0_arm64",),
    "win32-x64": ("win_amd64",),
    "win32-arm64": ("win_arm64",),
}
# Not needed to run: the other faces, and stubs that jedi reads only where the package itself is installed.
_LEFT_OUT = ("kinsight_lsp/cli/", "kinsight_lsp/jupyter/",
             "jedi/third_party/django-stubs/", "jedi/third_party/typeshed/stubs/")  # fmt: skip

# Imports everything that a session needs, from the bundled folder alone.
_TRIAL = """
import sys
sys.path[:] = [sys.argv[1], *(folder for folder in sys.path if "site-packages" not in folder)]
from kinsight_lsp import __version__
from kinsight_lsp.lsp.catalogs import CatalogStore
from kinsight_lsp.lsp.server import KinsightServer
from kinsight_lsp.resolve.tier2 import worker_command
store, server = CatalogStore(), KinsightServer()
worker_command()
print(f"kinsight-lsp {__version__}, {len(store.catalog.insights)} insights, {len(store.catalog.cautions)} cautions")
"""


def host() -> str:
    """The target of the machine that this runs on."""
    machine = {"x86_64": "x64", "amd64": "x64", "arm64": "arm64", "aarch64": "arm64"}[platform.machine().lower()]
    system = {"win32": "win32", "darwin": "darwin"}.get(sys.platform)
    if system is None:
        system = "alpine" if platform.libc_ver()[0] != "glibc" else "linux"
    return f"{system}-{machine}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", choices=sorted(TARGETS), default=host())
    target = parser.parse_args().target
    wheels = download(target)
    with tempfile.TemporaryDirectory() as work:
        pip("wheel", "--no-deps", "--wheel-dir", work, str(PROJECT))
        shutil.rmtree(OUT, ignore_errors=True)
        for wheel in sorted((*Path(work).glob("*.whl"), *wheels.glob("*.whl"))):
            unpack(wheel, OUT / "libs")
    for name in ("start.py", "probe.py", "requirements.txt"):
        shutil.copy(HERE / "python" / name, OUT / name)
    if target == host():
        tried = subprocess.run([sys.executable, "-I", "-c", _TRIAL, str(OUT / "libs")], capture_output=True, text=True)
        if tried.returncode != 0:
            sys.exit(f"the bundled server does not start:\n{tried.stderr}")
        print(f"{target}: {tried.stdout.strip()}")


def download(target: str) -> Path:
    """The folder with the wheels that the server needs, fetched again only when the requirements have changed."""
    requirements = REQUIREMENTS.read_text("utf-8")
    lines = [line.partition("#")[0].strip() for line in requirements.splitlines()]
    pinned = {line.partition("==")[0]: line for line in lines if line}
    folder = HERE / ".wheels" / target
    stamp = folder / "requirements.txt"
    if stamp.exists() and stamp.read_text("utf-8") == requirements:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pip("download", "--no-deps", "--only-binary=:all:", "--python-version=3.10", "--dest", str(folder),
        *(line for name, line in pinned.items() if name not in COMPILED))  # fmt: skip
    for version in VERSIONS:
        available(version, target, str(folder), [pinned[name] for name in COMPILED])
    stamp.write_text(requirements, "utf-8")
    return folder


def available(version: str, target: str, folder: str, requirements: list[str]) -> None:
    """Fetch the compiled wheels for one version of CPython; one without is left to the extension's first start."""
    platforms = [f"--platform={tag}" for tag in TARGETS[target]]
    try:
        pip("download", "--no-deps", "--only-binary=:all:", "--implementation=cp", f"--python-version={version}",
            *platforms, "--dest", folder, *requirements, quiet=True)  # fmt: skip
    except subprocess.CalledProcessError:
        print(f"{target}: no wheels for Python {version}", file=sys.stderr)


def unpack(wheel: Path, libs: Path) -> None:
    """Add a wheel's files; one that another wheel has brought must be the same, but for the wheel's own papers."""
    with ZipFile(wheel) as archive:
        for name, data in files(archive):
            place = libs / name
            if place.exists() and ".dist-info/" not in name and place.read_bytes() != data:
                sys.exit(f"{wheel.name}: {name} differs from that of another wheel")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)


def files(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    for item in archive.infolist():
        data = ".data/data/" in item.filename  # what goes elsewhere than into the library's folder, as for Jupyter
        if not item.is_dir() and not data and not item.filename.startswith(_LEFT_OUT):
            yield item.filename, archive.read(item)


def pip(*arguments: str, quiet: bool = False) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL if quiet else None)


if __name__ == "__main__":
    main()
