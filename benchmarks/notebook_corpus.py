"""Real notebooks from the registry: which packages, and which of their notebooks do deep learning.

Packages are downloaded once into the folder of ``corpus.py`` (``KINSIGHT_CORPUS``) and never run.
``python benchmarks/notebook_corpus.py`` downloads what is missing and lists the notebooks.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus import fetch_packages

# Package and version, with the folder (below the unpacked archive) and names of the notebooks. Left out are notebooks
# without a line that calls PyTorch or one of its neighbours: there is nothing to explain in them.
NOTEBOOKS = {
    "sdist": {
        "gpytorch==1.15.2": [
            "examples/01_Exact_GPs/*.ipynb", "examples/04_Variational_and_Approximate_GPs/*.ipynb",
            "examples/05_Deep_Gaussian_Processes/*.ipynb", "examples/06_PyTorch_NN_Integration_DKL/*.ipynb",
        ],
        "braindecode==1.8.1": [
            "docs/auto_examples/model_building/*.ipynb",
            "docs/auto_examples/advanced_training/plot_data_augmentation*.ipynb",
            "docs/auto_examples/advanced_training/plot_relative_positioning.ipynb",
            "docs/auto_examples/applied_examples/plot_sleep_staging_*.ipynb",
        ],
        "brevitas==0.13.4": ["notebooks/*.ipynb"],
        "pyannote-audio==4.0.7": ["tutorials/ad*.ipynb", "tutorials/applying_*.ipynb", "notebook/inference.ipynb"],
        "sahi==0.12.8": [
            "demo/inference_for_torchvision.ipynb", "demo/inference_for_ultralytics.ipynb",
            "demo/inference_with_batch_slicing.ipynb",
        ],
        "sbi==0.27.0": [
            "docs/advanced_tutorials/04_embedding_networks.ipynb",
            "docs/advanced_tutorials/18_training_interface.ipynb",
            "docs/advanced_tutorials/19_vector_field_methods.ipynb",
            "docs/advanced_tutorials/21_diagnostics_misspecification_checks.ipynb",
            "docs/how_to_guide/20_time_series_embedding.ipynb",
        ],
        "zennit==0.5.1": ["docs/source/tutorial/*.ipynb"],
    },
    "wheel": {
        "botorch==0.18.1": ["notebooks_community/*/*.ipynb"],
        "super-gradients==3.7.1": [
            "super_gradients/examples/SG_Walkthrough.ipynb", "super_gradients/examples/model_export/*.ipynb",
        ],
    },
}  # fmt: skip
OWN = Path(__file__).resolve().parents[1] / "examples"


def notebooks() -> Iterator[tuple[str, Path]]:
    """The project's own teaching notebooks and those of the registry, each with where it is from."""
    for path in sorted(OWN.rglob("*.ipynb")):
        yield "examples", path
    folders = fetch_packages({kind: list(packages) for kind, packages in NOTEBOOKS.items()})
    for packages in NOTEBOOKS.values():
        for package, patterns in packages.items():
            folder = folders.get(package)
            if folder is None:
                continue
            found = {path for pattern in patterns for path in (*folder.glob(pattern), *folder.glob(f"*/{pattern}"))}
            for path in sorted(found):
                yield package, path


if __name__ == "__main__":
    for origin, notebook in notebooks():
        print(origin, notebook.name)
