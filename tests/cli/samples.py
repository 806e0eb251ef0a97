"""Programs that the tests check."""

# Reports one caution whatever the other rules say: the module's submodules are made before super().__init__().
BAD = """\
import torch
from torch import nn


class 그물(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(2, 2)
"""
CODE = "missing-super-init"

# What ``--fix`` mends, and after it.
MENDABLE = """\
import torch
from torchvision import models

모델 = models.resnet18(pretrained=True)
"""
MENDED = MENDABLE.replace("pretrained=True", "weights=models.ResNet18_Weights.IMAGENET1K_V1")
MENDABLE_CODE = "torchvision-pretrained-deprecated"


def notebook(*cells: tuple[str, object], language: str = "python") -> dict:
    """A notebook of (kind, source) cells, with outputs."""
    ran = {"outputs": [{"name": "stdout", "output_type": "stream", "text": ["1\n"]}], "execution_count": 2}
    built = [
        {"cell_type": kind, "id": f"c{number}", "metadata": {}, **(ran if kind == "code" else {}), "source": source}
        for number, (kind, source) in enumerate(cells)
    ]
    return {"cells": built, "metadata": {"language_info": {"name": language}}, "nbformat": 4, "nbformat_minor": 5}
