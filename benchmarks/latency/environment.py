"""The environments of a run, in the user's cache folder: one with the peers, one with the torch that they look at.

Each is made once. Its stamp names what it holds, so that another version here makes it anew and an interrupted
installation is not taken for a finished one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PEERS = (
    "basedpyright==1.40.2",
    "jedi-language-server==0.47.0",
    "pyrefly==1.4.1",
    "python-lsp-server[pyflakes,pycodestyle,mccabe]==1.15.0",  # what an editor gets without further plugins
    "ruff==0.17.5",
    "torchfix==0.7.0",
    "ty==0.0.104",
    "zuban==0.10.2",
)
PROJECT = ("torch==2.13.0",)


def cache_folder() -> Path:
    """Where environments and sources are kept: ``KINSIGHT_BENCH``, else a folder in the user's cache."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("KINSIGHT_BENCH") or Path(base) / "kinsight-benchmarks")


def peers() -> Path:
    """The environment that holds the peers, made when it is missing. Raises RuntimeError where pip fails."""
    return _environment("peers", PEERS)


def project() -> Path:
    """The environment of the user's project, with torch in it."""
    return _environment("project", PROJECT)


def _environment(name: str, packages: tuple[str, ...]) -> Path:
    folder = cache_folder() / name
    stamp, wanted = folder / ".holds", "\n".join(packages)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return folder
    print(f"Installing {', '.join(packages)} into {folder}", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip(folder / "bin" / "python", "install", *packages)
    stamp.write_text(wanted, encoding="utf-8")
    return folder


def pip(python: Path, *arguments: str) -> None:
    """Run an interpreter's pip. Raises RuntimeError with its last words where it fails."""
    command = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed: {done.stderr[-1000:]}")
