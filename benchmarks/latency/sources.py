"""Real training scripts from sdists on the registry, downloaded once into the cache folder and never run.

A document of a given length is several whole scripts one after another: names return as they do in scripts that grew by
copying.
"""

from __future__ import annotations

import shutil
import sys
import tarfile
from pathlib import Path

from .environment import cache_folder, pip

OPACUS, OPEN_CLIP, AVALANCHE = "opacus==1.6.0", "open_clip_torch==3.3.0", "avalanche-lib==0.6.0"
_EXAMPLES = tuple(
    (OPACUS, f"examples/{name}.py")
    for name in ("dcgan", "cifar10", "imdb", "mnist")  # dcgan first: it begins with a __future__ import
)
SCRIPTS = {
    "500 lines": ((OPACUS, "examples/char-lstm-classification.py"),),
    "1,500 lines": _EXAMPLES,
    "5,000 lines": (
        *_EXAMPLES,
        *((OPACUS, f"examples/{name}.py") for name in (
            "char-lstm-classification", "fsdp_example", "fsdp_llama3", "mnist_lightning", "tensor_parallelism_llama",
            "tensor_parallelism_toy", "vision_benchmark",
        )),
        *((OPACUS, f"benchmarks/{name}.py") for name in ("run_benchmarks", "utils", "benchmark_layer")),
        (OPEN_CLIP, "src/open_clip_train/train.py"),
        *((AVALANCHE, f"examples/tvdetection/{name}.py") for name in ("train", "engine")),
    ),
}  # fmt: skip


def script(name: str) -> str:
    """The text of one of SCRIPTS. Raises RuntimeError where a package cannot be had."""
    return "\n".join((sdist(package) / path).read_text(encoding="utf-8") for package, path in SCRIPTS[name])


def sdist(package: str) -> Path:
    """The folder of an unpacked source distribution."""
    folder = cache_folder() / "sources" / package
    if not folder.is_dir():
        download, unpacked = folder.with_name(f"{package}.download"), folder.with_name(f"{package}.unpacked")
        for left_over in (download, unpacked):
            shutil.rmtree(left_over, ignore_errors=True)
        pip(Path(sys.executable), "download", "--no-deps", "--no-binary", ":all:", "--dest", str(download), package)
        [archive] = download.glob("*.tar.gz")
        with tarfile.open(archive) as source:
            source.extractall(unpacked, filter="data")
        [content] = unpacked.iterdir()
        content.rename(folder)
        for done in (download, unpacked):
            shutil.rmtree(done)
    return folder
