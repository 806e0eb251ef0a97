"""Real training code from the registry: which packages, and how their files are found.

Sources are downloaded once into a cache folder and never run.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

# Packages whose source or wheel holds training loops, validation loops or examples. Versions pin the figures of the README.
PACKAGES = {
    "sdist": [
        "accelerate==1.15.0", "avalanche-lib==0.6.0", "backpack-for-pytorch==1.7.1", "cleanrl==0.4.8", "d2l==1.0.3",
        "flair==0.15.1", "lightly==1.6.0", "pytorch-ignite==0.5.5", "pytorch-metric-learning==2.9.0",
        "sentence-transformers==6.2.0", "timm==1.0.31", "torch-geometric==2.8.1",
    ],
    "wheel": [
        "botorch==0.18.1", "brevitas==0.13.4", "captum==0.9.0", "cogdl==0.6", "deeprobust==0.2.11", "easyocr==1.7.2",
        "efficientnet-pytorch==0.3.0", "facenet-pytorch==2.6.0", "fedml==0.9.6", "gpytorch==1.15.2", "kornia==0.9.0", "labml-nn==0.5.1",
        "monai==1.6.1", "nnunetv2==2.8.1", "open_clip_torch==3.3.0", "opacus==1.6.0", "pykeen==1.11.1", "pytorch-tabnet==4.1.0",
        "recbole==1.2.1", "semilearn==0.3.2", "skorch==1.4.0", "speechbrain==1.1.2", "spikingjelly==2.0.0",
        "stable-baselines3==2.9.2", "super-gradients==3.7.1", "tianshou==2.0.1", "torchensemble==0.2.0", "yolov5==7.0.14",
    ],
}  # fmt: skip
TRAINING = re.compile(rb"\.backward\(|\.eval\(\)|no_grad\(|zero_grad\(")


def cache_folder() -> Path:
    """Where downloads are kept: ``KINSIGHT_CORPUS``, else a folder in the user's cache."""
    base = os.environ.get("KINSIGHT_CORPUS") or Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "kinsight-corpus"
    return Path(base)


def fetch() -> list[Path]:
    """Download and unpack what is missing; the folders of all packages that could be had."""
    return list(fetch_packages(PACKAGES).values())


def fetch_packages(packages: dict[str, list[str]]) -> dict[str, Path]:
    """The same for packages by kind (sdist or wheel): the folders by what was asked for, name and perhaps version."""
    root = cache_folder()
    root.mkdir(parents=True, exist_ok=True)
    folders = {}
    for kind, names in packages.items():
        for package in names:
            folder = root / re.split(r"[=<>]", package)[0]
            if not folder.is_dir():
                _download(kind, package, folder)
            if folder.is_dir():
                folders[package] = folder
    return folders


def _download(kind: str, package: str, folder: Path) -> None:
    archive = folder.with_name(folder.name + ".download")
    options = ["--no-binary", ":all:"] if kind == "sdist" else ["--only-binary", ":all:"]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", *options, "--dest", str(archive), package]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    found = next(iter(archive.glob("*")), None) if archive.is_dir() else None
    if done.returncode or found is None:
        print(f"{package}: not to be had", file=sys.stderr)
        return
    folder.mkdir()
    if found.suffix == ".whl":
        with zipfile.ZipFile(found) as wheel:
            wheel.extractall(folder)
    else:
        with tarfile.open(found) as source:
            source.extractall(folder, filter="data")


def training_files(folders: list[Path]) -> list[Path]:
    """The Python files that train or validate a model, in a fixed order. Unit tests are left out: rules spare them on purpose."""
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder).parts
            if any(part in ("tests", "test", "testing", "test_utils", "build") for part in parts) or path.name.startswith("test_"):
                continue
            try:
                data = path.read_bytes()
            except OSError:
                continue
            if TRAINING.search(data) and b"torch" in data:
                found.append(path)
    return found
